package features

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"credence/corpus"
)

// markupClues are what the markup of a page says about a block.
type markupClues struct {
	tag                  string
	within               tagSet
	linked               float64 // share of its bytes inside links
	headed               bool
	named                nameClues
	own                  float64 // odds of the names of its own element and the one around it
	box, around, further int32   // the elements around its own
	depth                int
	like                 int32 // number of the group of blocks that are marked up alike
	title                float64
}

// nameClues are the log-odds of furniture of the names of the elements around a
// block.
type nameClues struct{ sum, n, best, worst float64 }

// tagSet is the set of tags that a block stands in.
type tagSet uint32

// withinTags are the tags that say what a block belongs to.
var withinTags = [...]string{"article", "main", "nav", "header", "footer", "aside", "form", "table", "li", "figure", "blockquote", "section", "button", "h1", "h2", "h3"}

// tree is what the markup clues need of the page's elements.
type tree struct {
	m      *corpus.Markup
	last   []int32 // last element inside each
	depth  []int
	prose  []float64 // words of prose in blocks directly in each element
	best   int32     // the element that holds most prose
	whole  float64   // words of prose
	groups []group
	// of the second look: verdicts by element and group
	byBox, byAround, byFurther, byGroup sums
}

// group is a set of blocks that are marked up alike.
type group struct{ blocks, words, linked, ends float64 }

// sums add verdicts up by element or group, weighted as in verdictView.
type sums struct{ mass, weight map[int32]float64 }

func newSums() sums { return sums{map[int32]float64{}, map[int32]float64{}} }

func (s sums) add(key int32, x, w float64) { s.mass[key] += x * w; s.weight[key] += w }

// mean is the mean of what was added under the key, without one of them.
func (s sums) mean(key int32, x, w float64) float64 {
	rest := s.weight[key] - w
	if rest < 1e-9 {
		return x
	}
	return (s.mass[key] - x*w) / rest
}

// readMarkup reads the markup around each block.
func (v *view) readMarkup(odds map[string]float64) {
	m := v.Doc.Markup
	n := len(m.Elements)
	t := &tree{m: m, last: make([]int32, n), depth: make([]int, n), prose: make([]float64, n)}
	known := make(map[[2]string]nameClues, 256) // of elements that are called alike
	names, own, in := make([]nameClues, n), make([]float64, n), make([]tagSet, n)
	for e := range m.Elements {
		el := &m.Elements[e]
		t.last[e] = int32(e)
		if el.Parent >= 0 {
			names[e], in[e], t.depth[e] = names[el.Parent], in[el.Parent], t.depth[el.Parent]+1
		}
		if k := slices.Index(withinTags[:], el.Tag); k >= 0 {
			in[e] |= 1 << k
		}
		key := [2]string{el.Tag, el.Names}
		here, ok := known[key]
		if !ok {
			here = readNames(el, odds)
			known[key] = here
		}
		c := &names[e]
		c.sum, c.n, c.best, c.worst = c.sum+here.sum, c.n+here.n, math.Max(c.best, here.best), math.Min(c.worst, here.worst)
		own[e] = here.sum
	}
	for e := n - 1; e > 0; e-- {
		p := m.Elements[e].Parent
		t.last[p] = max(t.last[p], t.last[e])
	}
	v.tree = t
	v.readBlocks(names, own, in)
	most := 0.0
	for e := range t.prose {
		t.whole += t.prose[e]
		if t.prose[e] > most {
			most, t.best = t.prose[e], int32(e)
		}
	}
}

// readBlocks gives each block the clues of the elements around it: of their
// names, those of each element alone, and their tags.
func (v *view) readBlocks(names []nameClues, own []float64, in []tagSet) {
	t, m := v.tree, v.tree.m
	parent := func(e int32) int32 { return max(m.Elements[e].Parent, 0) }
	title := v.titleWords()
	number := map[[5]string]int32{}
	v.ms = make([]markupClues, len(v.cs))
	k := 0
	for i := range v.Blocks {
		b, c := &v.Blocks[i], &v.ms[i]
		for k+1 < len(m.Blocks) && m.Blocks[k].End <= int(b.Start) {
			k++
		}
		if k >= len(m.Blocks) {
			break
		}
		mb := m.Blocks[k]
		e := mb.Element
		c.tag, c.within, c.headed, c.named, c.depth = m.Elements[e].Tag, in[e], mb.Headed, names[e], t.depth[e]
		c.linked = math.Min(float64(mb.Linked)/float64(max(mb.End-mb.Start, 1)), 1)
		c.box = parent(e)
		c.around = parent(c.box)
		c.further = parent(c.around)
		c.own = math.Max(-3, math.Min(own[e]+own[c.box], 3))
		c.title = v.sharedWords(i, title)
		key := [5]string{c.tag, m.Elements[e].Names, m.Elements[c.box].Tag, m.Elements[c.box].Names, m.Elements[c.around].Names}
		g, ok := number[key]
		if !ok {
			g = int32(len(number))
			number[key] = g
			t.groups = append(t.groups, group{})
		}
		c.like = g
		gr, cl := &t.groups[g], &v.cs[i]
		gr.blocks++
		gr.words += float64(cl.words)
		gr.linked += c.linked
		gr.ends += bit(cl.ends)
		if v.long[i] && c.linked < 0.5 {
			t.prose[c.box] += float64(cl.words)
		}
	}
}

