package features

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"credence/features/internal/lexicon"
)

// A speaker is who is said to speak, as the text has it and resolved.
type speaker struct {
	phrase
	name string // resolved name, or the phrase itself
	kind SpeakerType
	id   int // index into the cast, -1 for none
}

// resolve tells who a noun phrase is: a name through the article by its
// surname, a pronoun by the last person that fits.
func (p *Page) resolve(c *cast, ph phrase) speaker {
	sp := speaker{phrase: ph, id: -1}
	text := p.Source[p.words[ph.first].Start:p.words[ph.last-1].End]
	if ph.last-ph.first == 1 && p.Is(ph.first, lexicon.Pronoun) && !p.Is(ph.first, lexicon.Vague) {
		sp.name = text
		return p.resolvePronoun(c, sp)
	}
	if id := p.nameIn(c, ph); id >= 0 {
		sp.id, sp.kind, sp.name = id, SpeakerNamed, c.names[id].text
		return sp
	}
	if id := p.apposedName(c, ph); id >= 0 {
		sp.id, sp.kind, sp.name = id, SpeakerNamed, c.names[id].text
		return sp
	}
	sp.kind, sp.name = SpeakerUnnamed, singleSpaced(text)
	named := false
	for w := ph.first; w < ph.last; w++ {
		if p.properWord(w) && !(w == ph.first && p.firstInSentence(w)) {
			named = true
		}
	}
	head := p.head(ph)
	switch {
	case p.Is(head, lexicon.Body) && p.definite(ph):
		if id := p.lastBody(c, ph.first, p.small(head)); id >= 0 {
			sp.id, sp.kind, sp.name = id, SpeakerNamed, c.names[id].text
		} else if named {
			sp.kind = SpeakerNamed
		}
	case p.vaguePhrase(ph, head):
		sp.kind = SpeakerVague
	case p.Is(head, lexicon.Title|lexicon.Role) && p.definite(ph):
		if id, ok := c.titles[p.small(head)]; ok {
			sp.id, sp.kind, sp.name = id, SpeakerNamed, c.names[id].text
		}
	case named && (p.properWord(head) || p.Is(head, lexicon.Body)):
		sp.kind = SpeakerNamed
	}
	return sp
}

// singleSpaced returns words with one space between them: mostly as they stand.
func singleSpaced(s string) string {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c == ' ' && last == ' ' || '\t' <= c && c <= '\r' || c >= utf8.RuneSelf && otherSpace(s[i:]) {
			return strings.Join(strings.Fields(s), " ")
		}
		last = c
	}
	return s
}

// otherSpace reports whether s begins with white space beyond ASCII.
func otherSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// apposedName returns the name that stands between commas after a phrase ("The
// mayor, Ann Ode, said"), or ends its sentence ("according to the mayor, Ann Ode."),
// -1 for none.
func (p *Page) apposedName(c *cast, ph phrase) int {
	if ph.last >= len(p.Words) || p.words[ph.last].Gap&GapComma == 0 || !p.Is(p.head(ph), lexicon.Role|lexicon.Title) {
		return -1
	}
	for _, m := range p.mentionsIn(c, phrase{ph.last, ph.last + 1}) {
		if m.first > ph.last+3 {
			break
		}
		if n := c.names[m.name]; p.GapAfter(m.last-1)&(GapComma|GapStop) != 0 && !n.body && strings.Contains(n.text, " ") {
			return m.name
		}
	}
	return -1
}

func (p *Page) firstInSentence(w int) bool {
	s := p.sentenceOf(w)
	return s >= 0 && p.Sentences[s].First == w
}

// head is the noun that the phrase is about: the last word before a preposition.
func (p *Page) head(ph phrase) int {
	for w := ph.first + 1; w < ph.last; w++ {
		if p.Is(w, lexicon.Preposition) {
			return w - 1
		}
	}
	return ph.last - 1
}

func (p *Page) definite(ph phrase) bool {
	w := p.small(ph.first)
	return w == "the" || w == "its" || w == "his" || w == "her" || w == "their" || w == "that" || w == "this"
}

// vaguePhrase reports a phrase that names nobody in particular.
func (p *Page) vaguePhrase(ph phrase, head int) bool {
	first := p.small(ph.first)
	if p.definite(ph) || first == "a" || first == "an" || first == "one" || first == "two" || first == "three" || first == "four" {
		return p.Is(head, lexicon.Vague) && strings.HasPrefix(p.small(head), "critic")
	}
	if !p.Is(head, lexicon.Vague) && !(p.Is(ph.first, lexicon.Vague) && ph.last-ph.first <= 3) {
		return false
	}
	for w := ph.first; w < ph.last; w++ { // "NATO experts", "experts at the Institute of …" are placed, "critics of …" are not
		if p.reads(w, "of") {
			break
		}
		if p.properWord(w) && !p.firstInSentence(w) {
			return false
		}
	}
	return true
}

