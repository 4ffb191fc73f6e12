package features

// attributedSentences is the share of the article's sentences that report what
// somebody said, in quotation or indirectly. Source: attribution as source, cue
// and content (Pareti, A Database of Attribution Relations, 2012).
var attributedSentences = Indicator{
	Name: "attributed_sentences", Title: "Attributed sentences", Unit: "0–1", Basis: "sentences", Factor: Sourcing, Direction: Higher, EnglishOnly: true,
	Definition: "Sentences of the article with an attributed quotation or an indirect report of speech (“officials said”, “according to”) that names or describes its speaker / sentences of the article. What somebody is said to want, plan or feel is shown and not counted.",
	Missing:    "for a page without an article",
	Why:        "Most sourcing in the news is indirect; a text that says where its statements come from can be checked.",
	Measure:    measureAttributed,
}

func measureAttributed(p *Page) Value {
	n := p.bodySentences()
	if n == 0 {
		return Value{}
	}
	reports, with := p.sentenceFlags(), 0
	var found []Finding
	for i := range p.Attributions {
		a := &p.Attributions[i]
		if !a.Attributed {
			continue
		}
		counts := a.Speaker.name != "" && !a.View
		if counts {
			with += p.flagSentences(reports, a.First, a.Last)
		}
		if !p.unseen() {
			found = p.keep(found, p.attributionFinding(a, counts))
		}
	}
	return share(with, n, found)
}

// flagSentences sets the flags of the sentences that words [first, last) stand in
// and returns how many were not set.
func (p *Page) flagSentences(flags []bool, first, last int) int {
	n, end := 0, p.sentenceOf(last-1)
	for s := p.sentenceOf(first); s >= 0 && s <= end; s++ {
		if !flags[s] {
			flags[s] = true
			n++
		}
	}
	return n
}

// attributionFinding is an attribution with what is known of it.
func (p *Page) attributionFinding(a *Attribution, counts bool) Finding {
	var f Finding
	note := "nobody is named for these words: not counted"
	if a.Quote < 0 {
		first, last := min(a.First, a.Cue.first), max(a.Last, a.Cue.last)
		if a.Speaker.name != "" {
			first, last = min(first, a.Speaker.first), max(last, a.Speaker.last)
		}
		f = p.finding(KindAttribution, first, last)
		f.Attributes = p.speakerAttributes(make([]Attribute, 0, 6), a)
		note = "a view, plan or reaction, or by nobody named: not counted"
	} else {
		f = p.quoteFinding(a)
		f.Kind, f.Note = "attributed_quote", ""
	}
	if !counts {
		f.Note = note
		f.Attributes = append(f.Attributes, Attribute{"counted", false})
	}
	return f
}
