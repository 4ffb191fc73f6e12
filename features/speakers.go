package features

// attributedSentences is the share of the article's sentences that report what
// somebody said, in quotation or indirectly.
var attributedSentences = Indicator{
	Name: "attributed_sentences", Title: "Attributed sentences", Unit: "0–1", Basis: "sentences", Factor: Sourcing, Direction: Higher, Words: true,
	Definition: "Sentences of the article with an attributed quotation or an indirect report of speech (“officials said”, “according to”) / sentences of the article. Missing for a page without an article.",
	Why:        "Most sourcing in the news is indirect; a text that says where its statements come from can be checked.",
	Measure:    measureAttributed,
}

func measureAttributed(p *Page) Value {
	n := p.bodySentences()
	if n == 0 {
		return Value{}
	}
	with := make(map[int]bool)
	var found []Finding
	for i := range p.Attributions {
		a := &p.Attributions[i]
		if !a.Attributed {
			continue
		}
		for s := p.sentenceOf(a.First); s >= 0 && s <= p.sentenceOf(a.Last-1); s++ {
			with[s] = true
		}
		if a.Quote < 0 {
			first, last := min(a.First, a.Cue.first, a.Speaker.first), max(a.Last, a.Cue.last, a.Speaker.last)
			f := p.finding(KindAttribution, first, last)
			f.Attributes = p.speakerAttributes(a)
			found = append(found, f)
		} else {
			f := p.quoteFinding(a)
			f.Kind, f.Note = "attributed_quote", ""
			found = append(found, f)
		}
	}
	return share(len(with), n, found)
}

// speakerShare is the share of attributions whose speaker is of a type. Each
// cue counts once, however many quotations hang on it. others names the findings
// of speakers of other types, "" to leave them out.
func speakerShare(p *Page, kind SpeakerType, others string) Value {
	var found []Finding
	n, count, last := 0, 0, -1
	for i := range p.Attributions {
		a := &p.Attributions[i]
		if !a.Attributed || a.Speaker.name == "" || !a.Cue.empty() && a.Cue.first == last {
			continue
		}
		if !a.Cue.empty() {
			last = a.Cue.first
		}
		n++
		label := others
		if a.Speaker.kind == kind {
			count++
			label = string(kind) + "_speaker"
		}
		if label != "" {
			found = append(found, p.finding(label, a.Speaker.first, a.Speaker.last, Attribute{"speaker", a.Speaker.name}))
		}
	}
	return share(count, n, found)
}

var namedSpeakers = Indicator{
	Name: "named_speakers", Title: "Named speakers", Unit: "0–1", Basis: "attributions", Factor: Sourcing, Direction: Higher, Words: true,
	Definition: "Attributions whose speaker is a person or body by name, by surname or pronoun too / attributions with a speaker. Missing without attributions.",
	Why:        "A named source answers for what is said.",
	Measure:    func(p *Page) Value { return speakerShare(p, SpeakerNamed, "unnamed_speaker") },
}

var vagueSpeakers = Indicator{
	Name: "vague_speakers", Title: "Vague speakers", Unit: "0–1", Basis: "attributions", Factor: Sourcing, Direction: Lower, Words: true,
	Definition: "Attributions to nobody in particular (“critics”, “many”, “experts”) / attributions with a speaker. Missing without attributions.",
	Why:        "“Critics say” lets a writer say it and nobody answer for it.",
	Measure:    func(p *Page) Value { return speakerShare(p, SpeakerVague, "") },
}

// speakerConcentration is the largest share of attributions that one named
// speaker holds.
var speakerConcentration = Indicator{
	Name: "speaker_concentration", Title: "Concentration on one speaker", Unit: "0–1", Basis: "attributions", Factor: Sourcing, Direction: Either, Words: true,
	Definition: "Attributions to the most frequent named speaker / attributions with a named speaker. Missing under three of them.",
	Why:        "A report that rests on one voice tells one side; a portrait or an interview does so rightly, hence no direction yet.",
	Measure: func(p *Page) Value {
		count := map[string]int{}
		at := map[string]Finding{}
		n, last := 0, -1
		best := ""
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if !a.Attributed || a.Speaker.kind != SpeakerNamed || !a.Cue.empty() && a.Cue.first == last {
				continue
			}
			if !a.Cue.empty() {
				last = a.Cue.first
			}
			n++
			name := a.Speaker.name
			if count[name] == 0 {
				at[name] = p.finding("main_speaker", a.Speaker.first, a.Speaker.last, Attribute{"speaker", name})
			}
			count[name]++
			if best == "" || count[name] > count[best] {
				best = name
			}
		}
		if n < 3 {
			return Value{}
		}
		return share(count[best], n, []Finding{at[best]})
	},
}
