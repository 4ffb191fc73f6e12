package features

// questions is the share of the article's sentences that ask.
var questions = Indicator{
	Name: "questions", Title: "Questions to the reader", Unit: "0–1", Basis: "sentences", Factor: Language, Direction: Lower, Counts: true,
	Definition: "Sentences of the article outside quotation that end in a question mark / its sentences outside quotation.",
	Missing:    "for a page without such sentences",
	Why:        "A question suggests an answer that the writer need not stand by.",
	Measure: func(p *Page) Value {
		n := 0
		var found []Finding
		for i := range p.Sentences {
			s := &p.Sentences[i]
			if !p.bodySentence(i) || p.words[s.First].Flags&Quoted != 0 {
				continue
			}
			n++
			if p.GapAfter(s.Last-1)&GapQuestion != 0 && p.words[s.Last-1].Flags&Quoted == 0 {
				found = p.keep(found, p.finding("question", s.First, s.Last))
			}
		}
		return share(p.found(found), n, found)
	},
}
