package features

import (
	"slices"
	"strings"
)

// clues are what is seen of a block by itself.
type clues struct {
	words      int
	ends       bool    // in the end of a sentence
	function   float64 // share of function words
	capitals   float64 // share of words that begin with a capital
	furnish    float64 // strength of furniture phrases × share of the block they fill
	role       Role    // of the strongest phrase
	repeated   bool    // the same line stands elsewhere on the page
	contents   bool    // line of a table of contents
	listed     bool    // section heading that a table of contents lists
	bullet     bool
	link       bool // an address and little else
	date       bool // a date and little else
	speech     bool // a quotation or a reporting verb
	separators int  // | · > between words
	hash       uint64

	question, exclaims, colon, ellipsis bool // what it ends in
	lower, digit                        bool // what it begins with: a small letter, a figure
	email, clock, piece, bar            bool // it holds an address, a time, a word for a piece of writing, a bar
	digits, commas, caps                float64
	chars                               float64 // bytes per word
	first, second                       float64 // I or we, you
	single                              float64 // share of words that are furniture by themselves
	sentences                           int
	fill                                [len(furnitureRoles)]float64 // furniture phrases by role

	matter Span // its words in Layout.matter
}

// furnitureRoles are the roles that the phrases of page furniture speak for.
var furnitureRoles = [...]Role{"menu", "share", "subscribe", "sign_in", "related", "tags", "author_box", "comments", "footer", "copyright", "contents",
	"advertisement", "consent", "promo", "media_caption"}

// findClues fills Layout.clues.
func (p *Page) findClues() {
	l := &p.Layout
	l.clues = cleared(l.clues, len(p.Blocks))
	l.lines.reset(len(p.Blocks))
	l.firsts = l.firsts[:0]
	l.matter = slices.Grow(l.matter[:0], len(p.words))
	table := listedTraits()
	date, quote, sentence := 0, 0, 0
	for i := range p.Blocks {
		b, c := &p.Blocks[i], &l.clues[i]
		c.words, c.bullet = b.Last-b.First, b.Bullet
		c.ends = endsSentence(p.Source[b.Start:b.End])
		seen := p.countClasses(b, c, table)
		p.seeEnds(b, c, seen.other)
		p.furniture(b, c, seen)
		for ; sentence < len(p.Sentences) && p.Sentences[sentence].Block == i; sentence++ {
			c.sentences++
		}
		covered := 0
		for ; date < len(p.Dates) && p.Dates[date].Start < b.End; date++ {
			covered += p.Dates[date].Last - p.Dates[date].First
		}
		c.date = covered > 0 && (c.words-covered <= 3 || covered*2 >= c.words && !c.ends)
		for ; quote < len(p.Quotations) && p.Quotations[quote].Start < b.End; quote++ {
			c.speech = c.speech || p.Quotations[quote].Last-p.Quotations[quote].First > 3
		}
		if c.words > 0 && c.words < 30 && !(c.ends && c.words >= 12) {
			l.noteLine(i)
		}
	}
}

// noteLine marks line i and the first line of the same words as repeated.
func (l *Layout) noteLine(i int) {
	c := &l.clues[i]
	if k := l.lines.number(c.hash); k < len(l.firsts) {
		c.repeated, l.clues[l.firsts[k]].repeated = true, true
		return
	}
	l.firsts = append(l.firsts, i)
}

// blockMarks is what a pass over a block's words found of what must be looked at
// closely.
type blockMarks struct {
	traits wordTrait // of any word
	other  bool      // an unusual sign stands in or beside the block
	digits bool
}

