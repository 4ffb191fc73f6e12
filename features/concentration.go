package features

// speakerConcentration is the largest share of attributions that one named
// speaker holds.
var speakerConcentration = Indicator{
	Name: "speaker_concentration", Title: "Concentration on one speaker", Unit: "0–1", Basis: "attributions", Factor: Sourcing, Direction: Lower, EnglishOnly: true,
	Definition: "Attributions to the most frequent named speaker / attributions with a named speaker.",
	Missing:    "under three of them",
	Why:        "A report that rests on one voice tells one side.",
	Measure:    measureConcentration,
}

// A tally is how often a speaker speaks, and the attribution in which first.
type tally struct{ count, first int }

// noTallies returns a map without tallies, in memory that the next call uses again.
func (p *Page) noTallies() map[string]tally {
	if p.tallies == nil || len(p.tallies) > 1000 {
		p.tallies = map[string]tally{}
	}
	clear(p.tallies)
	return p.tallies
}

func measureConcentration(p *Page) Value {
	speakers := p.noTallies()
	n, last := 0, -1
	best, most := "", tally{}
	for i := range p.Attributions {
		a := &p.Attributions[i]
		if !a.Attributed || a.View || a.Speaker.kind != SpeakerNamed || !a.Cue.empty() && a.Cue.first == last {
			continue
		}
		if !a.Cue.empty() {
			last = a.Cue.first
		}
		n++
		t := speakers[a.Speaker.name]
		if t.count++; t.count == 1 {
			t.first = i
		}
		speakers[a.Speaker.name] = t
		if t.count > most.count {
			best, most = a.Speaker.name, t
		}
	}
	if n < 3 {
		return Value{}
	}
	if p.silent {
		return share(most.count, n, nil)
	}
	at := p.Attributions[most.first].Speaker
	return share(most.count, n, []Finding{p.finding("main_speaker", at.first, at.last, Attribute{"speaker", best})})
}
