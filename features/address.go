package features

import (
	"strings"
)

// personAddress counts words that speak to the reader. Source: engagement markers
// (Hyland, Metadiscourse, 2005).
var personAddress = Indicator{
	Name: "person_address", Title: "Address to the reader", Unit: "per 100 words", Basis: "words", Factor: Language, Direction: Lower, EnglishOnly: true, Counts: true,
	Definition: "“You”, “your”, “yours” and the like in the article outside quotation, per 100 words there.",
	Missing:    "for a page without an article",
	Why:        "Advice and advertising speak to the reader, reports seldom.",
	Measure: func(p *Page) Value {
		var found []Finding
		for i := range p.Words {
			if p.words[i].Flags&(InBody|Quoted) != InBody {
				continue
			}
			switch strings.ReplaceAll(p.lower(i), "’", "'") {
			case "you", "your", "yours", "yourself", "you're", "you've", "you'll", "you'd":
				found = p.tally(found, p.finding("address", i, i+1), "")
			}
		}
		return per100(p.kept.tallied, p.ownWords(), found)
	},
}