// countClasses counts the kinds of words of a block and lists those that carry
// matter. What most words are is counted without a branch, which would be guessed
// wrong as often as not.
func (p *Page) countClasses(b *Block, c *clues, table *traitTable) (seen blockMarks) {
	l := &p.Layout
	var function, capitals, hosts, digits, commas, caps, first, second, single int
	hash, goesOn := uint64(hashStart), uint64(0)
	l.phrases = l.phrases[:0]
	c.matter.Start = len(l.matter)
	matter, n := l.matter[:cap(l.matter)], len(l.matter)
	words := p.words[b.First : b.Last+1]
	for i := range words[:len(words)-1] {
		word := &words[i]
		hash = hashWord(hash, word.Hash)
		t := table.traits[word.ID]
		seen.traits |= t
		if goesOn&secondBit(word.ID) != 0 {
			l.phrases = append(l.phrases, b.First+i-1)
		}
		goesOn = table.second[word.ID]
		function += int(t & traitGrammar)
		capitals += int(word.Flags & Capital)
		caps += int(word.Flags & AllCaps / AllCaps)
		digits += int(word.Flags & Digits / Digits)
		matter[n] = int32(b.First + i)
		n += int(t/traitMatter) & threeLetters(word)
		if t&(traitPerson|traitSingle) != 0 {
			single += int(t & traitSingle / traitSingle)
			switch p.personOf(b.First+i, t) {
			case 1:
				first++
			case 2:
				second++
			}
		}
		if word.Gap == GapSpace {
			continue
		}
		seen.other = seen.other || word.Gap&GapOther != 0
		if i == 0 {
			continue
		}
		commas += int(word.Gap & GapComma / GapComma)
		switch {
		case word.Gap == GapStop:
			hosts++
		case word.Gap == GapColon:
			c.clock = c.clock || word.Flags&Digits != 0
		case word.Gap&GapOther != 0 && word.Gap&GapSpace != 0:
			c.separators++
		}
	}
	l.matter = matter[:n]
	c.matter.End = n
	seen.other = seen.other || words[len(words)-1].Gap&GapOther != 0
	seen.digits = digits > 0
	c.hash = hash
	c.speech, c.piece = seen.traits&traitSaid != 0, seen.traits&traitPiece != 0
	if n := float64(c.words); c.words > 0 {
		c.function, c.capitals = float64(function)/n, float64(capitals)/n
		c.digits, c.commas, c.caps = float64(digits)/n, float64(commas)/n, float64(caps)/n
		c.first, c.second, c.single = float64(first)/n, float64(second)/n, float64(single)/n
		c.chars = float64(b.End-b.Start) / n
		c.link = hosts > 0 && (hosts+1)*2 >= c.words && p.hostIn(b)
	}
	return seen
}

// threeLetters is 1 for a word of three bytes or more, 0 for another.
func threeLetters(w *Word) int { return int((2 - (w.End - w.Start)) >> 31) }

// personOf is the grammatical person of word i with its traits, 0 for the third.
func (p *Page) personOf(i int, t wordTrait) int {
	if t&traitPerson == 0 {
		return 0
	}
	return person(p.Word(i))
}

// person is the grammatical person of a pronoun, 0 for the third.
func person(word string) int {
	var buf [8]byte // as long as the longest of them
	if len(word) > len(buf) {
		return 0
	}
	switch string(appendSmall(buf[:0], word)) {
	case "i", "we", "my", "our", "us", "me", "i'm", "we're", "i've", "we've", "i’m", "we’re", "i’ve", "we’ve":
		return 1
	case "you", "your", "you're", "you'll", "you’re", "you’ll":
		return 2
	}
	return 0
}

// seeEnds looks at how a block begins and ends.
// other says whether an unusual sign stands in or beside it.
func (p *Page) seeEnds(b *Block, c *clues, other bool) {
	text := p.Source[b.Start:b.End]
	switch text[len(text)-1] {
	case '?':
		c.question = true
	case '!':
		c.exclaims = true
	case ':':
		c.colon = true
	default:
		c.ellipsis = strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...")
	}
	if other {
		c.email, c.bar = strings.IndexByte(text, '@') >= 0, strings.IndexByte(text, '|') >= 0
	}
	if c.words == 0 {
		return
	}
	w := p.words[b.First]
	c.lower, c.digit = w.Flags&(Capital|Digits) == 0, w.Flags&Digits != 0
}
