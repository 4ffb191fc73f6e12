package features

// unattributedQuotes is the share of quoted speech that nobody is named for.
var unattributedQuotes = Indicator{
	Name: "unattributed_quotes", Title: "Quotes without a speaker", Unit: "0–1", Basis: "quotations", Factor: Sourcing, Direction: Lower, EnglishOnly: true, Counts: true,
	Definition: "Direct quotations of more than three words without any speaker / all such quotations.",
	Missing:    "when there are none",
	Why:        "A quotation that nobody is named for cannot be checked.",
	Measure: func(p *Page) Value {
		var found []Finding
		n := 0
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if a.Quote < 0 || a.Form != FormSpeech {
				continue
			}
			n++
			if (!a.Attributed || a.Speaker.name == "") && !p.unseen() {
				q := p.Quotations[a.Quote]
				found = p.keep(found, Finding{Kind: "unattributed", Evidence: InText, Start: int(q.Start), End: int(q.End), Note: "nobody is named for these words"})
			}
		}
		return share(p.found(found), n, found)
	},
}
