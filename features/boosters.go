package features

import (
	"credence/features/internal/lexicon"
)

// boosters counts words that push a statement, and superlatives. Source: boosters
// as a class of metadiscourse (Hyland, Metadiscourse, 2005); the list is our own.
var boosters = Indicator{
	Name: "boosters", Title: "Boosters", Unit: "per 100 words", Basis: "words", Factor: Language, Direction: Lower, EnglishOnly: true, Counts: true,
	Definition: "Words that push a statement (“totally”, “obviously”, “never”) and superlatives in the article outside quotation, per 100 words there.",
	Missing:    "for a page without an article",
	Why:        "Emphasis stands in for evidence.",
	Measure:    func(p *Page) Value { return p.rate(lexicon.Booster|lexicon.Superlative, "booster") },
}
