package features

// datesGiven counts dates that name a day, month or year.
var datesGiven = Indicator{
	Name: "dates_given", Title: "Dates given", Unit: "per 100 words", Basis: "words", Factor: Dates, Direction: Higher, Counts: true,
	Definition: "Dates, months and years that the article names, per 100 of its words.",
	Missing:    "for a page without an article",
	Why:        "What is dated can be looked up; “recently” cannot.",
	Measure: func(p *Page) Value {
		var found []Finding
		for _, list := range [][]DateMention{p.Dates, p.Periods} {
			for i := range list {
				if d := &list[i]; p.body(d.First) {
					found = p.tally(found, Finding{Kind: "date_given", Evidence: InText, Start: int(d.Start), End: int(d.End)}, "")
				}
			}
		}
		return per100(p.kept.tallied, p.Layout.BodyWords, found)
	},
}
