package features

// numbers counts figures: words with a digit and words of number.
var numbers = Indicator{
	Name: "numbers", Title: "Figures", Unit: "per 100 words", Basis: "words", Factor: Sourcing, Direction: Higher, EnglishOnly: true, Counts: true,
	Definition: "Words with a digit, and words such as “five”, “million”, “percent”, in the article outside quotation, per 100 words there.",
	Missing:    "for a page without an article",
	Why:        "A figure can be checked; a word like “many” cannot.",
	Measure: func(p *Page) Value {
		_, found := p.ofKind(regQuantities, "figure")
		if p.silent {
			return per100(p.kept.tallied+p.register.digits, p.register.own, nil)
		}
		for i := range p.Words {
			if p.own(i) && p.words[i].Flags&Digits != 0 {
				found = p.tally(found, p.finding("figure", i, i+1), "")
			}
		}
		return per100(p.kept.tallied, p.register.own, found)
	},
}

// boundedFigures counts figures that say how exact they are.
var boundedFigures = Indicator{
	Name: "bounded_figures", Title: "Figures with their bounds", Unit: "per 100 words", Basis: "words", Factor: Sourcing, Direction: Higher, EnglishOnly: true, Counts: true,
	Definition: "Figures behind “at least”, “nearly”, “up to”, “more than”, “about” and the like, in the article outside quotation, per 100 words there.",
	Missing:    "for a page without an article",
	Why:        "Who says “at least 40” or “nearly half” has asked how sure the figure is.",
	Measure: func(p *Page) Value {
		r := p.readRegister()
		var found []Finding
		for before, kinds := range r.kinds {
			i := before + 1
			if kinds&(1<<regBounds) == 0 || i == len(r.kinds) || !p.own(i) || p.words[i].Gap != GapSpace && p.words[i].Gap != GapSpace|GapOther {
				continue
			}
			if p.words[i].Flags&Digits == 0 && r.kinds[i]&(1<<regQuantities) == 0 {
				continue
			}
			found = p.tally(found, p.finding("bounded_figure", i-1, i+1), "")
		}
		return per100(p.kept.tallied, r.own, found)
	},
}