// readNames looks up the names of one element.
func readNames(el *corpus.Element, odds map[string]float64) (c nameClues) {
	for name := range nameTokens(el.Tag, el.Names) {
		if x, ok := odds[name]; ok {
			c.sum, c.n, c.best, c.worst = c.sum+x, c.n+1, math.Max(c.best, x), math.Min(c.worst, x)
		}
	}
	return c
}

// nameTokens yields the names of an element as the model's words know them: its
// tag after "<", the parts of its class, id and role after ".".
func nameTokens(tag, names string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if !yield("<" + tag) {
			return
		}
		token := []byte{'.'}
		var before rune
		for _, r := range names + " " {
			if len(token) > 1 && (!unicode.IsLetter(r) || unicode.IsUpper(r) && unicode.IsLower(before)) {
				if len(token) > 2 && !yield(string(token)) {
					return
				}
				token = token[:1]
			}
			if unicode.IsLetter(r) {
				token = appendLower(token, r)
			}
			before = r
		}
	}
}

// titleWords are the words of the title that the page states.
func (v *view) titleWords() map[string]bool {
	words := map[string]bool{}
	best := ""
	for _, s := range v.Doc.Markup.Statements {
		if s.Field == "title" && (best == "" || s.From != "title") {
			best = s.Value
		}
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(best), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words[w] = true
	}
	return words
}

// sharedWords is the share of words that a short block and the title have in
// common (Dice).
func (v *view) sharedWords(i int, title map[string]bool) float64 {
	b := &v.Blocks[i]
	if len(title) == 0 || b.Last == b.First || b.Last-b.First > 40 {
		return 0
	}
	n := 0
	for w := b.First; w < b.Last; w++ {
		if title[strings.ToLower(v.Word(w))] {
			n++
		}
	}
	return math.Min(2*float64(n)/float64(len(title)+b.Last-b.First), 1)
}

// inside reports whether element e stands in element of, or is it.
func (t *tree) inside(e, of int32) bool { return e >= of && e <= t.last[of] }

// farApart is the most that apart counts.
const farApart = 8

// apart is how many elements lie between the element with most prose and the
// one that it shares with e, farApart at most.
func (t *tree) apart(e int32) int {
	n := 0
	for of := t.best; n < farApart && !t.inside(e, of); of = max(t.m.Elements[of].Parent, 0) {
		n++
	}
	return n
}

// proseShare is the share of the page's prose that stands directly in an
// element.
func (v *view) proseShare(e int32) float64 {
	return v.tree.prose[e] / math.Max(v.tree.whole, 1)
}

// markupNeighbourInputs are the clues of the markup that a block shows to its
// neighbours too.
var markupNeighbourInputs = []input{
	{"link share", func(v *view, i int) float64 { return v.ms[i].linked }},
	{"paragraph", func(v *view, i int) float64 { return bit(v.ms[i].tag == "p") }},
	{"name odds, mean", func(v *view, i int) float64 { return v.ms[i].named.sum / (v.ms[i].named.n + 1) }},
	{"in prose's parent", func(v *view, i int) float64 { return bit(v.ms[i].box == v.tree.best) }},
}

// blockTags are the tags of blocks that the model tells apart.
var blockTags = [...]string{"h1", "h2", "h3", "h4", "li", "td", "div", "span", "blockquote", "figcaption", "pre", "dd", "button", "section", "article", "body"}

