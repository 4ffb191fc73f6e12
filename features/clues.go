package features

import (
	"math"
	"slices"
	"strings"

	"credence/features/internal/lexicon"
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
}

// furnitureRoles are the roles that the phrases of page furniture speak for.
var furnitureRoles = [...]Role{"menu", "share", "subscribe", "sign_in", "related", "tags", "author_box", "comments", "footer", "copyright", "contents",
	"advertisement", "consent", "promo", "media_caption"}

// findClues fills Layout.clues.
func (p *Page) findClues() {
	l := &p.Layout
	l.clues = append(l.clues[:0], make([]clues, len(p.Blocks))...)
	seen := make(map[uint64]int, len(p.Blocks))
	date, quote := 0, 0
	for i := range p.Blocks {
		b, c := &p.Blocks[i], &l.clues[i]
		c.words, c.bullet = b.Last-b.First, b.Bullet
		c.ends = endsSentence(p.Source[b.Start:b.End])
		p.countClasses(b, c)
		p.seeEnds(b, c)
		p.furniture(b, c)
		covered := 0
		for ; date < len(p.Dates) && p.Dates[date].Start < b.End; date++ {
			covered += p.Dates[date].Last - p.Dates[date].First
		}
		c.date = covered > 0 && (c.words-covered <= 3 || covered*2 >= c.words && !c.ends)
		for ; quote < len(p.Quotations) && p.Quotations[quote].Start < b.End; quote++ {
			c.speech = c.speech || p.Quotations[quote].Last-p.Quotations[quote].First > 3
		}
		if c.words > 0 && c.words < 30 && !(c.ends && c.words >= 12) {
			if k, ok := seen[c.hash]; ok {
				c.repeated, l.clues[k].repeated = true, true
			} else {
				seen[c.hash] = i
			}
		}
	}
}

// maxContents is the longest table of contents.
const maxContents = 100

// findContents recognises tables of contents: two or more lines in a row that
// come again later, in their order, each above a paragraph.
func (p *Page) findContents() {
	l := &p.Layout
	next := make(map[uint64]int) // line → its last place
	for i := range l.clues {
		if c := &l.clues[i]; c.repeated && c.words >= 2 && !c.bullet && p.paragraphAfter(i) {
			next[c.hash] = i
		}
	}
	for i := 0; i < len(l.clues); {
		run, at := i, i
		for run < len(l.clues) && run-i < maxContents {
			to, ok := next[l.clues[run].hash]
			if l.clues[run].words > 0 && (!ok || to <= at || to == run) {
				break
			}
			if l.clues[run].words > 0 {
				at = to
			}
			run++
		}
		if run-i >= 2 && at > run {
			for k := i; k < run; k++ {
				if l.clues[k].words > 0 {
					l.clues[k].contents, l.clues[k].repeated = true, true
					l.clues[next[l.clues[k].hash]].listed = true
					l.clues[next[l.clues[k].hash]].repeated = false
				}
			}
			if i > 0 && l.clues[i-1].role == "contents" {
				l.clues[i-1].contents = true
			}
			i = run
		} else {
			i++
		}
	}
}

// paragraphAfter reports whether the block after block i is prose.
func (p *Page) paragraphAfter(i int) bool {
	for k := i + 1; k < len(p.Blocks) && k <= i+2; k++ {
		if c := &p.Layout.clues[k]; c.ends && c.words >= 12 {
			return true
		}
	}
	return false
}

// countClasses counts the kinds of words of a block.
func (p *Page) countClasses(b *Block, c *clues) {
	function, capitals, hosts := 0, 0, 0
	digits, commas, caps, first, second, single := 0, 0, 0, 0, 0, 0
	c.hash = p.hashWords(b.First, b.Last)
	for w := b.First; w < b.Last; w++ {
		word := &p.words[w]
		class := p.lex.Class(word.ID)
		if class&(lexicon.Function|lexicon.Determiner|lexicon.Possessive) != 0 {
			function++
		}
		if class&lexicon.Say != 0 && class&lexicon.Past != 0 {
			c.speech = true
		}
		if class&lexicon.Furniture != 0 {
			single++
		}
		if class&lexicon.Piece != 0 {
			c.piece = true
		}
		if class&(lexicon.Pronoun|lexicon.Possessive) != 0 {
			switch person(p.Word(w)) {
			case 1:
				first++
			case 2:
				second++
			}
		}
		if word.Flags&Capital != 0 {
			capitals++
		}
		if word.Flags&AllCaps != 0 {
			caps++
		}
		if word.Flags&Digits != 0 {
			digits++
			c.clock = c.clock || word.Gap == GapColon && w > b.First
		}
		if word.Gap&GapComma != 0 && w > b.First {
			commas++
		}
		if word.Gap == GapStop && w > b.First {
			hosts++
		}
		if word.Gap&GapOther != 0 && word.Gap&GapSpace != 0 && w > b.First {
			c.separators++
		}
	}
	if n := float64(c.words); c.words > 0 {
		c.function, c.capitals = float64(function)/n, float64(capitals)/n
		c.digits, c.commas, c.caps = float64(digits)/n, float64(commas)/n, float64(caps)/n
		c.first, c.second, c.single = float64(first)/n, float64(second)/n, float64(single)/n
		c.chars = float64(b.End-b.Start) / n
		c.link = hosts > 0 && (hosts+1)*2 >= c.words && p.hostIn(b)
	}
}

// person is the grammatical person of a pronoun, 0 for the third.
func person(word string) int {
	switch strings.ToLower(word) {
	case "i", "we", "my", "our", "us", "me", "i'm", "we're", "i've", "we've", "i’m", "we’re", "i’ve", "we’ve":
		return 1
	case "you", "your", "you're", "you'll", "you’re", "you’ll":
		return 2
	}
	return 0
}

// seeEnds looks at how a block begins and ends.
func (p *Page) seeEnds(b *Block, c *clues) {
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
	c.email, c.bar = strings.IndexByte(text, '@') >= 0, strings.IndexByte(text, '|') >= 0
	if c.words == 0 {
		return
	}
	w := p.words[b.First]
	c.lower, c.digit = w.Flags&(Capital|Digits) == 0, w.Flags&Digits != 0
	c.sentences = p.sentenceOf(b.Last-1) - p.sentenceOf(b.First) + 1
}

// furniture finds the phrases of page furniture in a block.
func (p *Page) furniture(b *Block, c *clues) {
	if b.First == b.Last {
		return
	}
	filled, best := 0.0, 0.0
	for w := b.First; w < b.Last; {
		sense, n := p.Match(w, b.Last, lexicon.Furniture)
		if n == 0 {
			w++
			continue
		}
		if n == 1 && c.words > 6 {
			w++ // a single word says nothing inside a sentence
			continue
		}
		part := sense.Value * float64(n)
		if k := slices.Index(furnitureRoles[:], Role(sense.Category[2:])); k >= 0 {
			c.fill[k] += float64(n) / float64(c.words)
		}
		filled += part
		if part > best {
			best, c.role = part, Role(sense.Category[2:])
		}
		w += n
	}
	c.furnish = filled / float64(c.words) / 2.5
	if p.copyright(b) {
		c.role = "copyright"
		c.furnish = math.Max(c.furnish, 1)
	}
}
