package features

import "strings"

// Bounds of a running log. Blogs come newest first; a log kept in the order of
// the day reads like an article's chronology, so that it needs more entries and
// must be nearly all of the article.
const (
	logEntries       = 4   // under clock times, newest first
	chronicleEntries = 8   // in the order of the day
	liveShare        = 0.5 // of the article's words, from the first entry on
	chronicleShare   = 0.75
	entryProse       = 10  // words in sentences that make an entry more than a line of a schedule
	toldShare        = 0.7 // of the entries with such prose
)

// A stamp is a clock time that opens an entry.
type stamp struct {
	block   int
	at      Span
	minutes int // of the day
}

// liveEntries recognises a running log by its form: most of the article stands in
// entries under clock times that run backwards (or, for many entries, forwards).
// Programme listings have clock times without prose; an article's log of updates
// is short beside the article. Cost: a look at the first and last word of each
// block.
func (p *Page) liveEntries() (Genre, bool) {
	var stamps []stamp
	s := dateScanner{Text: &p.Text}
	for i := range p.Blocks {
		if at, minutes, ok := p.stampOf(&s, i); ok {
			stamps = append(stamps, stamp{i, at, minutes})
		}
	}
	if len(stamps) < logEntries || !p.toldEntries(stamps) {
		return Genre{}, false
	}
	back, forth := 0, 0
	for k := 1; k < len(stamps); k++ {
		switch d := stamps[k].minutes - stamps[k-1].minutes; {
		case d < 0:
			back++
		case d > 0:
			forth++
		}
	}
	share := p.bodyShareFrom(stamps[0].block)
	newest := back >= 4*forth && back+1 >= logEntries && share >= liveShare
	oldest := forth >= 4*back && forth+1 >= chronicleEntries && share >= chronicleShare
	if !newest && !oldest {
		return Genre{}, false
	}
	return Genre{Name: GenreLiveBlog, At: stamps[0].at, Note: "entries under clock times, one after another"}, true
}

// stampFilter is of the words that may stand before a stamp.
var stampFilter = filterOf("update", "updated", "posted", "at")

// stampOf reads the clock time that opens an entry at block i: its first words
// ("4.41pm GMT", "Update 10:15 a.m.:"), or brackets that end its heading.
func (p *Page) stampOf(s *dateScanner, i int) (at Span, minutes int, ok bool) {
	b := &p.Blocks[i]
	first := b.First
	for first < b.Last && first < b.First+2 && stampFilter.may(&p.words[first]) {
		switch p.lower(first) {
		case "update", "updated", "posted", "at":
			first++
			continue
		}
		break
	}
	if first >= b.Last {
		return Span{}, 0, false
	}
	if p.words[first].Flags&Digits == 0 {
		return p.bracketStamp(s, b)
	}
	h, m, last, ok := s.clock(first)
	if !ok || last > b.Last {
		return Span{}, 0, false
	}
	return Span{int(p.words[first].Start), int(p.words[last-1].End)}, h*60 + m, true
}

// bracketStamp reads the clock time in brackets that ends a short heading.
func (p *Page) bracketStamp(s *dateScanner, b *Block) (at Span, minutes int, ok bool) {
	if b.Last-b.First > 20 || !strings.HasSuffix(p.Source[b.Start:b.End], ")") {
		return Span{}, 0, false
	}
	for w := b.Last - 1; w > b.First && w >= b.Last-4; w-- {
		if p.words[w].Gap&GapOpen == 0 {
			continue
		}
		h, m, last, ok := s.clock(w)
		return Span{int(p.words[w].Start), int(p.words[max(last, w+1)-1].End)}, h*60 + m, ok
	}
	return Span{}, 0, false
}

// toldEntries reports whether most entries hold prose before the next begins.
func (p *Page) toldEntries(stamps []stamp) bool {
	told := 0
	for k, s := range stamps {
		end := len(p.Blocks)
		if k+1 < len(stamps) {
			end = stamps[k+1].block
		}
		for i := s.block; i < end; i++ {
			if c := &p.Layout.clues[i]; c.ends && c.words >= entryProse {
				told++
				break
			}
		}
	}
	return float64(told) >= toldShare*float64(len(stamps))
}

// bodyShareFrom is the share of the article's words that stand from block i on.
func (p *Page) bodyShareFrom(i int) float64 {
	if p.Layout.BodyWords == 0 {
		return 0
	}
	n := 0
	for w := p.Blocks[i].First; w < len(p.Words); w++ {
		if p.body(w) {
			n++
		}
	}
	return float64(n) / float64(p.Layout.BodyWords)
}
