package features

import (
	"math/bits"
)

// A register holds what the words of one document are known for, and the counts.
type register struct {
	done    bool
	own     int      // words of the article outside quotation
	digits  int      // of those, with a digit
	capital []int    // of those, in capitals
	kinds   []uint32 // of every word, as bits
	entries []int32  // of every word, in the lexicon of loaded words
	bounds  []int    // sums of LoadedLexicon.bound over the words before each
	tones   []tone   // in order
	sets    []int    // own words by the set of their kinds
	count   [registerKinds]int
}

// reset makes room for n words and the sets of a glossary.
func (r *register) reset(n int, g *glossary) {
	*r = register{capital: r.capital[:0], tones: r.tones[:0], kinds: resized(r.kinds, n), entries: resized(r.entries, n), bounds: resized(r.bounds, n+1), sets: cleared(r.sets, len(g.sets))}
	r.bounds[0] = 0
}

// readRegister looks up the words and counts the article's own, once a document:
// what the indicators that count words read is found in this one pass.
func (p *Page) readRegister() *register {
	r := &p.register
	if r.done {
		return r
	}
	l := p.models.Loaded
	g := l.glossary
	r.reset(len(p.Words), g)
	marks := apostrophes{src: p.Source, straight: -1, curly: -1}
	mark := marks.next(0)
	for i := range p.Words {
		w := &p.words[i]
		known := g.find(w.Hash)
		entry, weight, form := known.entry, int(known.weight), uint32(0)
		if mark < int(w.Start) {
			mark = marks.next(int(w.Start))
		}
		if p.Source[w.End-1] == 'y' || mark < int(w.End) {
			form = p.formKinds(i, known.kinds)
			if entry == 0 {
				entry = l.byForm(p.Source[w.Start:w.End])
				weight = l.weights[entry]
			}
		}
		r.kinds[i], r.entries[i] = known.kinds|form, entry
		r.bounds[i+1] = r.bounds[i] + l.bound(w, weight)
		if role := g.lists.of[w.ID]; role != 0 {
			p.readRole(i, role)
		}
		if w.Flags&(InBody|Quoted) != InBody {
			continue
		}
		r.own++
		r.sets[known.set]++ // one number, however many kinds
		if form &^= known.kinds; form != 0 {
			r.count[bits.TrailingZeros32(form)]++
		}
		r.digits += int(w.Flags & Digits / Digits)
		if w.Flags&AllCaps != 0 {
			r.capital = append(r.capital, i)
		}
	}
	for set, n := range r.sets {
		for kinds := g.sets[set]; kinds != 0; kinds &= kinds - 1 {
			r.count[bits.TrailingZeros32(kinds)] += n
		}
	}
	p.readTones(r.tones)
	r.done = true
	return r
}

// readRole notes what word i, which has a role, may be part of.
func (p *Page) readRole(i int, role listRole) {
	r := &p.register
	if role&roleTone != 0 && p.own(i) {
		r.addTone(i)
	}
	if role&roleAnchor == 0 {
		return
	}
	p.models.Loaded.glossary.lists.around(&p.Text, i, func(first int, isTone bool) {
		switch {
		case !isTone:
			r.bounds[i+1] = r.bounds[i] + unbound
		case p.own(first):
			r.addTone(first)
		}
	})
}

// own reports whether word i belongs to the article and stands outside quotation.
func (p *Page) own(i int) bool { return p.words[i].Flags&(InBody|Quoted) == InBody }
