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
	speaker, several := "", false
	for i := range p.Attributions {
		a := &p.Attributions[i]
		if !a.Attributed || a.View || a.Speaker.name == "" {
			continue
		}
		all++
		if a.Speaker.kind == SpeakerNamed {
			named++
			several = several || named > 1 && a.Speaker.name != speaker
			speaker = a.Speaker.name
			if at < 0 && !a.Cue.empty() {
				at = i
			}
		}
	}
	if all < 3 || !several || at < 0 || p.Facts.Byline == "" && p.datelineSpan() == (Span{}) || p.firstPerson() {
		return
	}
	c := p.Attributions[at].Cue
	p.Facts.Genre = Genre{Name: GenreReport, At: Span{int(p.words[c.first].Start), int(p.words[c.last-1].End)},
		Note: "reports what named speakers said, under a byline or dateline"}
}

// firstPerson reports whether the author speaks as "I" outside quotation, more
// than once in 300 words.
func (p *Page) firstPerson() bool {
	n := 0
	for _, i := range p.capitals {
		w := &p.words[i]
		if w.Flags&Quoted == 0 && p.Is(int(i), lexicon.Pronoun) && p.Source[w.Start] == 'I' && (w.End-w.Start == 1 || p.Source[w.Start+1] == '\'' || p.Source[w.Start+1] >= 0x80) {
			n++
		}
	}
	if n < 2 {
		return false
	}
	words := 0
	for i := range p.Words {
		if p.own(i) {
			words++
		}
	}
	return n*300 > words
}
