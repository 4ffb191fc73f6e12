package features

// personAddress counts words that speak to the reader. Source: engagement markers
// (Hyland, Metadiscourse, 2005).
var personAddress = Indicator{
	Name: "person_address", Title: "Address to the reader", Unit: "per 100 words", Basis: "words", Factor: Language, Direction: Lower, EnglishOnly: true, Counts: true,
	Definition: "“You”, “your”, “yours” and the like in the article outside quotation, per 100 words there.",
	Missing:    "for a page without an article",
	Why:        "Advice and advertising speak to the reader, reports seldom.",
	Measure: func(p *Page) Value {
		count, found := p.ofKind(regAddress, "address")
		return per100(count, p.register.own, found)
	},
}
