package features

// quoteDensity is the share of the article's words that stand in attributed
// direct speech.
var quoteDensity = Indicator{
	Name: "quote_density", Title: "Quote density", Unit: "0–1", Basis: "words", Factor: Sourcing, Direction: Lower, EnglishOnly: true,
	Definition: "Words inside attributed direct quotations of more than three words, or of a whole utterance / words of the article. Fragments, scare quotes and titles do not count.",
	Missing:    "for a page without an article",
	Why:        "Speech in its own words, with a speaker, lets a reader check what was said; how much of it is good differs by genre. A text that is mostly quotation passes on what others say: only beyond a third does it count, against.",
	Measure: func(p *Page) Value {
		if p.Layout.BodyWords == 0 {
			return Value{}
		}
		var found []Finding
		words := 0
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if a.Quote < 0 {
				continue
			}
			if a.Attributed && a.Form == FormSpeech && a.Speaker.name != "" {
				words += a.Last - a.First
			}
			if !p.unseen() {
				found = p.keep(found, p.quoteFinding(a))
			}
		}
		return share(words, p.Layout.BodyWords, found)
	},
}

// quoteFinding is a quotation with what is known of it.
func (p *Page) quoteFinding(a *Attribution) Finding {
	q := p.Quotations[a.Quote]
	f := Finding{Kind: KindQuote, Evidence: InText, Start: int(q.Start), End: int(q.End),
		Attributes: append(make([]Attribute, 0, 8), Attribute{"attributed", a.Attributed}, Attribute{"form", string(a.Form)})}
	if a.Attributed {
		f.Attributes = p.speakerAttributes(f.Attributes, a)
	}
	if !q.Closed {
		f.Note = "opens here and never closes in its paragraph"
	}
	return f
}

// speakerAttributes appends the speaker and cue of an attribution; the cue with
// its place in bytes, by which agreement with marked texts is measured.
func (p *Page) speakerAttributes(at []Attribute, a *Attribution) []Attribute {
	if s := a.Speaker; s.name != "" {
		at = append(at, Attribute{"speaker", s.name}, Attribute{"speaker_text", p.Source[p.words[s.first].Start:p.words[s.last-1].End]}, Attribute{"speaker_type", string(s.kind)})
	}
	if !a.Cue.empty() {
		start, end := int(p.words[a.Cue.first].Start), int(p.words[a.Cue.last-1].End)
		at = append(at, Attribute{"cue", p.Source[start:end]}, Attribute{"cue_start", start}, Attribute{"cue_end", end})
	}
	return at
}
