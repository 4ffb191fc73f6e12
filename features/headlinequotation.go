package features

// headlineQuotation is the share of the headline's words in quotation marks.
var headlineQuotation = Indicator{
	Name: "headline_quotation", Title: "Quotation marks in the headline", Unit: "0–1", Basis: "words", Factor: Language, Direction: Lower, Counts: true,
	Definition: "Words of the headline inside quotation marks / its words.", Missing: "without a headline",
	Why: "A claim in quotation marks without its speaker lets a headline say it and not stand by it.",
	Measure: func(p *Page) Value {
		h, ok := p.headline()
		if !ok {
			return Value{}
		}
		var found []Finding
		quoted := 0
		for i := h.first; i < h.last; i++ {
			n := 0
			for i+n < h.last && h.words[i+n].Flags&Quoted != 0 {
				n++
			}
			if n > 0 {
				f := h.finding("headline_words", h.words[i].Start, h.words[i+n-1].End)
				if p.counts(&f) {
					quoted += n
				}
				found = p.show(found, f)
				i += n - 1
			}
		}
		return share(quoted, h.last-h.first, found)
	},
}
