package features

import "strings"

// mockMost is the longest article that the closing formula speaks for, in words:
// such pieces are short, and long articles of trade papers use it in earnest.
const mockMost = 600

// satireClose recognises the mock news item by two of its formulas together: a
// lead that opens behind its dateline with a participle ("PELL — Noting that …",
// a town councillor told …) or unnamed "sources" that confirm or report, and a
// sentence among the last three that reports what went on "at press time".
// Reports use either, and "at press time" to say who had not answered; hardly
// both, in that place.
func (p *Page) satireClose() (Genre, bool) {
	if p.Layout.BodyWords > mockMost {
		return Genre{}, false
	}
	last := p.lastBodyBlock()
	if last < 0 {
		return Genre{}, false
	}
	at, end := -1, p.sentenceOf(p.Blocks[last].Last-1)
	for k := max(end-2, 0); k <= end; k++ {
		s := &p.Sentences[k]
		if s.Last-s.First > 5 && p.lower(s.First) == "at" && p.lower(s.First+1) == "press" && p.lower(s.First+2) == "time" && !p.unanswered(s) {
			at = k
		}
	}
	if at < 0 || !p.participleLead() && !p.sourcesConfirm() {
		return Genre{}, false
	}
	s := &p.Sentences[at]
	return Genre{Name: GenreSatire, At: Span{int(s.Start), int(s.End)}, Note: "opens and closes as mock news items do"}, true
}

// unanswered reports whether a sentence says that something was not known,
// answered or over yet.
func (p *Page) unanswered(s *Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		switch p.lower(k) {
		case "comment", "comments", "respond", "responded", "response", "responses", "reached", "return", "returned", "reply", "replied", "available", "answer", "answered",
			"investigation", "arrests", "charges", "police", "trading", "traded", "price", "ongoing", "pending", "unavailable":
			return true
		}
	}
	return false
}

// participleLead reports whether the article opens with a dateline and a
// participle behind it, perhaps with an adverb between.
func (p *Page) participleLead() bool {
	d := p.datelineSpan()
	if d.End == d.Start {
		return false
	}
	w := p.Blocks[p.firstBodyBlock()].First
	for w < len(p.Words) && int(p.words[w].Start) < d.End {
		w++
	}
	for k := w; k < min(w+2, len(p.Words)); k++ {
		word := p.lower(k)
		if strings.HasSuffix(word, "ing") && len(word) > 4 {
			return true
		}
		if !strings.HasSuffix(word, "ly") {
			return false
		}
	}
	return false
}

// sourcesConfirm reports whether the article has bare "sources" confirm or
// report something.
func (p *Page) sourcesConfirm() bool {
	for w := 1; w+1 < len(p.Words); w++ {
		if p.words[w].Flags&InBody == 0 || p.words[w].End-p.words[w].Start != 7 || !strings.EqualFold(p.Word(w), "sources") {
			continue
		}
		if next := p.lower(w + 1); next == "confirmed" || next == "reported" || next == "concluded" {
			return true
		}
	}
	return false
}
