package features

import "strings"

// releaseWires stand in the dateline of what they distribute.
var releaseWires = []string{"/PRNewswire", "PRNewswire/", "(BUSINESS WIRE)", "(GLOBE NEWSWIRE)", "(Newswire.com)", "(EIN Presswire)", "(ACCESSWIRE)"}

// release recognises a press release: by the wire in its dateline, by the line
// that frees it ("For immediate release"), else by two of the marks that senders
// set around what they send, at least one of them below it. One mark alone says
// nothing: articles end in ### too, and outlets have press offices.
func (p *Page) release() (Genre, bool) {
	lead := p.firstBodyBlock()
	if lead == len(p.Blocks) {
		return Genre{}, false
	}
	if g, ok := p.wirePress(lead); ok {
		return g, true
	}
	if at, ok := p.freed(lead); ok {
		return Genre{Name: GenrePressRelease, At: at, Note: "released to the press, by its own words"}, true
	}
	var found Genre
	var seen [len(releaseMarks)]bool
	for i := p.laterHalf(); i < len(p.Blocks); i++ {
		for k := range releaseMarks {
			if seen[k] || !releaseMarks[k].is(p, i) {
				continue
			}
			seen[k] = true
			if found.Name != "" {
				found.Note += "; " + releaseMarks[k].what
				return found, true
			}
			found = Genre{Name: GenrePressRelease, At: p.blockSpan(i), Note: releaseMarks[k].what}
		}
	}
	if found.Name == "" {
		return Genre{}, false
	}
	if at, ok := p.announces(lead); ok {
		return Genre{Name: GenrePressRelease, At: at, Note: "announces in its sender's name; " + found.Note}, true
	}
	return Genre{}, false
}

// wirePress reads the wire of a press release in its dateline: /PRNewswire/.
func (p *Page) wirePress(lead int) (Genre, bool) {
	for i := lead; i < min(lead+3, len(p.Blocks)); i++ {
		b := p.Blocks[i]
		head := p.Source[b.Start:min(b.End, b.Start+160)]
		for _, wire := range releaseWires {
			if k := strings.Index(head, wire); k >= 0 {
				from := int(b.Start) + k
				return Genre{Name: GenrePressRelease, At: Span{from, from + len(wire)}, Note: "distributed as a press release"}, true
			}
		}
	}
	return Genre{}, false
}

// freed finds the words that free a release, at the start of one of the blocks
// down to the article's first: "For immediate release", "For release 10:00 a.m.".
func (p *Page) freed(lead int) (Span, bool) {
	for i := max(lead-6, 0); i <= lead; i++ {
		b := &p.Blocks[i]
		if b.Last-b.First < 3 || p.lower(b.First) != "for" {
			continue
		}
		w := b.First + 1
		if p.lower(w) == "immediate" {
			w++
		}
		if p.lower(w) == "release" && (w == b.First+2 || p.words[w+1].Flags&Digits != 0 && w+1 < b.Last) {
			return Span{int(b.Start), int(p.words[w].End)}, true
		}
	}
	return Span{}, false
}

// laterHalf is the block in which the second half of the page's words begins.
func (p *Page) laterHalf() int {
	for i := range p.Blocks {
		if 2*p.Blocks[i].Last > len(p.Words) {
			return i
		}
	}
	return len(p.Blocks)
}

// announces finds the words with which a sender opens: "today announced", "is
// pleased to announce", "issued a joint statement today".
func (p *Page) announces(lead int) (Span, bool) {
	b := &p.Blocks[lead]
	for w := b.First; w+1 < min(b.Last, b.First+70); w++ {
		if n := p.announcing(w, b.Last); n > 0 {
			return Span{int(p.words[w].Start), int(p.words[w+n-1].End)}, true
		}
	}
	return Span{}, false
}

// announcing is the number of words from w on with which a sender announces, 0 for
// none.
func (p *Page) announcing(w, last int) int {
	next := func(k int) string {
		if w+k < last {
			return p.lower(w + k)
		}
		return ""
	}
	switch p.lower(w) {
	case "today":
		switch next(1) {
		case "announced", "introduced", "unveiled", "launched", "issued", "released":
			return 2
		}
	case "announced":
		if next(1) == "today" {
			return 2
		}
	case "pleased", "proud", "excited", "thrilled", "delighted":
		if next(1) == "to" && next(2) == "announce" {
			return 3
		}
	case "issued", "released":
		for k := 1; k <= 3; k++ {
			if next(k) == "statement" && (next(k-1) == "following" || next(k+1) == "today") {
				return k + 1
			}
		}
	}
	return 0
}
