package features

import (
	"cmp"
	"slices"
	"strings"

	"credence/corpus"
)

// A datePlaces is what a page's dates are judged by: where its headline and its
// first paragraph stand, and which elements are named as holding one.
type datePlaces struct {
	*Page
	headline int      // block, -1 for none
	title    int      // block of the markup's one first heading, -1 for none
	lead     int      // block of the first paragraph, -1 for none
	marks    []uint32 // bytes at which elements begin that are named as holding a date
}

// datePlaces finds the places.
func (p *Page) datePlaces() *datePlaces {
	at := &datePlaces{Page: p, headline: p.Layout.Headline, title: -1, lead: p.firstProse()}
	if p.Doc.Markup == nil {
		return at
	}
	at.title = p.titleBlock()
	for _, s := range p.Doc.Markup.Statements {
		if s.Field == corpus.FieldMark {
			at.marks = append(at.marks, uint32(s.At))
		}
	}
	return at
}

// markReach is how many bytes of an element stand before its date at most:
// "Erstellt am Freitag, den ".
const markReach = 40

// marked reports whether a mention begins an element that is named as holding a
// date.
func (at *datePlaces) marked(d *DateMention) bool {
	i, _ := slices.BinarySearch(at.marks, d.Start+1)
	for i--; i >= 0 && d.Start-at.marks[i] <= markReach; i-- {
		if !strings.Contains(strings.TrimLeft(at.Source[at.marks[i]:d.Start], "\n"), "\n") {
			return true
		}
	}
	return false
}

// titleBlock returns the block of the one first heading of the markup, or of the
// first among several that the page's title holds; -1 for none.
func (p *Page) titleBlock() int {
	first, several := -1, false
	for i := range p.Blocks {
		if !p.within(i, 4, func(e *corpus.Element) bool { return e.Tag == "h1" }) {
			continue
		}
		if p.statedTitle(p.blockText(i)) {
			return i
		}
		several = several || first >= 0 && i > first+1
		if first < 0 {
			first = i
		}
	}
	if several {
		return -1
	}
	return first
}

// within reports whether the element of a block, or one of so many around it, is
// as wanted.
func (p *Page) within(block, reach int, is func(*corpus.Element) bool) bool {
	m := p.Doc.Markup
	k, _ := slices.BinarySearchFunc(m.Blocks, int(p.Blocks[block].Start)+1, func(b corpus.MarkupBlock, at int) int { return cmp.Compare(b.End, at) })
	if k == len(m.Blocks) {
		return false
	}
	for e := m.Blocks[k].Element; e >= 0 && reach > 0; e = m.Elements[e].Parent {
		if is(&m.Elements[e]) {
			return true
		}
		reach--
	}
	return false
}

// foreign reports a block in an element that holds what others wrote or pointers
// to other pieces.
func (p *Page) foreign(block int) bool {
	return p.Doc.Markup != nil && p.within(block, 4, func(e *corpus.Element) bool {
		switch e.Tag {
		case "blockquote", "aside":
			return true
		}
		for _, name := range [...]string{"comment", "widget", "teaser", "related", "recent"} {
			if strings.Contains(e.Names, name) {
				return true
			}
		}
		return false
	})
}

// statedTitle reports whether one of the titles that the page states holds text.
func (p *Page) statedTitle(text string) bool {
	if len(text) < 8 {
		return false
	}
	for _, s := range p.Doc.Markup.Statements {
		if s.Field == "title" && strings.Contains(s.Value, text) {
			return true
		}
	}
	return false
}

// firstProse returns the block of the first paragraph: the first block of prose
// that another follows soon, after the headline where that is known.
func (p *Page) firstProse() int {
	prose := func(i int) bool {
		b := &p.Blocks[i]
		n := b.Last - b.First
		return n >= 30 || n >= 14 && endsSentence(p.Source[b.Start:b.End])
	}
	for i := max(0, p.Layout.Headline+1); i < len(p.Blocks); i++ {
		if !prose(i) {
			continue
		}
		for k := i + 1; k < min(i+6, len(p.Blocks)); k++ {
			if prose(k) {
				return i
			}
		}
	}
	return -1
}

// points are those of a date for where its block stands.
func (at *datePlaces) points(block int) float64 {
	best := max(besideHeadline(block, at.headline), besideHeadline(block, at.title))
	if at.lead < 0 {
		return best
	}
	near := 0.0
	switch k := at.lead - block; {
	case k >= 0 && k <= 3:
		near = 3
	case k >= 0 && k <= 8:
		near = 2
	case k >= 0 && k <= 15:
		near = 1
	case k < 0 && k >= -6:
		near = 1.5
	}
	return max(best, near)
}

// besideHeadline is the points of a block for how far from a headline it stands.
func besideHeadline(block, headline int) float64 {
	if headline < 0 {
		return 0
	}
	switch k := block - headline; {
	case k >= 1 && k <= 3:
		return 4
	case k >= 1 && k <= 6:
		return 3
	case k >= 1 && k <= 12:
		return 2
	case k < 0 && k >= -3:
		return 2.5
	case k < 0 && k >= -8:
		return 1.5
	case k >= 1 && k <= 25:
		return 1
	}
	return 0
}
