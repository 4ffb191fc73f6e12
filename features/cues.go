package features

import (
	"strings"

	"credence/features/internal/lexicon"
)

// A cue is a verb or phrase that reports somebody's words.
type cue struct {
	first, last int
	kind        cueKind
	value       float64 // how surely it introduces speech
	form        lexicon.Class
	passive     bool // "was described by"
	sentence    int
	report      float64 // how likely it reports, with a quotation or without
}

type cueKind uint8

const (
	cueSay    cueKind = iota // takes a clause or quotation
	cueJudge                 // labels its object
	cueSource                // according to
	cueView                  // found by the model alone: a plan, hope or reaction, a noun
)

// inflections are the classes that say how a verb is inflected.
const inflections = lexicon.Base | lexicon.Present | lexicon.Past | lexicon.Participle | lexicon.Ing

// ruleCues finds the cues that the rules know in sentence si, given its spots.
func (r *reporter) ruleCues(spots []spot, si int) {
	r.cues = r.cues[:0]
	free := 0
	for _, at := range spots {
		w := int(at.word)
		if w < free || at.use&opens == 0 {
			continue
		}
		c, n := r.cueAt(w, at.use)
		if n == 0 {
			continue
		}
		free = w + n
		c.sentence = si
		if c.kind == cueSource || r.verbal(&c, r.s) {
			r.cues = append(r.cues, c)
		}
	}
}

// cueAt returns what the lists have for a cue at word w, if it is a verb there,
// and its number of words, 0 for none.
func (r *reporter) cueAt(w int, use cueUse) (c cue, n int) {
	var sense lexicon.Sense
	switch {
	case use&opensAlone != 0:
		c, n = r.lone[r.words[w].ID], 1
		c.first, c.last = w, w+1
		return c, n
	case use&opensSource != 0:
		if _, n = r.Match(w, r.s.Last, lexicon.Source); n > 0 {
			return cue{first: w, last: w + n, kind: cueSource, value: 1}, n
		}
	}
	if use&opensSay != 0 {
		sense, n = r.Match(w, r.s.Last, lexicon.Say)
	}
	if n == 0 && use&opensJudge != 0 {
		sense, n = r.Match(w, r.s.Last, lexicon.Judge)
	}
	c = listedCue(sense)
	c.first, c.last = w, w+n
	return c, n
}

// listedCue returns the cue that a list's sense makes.
func listedCue(sense lexicon.Sense) cue {
	c := cue{value: sense.Value, form: sense.Class & inflections}
	if sense.Class&lexicon.Say == 0 {
		c.kind = cueJudge
	}
	if c.form == 0 { // a phrase of verb and particle
		c.form = lexicon.Past
	}
	return c
}

// verbal reports whether a cue word is a verb where it stands, and notes the
// passive.
func (p *Page) verbal(c *cue, s *Sentence) bool {
	prev := c.first - 1
	for prev >= s.First && (p.Is(prev, lexicon.Adverb|lexicon.Negation) || p.adverbial(prev)) && p.words[prev+1].Gap&GapComma == 0 {
		prev--
	}
	at := cuePlace{prev: prev, start: prev < s.First,
		parted: p.words[c.first].Gap&(GapComma|GapQuote|GapDash|GapColon|GapSemicolon) != 0}
	if c.last+1 < s.Last && p.near[c.last] == nearTo && p.reads(c.last+1, "be") {
		return false // said to be
	}
	switch {
	case c.form&lexicon.Ing != 0:
		return p.verbalIng(c, at)
	case c.form&(lexicon.Past|lexicon.Participle) != 0:
		return p.verbalPast(c, s, at)
	}
	return p.verbalPresent(c, s, at)
}

// A cuePlace is what stands before a cue.
type cuePlace struct {
	prev   int  // the word before it, adverbs aside
	start  bool // there is none in its sentence
	parted bool // a comma, dash, colon or quotation mark parts them
}

// verbalIng takes a participle after a comma or "is", or after "by", "in" and
// the like when the verb leaves no doubt.
func (p *Page) verbalIng(c *cue, at cuePlace) bool {
	if at.parted || at.start || p.Is(at.prev, lexicon.Auxiliary) {
		return true
	}
	switch p.lower(at.prev) {
	case "by", "after", "while", "before", "when":
		return c.value >= 0.8
	case "in": // "in announcing that", not "in writing"
		return c.value >= 0.8 && p.Is(c.last, lexicon.Subordinator|lexicon.Determiner)
	}
	return false
}

