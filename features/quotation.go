package features

import (
	"slices"
	"sort"
	"strings"

	"credence/features/internal/lexicon"
)

// pairQuotations finds the outermost quotations of each block.
//
// Double marks are paired first, in their order; single marks are then paired
// in what lies outside, because an apostrophe looks like one. A double mark that
// never closes opens a quotation to the end of its block, as newspapers write a
// speech of several paragraphs.
func (t *Text) pairQuotations() {
	m := 0
	for b := range t.Blocks {
		block := &t.Blocks[b]
		first := m
		for m < len(t.marks) && t.marks[m].pos < block.End {
			m++
		}
		if first == m {
			continue
		}
		p := pairer{Text: t, block: b, marks: t.marks[first:m], from: len(t.Quotations)}
		p.doubles()
		p.singles()
		p.settle()
	}
	for i := range t.Quotations {
		q := &t.Quotations[i]
		for w := q.First; w < q.Last; w++ {
			t.words[w].Flags |= Quoted
		}
	}
}

// A pairer pairs the marks of one block.
type pairer struct {
	*Text
	block int
	marks []mark
	from  int // index of the block's first quotation
}

// canOpen and canClose judge a mark by what stands beside it.
func (m mark) canOpen() bool {
	return m.right != sideSpace && (m.left == sideSpace || m.left == sideOpen || m.left == sideMark || m.left == sidePunct && m.right != sidePunct)
}

func (m mark) canClose() bool {
	return m.left != sideSpace && (m.right == sideSpace || m.right == sidePunct || m.right == sideOpen || m.right == sideMark)
}

// doubles pairs “ ” " ” “ „ « ».
func (p *pairer) doubles() {
	open := -1
	for i, m := range p.marks {
		if m.kind >= markSingle {
			continue
		}
		if open < 0 {
			if p.opens(i) {
				open = i
			}
			continue
		}
		switch p.inside(open, i) {
		case quoteCloses:
			p.add(open, i)
			open = -1
		case quoteReopens: // the mark before never closed
			p.addOpen(open, int(m.pos))
			open = i
		}
	}
	if open >= 0 {
		p.addOpen(open, int(p.Blocks[p.block].End))
	}
}

// opens reports whether mark i opens a quotation where none is open.
func (p *pairer) opens(i int) bool {
	m := p.marks[i]
	switch m.kind {
	case markOpen, markLow, markBackticks:
		return m.right != sideSpace
	case markClose:
		return m.canOpen() && !m.canClose() // typed the wrong way round
	case markLeft:
		return p.partner(i, markRight)
	case markRight:
		return m.canOpen() && !m.canClose() && p.partner(i, markLeft)
	}
	if m.left == sideDigit { // 5" pipe
		return false
	}
	return m.canOpen()
}

// lookAhead is how many marks ahead a partner is looked for: it bounds the time
// spent on a text of marks.
const lookAhead = 200

// ahead returns the marks after mark i that are looked at.
func (p *pairer) ahead(i int) []mark {
	return p.marks[i+1 : min(len(p.marks), i+1+lookAhead)]
}

// partner reports whether a mark of kind follows mark i in the block.
func (p *pairer) partner(i int, kind markKind) bool {
	for _, m := range p.ahead(i) {
		if m.kind == kind {
			return m.word > p.marks[i].word
		}
	}
	return false
}

const (
	quoteGoesOn = iota
	quoteCloses
	quoteReopens
)

// inside judges mark i while the quotation of mark open is open.
func (p *pairer) inside(open, i int) int {
	o, m := p.marks[open], p.marks[i]
	switch m.kind {
	case markClose:
		if m.canOpen() && !m.canClose() {
			return quoteReopens
		}
		return quoteCloses
	case markOpen:
		if o.kind == markLow || m.canClose() && !m.canOpen() {
			return quoteCloses
		}
		if o.kind == markOpen || o.kind == markStraight {
			return quoteReopens
		}
	case markStraight, markDouble:
		if m.left == sideDigit && m.right == sideSpace && p.laterClose(i) {
			return quoteGoesOn // 6'2" within a speech
		}
		if m.canClose() || m.left != sideSpace && o.kind != markOpen || m.left == sideSpace && m.right == sideSpace && p.afterStop(m) {
			return quoteCloses
		}
		if m.canOpen() {
			return quoteReopens
		}
	case markRight:
		if o.kind == markLeft {
			return quoteCloses
		}
	case markLeft:
		if o.kind == markRight {
			return quoteCloses
		}
	}
	return quoteGoesOn
}

// afterStop reports a mark that stands by itself after the end of a speech:
// “… 'not now,' ” with a space where none belongs.
func (p *pairer) afterStop(m mark) bool {
	before := strings.TrimRight(p.Source[max(p.Blocks[p.block].Start, m.pos-min(m.pos, 4)):m.pos], " \u00a0\u2009\u202f")
	return before != "" && strings.ContainsRune(",.?!'", rune(before[len(before)-1])) || strings.HasSuffix(before, "’")
}

// laterClose reports whether another mark after i closes before one opens.
func (p *pairer) laterClose(i int) bool {
	for _, m := range p.ahead(i) {
		if m.kind == markClose {
			return true
		}
		if m.kind < markSingle {
			return m.canClose() && m.left != sideDigit
		}
	}
	return false
}

// add appends the quotation from mark o to mark c.
func (p *pairer) add(o, c int) {
	from, to := p.marks[o], p.marks[c]
	if from.word == to.word {
		return // nothing said between them
	}
	p.Quotations = append(p.Quotations, Quotation{
		Start: from.pos, InnerEnd: to.pos, End: to.pos + uint32(to.size),
		First: from.word, Last: to.word, Block: p.block, Closed: true,
	})
}

