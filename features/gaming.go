package features

import (
	"cmp"
	"slices"
)

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
	bare := p.noTallies()
	looked := p.sentenceFlags()
	speech := p.speech[:0]
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
			speech = append(speech, sentenceHash{p.hashWords(s.First, s.Last), len(speech), si})
		}
		if n <= bareWords && a.Quote < 0 && a.Speaker.kind == SpeakerNamed {
			t := bare[a.Speaker.name]
			if t.count++; t.count == 1 {
				t.first = si
			}
			bare[a.Speaker.name] = t
			if t.count > bareMost {
				return p.gamed(t.first, "one speaker is reported in many very short sentences, of which this is the first", Attribute{"speaker", a.Speaker.name})
			}
		}
	}
	p.speech = speech
	if repeats, again := repeated(speech); repeats >= 3 {
		return p.gamed(again, "sentences of reported speech stand there again word for word, as this one does")
	}
	return nil
}

// gamed is the finding about a sentence.
func (p *Page) gamed(si int, note string, attributes ...Attribute) []Finding {
	s := &p.Sentences[si]
	return []Finding{{Kind: KindGaming, Evidence: InText, Start: int(s.Start), End: int(s.End), Note: note, Attributes: attributes}}
}

// A sentenceHash is the hash of a sentence's words, which of those hashed it is,
// and which of all.
type sentenceHash struct {
	hash         uint64
	at, sentence int
}

// repeated sorts the hashes, counts those that came before and returns the
// sentence of the last of these.
func repeated(hashes []sentenceHash) (n, sentence int) {
	slices.SortFunc(hashes, func(a, b sentenceHash) int { return cmp.Or(cmp.Compare(a.hash, b.hash), a.at-b.at) })
	last := -1
	for i := 1; i < len(hashes); i++ {
		if h := hashes[i]; h.hash == hashes[i-1].hash {
			n++
			if h.at > last {
				last, sentence = h.at, h.sentence
			}
		}
	}
	return n, sentence
}
