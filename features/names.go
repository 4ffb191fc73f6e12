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
	person bool // a title or role says that it is a person
	spoke  bool // is the subject of a reporting verb
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
	byGiven  map[string]int // first word of a longer name → its first bearer
	titles   map[string]int // "president" → who bears it

	lastSpeaker int // the person who spoke last, -1 for none yet

	inner hashSet // hashes of words with a capital inside a sentence
	ready bool    // inner is
}

// reset empties a cast and keeps its memory, unless it is uncommonly large.
func (c *cast) reset() {
	if len(c.names) > 1000 || len(c.titles) > 1000 {
		*c = cast{}
	}
	if c.byKey == nil {
		c.byKey, c.byGiven, c.titles = map[string]int{}, map[string]int{}, map[string]int{}
	}
	clear(c.byKey)
	clear(c.byGiven)
	clear(c.titles)
	c.names, c.mentions = c.names[:0], c.mentions[:0]
	c.lastSpeaker, c.ready = -1, false
}

// findNames collects the names of the article and where they stand.
func (p *Page) findNames(c *cast) {
	c.reset()
	free := 0
	for _, at := range p.capitals {
		w := int(at)
		if w < free || !p.properWord(w) {
			continue
		}
		first := w
		for w+1 < len(p.Words) && p.properWord(w+1) && p.words[w].Flags&Possessed == 0 && p.nameGap(w+1) {
			w++
		}
		if w+2 < len(p.Words) && p.Is(w, lexicon.Body) && p.reads(w+1, "of") && p.properWord(w+2) && p.nameGap(w+1) && p.nameGap(w+2) {
			w += 2 // "Ministry of Salt"
		}
		free = w + 1
		if w == first && p.firstInSentence(w) && (p.words[w].ID != 0 && p.words[w].Flags&Possessed == 0 || !p.innerCapital(c, w)) {
			continue // "Critics say": a capital because a sentence begins
		}
		p.addName(c, first, w+1)
	}
}

// innerCapital reports whether word i stands with a capital inside a sentence, too.
func (p *Page) innerCapital(c *cast, i int) bool {
	if !c.ready {
		c.ready = true
		c.inner.reset(len(p.capitals))
		for _, w := range p.capitals {
			if s := p.sentenceOf(int(w)); s >= 0 && p.Sentences[s].First != int(w) && p.properWord(int(w)) {
				c.inner.add(innerHash(p.baseHash(int(w))))
			}
		}
	}
	return c.inner.has(innerHash(p.baseHash(i)))
}

// innerHash is the hash of a word in cast.inner, never 0.
func innerHash(h uint32) uint64 { return uint64(h) + 1 }

// baseHash is the hash of a word without its 's.
func (p *Page) baseHash(i int) uint32 {
	w := p.words[i]
	if w.Flags&Possessed == 0 {
		return w.Hash
	}
	var buf [longestWord]byte
	return lexicon.HashBytes(appendSmall(buf[:0], trimPossessive(p.Word(i))))
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
	first, title := p.stripTitles(&n, first, last)
	if first >= last {
		return
	}
	head := last - 1
	if head-2 >= first && p.reads(head-1, "of") {
		head -= 2
	}
	n.body = p.Is(head, lexicon.Body) || last-first == 1 && p.words[first].Flags&AllCaps != 0 && !n.person
	n.place = first > 0 && p.locative(first-1) && p.words[last-1].Flags&Possessed == 0 && tight(p.words[first].Gap, GapSpace)
	n.text = trimPossessive(p.Source[p.words[first].Start:p.words[last-1].End])
	var buf [2 * longestWord]byte
	both := appendSmall(buf[:0], trimPossessive(p.Word(head)))
	k := len(both)
	both = appendSmall(both, p.Word(first))
	id := c.known(&n, both[:k], both[k:], last-first == 1)
	if id < 0 {
		p.describe(&n, last)
		words := string(both)
		n.key, n.given = words[:k], words[k:]
		id = c.add(n, last-first > 1)
	}
	if title != "" {
		c.titles[title] = id
	}
	c.mentions = append(c.mentions, nameAt{first, last, id})
}