// nameIn returns the name that a phrase is about, -1 for none: one that stands
// before its first preposition, a person before a body. "A lawyer for Ann Ode" is
// not Ann Ode.
func (p *Page) nameIn(c *cast, ph phrase) int {
	best, head := -1, p.head(ph)
	for _, m := range p.mentionsIn(c, ph) {
		if m.first > head {
			break
		}
		if p.words[m.last-1].Flags&Possessed != 0 && m.last < ph.last {
			continue // "Moscow’s Foreign Ministry"
		}
		if c.names[m.name].person {
			return m.name
		}
		// a place or body before the head only describes it: "Kremlin spokesman"
		if best < 0 && (m.last == ph.last || m.last > head || p.Is(m.last, lexicon.Preposition|lexicon.Conjunction)) {
			best = m.name
		}
	}
	return best
}

// mentionsIn narrows the mentions to those from the phrase on.
func (p *Page) mentionsIn(c *cast, ph phrase) []nameAt {
	return c.mentions[c.before(ph.first):]
}

// before is the number of mentions before word i.
func (c *cast) before(i int) int {
	return sort.Search(len(c.mentions), func(k int) bool { return c.mentions[k].first >= i })
}

// reach is how many mentions back a noun or pronoun is taken to refer.
const reach = 60

// lastBody returns the latest institution named before word at whose name ends
// in noun.
func (p *Page) lastBody(c *cast, at int, noun string) int {
	last := c.before(at)
	for i := last - 1; i >= max(0, last-reach); i-- {
		m := c.mentions[i]
		if n := c.names[m.name]; n.body && n.key == noun {
			return m.name
		}
	}
	return -1
}

// resolvePronoun finds the person that "he" or "she" means: the last one named
// before it whose gender is not known to differ, those known to be persons
// first.
func (p *Page) resolvePronoun(c *cast, sp speaker) speaker {
	sp.kind = SpeakerUnnamed
	var want lexicon.Class
	switch word := p.small(sp.first); {
	case strings.HasPrefix(word, "he"):
		want = lexicon.Male
	case strings.HasPrefix(word, "she"):
		want = lexicon.Female
	case strings.HasPrefix(word, "i") && !strings.HasPrefix(word, "it"), strings.HasPrefix(word, "we"), strings.HasPrefix(word, "you"):
		return sp
	case strings.HasPrefix(word, "it"):
		want = 0
	default:
		if p.Is(sp.first, lexicon.Vague) || strings.HasPrefix(word, "some") || strings.HasPrefix(word, "every") {
			sp.kind = SpeakerVague
		}
		return sp
	}
	best := p.antecedentName(c, sp.first, want)
	if best < 0 {
		return sp
	}
	if want != 0 {
		c.names[best].gender |= want
		c.names[best].person = true
	}
	sp.id, sp.kind, sp.name = best, SpeakerNamed, c.names[best].text
	return sp
}

// antecedentName returns the name that a pronoun at word at means, -1 for none.
// want is the gender it asks for, 0 for "it".
func (p *Page) antecedentName(c *cast, at int, want lexicon.Class) int {
	best, rank := -1, 0
	last := c.before(at)
	for i := last - 1; i >= max(0, last-reach); i-- {
		m := c.mentions[i]
		if p.words[m.first].Flags&Quoted != 0 {
			continue
		}
		if at-m.first > 220 || rank == 3 {
			break
		}
		// nearer first; a better rank wins within two sentences' reach
		if r := p.fits(c, m, want); r > rank && (best < 0 || at-m.first < 90) {
			best, rank = m.name, r
		}
	}
	return best
}

// fits ranks how well a mention can be what a pronoun means: 0 not at all, 3 the
// subject of its sentence, the last speaker, or known to be of that gender.
func (p *Page) fits(c *cast, m nameAt, want lexicon.Class) int {
	n := &c.names[m.name]
	full := strings.Contains(n.text, " ")
	opposite := (lexicon.Male | lexicon.Female) &^ want
	switch {
	case want == 0:
		if n.body && m.name == c.lastSpeaker {
			return 2
		}
		return 0
	case n.body || n.place || n.gender&opposite != 0 && n.gender&want == 0:
		return 0
	case n.gender&want != 0, (m.name == c.lastSpeaker || p.firstInSentence(m.first)) && (n.person || full):
		return 3
	case n.person, n.spoke && full:
		return 2
	case n.spoke, full:
		return 1
	}
	return 0
}