// verbalPast takes a past form that is neither an adjective nor a passive
// without somebody behind "by".
func (p *Page) verbalPast(c *cue, s *Sentence, at cuePlace) bool {
	if !at.start && p.beForm(at.prev) && !at.parted {
		c.passive = true
		return p.agent(c, s) > 0
	}
	if c.form&lexicon.Past == 0 && (at.start || !p.Is(at.prev, lexicon.Auxiliary)) {
		return false // "three written warnings"
	}
	if !at.start && !at.parted && p.Is(at.prev, lexicon.Determiner|lexicon.Possessive) && !p.Is(at.prev, lexicon.Subordinator|lexicon.Pronoun) && c.value < 1 {
		return false // "the announced plan"
	}
	if at.start && c.form&lexicon.Participle != 0 && p.words[c.first].Flags&Capital != 0 && !at.parted && c.first == s.First {
		return false // "Asked whether …"
	}
	return !strings.EqualFold(p.prevWord(c.first), "so")
}

// verbalPresent takes a base or present form; "report", "claims" and many others
// are nouns as often.
func (p *Page) verbalPresent(c *cue, s *Sentence, at cuePlace) bool {
	if at.start && !at.parted {
		return false
	}
	free := !at.start && !at.parted
	if free && p.Is(at.prev, lexicon.Auxiliary) {
		switch p.lower(at.prev) {
		case "do", "does", "did", "will", "don't", "didn't", "doesn't", "would":
			return true
		}
		return false // "can claim": nobody has said it
	}
	switch {
	case free && p.Is(at.prev, lexicon.Determiner|lexicon.Possessive|lexicon.Preposition|lexicon.Number) && !p.Is(at.prev, lexicon.Pronoun|lexicon.Vague),
		p.words[c.first].Flags&Capital != 0 && !at.parted,               // part of a name
		free && p.Is(c.first, lexicon.NounToo) && p.nounBefore(at.prev), // "his demands for guarantees"
		free && c.form&lexicon.Base != 0 && !p.pluralSubject(at.prev):
		return false
	}
	if c.last >= s.Last {
		return !at.parted || p.words[c.first].Gap&GapQuote != 0
	}
	next := p.Class(c.last)
	if at.parted { // “…,” says X
		gap := p.words[c.first].Gap
		return gap&GapQuote != 0 || gap&GapComma != 0 && (!p.Is(c.first, lexicon.NounToo) || next&(lexicon.Determiner|lexicon.Subordinator|lexicon.Pronoun) != 0 || p.words[c.last].Flags&Capital != 0)
	}
	if p.words[c.last].Gap&(GapQuote|GapColon|GapComma) != 0 {
		return true
	}
	if p.Is(c.first, lexicon.NounToo) && next&lexicon.Preposition != 0 && next&lexicon.Subordinator == 0 {
		switch p.lower(c.last) {
		case "to", "in", "on":
		default:
			return false // claims of, reports from
		}
	}
	return true
}

// agent returns the word after "by" soon after a passive, 0 for none.
func (p *Page) agent(c *cue, s *Sentence) int {
	for w := c.last; w < min(c.last+4, s.Last-1); w++ {
		if p.near[w] == nearBy {
			return w + 1
		}
	}
	return 0
}

// adverbial reports an adverb in -ly that no list holds.
func (p *Page) adverbial(i int) bool {
	w := p.words[i]
	return w.End-w.Start > 4 && w.Flags&Capital == 0 && strings.HasSuffix(p.Word(i), "ly") && !p.Is(i, lexicon.Role|lexicon.Body)
}

func (p *Page) prevWord(i int) string {
	if i == 0 {
		return ""
	}
	return p.Word(i - 1)
}

// beForm reports a form of "be" that makes a passive.
func (p *Page) beForm(i int) bool {
	if !p.Is(i, lexicon.Auxiliary) {
		return false
	}
	switch p.small(i) {
	case "is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "weren't", "aren't", "isn’t", "wasn’t", "weren’t", "aren’t", "am":
		return true
	}
	return false
}

// nounBefore reports that word i is an adjective or noun that binds the next
// word to it as a noun: it ends like one and no list knows it as a speaker.
func (p *Page) nounBefore(i int) bool {
	w := p.words[i]
	return w.Flags&(Capital|Digits) == 0 && !p.Is(i, lexicon.Role|lexicon.Body|lexicon.Title|lexicon.Vague|lexicon.Pronoun|lexicon.Auxiliary) && !p.pluralSubject(i)
}

// pluralSubject reports whether the noun phrase that ends at word i can be the
// subject of a verb in its base form: "critics", "officials in Pell".
func (p *Page) pluralSubject(i int) bool {
	if p.plural(i) {
		return true
	}
	for k := i; k > 0 && k > i-6; k-- {
		if p.words[k].Gap&^(GapSpace|GapHyphen) != 0 || p.Is(k, lexicon.Say|lexicon.Subordinator) {
			return false
		}
		if p.Is(k, lexicon.Preposition) && p.linking(k) {
			return p.plural(k - 1)
		}
	}
	return false
}

func (p *Page) plural(i int) bool {
	if p.Is(i, lexicon.Pronoun|lexicon.Vague|lexicon.Auxiliary) {
		return true
	}
	w := p.lower(i)
	if w == "police" || w == "who" || strings.HasSuffix(w, "men") || strings.HasSuffix(w, "people") {
		return true
	}
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && p.words[i].Flags&Possessed == 0
}
