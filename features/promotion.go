package features

// promotion counts the sentences inside the article that point to other pieces
// of the site ("Read our guide to …", "Related: …").
var promotion = Indicator{
	Name: "promotion", Title: "Promotion inside the article", Unit: "per 100 sentences", Basis: "sentences", Factor: Structure, Direction: Lower, EnglishOnly: true, Counts: true,
	Definition: "Sentences between the article's paragraphs or within them that point to the site's other pieces, per 100 sentences of article and promotion.",
	Missing:    "for a page without an article",
	Why:        "Reporting that breaks off to sell its own pages serves the click, not the reader.",
	Measure: func(p *Page) Value {
		var found []Finding
		for _, s := range p.Layout.Promos {
			f := p.promoFinding(s)
			f.Kind = "promotion"
			found = p.keep(found, f)
		}
		n := p.bodySentences()
		if n == 0 {
			return Value{}
		}
		return per100(p.found(found), n+len(p.Layout.Promos), found)
	},
}
