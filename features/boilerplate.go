package features

// boilerplateRatio is 1 − words of the article / words of the visible text.
// Headline, byline and date lines are not the article's body; their findings
// have kinds of their own, because they are not boilerplate either.
var boilerplateRatio = Indicator{
	Name: "boilerplate_ratio", Title: "Boilerplate ratio", Unit: "0–1", Basis: "words", Factor: Structure, Direction: Lower,
	Definition: "1 − words of the article's body / all words of the visible text. The body is paragraphs and section headings; menus, prompts, lists of other pieces, footers, promotion inside the article, headline, byline and date lines are not.",
	Missing:    "for a text without words",
	Why:        "A page that buries its article in promotion is made for clicks; and whoever reads only the body must know what else was on the page.",
	Measure:    measureBoilerplate,
}

func measureBoilerplate(p *Page) Value {
	all := len(p.Words)
	if all == 0 {
		return Value{}
	}
	l := &p.Layout
	v := Value{X: 1 - float64(l.BodyWords)/float64(all), N: all}
	for i := 0; i < len(p.Blocks); {
		role := l.Roles[i]
		if role.article() {
			i++
			continue
		}
		last, words := i, 0
		for k := i; k < len(p.Blocks) && l.Roles[k] == role; k++ {
			if l.clues[k].words > 0 {
				last = k
				words += l.clues[k].words
			}
			if !role.furniture() {
				break // headline, byline and date lines stand one by one
			}
		}
		if words > 0 {
			f := Finding{Evidence: InText, Start: int(p.Blocks[i].Start), End: int(p.Blocks[last].End)}
			if role.furniture() {
				f.Kind, f.Attributes = KindBoilerplate, []Attribute{{"role", string(role)}, {"words", words}}
			} else {
				f.Kind = string(role)
			}
			v.Findings = p.keep(v.Findings, f)
		}
		i = last + 1
	}
	for _, s := range l.Promos {
		v.Findings = p.keep(v.Findings, p.promoFinding(s))
	}
	return v
}

// promoFinding is the finding of sentence s as promotion.
func (p *Page) promoFinding(s int) Finding {
	sent := p.Sentences[s]
	return Finding{Kind: KindBoilerplate, Evidence: InText, Start: int(sent.Start), End: int(sent.End),
		Note: "points to another piece of the site", Attributes: []Attribute{{"role", string(RolePromo)}, {"words", sent.Last - sent.First}}}
}
