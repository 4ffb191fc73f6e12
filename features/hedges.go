package features

import (
	"credence/features/internal/lexicon"
)

// hedges counts words that limit a statement. Source: hedges as a class of
// metadiscourse (Hyland, Metadiscourse, 2005); the list is our own.
var hedges = Indicator{
	Name: "hedges", Title: "Hedges", Unit: "per 100 words", Basis: "words", Factor: Language, Direction: Either, EnglishOnly: true, Counts: true,
	Definition: "Words that limit a statement (“apparently”, “may”, “it is unclear”) in the article outside quotation, per 100 words there.",
	Missing:    "for a page without an article",
	Why:        "Careful reporting marks what is not certain; rumour hedges too, so the rate alone has no direction.",
	Measure:    func(p *Page) Value { return p.rate(lexicon.Hedge, "hedge") },
}
