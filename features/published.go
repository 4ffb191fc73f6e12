package features

// publicationDate tells whether a date of publication is stated.
var publicationDate = Indicator{
	Name: "publication_date", Title: "Publication date", Unit: "0 or 1", Basis: "pages", Factor: Dates, Direction: Higher,
	Definition: "1 when the page or the record states the date of publication, or of the last update alone, 0 when the text shows the head of the page and no date there.",
	Missing:    "for an article cut out of its page",
	Why:        "Old news passes for new where no date stands.",
	Measure: func(p *Page) Value {
		f := &p.Facts
		var found []Finding
		switch {
		case f.Published.Mention >= 0 && f.Published.From == "":
			found = append(found, p.dateFinding(f.Published.Mention))
			found[0].Kind = "publication_date"
		case !f.Published.IsZero():
			found = append(found, Finding{Kind: "publication_date", Evidence: InMetadata, Field: f.Published.From, Attributes: []Attribute{{"value", f.Published.String()}}})
		}
		return p.presence(found, p.headVisible(), "date of publication")
	},
}
