package features

// sponsorship tells whether the piece is labelled as paid for.
var sponsorship = Indicator{
	Name: "sponsorship", Title: "Sponsorship label", Unit: "0 or 1", Basis: "pages", Factor: Transparency, Direction: Either,
	Definition: "1 when the page labels the piece itself as sponsored or paid for, 0 when it does not. A box of sponsored links does not count.",
	Missing:    "for a page without an article",
	Why:        "A label is honest about who pays; what it labels is not reporting. The two pull apart, hence no direction; the genre says it.",
	Measure: func(p *Page) Value {
		if p.Layout.BodyWords == 0 {
			return Value{}
		}
		g := p.Facts.Genre
		if g.Name != GenreSponsored {
			return Value{X: 0, N: 1}
		}
		f := Finding{Kind: "sponsorship", Evidence: InText, Start: g.At.Start, End: g.At.End, Note: g.Note}
		if g.Field != "" {
			f.Evidence, f.Field = InMetadata, g.Field
		}
		return Value{X: 1, N: 1, Findings: []Finding{f}}
	},
}