// addOpen appends a quotation that never closes and ends at byte end.
func (p *pairer) addOpen(o, end int) {
	from := p.marks[o]
	words := p.words[from.word:max(from.word, p.Blocks[p.block].Last)]
	last := from.word + sort.Search(len(words), func(k int) bool { return int(words[k].Start) >= end })
	if last == from.word {
		return
	}
	if w := p.cueAtEnd(from.word, last); w > 0 {
		last, end = w, int(p.words[w-1].End)+1
	}
	stop := uint32(int(from.pos) + len(strings.TrimRight(p.Source[from.pos:end], " \t\u00a0")))
	p.Quotations = append(p.Quotations, Quotation{Start: from.pos, InnerEnd: stop, End: stop, First: from.word, Last: last, Block: p.block})
}

// cueAtEnd returns the word at which a cue begins that closes a quotation whose
// mark is missing ("I will do it myself, he said."), 0 for none.
func (p *pairer) cueAtEnd(first, last int) int {
	for w := last - 1; w > max(first, last-5); w-- {
		if p.words[w].Gap&GapComma == 0 {
			continue
		}
		speaker := p.Is(w, lexicon.Pronoun) || p.words[w].Flags&Capital != 0
		for k := w + 1; k < last; k++ {
			if speaker && p.Is(k, lexicon.Say) && p.Class(k)&lexicon.Finite != 0 && last-k <= 2 {
				return w
			}
		}
	}
	return 0
}

// singles pairs ‘ ’ and ' outside what is already quoted.
func (p *pairer) singles() {
	doubles := p.Quotations[p.from:]
	for i := 0; i < len(p.marks); i++ {
		m := p.marks[i]
		if !p.opensSingle(i) || within(doubles, m.pos) {
			continue
		}
		c := p.closesSingle(i, doubles)
		if c < 0 {
			if m.kind == markSingleOpen && m.pos == p.Blocks[p.block].Start && p.Blocks[p.block].Last-m.word >= 5 {
				p.addOpen(i, int(p.Blocks[p.block].End))
				return
			}
			continue
		}
		p.add(i, c)
		i = c
	}
}

func within(quotes []Quotation, pos uint32) bool {
	k := sort.Search(len(quotes), func(k int) bool { return quotes[k].End > pos })
	return k < len(quotes) && quotes[k].Start <= pos
}

// opensSingle reports whether mark i can open a single quotation: an apostrophe
// before a year or a clipped word does not.
func (p *pairer) opensSingle(i int) bool {
	m := p.marks[i]
	if m.kind != markSingleOpen && m.kind != markSingle || !m.canOpen() || m.left == sideDigit || m.left == sideLetter {
		return false
	}
	if m.word >= len(p.Words) {
		return false
	}
	switch strings.ToLower(p.Word(m.word)) {
	case "em", "til", "till", "tis", "twas", "cause", "n", "bout", "round", "cos", "cuz", "neath":
		return p.closesSingle(i, nil) >= 0 && m.kind == markSingleOpen
	}
	w := p.words[m.word]
	return w.Flags&Numeric == 0 || w.End-w.Start > 2 // '90
}

// closesSingle returns the mark that closes the single quotation of mark o, -1
// for none. An apostrophe after an s before a small letter ("the ministers’
// plan") closes only when nothing surer follows.
func (p *pairer) closesSingle(o int, doubles []Quotation) int {
	unsure := -1
	for i := o + 1; i < min(len(p.marks), o+lookAhead); i++ {
		m := p.marks[i]
		if m.kind < markSingle || within(doubles, m.pos) || m.word == p.marks[o].word {
			continue
		}
		if i > o && m.kind == markSingleOpen && m.canOpen() && !m.canClose() {
			if unsure >= 0 {
				return unsure
			}
			continue
		}
		if m.kind == markSingleOpen || !m.canClose() {
			continue
		}
		if m.left != sideLetter || !p.possessive(m) {
			if unsure >= 0 && p.apart(o, unsure, i) {
				return unsure
			}
			return i
		}
		if unsure < 0 {
			unsure = i
		}
	}
	return unsure
}

// possessive reports whether the mark can be the apostrophe of a plural.
func (p *pairer) possessive(m mark) bool {
	if m.word == 0 || m.word >= len(p.Words) || m.right != sideSpace {
		return false
	}
	prev := p.Word(m.word - 1)
	s := prev[len(prev)-1]
	return (s == 's' || s == 'S') && p.words[m.word].Gap&^(GapSpace|GapQuote|GapLine) == 0
}

// apart reports whether a sentence ends between the unsure mark and a sure one
// while the unsure quotation is short: they belong to two stretches.
func (p *pairer) apart(o, unsure, sure int) bool {
	if p.marks[unsure].word-p.marks[o].word > 5 {
		return false
	}
	for w := p.marks[unsure].word; w < p.marks[sure].word; w++ {
		if p.words[w].Gap&gapEnds != 0 && !p.Is(w-1, lexicon.AbbrevName) {
			return true
		}
	}
	return false
}

// settle orders the block's quotations, drops doubles nested in singles and
// links what continues from the block before.
func (p *pairer) settle() {
	qs := p.Quotations[p.from:]
	slices.SortFunc(qs, func(a, b Quotation) int { return int(a.Start) - int(b.Start) })
	kept := qs[:0]
	for _, q := range qs {
		if n := len(kept); n > 0 && q.Start < kept[n-1].End {
			continue
		}
		kept = append(kept, q)
	}
	p.Quotations = p.Quotations[:p.from+len(kept)]
	if len(kept) > 0 && p.from > 0 && kept[0].Start == p.Blocks[p.block].Start {
		before := p.Quotations[p.from-1]
		kept[0].Continues = !before.Closed && before.Block == p.block-1
	}
}