// add appends a name, of several words or one.
func (c *cast) add(n name, several bool) int {
	id := len(c.names)
	c.names = append(c.names, n)
	c.byKey[n.key] = id
	if several {
		if _, taken := c.byGiven[n.given]; !taken {
			c.byGiven[n.given] = id
		}
	}
	return id
}

// stripTitles passes over the titles and roles that a run begins with, or that
// stand before it, and notes what they say of the person. It returns where the
// name proper begins, and the last title.
func (p *Page) stripTitles(n *name, first, last int) (int, string) {
	title := -1
	for first < last && p.Is(first, lexicon.Title|lexicon.Honorific|lexicon.Role) {
		title = first
		p.bears(n, first)
		first++
	}
	for k := last - 2; k > first; k-- { // "NATO Secretary General Mark Rutte"
		if p.Is(k, lexicon.Title|lexicon.Role|lexicon.Honorific) {
			title = k
			p.bears(n, k)
			first = k + 1
			break
		}
	}
	if first > 0 && first < last && p.Is(first-1, lexicon.Title|lexicon.Role|lexicon.Honorific) && tight(p.words[first].Gap, GapSpace|GapStop) {
		p.bears(n, first-1)
	}
	if title < 0 {
		return first, ""
	}
	return first, p.small(title)
}

// bears notes that a person bears the title at word i.
func (p *Page) bears(n *name, i int) {
	n.person = true
	n.gender |= p.Class(i) & (lexicon.Female | lexicon.Male)
}

// known returns the name that n, with its last and first word in small letters, is
// another mention of: by its last word and where it has more by what leads to it,
// or by a first name alone; -1 for none.
func (c *cast) known(n *name, key, given []byte, single bool) int {
	id, ok := c.byKey[string(key)]
	if !ok {
		if id, ok = c.byGiven[string(key)]; ok && single && c.names[id].person {
			return id
		}
		return -1
	}
	k := &c.names[id]
	if n.body && k.body && strings.HasSuffix(k.text, n.text) {
		return id
	}
	k.gender |= n.gender
	k.person = k.person || n.person
	k.place = k.place || n.place && single
	if single || k.given == string(given) || strings.HasSuffix(k.text, " "+n.text) {
		return id
	}
	return -1
}

// describe notes what stands between commas after a name that ends before word
// last: "Ann Ode, 45,", "Ann Ode, a spokeswoman".
func (p *Page) describe(n *name, last int) {
	if last+1 >= len(p.Words) || p.words[last].Gap&GapComma == 0 {
		return
	}
	age := p.words[last].Flags&Numeric != 0 && p.words[last].End-p.words[last].Start == 2
	end := min(last+5, len(p.Words))
	if !age && !p.roleAhead(last, end) {
		return
	}
	n.person = !n.body
	for w := last; w < end; w++ {
		if w > last && p.words[w].Gap&GapComma != 0 {
			break
		}
		n.gender |= p.Class(w) & (lexicon.Female | lexicon.Male)
	}
}

// locativeFilter is of the words that locative knows.
var locativeFilter = filterOf("in", "across", "inside", "outside", "near", "throughout", "into", "within")

// locative reports prepositions that places follow and persons do not.
func (p *Page) locative(i int) bool {
	if !locativeFilter.may(&p.words[i]) {
		return false
	}
	switch p.lower(i) {
	case "in", "across", "inside", "outside", "near", "throughout", "into", "within":
		return true
	}
	return false
}

func trimPossessive(s string) string {
	if n := len(s); n == 0 || s[n-1] != 's' && s[n-1] != '\'' && s[n-1] != 0x99 { // the last byte of ’
		return s
	}
	for _, suffix := range []string{"'s", "’s", "'", "’"} {
		if t, ok := strings.CutSuffix(s, suffix); ok {
			return t
		}
	}
	return s
}
