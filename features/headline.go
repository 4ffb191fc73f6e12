package features

// A headline is the words of a document's headline: a block of its text, or the
// title of its record.
type headline struct {
	*Text
	first, last int
	end         uint32 // byte at which it ends
	record      bool   // it stands in the record's title alone
}

// headline returns the headline; not ok when there is none.
func (p *Page) headline() (h *headline, ok bool) {
	h = &p.top
	if !p.topKnown {
		*h, p.topKnown = p.pickHeadline(), true
	}
	return h, h.first < h.last
}

// pickHeadline returns the headline, no words for none. The record's title is used unless the text shows
// the same.
func (p *Page) pickHeadline() headline {
	if b := p.Layout.Headline; b >= 0 && (p.Doc.Title == "" || sameWords(p.Doc.Title, p.blockText(b))) {
		block := &p.Blocks[b]
		return headline{&p.Text, block.First, block.Last, block.End, false}
	}
	if p.Doc.Title == "" {
		return headline{}
	}
	p.title.Split(p.Doc.Title)
	return headline{&p.title, 0, len(p.title.Words), uint32(len(p.title.Source)), true}
}

// finding makes a finding over bytes of the headline.
func (h *headline) finding(kind string, start, end uint32, attributes ...Attribute) Finding {
	f := Finding{Kind: kind, Evidence: InText, Start: int(start), End: int(end), Attributes: attributes}
	if h.record {
		f.Evidence, f.Field, f.Start, f.End = InMetadata, "title", 0, 0
		f.Attributes = append(f.Attributes, Attribute{"value", h.Source[start:end]})
	}
	return f
}

// headlineIndicator makes an indicator that counts words of the headline.
func headlineIndicator(name, title string, d Direction, definition, why string, counts func(p *Page, h *headline, i int) (words int, what string)) Indicator {
	return Indicator{
		Name: name, Title: title, Unit: "marks", Basis: "words", Factor: Language, Direction: d, EnglishOnly: true, Counts: true,
		Definition: definition, Missing: "without a headline", Why: why,
		Measure: func(p *Page) Value {
			h, ok := p.headline()
			if !ok {
				return Value{}
			}
			var found []Finding
			for i := h.first; i < h.last; {
				n, what := counts(p, h, i)
				if n > 0 {
					found = p.keep(found, h.finding("headline_mark", h.words[i].Start, h.words[i+n-1].End, Attribute{"mark", what}))
				}
				i += max(n, 1)
			}
			return Value{X: float64(p.found(found)), N: h.last - h.first, Findings: found}
		},
	}
}
