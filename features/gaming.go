package features

// KindGaming is the kind of findings that a text was made to look well reported.
const KindGaming = "gaming"

// Gaming reports whether the text shows signs of that.
func (pr *Profile) Gaming() bool {
	for i := range pr.Notes {
		if pr.Notes[i].Kind == KindGaming {
			return true
		}
	}
	return false
}

// The bounds of bare attributions: reports give what somebody said in full
// sentences and move on, so that a handful of very short ones by one speaker was
// strewn in.
const (
	bareWords = 10 // a sentence of so many words or fewer, with its cue
	bareMost  = 4  // by one speaker, outside quotation, in an ordinary report
)

// gaming finds signs that attributions were strewn into a text: one speaker who is
// reported to have said something in many very short sentences, or sentences of
// speech that stand there again word for word. It is no indicator and moves no
// points: it flags. Cost: one look at each attribution.
//
// Note: text of another topic that was pasted in (padding, wire paragraphs) is not
// told. The share of its words that stand elsewhere in the text too, in windows of
// sentences, does not do it: reports turn to other things, and pasted paragraphs
// share words among themselves. What would have to be looked for is a part that
// shares no rare word with what the headline leads to.
func (p *Page) gaming() []Finding {
	bare := map[string][]int{}
	seen := map[uint64]bool{}
	again := -1
	looked := map[int]bool{}
	repeats := 0
	for i := range p.Attributions {
		a := &p.Attributions[i]
		if !a.Attributed || a.View || a.Cue.empty() {
			continue
		}
		si := p.sentenceOf(a.Cue.first)
		if si < 0 || looked[si] {
			continue
		}
		looked[si] = true
		s := &p.Sentences[si]
		n := s.Last - s.First
		if n >= 4 {
			h := p.hashWords(s.First, s.Last)
			if seen[h] {
				repeats++
				again = si
			}
			seen[h] = true
		}
		if n <= bareWords && a.Quote < 0 && a.Speaker.kind == SpeakerNamed {
			bare[a.Speaker.name] = append(bare[a.Speaker.name], si)
			if list := bare[a.Speaker.name]; len(list) == bareMost+1 {
				s := &p.Sentences[list[0]]
				return []Finding{{Kind: KindGaming, Evidence: InText, Start: int(s.Start), End: int(s.End),
					Note: "one speaker is reported in many very short sentences, of which this is the first", Attributes: []Attribute{{"speaker", a.Speaker.name}}}}
			}
		}
	}
	if repeats >= 3 {
		s := &p.Sentences[again]
		return []Finding{{Kind: KindGaming, Evidence: InText, Start: int(s.Start), End: int(s.End), Note: "sentences of reported speech stand there again word for word, as this one does"}}
	}
	return nil
}
