package features

// plainReporting is the share of reports of speech whose verb says only that
// something was said.
var plainReporting = Indicator{
	Name: "plain_reporting", Title: "Plain reporting verbs", Unit: "0–1", Basis: "attributions", Factor: Sourcing, Direction: Higher, EnglishOnly: true,
	Definition: "Attributions by “said”, “says”, “told”, “added”, “wrote” or “according to” / attributions with a verb.",
	Missing:    "without attributions",
	Why:        "“Slammed”, “admitted” and “claimed” tell how to take what was said.",
	Measure: func(p *Page) Value {
		kinds := p.readRegister().kinds
		n, plain, last := 0, 0, -1
		var found []Finding
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if !a.Attributed || a.View || a.Cue.empty() || a.Cue.first == last {
				continue
			}
			last = a.Cue.first
			n++
			is := false
			for w := a.Cue.first; w < a.Cue.last; w++ {
				is = is || kinds[w]&(1<<regPlainVerbs) != 0
			}
			if is {
				plain++
			}
			if !p.silent && len(found) < maxKept {
				found = append(found, p.finding("reporting_verb", a.Cue.first, a.Cue.last, Attribute{"plain", is}))
			}
		}
		return share(plain, n, found)
	},
}
