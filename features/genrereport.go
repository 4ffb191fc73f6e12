package features

import "credence/features/internal/lexicon"

// reportage marks a page of unknown genre as a report where it has a byline or
// dateline and three reports of speech, and names two speakers. It needs the
// attributions.
func (p *Page) reportage() {
	if p.Facts.Genre.Name != GenreUnknown {
		return
	}
	named, all, at := 0, 0, -1
	speakers := map[string]bool{}
	for i := range p.Attributions {
		a := &p.Attributions[i]
		if !a.Attributed || a.View || a.Speaker.name == "" {
			continue
		}
		all++
		if a.Speaker.kind == SpeakerNamed {
			named++
			speakers[a.Speaker.name] = true
			if at < 0 && !a.Cue.empty() {
				at = i
			}
		}
	}
	if all < 3 || named < 2 || len(speakers) < 2 || at < 0 || p.Facts.Byline == "" && p.datelineSpan() == (Span{}) || p.firstPerson() {
		return
	}
	c := p.Attributions[at].Cue
	p.Facts.Genre = Genre{Name: GenreReport, At: Span{int(p.words[c.first].Start), int(p.words[c.last-1].End)},
		Note: "reports what named speakers said, under a byline or dateline"}
}

// firstPerson reports whether the author speaks as "I" outside quotation, more
// than once in 300 words.
func (p *Page) firstPerson() bool {
	n, words := 0, 0
	for i := range p.Words {
		if p.words[i].Flags&(InBody|Quoted) != InBody {
			continue
		}
		words++
		w := p.words[i]
		if w.Flags&Capital != 0 && p.Is(i, lexicon.Pronoun) && p.Source[w.Start] == 'I' && (w.End-w.Start == 1 || p.Source[w.Start+1] == '\'' || p.Source[w.Start+1] >= 0x80) {
			n++
		}
	}
	return n*300 > words && n > 1
}
