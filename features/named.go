package features

// namedSpeakers is the share of attributions to somebody by name. Source: source
// transparency among the criteria of newsroom codes; named against anonymous.
var namedSpeakers = Indicator{
	Name: "named_speakers", Title: "Named speakers", Unit: "0–1", Basis: "attributions", Factor: Sourcing, Direction: Higher, EnglishOnly: true,
	Definition: "Attributions whose speaker is a person or body by name, by surname or pronoun too / attributions with a speaker.",
	Missing:    "without attributions",
	Why:        "A named source answers for what is said.",
	Measure:    func(p *Page) Value { return speakerShare(p, SpeakerNamed, "unnamed_speaker") },
}

// speakerShare is the share of attributions whose speaker is of a type. Each
// cue counts once, however many quotations hang on it. others names the findings
// of speakers of other types, "" to leave them out.
func speakerShare(p *Page, kind SpeakerType, others string) Value {
	var found []Finding
	own := string(kind) + "_speaker"
	n, count, last := 0, 0, -1
	for i := range p.Attributions {
		a := &p.Attributions[i]
		if !a.Attributed || a.View || a.Speaker.name == "" || !a.Cue.empty() && a.Cue.first == last {
			continue
		}
		if !a.Cue.empty() {
			last = a.Cue.first
		}
		n++
		label := others
		if a.Speaker.kind == kind {
			count++
			label = own
		}
		if label != "" && !p.unseen() {
			found = p.keep(found, p.finding(label, a.Speaker.first, a.Speaker.last, Attribute{"speaker", a.Speaker.name}))
		}
	}
	return share(count-p.kept.dismissed, n, found)
}
