package features

import (
	"math"
)

// A view is a page as the layout model looks at it. Its memory is reused from
// page to page.
type view struct {
	*Page
	cs        []clues
	marked    bool          // the page has markup
	ms        []markupClues // of a page with markup
	tree      tree
	title     map[string]bool // words of the title that the page states
	titleBits uint64          // a filter of them, by their hashes
	odds      *wordOdds

	long                []bool // blocks of prose
	longs               []int  // blocks of prose before each block
	furnished           []int  // blocks of furniture before each block
	words               []int  // words before each block
	run                 []int  // length of the run of short blocks that a block stands in
	below               []bool // below a heading such as "Related stories"
	longBefore          []int  // the last block of prose before each block, far off for none
	longAfter           []int  // the next one after it
	firstLong, lastLong int
	pageProse, pageSize float64 // inputs that are the same for all blocks
	known               []wordClues
	shown               []float64 // what each block shows to its neighbours
	shows               int       // how many numbers that is
	row                 []float64
	verdicts            []float64 // of the first look
	seen                verdictView
}

// proseWords is how many words a block of prose has at least.
const proseWords = 15

// look prepares a view of the page.
func (p *Page) look(odds *wordOdds) *view {
	v, n := &p.view, len(p.Blocks)
	v.Page, v.cs, v.odds, v.marked = p, p.Layout.clues, odds, p.Doc.Markup != nil
	v.countBlocks()
	v.measureRuns()
	v.measureProse()
	v.known = cleared(v.known, n)
	for i := range v.known {
		v.known[i] = v.wordClues(&p.Blocks[i])
	}
	v.shows = len(shownNames)
	if v.marked {
		v.readMarkup()
		v.shows += len(markupShownNames)
	}
	v.shown = v.shown[:0]
	for i := range n {
		v.shown = v.show(v.shown, i)
	}
	return v
}

// countBlocks counts the blocks of prose and of furniture and the words before
// each block, and finds what stands below a heading such as "Related stories".
func (v *view) countBlocks() {
	n := len(v.cs)
	v.long, v.below = cleared(v.long, n), cleared(v.below, n)
	v.longs, v.furnished, v.words = cleared(v.longs, n+1), cleared(v.furnished, n+1), cleared(v.words, n+1)
	v.firstLong, v.lastLong = n, -1
	below := false
	for i := range v.cs {
		c := &v.cs[i]
		v.long[i] = c.ends && c.words >= proseWords || c.words >= 40
		v.longs[i+1], v.furnished[i+1], v.words[i+1] = v.longs[i], v.furnished[i], v.words[i]+c.words
		if v.long[i] {
			v.longs[i+1]++
			v.firstLong, v.lastLong = min(v.firstLong, i), i
			below = false
		}
		if c.furnish > 0.4 {
			v.furnished[i+1]++
			if c.words <= 6 {
				below = c.role == "related" || c.role == "comments" || c.role == "tags"
			}
		} else {
			v.below[i] = below
		}
	}
	v.pageProse = float64(v.longs[n]) / float64(n)
	v.pageSize = min(math.Log2(1+float64(v.words[n])), 13) / 13
}

// measureRuns measures the runs of short blocks.
func (v *view) measureRuns() {
	n := len(v.cs)
	v.run = cleared(v.run, n)
	start := 0
	for i := range n + 1 {
		if i < n && v.cs[i].words < 8 && !v.cs[i].ends {
			continue
		}
		for k := start; k < i; k++ {
			v.run[k] = i - start
		}
		start = i + 1
	}
}

// farOff is more blocks away than any other block of the page.
const farOff = 1 << 30

// measureProse finds the blocks of prose next to each block.
func (v *view) measureProse() {
	n := len(v.long)
	v.longBefore, v.longAfter = cleared(v.longBefore, n), cleared(v.longAfter, n)
	last := -farOff
	for i, long := range v.long {
		v.longBefore[i] = last
		if long {
			last = i
		}
	}
	next := farOff
	for i := n - 1; i >= 0; i-- {
		v.longAfter[i] = next
		if v.long[i] {
			next = i
		}
	}
}

// nearby is the share of marked blocks from block i−k to i+k, given the counts
// before each block.
func nearby(before []int, i, k int) float64 {
	return float64(before[min(len(before)-1, i+k+1)]-before[max(0, i-k)]) / float64(2*k+1)
}

// part is a number of words as a share of the page's.
func (v *view) part(words int) float64 { return float64(words) / float64(max(v.words[len(v.cs)], 1)) }

// within30 is a number of blocks as a share of 30, 1 for 30 and more.
func within30(blocks int) float64 { return float64(min(blocks, 30)) / 30 }
