package features

import "strings"

// headlineMatch is the share of the headline's content words that its article
// repeats.
var headlineMatch = Indicator{
	Name: "headline_match", Title: "Headline borne out by the article", Unit: "0–1", Basis: "words", Factor: Language, Direction: Higher, EnglishOnly: true,
	Definition: "Words of the headline of five letters or more, or their first five letters, that the article has too / such words.", Missing: "without a headline of two such words",
	Why: "What a headline says should stand in its article.",
	Measure: func(p *Page) Value {
		h, ok := p.headline()
		if !ok {
			return Value{}
		}
		var want []string
		var at []int
		for i := h.first; i < h.last; i++ {
			if w := h.words[i]; w.End-w.Start >= stemLetters && w.Flags&HasLetters != 0 {
				want, at = append(want, strings.ToLower(h.Source[w.Start:w.Start+stemLetters])), append(at, i)
			}
		}
		if len(want) < 2 || p.Layout.BodyWords == 0 {
			return Value{}
		}
		seen := make([]bool, len(want))
		left := len(want)
		for i := range p.Words {
			w := &p.words[i]
			if w.Flags&InBody == 0 || w.End-w.Start < stemLetters || left == 0 {
				continue
			}
			for k := range want {
				if !seen[k] && strings.EqualFold(p.Source[w.Start:w.Start+stemLetters], want[k]) {
					seen[k] = true
					left--
				}
			}
		}
		var found []Finding
		for k, i := range at {
			found = p.keep(found, h.finding("headline_word", h.words[i].Start, h.words[i].End, Attribute{"in_article", seen[k]}))
		}
		return share(len(want)-left, len(want), found)
	},
}

// stemLetters is how many bytes of a word stand for it.
const stemLetters = 5
