package features

import (
	"math"
	"slices"
	"strconv"
)

// The second look sees the first one's verdicts on a block's neighbours, the
// stretch of blocks that they make the article, and which words that article
// uses (see likelyarticle.go). This file builds its inputs, names and numbers in
// the same order.

// secondNames names the inputs of the second look at a text or a page.
func secondNames(page bool) []string {
	names := []string{"always", "verdict", "verdict, odds"}
	for _, off := range besides {
		names = append(names, strconv.Itoa(off)+": verdict")
	}
	names = append(names, stretchNames[:]...)
	names = append(names, againNames[:]...)
	if page {
		names = slices.Concat(names, markupSecondNames[:])
	}
	return names
}

// secondRow appends the inputs of the second look at block i.
func (v *view) secondRow(row []float64, i int) []float64 {
	row = append(row, 1, v.verdicts[i], logOdds(v.verdicts[i]))
	for _, off := range besides {
		row = append(row, v.verdict(i+off))
	}
	m6 := v.mean(i-6, i+7)
	row = v.stretchInputs(row, i, m6)
	row = v.againInputs(row, i, m6)
	if v.marked {
		row = v.markupSecondInputs(row, i, m6)
	}
	return row
}

// besides are the places of the blocks whose verdicts a block sees one by one.
var besides = [...]int{-3, -2, -1, 1, 2, 3}

// stretchNames name what the verdicts around a block show.
var stretchNames = [...]string{
	"mean of 3", "mean of 6", "mean of 12", "mean of 30",
	"mean before", "mean after",
	"article before", "article after",
	"in stretch", "near stretch",
	"before stretch", "after stretch",
	"in patient stretch", "after patient stretch",
}

func (v *view) stretchInputs(row []float64, i int, m6 float64) []float64 {
	s := &v.seen
	return append(row,
		v.mean(i-3, i+4), m6, v.mean(i-12, i+13), v.mean(i-30, i+31),
		v.mean(i-8, i), v.mean(i+1, i+9),
		s.mass[i]/v.whole(), 1-s.mass[i+1]/v.whole(),
		bit(i >= s.from && i < s.to), bit(i >= s.from-3 && i < s.to+3),
		within30(max(s.from-i, 0)), within30(max(i-s.to+1, 0)),
		bit(i >= s.first && i < s.last), within30(max(i-s.last+1, 0)),
	)
}

// againNames name what the second look sees of a block itself, some of it again.
var againNames = [...]string{
	"known words", "known words, short",
	"size", "ends", "furniture",
	"verdict, short", "mean of 6, short", "page mean",
	"best before", "best after",
	"heads article",
	"ends × mean of 6", "repeated", "date",
	"listed × mean of 6", "bullet × mean of 6",
	"below a heading", "speech", "word odds, mean",
}

func (v *view) againInputs(row []float64, i int, m6 float64) []float64 {
	c, s := &v.cs[i], &v.seen
	short := bit(c.words < 12)
	return append(row,
		s.known[i], s.known[i]*short,
		c.size(), bit(c.ends), min(c.furnish, 2),
		v.verdicts[i]*short, m6*short, s.pageMean,
		v.best(i, -1), v.best(i, 1),
		bit(c.words >= 2 && c.words < 14 && !c.ends && v.verdict(i+1) > 0.5),
		bit(c.ends)*m6, bit(c.repeated), bit(c.date),
		bit(c.listed)*m6, bit(c.bullet)*m6,
		bit(v.below[i]), bit(c.speech), v.known[i].mean,
	)
}

// crossedLater are the inputs that the second look also multiplies with each
// other.
var crossedLater = map[string]bool{
	"verdict": true, "mean of 3": true, "mean of 12": true, "in stretch": true, "in patient stretch": true, "after stretch": true, "before stretch": true,
	"known words": true, "size": true, "ends": true, "article before": true, "article after": true, "page mean": true,
	"mean in box": true, "mean of like blocks": true, "article in like blocks": true, "link share": true, "article in box around": true,
}

// verdict is the verdict on block i, 0 beyond the page.
func (v *view) verdict(i int) float64 {
	if i < 0 || i >= len(v.verdicts) {
		return 0
	}
	return v.verdicts[i]
}

// best is the highest verdict on the six blocks in a direction.
func (v *view) best(i, step int) float64 {
	x := 0.0
	for k := 1; k <= 6; k++ {
		x = max(x, v.verdict(i+step*k))
	}
	return x
}

// logOdds is the log-odds of a probability, bounded and scaled to about −1 to 1.
func logOdds(p float64) float64 {
	p = max(0.002, min(p, 0.998))
	return math.Log(p/(1-p)) / 6
}
