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
}

type cueKind uint8

const (
	cueSay    cueKind = iota // takes a clause or quotation
	cueJudge                 // labels its object
	cueSource                // according to
)

// findCues returns the cues of the article outside quotation, in order.
func (p *Page) findCues(found []cue) []cue {
	for si := range p.Sentences {
		s := &p.Sentences[si]
		if !p.bodySentence(si) {
			continue
		}
		for w := s.First; w < s.Last; w++ {
			if p.words[w].Flags&Quoted != 0 || p.words[w].ID == 0 {
				continue
			}
			sense, n := p.Match(w, s.Last, lexicon.Source)
			if n > 0 {
				found = append(found, cue{first: w, last: w + n, kind: cueSource, value: 1, sentence: si})
				w += n - 1
				continue
			}
			if sense, n = p.Match(w, s.Last, lexicon.Say); n == 0 {
				if sense, n = p.Match(w, s.Last, lexicon.Judge); n == 0 {
					continue
				}
			}
			c := cue{first: w, last: w + n, value: sense.Value, form: sense.Class & (lexicon.Base | lexicon.Present | lexicon.Past | lexicon.Participle | lexicon.Ing), sentence: si}
			if sense.Class&lexicon.Say == 0 {
				c.kind = cueJudge
			}
			if c.form == 0 { // a phrase of verb and particle
				c.form = lexicon.Past
			}
			if p.verbal(&c, s) {
				found = append(found, c)
			}
			w += n - 1
		}
	}
	return found
}

// verbal reports whether a cue word is a verb where it stands, and notes the
// passive.
func (p *Page) verbal(c *cue, s *Sentence) bool {
	prev := c.first - 1
	for prev >= s.First && (p.Is(prev, lexicon.Adverb|lexicon.Negation) || p.adverbial(prev)) && p.words[prev+1].Gap&GapComma == 0 {
		prev--
	}
	start := prev < s.First
	comma := p.words[c.first].Gap&(GapComma|GapQuote|GapDash|GapColon|GapSemicolon) != 0
	next := p.Class(c.last)
	inSentence := c.last < s.Last
	if inSentence && strings.EqualFold(p.Word(c.last), "to") && c.last+1 < s.Last && strings.EqualFold(p.Word(c.last+1), "be") {
		return false // said to be
	}
	switch {
	case c.form&lexicon.Ing != 0:
		if comma || start || p.Is(prev, lexicon.Auxiliary) {
			return true
		}
		switch p.lower(prev) {
		case "by", "in", "after", "while", "before", "when":
			return c.value >= 0.8
		}
		return false
	case c.form&(lexicon.Past|lexicon.Participle) != 0:
		if !start && p.beForm(prev) && !comma {
			c.passive = true
			return p.agent(c, s)
		}
		if c.form&lexicon.Past == 0 && (start || !p.Is(prev, lexicon.Auxiliary)) {
			return false // "three written warnings"
		}
		// an adjective: "the announced plan"
		if !start && !comma && p.Is(prev, lexicon.Determiner|lexicon.Possessive) && !p.Is(prev, lexicon.Subordinator|lexicon.Pronoun) && c.value < 1 {
			return false
		}
		if start && c.form&lexicon.Participle != 0 && p.words[c.first].Flags&Capital != 0 && !comma && c.first == s.First {
			return false // "Asked whether …"
		}
		return !strings.EqualFold(p.prevWord(c.first), "so")
	}
	// base and present: "report", "claims" are nouns as often as verbs
	if start && !comma {
		return false
	}
	if !start && p.Is(prev, lexicon.Auxiliary) && !comma {
		return !p.beForm(prev)
	}
	if !start && !comma && p.Is(prev, lexicon.Determiner|lexicon.Possessive|lexicon.Preposition|lexicon.Number) && !p.Is(prev, lexicon.Pronoun|lexicon.Vague) {
		return false
	}
	if p.words[c.first].Flags&Capital != 0 && !comma {
		return false // part of a name
	}
	if p.Is(c.first, lexicon.NounToo) && !start && !comma && p.nounBefore(prev) {
		return false // "his demands for guarantees"
	}
	if c.form&lexicon.Base != 0 && !start && !comma && !p.pluralSubject(prev) {
		return false
	}
	if comma && c.form&lexicon.Present != 0 || comma && c.form&lexicon.Base != 0 {
		// “…,” says X
		return p.words[c.first].Gap&GapQuote != 0 || p.words[c.first].Gap&GapComma != 0 && (next&lexicon.Determiner != 0 || inSentence && p.words[c.last].Flags&Capital != 0 || next&lexicon.Subordinator != 0 || next&lexicon.Pronoun != 0)
	}
	if !inSentence {
		return true
	}
	gap := p.words[c.last].Gap
	if gap&(GapQuote|GapColon|GapComma) != 0 {
		return true
	}
	if p.Is(c.first, lexicon.NounToo) && next&lexicon.Preposition != 0 && next&lexicon.Subordinator == 0 && !strings.EqualFold(p.Word(c.last), "to") && !strings.EqualFold(p.Word(c.last), "in") && !strings.EqualFold(p.Word(c.last), "on") {
		return false // claims of, reports from
	}
	return true
}

// agent reports "by" soon after a passive.
func (p *Page) agent(c *cue, s *Sentence) bool {
	for w := c.last; w < min(c.last+4, s.Last); w++ {
		if strings.EqualFold(p.Word(w), "by") {
			return true
		}
	}
	return false
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
	switch strings.ToLower(p.Word(i)) {
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

// pluralSubject reports whether word i can be the subject of a verb in its base
// form.
func (p *Page) pluralSubject(i int) bool {
	if p.Is(i, lexicon.Pronoun|lexicon.Vague|lexicon.Auxiliary) {
		return true
	}
	w := strings.ToLower(p.Word(i))
	if w == "police" || w == "who" || strings.HasSuffix(w, "men") || strings.HasSuffix(w, "people") {
		return true
	}
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && p.words[i].Flags&Possessed == 0
}
