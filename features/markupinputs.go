package features

import "math"

// The inputs of both looks that only pages have; see firstlook.go.

// markupShownNames name the clues of the markup that a block shows to its
// neighbours too.
var markupShownNames = [...]string{"link share", "paragraph", "name odds, mean", "in prose's parent"}

func (v *view) showMarkup(row []float64, i int) []float64 {
	m := &v.ms[i]
	return append(row, m.linked, bit(m.tag == "p"), m.named.mean(), bit(m.box == v.tree.best))
}

// mean is the mean odds of the names around a block.
func (c *nameClues) mean() float64 { return c.sum / (c.n + 1) }

// blockTags are the tags of blocks that the model tells apart.
var blockTags = [...]string{"h1", "h2", "h3", "h4", "li", "td", "div", "span", "blockquote", "figcaption", "pre", "dd", "button", "section", "article", "body"}

// markupNames names the inputs of the first look that only pages have.
func markupNames() []string {
	names := append([]string(nil), markupShownNames[:]...)
	for _, tag := range blockTags {
		names = append(names, "is "+tag)
	}
	for _, tag := range withinTags {
		names = append(names, "in "+tag)
	}
	return append(names, placeNames[:]...)
}

func (v *view) markupInputs(row []float64, i int) []float64 {
	m := &v.ms[i]
	row = append(row, v.shown[i*v.shows+len(shownNames):][:len(markupShownNames)]...)
	for _, tag := range blockTags {
		row = append(row, bit(m.tag == tag))
	}
	for k := range withinTags {
		row = append(row, float64(m.within>>k&1))
	}
	return v.placeInputs(row, i)
}

// placeNames name what the names and the place of the elements around a block,
// the title of the page and the blocks that are marked up alike show.
var placeNames = [...]string{
	"mostly link", "begins in bold",
	"name odds, sum",
	"name odds, best", "name odds, worst", "name odds, own",
	"title words", "is the title",
	"depth",
	"prose's branch", "in prose's element",
	"prose in box", "prose in box around",
	"like blocks", "like blocks, size",
	"like blocks, link share", "like blocks, ends",
	"in a list, unlinked",
	"unlinked size",
}

func (v *view) placeInputs(row []float64, i int) []float64 {
	m, t := &v.ms[i], &v.tree
	g := &t.groups[m.like]
	return append(row,
		bit(m.linked > 0.8), bit(m.headed),
		max(-2, min(m.named.sum/6, 2)),
		m.named.best/2, m.named.worst/2, m.own/2,
		m.title, bit(m.title > 0.85),
		min(float64(m.depth), 30)/30,
		1-float64(t.apart(m.box))/farApart, bit(t.inside(m.box, t.best)),
		t.proseShare(m.box), t.proseShare(m.around),
		min(math.Log2(g.blocks), 6)/6, min(math.Log2(1+g.words/g.blocks), 8)/8,
		g.linked/g.blocks, g.ends/g.blocks,
		bit(m.tag == "li")*(1-m.linked),
		v.cs[i].size()*(1-m.linked),
	)
}

// seeMarkup adds the first look's verdicts up by element and group.
func (v *view) seeMarkup() {
	t := &v.tree
	n := len(t.m.Elements)
	t.byBox.reset(n)
	t.byAround.reset(n)
	t.byFurther.reset(n)
	t.byGroup.reset(len(t.groups))
	for i := range v.ms {
		m, x, w := &v.ms[i], v.verdicts[i], v.seen.roots[i]
		t.byBox.add(m.box, x, w)
		t.byAround.add(m.around, x, w)
		t.byFurther.add(m.further, x, w)
		t.byGroup.add(m.like, x, w)
	}
}

// markupSecondNames name the inputs of the second look that only pages have.
var markupSecondNames = [...]string{
	"mean in box", "mean in box around", "mean in box further", "mean of like blocks",
	"article in box", "article in box around", "article in box further", "article in like blocks",
	"link share", "name odds, mean", "is the title",
	"paragraph × mean of 6", "link share × mean of 6",
}

func (v *view) markupSecondInputs(row []float64, i int, m6 float64) []float64 {
	m, t := &v.ms[i], &v.tree
	x, w := v.verdicts[i], v.seen.roots[i]
	whole := v.whole()
	return append(row,
		t.byBox.mean(m.box, x, w), t.byAround.mean(m.around, x, w), t.byFurther.mean(m.further, x, w), t.byGroup.mean(m.like, x, w),
		t.byBox.mass[m.box]/whole, t.byAround.mass[m.around]/whole, t.byFurther.mass[m.further]/whole, t.byGroup.mass[m.like]/whole,
		m.linked, m.named.mean(), bit(m.title > 0.85),
		bit(m.tag == "p")*m6, m.linked*m6,
	)
}
