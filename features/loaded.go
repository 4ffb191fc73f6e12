package features

import (
	"math"

	"credence/features/internal/lexicon"
)

// loadedLanguage counts loaded words and phrases in the outlet's own voice.
//
// A sentence is loaded by the sum of its words' weights, so that one faint word
// does not make a finding; the words of a loaded sentence are its findings. What
// stands in quotation marks, and what a speaker other than a vague one is
// reported to have said, is not the outlet's own voice.
var loadedLanguage = Indicator{
	Name: "loaded_language", Title: "Loaded language", Unit: "per 100 words", Basis: "words", Factor: Language, Direction: Lower, EnglishOnly: true,
	Definition: "Loaded words and phrases of the article outside quotation and reported speech, in sentences whose weights add up to 1 or more, per 100 words outside quotation. No entry names a person, party, people, faith or place.",
	Missing:    "for a page without an article",
	Why:        "Words that carry a verdict tell readers what to feel before they know what happened.",
	Measure:    measureLoaded,
}

// loadedThreshold is the sum of weights from which a sentence is loaded.
const loadedThreshold = 1.0

// sentenceScore turns a sentence's sum of weights into 0–1; ½ at the threshold.
func sentenceScore(sum float64) float64 { return 1 / (1 + math.Exp(-2*(sum-loadedThreshold))) }

func measureLoaded(p *Page) Value {
	own := p.ownWords()
	if own == 0 {
		return Value{}
	}
	reported := p.reportedWords()
	var found, in []Finding // of the article, of the sentence
	for si := range p.Sentences {
		s := &p.Sentences[si]
		if !p.bodySentence(si) {
			continue
		}
		sum, titled := 0.0, p.titleCase(s)
		in = in[:0]
		for w := s.First; w < s.Last; w++ {
			if p.words[w].ID == 0 || p.words[w].Flags&Quoted != 0 || reported[w] {
				continue
			}
			if _, n := p.Match(w, s.Last, lexicon.FixedPhrase); n > 0 {
				w += n - 1
				continue
			}
			sense, n := p.Match(w, s.Last, lexicon.Loaded)
			if n == 0 || !titled && p.properName(w, n) || p.negated(w, s) {
				continue
			}
			sum += sense.Value
			in = append(in, p.finding(KindLoaded, w, w+n, Attribute{"category", sense.Category}, Attribute{"weight", sense.Value}, Attribute{"entry", sense.Entry}))
			w += n - 1
		}
		if sum < loadedThreshold-1e-9 {
			continue
		}
		for _, f := range in {
			f.Attributes = append(f.Attributes, Attribute{"sentence_score", sentenceScore(sum)})
			found = p.keep(found, f)
		}
	}
	return per100(p.found(found), own, found)
}

// titleCase reports a heading with most of its words capitalised: a capital says
// nothing there.
func (p *Page) titleCase(s *Sentence) bool {
	capitals := 0
	for w := s.First; w < s.Last; w++ {
		if p.words[w].Flags&Capital != 0 {
			capitals++
		}
	}
	return p.Layout.Roles[s.Block] == RoleHeading && capitals*5 >= (s.Last-s.First)*3
}

// properName reports a match inside a name: a capitalised word that does not
// begin its sentence.
func (p *Page) properName(w, n int) bool {
	if p.words[w].Flags&Capital == 0 || p.words[w].Flags&AllCaps != 0 {
		return false
	}
	if p.firstInSentence(w) {
		return w+n < len(p.Words) && p.words[w+n].Flags&Capital != 0 && tight(p.words[w+n].Gap, GapSpace) && !p.Is(w+n, lexicon.Function)
	}
	return p.words[w].Gap&GapQuote == 0
}

// negated reports a negation of word w itself: right before it, or with nothing
// but an article or adverb between ("not a disaster", "never really heroic").
func (p *Page) negated(w int, s *Sentence) bool {
	for k := w; k > s.First && k > w-4; k-- {
		if p.words[k].Gap&^(GapSpace|GapHyphen) != 0 {
			return false
		}
		if p.Is(k-1, lexicon.Negation) {
			return true
		}
		if !p.Is(k-1, lexicon.Determiner|lexicon.Adverb|lexicon.Booster|lexicon.Hedge) {
			return false
		}
	}
	return false
}

// reportedWords flags the words that a speaker other than a vague one is
// reported to have said: the clause after the cue, or the one that it closes.
func (p *Page) reportedWords() []bool {
	reported := make([]bool, len(p.Words))
	for i := range p.Attributions {
		a := &p.Attributions[i]
		if a.Quote >= 0 || !a.Attributed || a.Speaker.kind == SpeakerVague {
			continue
		}
		s := p.Sentences[p.sentenceOf(a.Cue.first)]
		begin, end := min(a.Cue.first, a.Speaker.first), max(a.Cue.last, a.Speaker.last)
		before := s.Last-end < 4 // the cue closes the sentence
		if comma := p.nextComma(end, s.Last); begin > s.First && p.words[begin].Gap&GapComma != 0 && comma < s.Last {
			before, end = true, comma // "The plan, Ode said on Monday, is late"
		}
		for w := s.First; w < s.Last; w++ {
			if w < begin && before || w >= end {
				reported[w] = true
			}
		}
	}
	return reported
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
