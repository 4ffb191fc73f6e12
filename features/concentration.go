package features

// speakerConcentration is the largest share of attributions that one named
// speaker holds.
var speakerConcentration = Indicator{
	Name: "speaker_concentration", Title: "Concentration on one speaker", Unit: "0–1", Basis: "attributions", Factor: Sourcing, Direction: Lower, EnglishOnly: true,
	Definition: "Attributions to the most frequent named speaker / attributions with a named speaker.",
	Missing:    "under three of them",
	Why:        "A report that rests on one voice tells one side.",
	Measure: func(p *Page) Value {
		count := map[string]int{}
		first := map[string]int{}
		n, last := 0, -1
		best := ""
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if !a.Attributed || a.View || a.Speaker.kind != SpeakerNamed || !a.Cue.empty() && a.Cue.first == last {
				continue
			}
			if !a.Cue.empty() {
				last = a.Cue.first
			}
			n++
			name := a.Speaker.name
			if count[name] == 0 {
				first[name] = i
			}
			count[name]++
			if best == "" || count[name] > count[best] {
				best = name
			}
		}
		if n < 3 {
			return Value{}
		}
		at := p.Attributions[first[best]].Speaker
		return share(count[best], n, []Finding{p.finding("main_speaker", at.first, at.last, Attribute{"speaker", best})})
	},
}
