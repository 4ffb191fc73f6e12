package features

import (
	"strings"

	"credence/features/internal/lexicon"
)

// A SpeakerType says how well a speaker is known.
type SpeakerType string

// The speaker types.
const (
	SpeakerNamed   SpeakerType = "named"   // a person or body by name
	SpeakerUnnamed SpeakerType = "unnamed" // somebody in particular: "a senior official"
	SpeakerVague   SpeakerType = "vague"   // nobody in particular: "critics", "many"
)

// A name is a person or body that the article names.
type name struct {
	text   string // fullest form: "Maria Zakharova"
	key    string // last word in lower case
	given  string // first word in lower case
	gender lexicon.Class
	person bool // a title, role or reporting verb says that it is a person
	place  bool // stands after "in" or the like
	body   bool // an institution
}

// A nameAt is one place where a name stands.
type nameAt struct {
	first, last int // words
	name        int
}

// A cast is everybody named in an article.
type cast struct {
	names    []name
	mentions []nameAt
	byKey    map[string]int // last word → latest name
	titles   map[string]int // "president" → who bears it

	lastSpeaker int // the person who spoke last, -1 for none yet
}

// findNames collects the names of the article and where they stand.
func (p *Page) findNames(c *cast) {
	c.names, c.mentions = c.names[:0], c.mentions[:0]
	c.lastSpeaker = -1
	c.byKey, c.titles = map[string]int{}, map[string]int{}
	inner := p.innerCapitals()
	for w := 0; w < len(p.Words); w++ {
		if !p.properWord(w) {
			continue
		}
		first := w
		for w+1 < len(p.Words) && p.properWord(w+1) && p.words[w].Flags&Possessed == 0 && p.nameGap(w+1) {
			w++
		}
		if w == first && p.firstInSentence(w) && (p.words[w].ID != 0 && p.words[w].Flags&Possessed == 0 || !inner[trimPossessive(p.Word(w))]) {
			continue // "Critics say": a capital because a sentence begins
		}
		p.addName(c, first, w+1)
	}
}

// innerCapitals is the set of words that stand with a capital inside a sentence.
func (p *Page) innerCapitals() map[string]bool {
	set := map[string]bool{}
	for i := range p.Sentences {
		s := &p.Sentences[i]
		for w := s.First + 1; w < s.Last; w++ {
			if p.properWord(w) {
				set[trimPossessive(p.Word(w))] = true
			}
		}
	}
	return set
}

// properWord reports whether word i can be part of a name.
func (p *Page) properWord(i int) bool {
	w := p.words[i]
	return w.Flags&Capital != 0 && w.Flags&InBody != 0 && !p.Is(i, lexicon.Weekday|lexicon.Month|lexicon.Determiner|lexicon.Function|lexicon.Possessive|lexicon.Negation|lexicon.Relative|lexicon.Number)
}

// nameGap reports whether the gap before word i can stand inside a name.
func (p *Page) nameGap(i int) bool {
	g := p.words[i].Gap
	if tight(g, GapSpace|GapHyphen) {
		return true
	}
	prev := p.words[i-1]
	if tight(g, GapSpace|GapQuote) && prev.Flags&Quoted == p.words[i].Flags&Quoted && p.Source[prev.End-1] == 's' {
		return true // "Tenants’ Association"
	}
	return tight(g, GapSpace|GapStop) && (prev.End-prev.Start == 1 || p.Is(i-1, lexicon.AbbrevName|lexicon.Title))
}

