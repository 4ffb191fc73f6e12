package features

import (
	"math"

	"credence/features/internal/lexicon"
)

// loadedLanguage counts loaded words and phrases in the outlet's own voice.
//
// A sentence is loaded by the sum of its words' weights, so that one faint word
// does not make a finding; matter-of-fact words weigh against it. The telling
// words of a loaded sentence are its findings: any of them by itself, without the
// sum, agreed less with annotators. What stands in quotation marks, and what a
// speaker other than a vague one is reported to have said, is not the outlet's own
// voice. The weights were learned; see LoadedLexicon.
var loadedLanguage = Indicator{
	Name: "loaded_language", Title: "Loaded language", Unit: "per 100 words", Basis: "words", Factor: Language, Direction: Lower, EnglishOnly: true, Counts: true,
	Definition: "Loaded words and phrases of the article outside quotation and reported speech, in sentences whose words' weights add up to 1 or more, per 100 words outside quotation. Words for people, parties, peoples, faiths, places and topics weigh nothing.",
	Missing:    "for a page without an article",
	Why:        "Words that carry a verdict tell readers what to feel before they know what happened.",
	Measure:    measureLoaded,
}

// loadedThreshold is the sum of weights, in hundredths, from which a sentence is
// loaded.
const loadedThreshold = 100

// sentenceScore turns a sentence's sum of weights into 0–1, ½ at the threshold. It
// ranks sentences and is no probability: how many are loaded differs from one
// outlet to the next.
func sentenceScore(sum int) float64 {
	return 1 / (1 + math.Exp(-float64(sum-loadedThreshold)/200))
}

func measureLoaded(p *Page) Value {
	r := p.readRegister()
	if r.own == 0 {
		return Value{}
	}
	reported := p.reportedWords()
	var found []Finding
	hits := p.heard.hits
	for si := range p.Sentences {
		s := &p.Sentences[si]
		if !p.bodySentence(si) {
			continue
		}
		most := p.mostOf(si)
		if most < loadedThreshold {
			continue
		}
		in := weighing{r.entries[s.First:s.Last], reported, p.titleCase(s), most > unbound/2}
		var sum int
		sum, hits = p.models.Loaded.weigh(&p.Text, s, in, hits[:0])
		if sum < loadedThreshold {
			continue
		}
		if p.silent {
			p.kept.leftOut += len(hits)
			continue
		}
		for _, h := range hits {
			found = p.keep(found, p.finding(KindLoaded, h.first, h.last,
				Attribute{"category", h.category}, Attribute{"weight", float64(h.weight) / 100}, Attribute{"entry", h.entry}, Attribute{"sentence_score", sentenceScore(sum)}))
		}
	}
	p.heard.hits = hits
	return per100(p.found(found), r.own, found)
}

// mostOf is the most that sentence si can weigh.
func (p *Page) mostOf(si int) int {
	s, bounds := &p.Sentences[si], p.register.bounds
	if !p.heard.sentences[si] {
		return bounds[s.Last] - bounds[s.First]
	}
	most := 0
	for w := s.First; w < s.Last; w++ {
		add := bounds[w+1] - bounds[w]
		if add == unbound || !p.heard.words[w] { // a phrase may begin before what is reported
			most += add
		}
	}
	return most
}

// titleCase reports a heading with most of its words capitalised: a capital says
// nothing there.
func (p *Page) titleCase(s *Sentence) bool {
	if p.Layout.Roles[s.Block] != RoleHeading {
		return false
	}
	capitals := 0
	for w := s.First; w < s.Last; w++ {
		if p.words[w].Flags&Capital != 0 {
			capitals++
		}
	}
	return capitals*5 >= (s.Last-s.First)*3
}

// properName reports whether n words from w on, of which the first has a capital,
// are part of a name: they stand inside their sentence, or before another
// capital. A word in capitals is shouted, unless it is short as initials are.
func (t *Text) properName(w, n int, s *Sentence) bool {
	word := &t.words[w]
	if word.Flags&AllCaps != 0 {
		return word.End-word.Start <= 3
	}
	if w == s.First {
		return w+n < len(t.Words) && t.words[w+n].Flags&Capital != 0 && tight(t.words[w+n].Gap, GapSpace) && !t.Is(w+n, lexicon.Function)
	}
	return word.Gap&GapQuote == 0
}

// negated reports a negation of word w itself: right before it, or with nothing
// but an article or adverb between ("not a disaster", "never really heroic").
func (t *Text) negated(w int, s *Sentence) bool {
	for k := w; k > s.First && k > w-4; k-- {
		if t.words[k].Gap&^(GapSpace|GapHyphen) != 0 {
			return false
		}
		if t.Is(k-1, lexicon.Negation) {
			return true
		}
		if !t.Is(k-1, lexicon.Determiner|lexicon.Adverb|lexicon.Booster|lexicon.Hedge) {
			return false
		}
	}
	return false
}

// heard is memory of measureLoaded.
type heard struct {
	words     []bool // that are reported, see reportedWords
	sentences []bool // that hold such words
	hits      []loadedHit
}

// reportedWords flags the words that a speaker other than a vague one is
// reported to have said: the clause after the cue, or the one that it closes.
func (p *Page) reportedWords() []bool {
	h := &p.heard
	h.words, h.sentences = resized(h.words, len(p.Words)), resized(h.sentences, len(p.Sentences))
	clear(h.words)
	clear(h.sentences)
	for i := range p.Attributions {
		a := &p.Attributions[i]
		if a.Quote >= 0 || !a.Attributed || a.View || a.Speaker.kind == SpeakerVague {
			continue
		}
		si := p.sentenceOf(a.Cue.first)
		s := &p.Sentences[si]
		h.sentences[si] = true
		begin, end := min(a.Cue.first, a.Speaker.first), max(a.Cue.last, a.Speaker.last)
		before := s.Last-end < 4 // the cue closes the sentence
		if comma := p.nextComma(end, s.Last); begin > s.First && p.words[begin].Gap&GapComma != 0 && comma < s.Last {
			before, end = true, comma // "The plan, Ode said on Monday, is late"
		}
		for w := s.First; w < s.Last; w++ {
			if w < begin && before || w >= end {
				h.words[w] = true
			}
		}
	}
	return h.words
}

// nextComma returns the first word from w on that stands behind a comma, or
// end; it looks a few words far.
func (p *Page) nextComma(w, end int) int {
	for k := w; k < min(w+6, end); k++ {
		if p.words[k].Gap&GapComma != 0 {
			return k
		}
	}
	return end
}
