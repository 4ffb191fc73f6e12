package features

// byline tells whether somebody is named as author. Source: authorship among the
// indicators of the Journalism Trust Initiative (CEN CWA 17493:2019).
var byline = Indicator{
	Name: "byline", Title: "Byline", Unit: "0 or 1", Basis: "pages", Factor: Transparency, Direction: Higher,
	Definition: "1 when the page or the record names an author, 0 when the text shows the head of the page and no author there.",
	Missing:    "for an article cut out of its page",
	Why:        "Somebody answers for the text.",
	Measure: func(p *Page) Value {
		var found []Finding
		f := &p.Facts
		switch {
		case p.silent && (f.bylineFrom != "" || f.bylineAt.End > f.bylineAt.Start):
			return Value{X: 1, N: 1}
		case f.bylineFrom != "":
			found = append(found, Finding{Kind: "byline", Evidence: InMetadata, Field: f.bylineFrom, Attributes: []Attribute{{"value", f.Byline}}})
		case f.bylineAt.End > f.bylineAt.Start:
			found = append(found, Finding{Kind: "byline", Evidence: InText, Start: f.bylineAt.Start, End: f.bylineAt.End, Attributes: []Attribute{{"value", f.Byline}}})
		}
		return p.presence(found, p.headVisible(), "byline")
	},
}