// addName notes the run of capitalised words [first, last).
func (p *Page) addName(c *cast, first, last int) {
	n := name{}
	title := ""
	for first < last && p.Is(first, lexicon.Title|lexicon.Honorific|lexicon.Role) {
		n.gender |= p.Class(first) & (lexicon.Female | lexicon.Male)
		n.person = true
		title = strings.ToLower(p.Word(first))
		first++
	}
	// "NATO Secretary General Mark Rutte": the name follows the last title
	for k := last - 2; k > first; k-- {
		if p.Is(k, lexicon.Title|lexicon.Role|lexicon.Honorific) {
			n.gender |= p.Class(k) & (lexicon.Female | lexicon.Male)
			n.person = true
			title = strings.ToLower(p.Word(k))
			first = k + 1
			break
		}
	}
	if first >= last {
		return
	}
	if first > 0 && p.Is(first-1, lexicon.Title|lexicon.Role|lexicon.Honorific) && tight(p.words[first].Gap, GapSpace|GapStop) {
		n.person = true
		n.gender |= p.Class(first-1) & (lexicon.Female | lexicon.Male)
	}
	n.body = p.Is(last-1, lexicon.Body)
	n.place = first > 0 && p.locative(first-1) && p.words[last-1].Flags&Possessed == 0 && tight(p.words[first].Gap, GapSpace)
	n.key = strings.ToLower(trimPossessive(p.Word(last - 1)))
	if id, ok := c.byKey[n.key]; ok && n.body && c.names[id].body && strings.HasSuffix(c.names[id].text, p.Source[p.words[first].Start:p.words[last-1].End]) {
		c.mentions = append(c.mentions, nameAt{first, last, id})
		return
	}
	if id, ok := c.byKey[n.key]; ok {
		known := &c.names[id]
		known.gender |= n.gender
		known.person = known.person || n.person
		known.place = known.place || n.place && last-first == 1
		text := trimPossessive(p.Source[p.words[first].Start:p.words[last-1].End])
		if last-first == 1 || known.given == strings.ToLower(p.Word(first)) || strings.HasSuffix(known.text, " "+text) {
			if title != "" {
				c.titles[title] = id
			}
			c.mentions = append(c.mentions, nameAt{first, last, id})
			return
		}
	} else if last-first == 1 {
		for id := range c.names { // by a first name alone
			if c.names[id].given == n.key && c.names[id].person {
				c.mentions = append(c.mentions, nameAt{first, last, id})
				return
			}
		}
	}
	n.given = strings.ToLower(p.Word(first))
	n.text = trimPossessive(p.Source[p.words[first].Start:p.words[last-1].End])
	if k := last; k+1 < len(p.Words) && p.words[k].Gap&GapComma != 0 && (p.words[k].Flags&Numeric != 0 && p.words[k].End-p.words[k].Start == 2 || p.roleAhead(k, min(k+5, len(p.Words)))) {
		n.person = !n.body // "Ann Ode, 45," or "Ann Ode, a spokeswoman"
		for w := k; w < min(k+5, len(p.Words)); w++ {
			if w > k && p.words[w].Gap&GapComma != 0 {
				break
			}
			n.gender |= p.Class(w) & (lexicon.Female | lexicon.Male)
		}
	}
	c.names = append(c.names, n)
	c.byKey[n.key] = len(c.names) - 1
	if title != "" {
		c.titles[title] = len(c.names) - 1
	}
	c.mentions = append(c.mentions, nameAt{first, last, len(c.names) - 1})
}

// locative reports prepositions that places follow and persons do not.
func (p *Page) locative(i int) bool {
	switch p.lower(i) {
	case "in", "across", "inside", "outside", "near", "throughout", "into", "within":
		return true
	}
	return false
}

func trimPossessive(s string) string {
	for _, suffix := range []string{"'s", "’s", "'", "’"} {
		if t := strings.TrimSuffix(s, suffix); t != s {
			return t
		}
	}
	return s
}

// A speaker is who is said to speak, as the text has it and resolved.
type speaker struct {
	phrase
	name  string // resolved name, or the phrase itself
	kind  SpeakerType
	id    int // index into the cast, -1 for none
	plain lexicon.Class
}

