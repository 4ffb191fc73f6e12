package features

// headlineLength is the number of words of the headline.
var headlineLength = Indicator{
	Name: "headline_length", Title: "Length of the headline", Unit: "words", Basis: "words", Factor: Language, Direction: Lower,
	Definition: "Words of the headline.", Missing: "without a headline",
	Why: "Long headlines tell a story to be shared; a desk cuts them to the news.",
	Measure: func(p *Page) Value {
		h, ok := p.headline()
		if !ok {
			return Value{}
		}
		n := h.last - h.first
		if p.silent {
			return Value{X: float64(n), N: n}
		}
		return Value{X: float64(n), N: n, Findings: []Finding{h.finding("headline", h.words[h.first].Start, h.words[h.last-1].End)}}
	},
}

// headlineCase is the share of the headline's words that begin with a capital.
var headlineCase = Indicator{
	Name: "headline_case", Title: "Headline in title case", Unit: "0–1", Basis: "words", Factor: Language, Direction: Lower,
	Definition: "Words of the headline after its first that begin with a capital / words after its first with a letter.", Missing: "for a headline of fewer than four words",
	Why: "Wires and most desks set headlines like sentences; capitals on every word go with outlets that package other people’s news.",
	Measure: func(p *Page) Value {
		h, ok := p.headline()
		if !ok || h.last-h.first < 4 {
			return Value{}
		}
		n, capitals := 0, 0
		for i := h.first + 1; i < h.last; i++ {
			if f := h.words[i].Flags; f&HasLetters != 0 {
				n++
				if f&Capital != 0 {
					capitals++
				}
			}
		}
		if capitals == 0 || p.silent {
			return share(capitals, n, nil)
		}
		return share(capitals, n, []Finding{h.finding("headline", h.words[h.first].Start, h.words[h.last-1].End)})
	},
}