// markupInputs returns the inputs of the first look that only pages have.
func markupInputs() []input {
	in := append([]input(nil), markupNeighbourInputs...)
	for _, tag := range blockTags {
		in = append(in, input{"is " + tag, func(v *view, i int) float64 { return bit(v.ms[i].tag == tag) }})
	}
	for k, tag := range withinTags {
		in = append(in, input{"in " + tag, func(v *view, i int) float64 { return bit(v.ms[i].within&(1<<k) != 0) }})
	}
	return append(in, []input{
		{"mostly link", func(v *view, i int) float64 { return bit(v.ms[i].linked > 0.8) }},
		{"begins in bold", func(v *view, i int) float64 { return bit(v.ms[i].headed) }},
		{"name odds, sum", func(v *view, i int) float64 { return math.Max(-2, math.Min(v.ms[i].named.sum/6, 2)) }},
		{"name odds, best", func(v *view, i int) float64 { return v.ms[i].named.best / 2 }},
		{"name odds, worst", func(v *view, i int) float64 { return v.ms[i].named.worst / 2 }},
		{"name odds, own", func(v *view, i int) float64 { return v.ms[i].own / 2 }},
		{"title words", func(v *view, i int) float64 { return v.ms[i].title }},
		{"is the title", func(v *view, i int) float64 { return bit(v.ms[i].title > 0.85) }},
		{"depth", func(v *view, i int) float64 { return math.Min(float64(v.ms[i].depth), 30) / 30 }},
		{"prose's branch", func(v *view, i int) float64 { return 1 - float64(v.tree.apart(v.ms[i].box))/farApart }},
		{"in prose's element", func(v *view, i int) float64 { return bit(v.tree.inside(v.ms[i].box, v.tree.best)) }},
		{"prose in box", func(v *view, i int) float64 { return v.proseShare(v.ms[i].box) }},
		{"prose in box around", func(v *view, i int) float64 { return v.proseShare(v.ms[i].around) }},
		{"like blocks", func(v *view, i int) float64 { return math.Min(math.Log2(v.group(i).blocks), 6) / 6 }},
		{"like blocks, size", func(v *view, i int) float64 { return math.Min(math.Log2(1+v.group(i).words/v.group(i).blocks), 8) / 8 }},
		{"like blocks, link share", func(v *view, i int) float64 { return v.group(i).linked / v.group(i).blocks }},
		{"like blocks, ends", func(v *view, i int) float64 { return v.group(i).ends / v.group(i).blocks }},
		{"in a list, unlinked", func(v *view, i int) float64 { return bit(v.ms[i].tag == "li") * (1 - v.ms[i].linked) }},
		{"unlinked size", func(v *view, i int) float64 { return v.cs[i].size() * (1 - v.ms[i].linked) }},
	}...)
}

func (v *view) group(i int) *group { return &v.tree.groups[v.ms[i].like] }

// seeMarkup adds the first look's verdicts up by element and group.
func (v *view) seeMarkup() {
	t := v.tree
	t.byBox, t.byAround, t.byFurther, t.byGroup = newSums(), newSums(), newSums(), newSums()
	for i := range v.ms {
		m, x, w := &v.ms[i], v.verdicts[i], math.Sqrt(float64(v.cs[i].words))
		t.byBox.add(m.box, x, w)
		t.byAround.add(m.around, x, w)
		t.byFurther.add(m.further, x, w)
		t.byGroup.add(m.like, x, w)
	}
}

// markupSecondInputs are the inputs of the second look that only pages have.
var markupSecondInputs = []input{
	{"mean in box", func(v *view, i int) float64 { return v.meanBy(v.tree.byBox, v.ms[i].box, i) }},
	{"mean in box around", func(v *view, i int) float64 { return v.meanBy(v.tree.byAround, v.ms[i].around, i) }},
	{"mean in box further", func(v *view, i int) float64 { return v.meanBy(v.tree.byFurther, v.ms[i].further, i) }},
	{"mean of like blocks", func(v *view, i int) float64 { return v.meanBy(v.tree.byGroup, v.ms[i].like, i) }},
	{"article in box", func(v *view, i int) float64 { return v.tree.byBox.mass[v.ms[i].box] / v.whole() }},
	{"article in box around", func(v *view, i int) float64 { return v.tree.byAround.mass[v.ms[i].around] / v.whole() }},
	{"article in box further", func(v *view, i int) float64 { return v.tree.byFurther.mass[v.ms[i].further] / v.whole() }},
	{"article in like blocks", func(v *view, i int) float64 { return v.tree.byGroup.mass[v.ms[i].like] / v.whole() }},
	{"link share", func(v *view, i int) float64 { return v.ms[i].linked }},
	{"name odds, mean", func(v *view, i int) float64 { return v.ms[i].named.sum / (v.ms[i].named.n + 1) }},
	{"is the title", func(v *view, i int) float64 { return bit(v.ms[i].title > 0.85) }},
	{"paragraph × mean of 6", func(v *view, i int) float64 { return bit(v.ms[i].tag == "p") * v.mean(i-6, i+7) }},
	{"link share × mean of 6", func(v *view, i int) float64 { return v.ms[i].linked * v.mean(i-6, i+7) }},
}

// meanBy is the mean verdict on the other blocks of an element or group.
func (v *view) meanBy(s sums, key int32, i int) float64 {
	return s.mean(key, v.verdicts[i], math.Sqrt(float64(v.cs[i].words)))
}