// resolve tells who a noun phrase is: a name through the article by its
// surname, a pronoun by the last person that fits.
func (p *Page) resolve(c *cast, ph phrase) speaker {
	sp := speaker{phrase: ph, id: -1, name: strings.Join(strings.Fields(p.Source[p.words[ph.first].Start:p.words[ph.last-1].End]), " ")}
	if ph.last-ph.first == 1 && p.Is(ph.first, lexicon.Pronoun) && !p.Is(ph.first, lexicon.Vague) {
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
	sp.kind = SpeakerUnnamed
	named := false
	for w := ph.first; w < ph.last; w++ {
		if p.properWord(w) && !(w == ph.first && p.firstInSentence(w)) {
			named = true
		}
	}
	head := p.head(ph)
	switch {
	case p.Is(head, lexicon.Body) && p.definite(ph):
		if id := p.lastBody(c, ph.first, strings.ToLower(p.Word(head))); id >= 0 {
			sp.id, sp.kind, sp.name = id, SpeakerNamed, c.names[id].text
		} else if named {
			sp.kind = SpeakerNamed
		}
	case p.vaguePhrase(ph, head):
		sp.kind = SpeakerVague
	case p.Is(head, lexicon.Title|lexicon.Role) && p.definite(ph):
		if id, ok := c.titles[strings.ToLower(p.Word(head))]; ok {
			sp.id, sp.kind, sp.name = id, SpeakerNamed, c.names[id].text
		}
	case named && !p.Is(head, lexicon.Role|lexicon.Title):
		sp.kind = SpeakerNamed
	}
	return sp
}

// apposedName returns the name that stands between commas after a phrase ("The
// mayor, Ann Ode, said"), -1 for none.
func (p *Page) apposedName(c *cast, ph phrase) int {
	if ph.last >= len(p.Words) || p.words[ph.last].Gap&GapComma == 0 || !p.Is(p.head(ph), lexicon.Role|lexicon.Title) {
		return -1
	}
	for _, m := range p.mentionsIn(c, phrase{ph.last, ph.last + 1}) {
		if m.first > ph.last+3 {
			break
		}
		if n := c.names[m.name]; p.GapAfter(m.last-1)&GapComma != 0 && !n.body && strings.Contains(n.text, " ") {
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
	w := strings.ToLower(p.Word(ph.first))
	return w == "the" || w == "its" || w == "his" || w == "her" || w == "their" || w == "that" || w == "this"
}

// vaguePhrase reports a phrase that names nobody in particular.
func (p *Page) vaguePhrase(ph phrase, head int) bool {
	first := strings.ToLower(p.Word(ph.first))
	if p.definite(ph) || first == "a" || first == "an" || first == "one" || first == "two" || first == "three" || first == "four" {
		return p.Is(head, lexicon.Vague) && strings.HasPrefix(strings.ToLower(p.Word(head)), "critic")
	}
	if !p.Is(head, lexicon.Vague) && !(p.Is(ph.first, lexicon.Vague) && ph.last-ph.first <= 3) {
		return false
	}
	for w := ph.first; w < ph.last; w++ { // "NATO officials", "experts at the Institute of …" are placed
		if p.properWord(w) && !p.firstInSentence(w) {
			return false
		}
	}
	return true
}

// nameIn returns the name that stands in a phrase, a person before a body; -1
// for none.
func (p *Page) nameIn(c *cast, ph phrase) int {
	best := -1
	for _, m := range p.mentionsIn(c, ph) {
		if m.first >= ph.last {
			break
		}
		if m.first < ph.first {
			continue
		}
		if p.words[m.last-1].Flags&Possessed != 0 && m.last < ph.last {
			continue // "Moscow’s Foreign Ministry"
		}
		if c.names[m.name].person {
			return m.name
		}
		// a place or body before the head only describes it: "Kremlin spokesman"
		if m.last == ph.last || p.Is(m.last, lexicon.Preposition|lexicon.Conjunction) {
			if best < 0 {
				best = m.name
			}
		}
	}
	if best >= 0 && p.words[ph.first].Flags&Capital == 0 && p.Is(p.head(ph), lexicon.Role) && !c.names[best].person {
		return -1 // "a spokesman for the Kremlin"
	}
	return best
}

// mentionsIn narrows the mentions to those from the phrase on.
func (p *Page) mentionsIn(c *cast, ph phrase) []nameAt {
	lo, hi := 0, len(c.mentions)
	for lo < hi {
		if mid := (lo + hi) / 2; c.mentions[mid].first < ph.first {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return c.mentions[lo:]
}

// lastBody returns the latest institution named before word at whose name ends
// in noun.
func (p *Page) lastBody(c *cast, at int, noun string) int {
	best := -1
	for _, m := range c.mentions {
		if m.first >= at {
			break
		}
		if n := c.names[m.name]; n.body && n.key == noun {
			best = m.name
		}
	}
	return best
}

// resolvePronoun finds the person that "he" or "she" means: the last one named
// before it whose gender is not known to differ, those known to be persons
// first.
func (p *Page) resolvePronoun(c *cast, sp speaker) speaker {
	sp.kind = SpeakerUnnamed
	var want lexicon.Class
	switch word := strings.ToLower(p.Word(sp.first)); {
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
	opposite := (lexicon.Male | lexicon.Female) &^ want
	best, rank := -1, 0
	for i := len(c.mentions) - 1; i >= 0; i-- {
		m := c.mentions[i]
		if m.first >= sp.first || p.words[m.first].Flags&Quoted != 0 {
			continue
		}
		if sp.first-m.first > 220 {
			break
		}
		n := &c.names[m.name]
		r := 0
		switch {
		case want == 0:
			if n.body && m.name == c.lastSpeaker {
				r = 2
			}
		case n.body || n.place || n.gender&opposite != 0 && n.gender&want == 0:
		case m.name == c.lastSpeaker, n.gender&want != 0, p.firstInSentence(m.first) && (n.person || strings.Contains(n.text, " ")):
			r = 3
		case n.person:
			r = 2
		case strings.Contains(n.text, " "):
			r = 1
		}
		// nearer first; a better rank wins within two sentences' reach
		if r > rank && (best < 0 || sp.first-m.first < 90) {
			best, rank = m.name, r
		}
		if rank == 3 {
			break
		}
	}
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
