package features

import (
	"strings"

	"credence/features/internal/lexicon"
)

// headlineMatch is the share of the headline's content words that its article
// repeats.
var headlineMatch = Indicator{
	Name: "headline_match", Title: "Headline borne out by the article", Unit: "0–1", Basis: "words", Factor: Language, Direction: Higher, EnglishOnly: true,
	Definition: "Words of the headline, function words aside, that the article has too, whole or by their first five letters / such words.", Missing: "without a headline of two such words",
	Why: "What a headline says should stand in its article.",
	Measure: func(p *Page) Value {
		h, ok := p.headline()
		if !ok || p.Layout.BodyWords == 0 {
			return Value{}
		}
		var want []string
		var at []int
		for i := h.first; i < h.last; i++ {
			if w := h.words[i]; w.Flags&HasLetters != 0 && w.End-w.Start > 1 && !h.Is(i, functionWord) {
				want, at = append(want, strings.ToLower(trimPossessive(h.Word(i)))), append(at, i)
			}
		}
		if len(want) < 2 {
			return Value{}
		}
		seen := p.articleHas(want)
		n := 0
		var found []Finding
		for k, i := range at {
			if seen[k] {
				n++
			}
			found = p.keep(found, h.finding("headline_word", h.words[i].Start, h.words[i].End, Attribute{"in_article", seen[k]}))
		}
		return share(n, len(want), found)
	},
}

// functionWord are words that any article has.
const functionWord = lexicon.Function | lexicon.Determiner | lexicon.Possessive | lexicon.Negation

// stemBytes is how many bytes at its beginning stand for a longer word.
const stemBytes = 5

// articleHas reports which of the words, in small letters, the article has. A word
// is found by its first bytes, a shorter one whole. Names count whatever their
// length, so that it does not matter what somebody is called.
func (p *Page) articleHas(words []string) []bool {
	seen := make([]bool, len(words))
	left := len(words)
	for i := range p.Words {
		w := &p.words[i]
		if w.Flags&InBody == 0 || left == 0 {
			continue
		}
		word := p.Source[w.Start:w.End]
		for k, want := range words {
			if seen[k] || word[0]|0x20 != want[0]|0x20 {
				continue
			}
			if len(want) >= stemBytes && len(word) >= stemBytes {
				seen[k] = strings.EqualFold(word[:stemBytes], want[:stemBytes])
			} else {
				seen[k] = len(word) >= len(want) && strings.EqualFold(trimPossessive(word), want)
			}
			if seen[k] {
				left--
			}
		}
	}
	return seen
}
