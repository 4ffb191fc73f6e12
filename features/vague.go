package features

// vagueSpeakers is the share of attributions to nobody in particular. Source:
// weasel words in the style guides of encyclopedias and newsrooms.
var vagueSpeakers = Indicator{
	Name: "vague_speakers", Title: "Vague speakers", Unit: "0–1", Basis: "attributions", Factor: Sourcing, Direction: Lower, EnglishOnly: true, Counts: true,
	Definition: "Attributions to nobody in particular (“critics”, “many”, “experts”) / attributions with a speaker.",
	Missing:    "without attributions",
	Why:        "“Critics say” lets a writer say it and nobody answer for it.",
	Measure:    func(p *Page) Value { return speakerShare(p, SpeakerVague, "") },
}
