package features

import (
	"math"
	"slices"
	"strconv"
)

// The layout model looks at a page twice. The first look judges each block by
// its own clues, those of its neighbours and of the page; the second (see
// secondlook.go) sees the first one's verdicts. This file builds the inputs of the
// first look: each is a number of about 0 to 1 with a name, which the model file
// gives a weight. Names and inputs stand in two lists in the same order.

// firstNames names the inputs of the first look at a text or a page.
func firstNames(page bool) []string {
	shown := shownNames[:]
	names := slices.Concat([]string{"always"}, shown)
	for _, n := range wordSteps {
		names = append(names, strconv.Itoa(n)+" words")
	}
	names = append(names, ownNames[:]...)
	for _, r := range furnitureRoles {
		names = append(names, "phrases of "+string(r))
	}
	names = append(names, pageNames[:]...)
	if page {
		names = append(names, markupNames()...)
		shown = slices.Concat(shown, markupShownNames[:])
	}
	for _, off := range neighbours {
		at := strconv.Itoa(off) + ": "
		for _, n := range shown {
			names = append(names, at+n)
		}
		names = append(names, at+"none")
	}
	return names
}

// firstRow appends the inputs of the first look at block i.
func (v *view) firstRow(row []float64, i int) []float64 {
	row = append(row, 1)
	row = append(row, v.shown[i*v.shows:][:len(shownNames)]...)
	c := &v.cs[i]
	for _, n := range wordSteps {
		row = append(row, bit(c.words >= n))
	}
	row = v.ownInputs(row, i)
	for _, x := range c.fill {
		row = append(row, min(x, 2))
	}
	row = v.pageInputs(row, i)
	if v.marked {
		row = v.markupInputs(row, i)
	}
	for _, off := range neighbours {
		row = v.neighbourInputs(row, i+off)
	}
	return row
}

// neighbours are the places of the neighbours that a block sees.
var neighbours = [...]int{-2, -1, 1, 2}

// neighbourInputs are what block i shows to a neighbour, and whether it lies
// beyond the page.
func (v *view) neighbourInputs(row []float64, i int) []float64 {
	if i < 0 || i >= len(v.cs) {
		return append(append(row, noneShown[:v.shows]...), 1)
	}
	return append(append(row, v.shown[i*v.shows:][:v.shows]...), 0)
}

// noneShown is what no block shows.
var noneShown [len(shownNames) + len(markupShownNames)]float64

// shownNames name what a block shows to its neighbours too.
var shownNames = [...]string{
	"size", "ends", "function words", "capitals", "furniture",
	"repeated", "bullet", "link", "date",
	"speech", "question", "digits",
}

// show appends what block i shows to itself and its neighbours.
func (v *view) show(row []float64, i int) []float64 {
	c := &v.cs[i]
	row = append(row,
		c.size(), bit(c.ends), c.function, c.capitals, min(c.furnish, 2),
		bit(c.repeated), bit(c.bullet), bit(c.link), bit(c.date),
		bit(c.speech), bit(c.question), c.digits,
	)
	if v.marked {
		row = v.showMarkup(row, i)
	}
	return row
}

// wordSteps are the numbers of words at which the judgement of a block's length
// may change.
var wordSteps = [...]int{2, 3, 5, 8, 12, 18, 25, 40, 70}

// ownNames name what only the block itself sees.
var ownNames = [...]string{
	"short, ends", "short, capitals", "long, ends",
	"colon", "exclaims", "ellipsis",
	"commas", "all capitals", "letters per word",
	"small start", "digit start", "email", "clock",
	"I or we", "you", "furniture words",
	"by", "name line", "contents", "listed",
	"separators", "sentences",
	"piece", "blank before", "bar",
	"word odds, mean", "word odds, sum",
	"word odds, best", "word odds, worst",
	"word odds before", "word odds after",
}

func (v *view) ownInputs(row []float64, i int) []float64 {
	c, w := &v.cs[i], &v.known[i]
	return append(row,
		bit(c.words < 12 && c.ends), bit(c.words < 12)*c.capitals, bit(c.words >= 12 && c.ends),
		bit(c.colon), bit(c.exclaims), bit(c.ellipsis),
		min(c.commas*5, 2), c.caps, min(c.chars, 15)/15,
		bit(c.lower), bit(c.digit), bit(c.email), bit(c.clock),
		min(c.first*5, 1), min(c.second*5, 1), c.single,
		bit(v.byBlock(i)), bit(v.nameLine(i)), bit(c.contents), bit(c.listed),
		float64(min(c.separators, 5))/5, float64(min(c.sentences, 6))/6,
		bit(c.piece), bit(v.Blocks[i].Blank), bit(c.bar),
		w.mean, max(-2, min(w.sum/4, 2)),
		w.best/2, w.worst/2,
		v.wordsNear(i-3, i), v.wordsNear(i+1, i+4),
	)
}

// pageNames name what the page around a block shows.
var pageNames = [...]string{
	"prose in 3", "prose in 8", "prose in 20",
	"short run", "before prose", "after prose",
	"from top", "from end",
	"words before", "words after",
	"page prose", "page size",
	"prose before", "prose after",
	"furniture in 4", "furniture before",
	"below a heading",
}

func (v *view) pageInputs(row []float64, i int) []float64 {
	n := len(v.cs)
	return append(row,
		nearby(v.longs, i, 3), nearby(v.longs, i, 8), nearby(v.longs, i, 20),
		float64(min(v.run[i], 40))/40, bit(i < v.firstLong), bit(i > v.lastLong),
		float64(min(i, 60))/60, float64(min(n-1-i, 60))/60,
		v.part(v.words[i]), v.part(v.words[n]-v.words[i+1]),
		v.pageProse, v.pageSize,
		within30(i-v.longBefore[i]), within30(v.longAfter[i]-i),
		nearby(v.furnished, i, 4), float64(v.furnished[i]-v.furnished[max(0, i-10)])/10,
		bit(v.below[i]),
	)
}

// crossed are the inputs that the first look also multiplies with each other.
var crossed = map[string]bool{
	"size": true, "ends": true, "function words": true, "capitals": true, "furniture": true, "repeated": true, "bullet": true, "question": true,
	"digits": true, "colon": true, "commas": true, "furniture words": true, "prose in 3": true, "prose in 8": true, "prose in 20": true,
	"short run": true, "before prose": true, "after prose": true, "words before": true, "words after": true, "page prose": true,
	"furniture in 4": true, "prose before": true, "prose after": true, "word odds, mean": true,
	"link share": true, "in prose's parent": true, "paragraph": true, "name odds, mean": true, "like blocks": true, "prose's branch": true,
}

// sizes are the logarithms of numbers of words, 0 to 1.
var sizes = sizesOfWords()

func sizesOfWords() (s [256]float64) {
	for n := range s {
		s[n] = min(math.Log2(1+float64(n)), 8) / 8
	}
	return s
}

// size is the logarithm of the number of words, 0 to 1.
func (c *clues) size() float64 { return sizes[min(c.words, len(sizes)-1)] }

// bit is 1 for true and 0 for false, without a branch to guess.
func bit(b bool) float64 {
	n := 0
	if b {
		n = 1
	}
	return float64(n)
}
