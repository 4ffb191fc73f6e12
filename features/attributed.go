package features

// attributedSentences is the share of the article's sentences that report what
// somebody said, in quotation or indirectly. Source: attribution as source, cue
// and content (Pareti, A Database of Attribution Relations, 2012).
var attributedSentences = Indicator{
	Name: "attributed_sentences", Title: "Attributed sentences", Unit: "0–1", Basis: "sentences", Factor: Sourcing, Direction: Higher, EnglishOnly: true,
	Definition: "Sentences of the article with an attributed quotation or an indirect report of speech (“officials said”, “according to”) / sentences of the article.",
	Missing:    "for a page without an article",
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
			first, last := min(a.First, a.Cue.first), max(a.Last, a.Cue.last)
			if a.Speaker.name != "" {
				first, last = min(first, a.Speaker.first), max(last, a.Speaker.last)
			}
			f := p.finding(KindAttribution, first, last)
			f.Attributes = p.speakerAttributes(a)
			found = p.keep(found, f)
		} else {
			f := p.quoteFinding(a)
			f.Kind, f.Note = "attributed_quote", ""
			found = p.keep(found, f)
		}
	}
	return share(len(with), n, found)
}
