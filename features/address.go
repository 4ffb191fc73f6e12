package features

import (
	"strings"
)

// personAddress counts words that speak to the reader. Source: engagement markers
// (Hyland, Metadiscourse, 2005).
var personAddress = Indicator{
	Name: "person_address", Title: "Address to the reader", Unit: "per 100 words", Basis: "words", Factor: Language, Direction: Lower, EnglishOnly: true,
	Definition: "“You”, “your”, “yours” and the like in the article outside quotation, per 100 words there.",
	Missing:    "for a page without an article",
	Why:        "Advice and advertising speak to the reader, reports seldom.",
	Measure: func(p *Page) Value {
		var found []Finding
		count := 0
		for i := range p.Words {
			if p.words[i].Flags&(InBody|Quoted) != InBody {
				continue
			}
			switch strings.ReplaceAll(p.lower(i), "’", "'") {
			case "you", "your", "yours", "yourself", "you're", "you've", "you'll", "you'd":
				count++
				if len(found) < maxFindings {
					found = append(found, p.finding("address", i, i+1))
				}
			}
		}
		return per100(count, p.ownWords(), found)
	},
}
