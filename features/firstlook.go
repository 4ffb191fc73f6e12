package features

import (
	"math"
	"slices"
	"strconv"
	"unicode"
)

// The layout model looks at a page twice. The first look judges each block by
// its own clues, those of its neighbours and of the page; the second (see
// secondLook) sees the first one's verdicts. This file builds the inputs of the
// first look: each is a number of about 0 to 1 with a name, which the model file
// gives a weight.

// A view is a page as the layout model looks at it.
type view struct {
	*Page
	cs   []clues
	ms   []markupClues // nil for a text
	tree *tree

	long                []bool // blocks of prose
	longs               []int  // blocks of prose before each block
	furnished           []int  // blocks of furniture before each block
	words               []int  // words before each block
	run                 []int  // length of the run of short blocks that a block stands in
	below               []bool // below a heading such as "Related stories"
	firstLong, lastLong int
	known               []wordClues
	shown               []float64 // what each block shows to its neighbours
	verdicts            []float64 // of the first look
	seen                *verdictView
}

// proseWords is how many words a block of prose has at least.
const proseWords = 15

// look prepares a view of the page.
func (p *Page) look(words map[string]float64) *view {
	n := len(p.Blocks)
	v := &view{Page: p, cs: p.Layout.clues, long: make([]bool, n), longs: make([]int, n+1), furnished: make([]int, n+1), words: make([]int, n+1),
		run: make([]int, n), below: make([]bool, n), firstLong: n, lastLong: -1}
	start, below := 0, false
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
		if c.words >= 8 || c.ends {
			for k := start; k < i; k++ {
				v.run[k] = i - start
			}
			start = i + 1
		}
	}
	for k := start; k < n; k++ {
		v.run[k] = n - start
	}
	v.known = p.wordClues(words)
	if p.Doc.Markup != nil {
		v.readMarkup(words)
	}
	shown := shownInputs(p.Doc.Markup != nil)
	v.shown = make([]float64, 0, n*len(shown))
	for i := range n {
		for k := range shown {
			v.shown = append(v.shown, shown[k].of(v, i))
		}
	}
	return v
}

// An input is one number that a look sees of a block.
type input struct {
	name string
	of   func(v *view, i int) float64
}

// neighbourInputs are what a block shows to its neighbours too.
var neighbourInputs = []input{
	{"size", func(v *view, i int) float64 { return v.cs[i].size() }},
	{"ends", func(v *view, i int) float64 { return bit(v.cs[i].ends) }},
	{"function words", func(v *view, i int) float64 { return v.cs[i].function }},
	{"capitals", func(v *view, i int) float64 { return v.cs[i].capitals }},
	{"furniture", func(v *view, i int) float64 { return math.Min(v.cs[i].furnish, 2) }},
	{"repeated", func(v *view, i int) float64 { return bit(v.cs[i].repeated) }},
	{"bullet", func(v *view, i int) float64 { return bit(v.cs[i].bullet) }},
	{"link", func(v *view, i int) float64 { return bit(v.cs[i].link) }},
	{"date", func(v *view, i int) float64 { return bit(v.cs[i].date) }},
	{"speech", func(v *view, i int) float64 { return bit(v.cs[i].speech) }},
	{"question", func(v *view, i int) float64 { return bit(v.cs[i].question) }},
	{"digits", func(v *view, i int) float64 { return v.cs[i].digits }},
}

// ownInputs are what only the block itself sees.
var ownInputs = []input{
	{"short, ends", func(v *view, i int) float64 { return bit(v.cs[i].words < 12 && v.cs[i].ends) }},
	{"short, capitals", func(v *view, i int) float64 { return bit(v.cs[i].words < 12) * v.cs[i].capitals }},
	{"long, ends", func(v *view, i int) float64 { return bit(v.cs[i].words >= 12 && v.cs[i].ends) }},
	{"colon", func(v *view, i int) float64 { return bit(v.cs[i].colon) }},
	{"exclaims", func(v *view, i int) float64 { return bit(v.cs[i].exclaims) }},
	{"ellipsis", func(v *view, i int) float64 { return bit(v.cs[i].ellipsis) }},
	{"commas", func(v *view, i int) float64 { return math.Min(v.cs[i].commas*5, 2) }},
	{"all capitals", func(v *view, i int) float64 { return v.cs[i].caps }},
	{"letters per word", func(v *view, i int) float64 { return math.Min(v.cs[i].chars, 15) / 15 }},
	{"small start", func(v *view, i int) float64 { return bit(v.cs[i].lower) }},
	{"digit start", func(v *view, i int) float64 { return bit(v.cs[i].digit) }},
	{"email", func(v *view, i int) float64 { return bit(v.cs[i].email) }},
	{"clock", func(v *view, i int) float64 { return bit(v.cs[i].clock) }},
	{"I or we", func(v *view, i int) float64 { return math.Min(v.cs[i].first*5, 1) }},
	{"you", func(v *view, i int) float64 { return math.Min(v.cs[i].second*5, 1) }},
	{"furniture words", func(v *view, i int) float64 { return v.cs[i].single }},
	{"by", func(v *view, i int) float64 { return bit(v.byBlock(i)) }},
	{"name line", func(v *view, i int) float64 { return bit(v.nameLine(i)) }},
	{"contents", func(v *view, i int) float64 { return bit(v.cs[i].contents) }},
	{"listed", func(v *view, i int) float64 { return bit(v.cs[i].listed) }},
	{"separators", func(v *view, i int) float64 { return float64(min(v.cs[i].separators, 5)) / 5 }},
	{"sentences", func(v *view, i int) float64 { return float64(min(v.cs[i].sentences, 6)) / 6 }},
	{"piece", func(v *view, i int) float64 { return bit(v.cs[i].piece) }},
	{"blank before", func(v *view, i int) float64 { return bit(v.Blocks[i].Blank) }},
	{"bar", func(v *view, i int) float64 { return bit(v.cs[i].bar) }},
	{"word odds, mean", func(v *view, i int) float64 { return v.known[i].mean }},
	{"word odds, sum", func(v *view, i int) float64 { return math.Max(-2, math.Min(v.known[i].sum/4, 2)) }},
	{"word odds, best", func(v *view, i int) float64 { return v.known[i].best / 2 }},
	{"word odds, worst", func(v *view, i int) float64 { return v.known[i].worst / 2 }},
	{"word odds before", func(v *view, i int) float64 { return v.wordsNear(i-3, i) }},
	{"word odds after", func(v *view, i int) float64 { return v.wordsNear(i+1, i+4) }},
}

// pageInputs are what the page around a block shows.
var pageInputs = []input{
	{"prose in 3", func(v *view, i int) float64 { return nearby(v.longs, i, 3) }},
	{"prose in 8", func(v *view, i int) float64 { return nearby(v.longs, i, 8) }},
	{"prose in 20", func(v *view, i int) float64 { return nearby(v.longs, i, 20) }},
	{"short run", func(v *view, i int) float64 { return float64(min(v.run[i], 40)) / 40 }},
	{"before prose", func(v *view, i int) float64 { return bit(i < v.firstLong) }},
	{"after prose", func(v *view, i int) float64 { return bit(i > v.lastLong) }},
	{"from top", func(v *view, i int) float64 { return float64(min(i, 60)) / 60 }},
	{"from end", func(v *view, i int) float64 { return float64(min(len(v.cs)-1-i, 60)) / 60 }},
	{"words before", func(v *view, i int) float64 { return v.part(v.words[i]) }},
	{"words after", func(v *view, i int) float64 { return v.part(v.words[len(v.cs)] - v.words[i+1]) }},
	{"page prose", func(v *view, i int) float64 { return float64(v.longs[len(v.cs)]) / float64(len(v.cs)) }},
	{"page size", func(v *view, i int) float64 { return math.Min(math.Log2(1+float64(v.words[len(v.cs)])), 13) / 13 }},
	{"prose before", func(v *view, i int) float64 { return v.toProse(i, -1) }},
	{"prose after", func(v *view, i int) float64 { return v.toProse(i, 1) }},
	{"furniture in 4", func(v *view, i int) float64 { return nearby(v.furnished, i, 4) }},
	{"furniture before", func(v *view, i int) float64 { return float64(v.furnished[i]-v.furnished[max(0, i-10)]) / 10 }},
	{"below a heading", func(v *view, i int) float64 { return bit(v.below[i]) }},
}

// wordSteps are the numbers of words at which the judgement of a block's length
// may change.
var wordSteps = [...]int{2, 3, 5, 8, 12, 18, 25, 40, 70}

// neighbours are the places of the neighbours that a block sees.
var neighbours = [...]int{-2, -1, 1, 2}

// crossed are the inputs that the first look also multiplies with each other.
var crossed = map[string]bool{
	"size": true, "ends": true, "function words": true, "capitals": true, "furniture": true, "repeated": true, "bullet": true, "question": true,
	"digits": true, "colon": true, "commas": true, "furniture words": true, "prose in 3": true, "prose in 8": true, "prose in 20": true,
	"short run": true, "before prose": true, "after prose": true, "words before": true, "words after": true, "page prose": true,
	"furniture in 4": true, "prose before": true, "prose after": true, "word odds, mean": true,
	"link share": true, "in prose's parent": true, "paragraph": true, "name odds, mean": true, "like blocks": true, "prose's branch": true,
}

// firstInputs returns the inputs of the first look at a text or a page.
func firstInputs(page bool) []input {
	in := []input{{"always", func(*view, int) float64 { return 1 }}}
	in = append(in, neighbourInputs...)
	for _, n := range wordSteps {
		in = append(in, input{strconv.Itoa(n) + " words", func(v *view, i int) float64 { return bit(v.cs[i].words >= n) }})
	}
	in = append(in, ownInputs...)
	for k, r := range furnitureRoles {
		in = append(in, input{"phrases of " + string(r), func(v *view, i int) float64 { return math.Min(v.cs[i].fill[k], 2) }})
	}
	in = append(in, pageInputs...)
	if page {
		in = append(in, markupInputs()...)
	}
	shown := shownInputs(page)
	for _, off := range neighbours {
		at := strconv.Itoa(off) + ": "
		for s, n := range shown {
			in = append(in, input{at + n.name, func(v *view, i int) float64 {
				if k := i + off; k >= 0 && k < len(v.cs) {
					return v.shown[k*len(shown)+s]
				}
				return 0
			}})
		}
		in = append(in, input{at + "none", func(v *view, i int) float64 { return bit(i+off < 0 || i+off >= len(v.cs)) }})
	}
	return in
}

// shownInputs are what blocks of a text or a page show to their neighbours.
func shownInputs(page bool) []input {
	if page {
		return slices.Concat(neighbourInputs, markupNeighbourInputs)
	}
	return neighbourInputs
}

// crossings returns the pairs of the crossed inputs.
func crossings(in []input, crossed map[string]bool) [][2]int {
	var at []int
	for i, x := range in {
		if crossed[x.name] {
			at = append(at, i)
		}
	}
	var pairs [][2]int
	for a := range at {
		for b := range a {
			pairs = append(pairs, [2]int{at[b], at[a]})
		}
	}
	return pairs
}

// size is the logarithm of the number of words, 0 to 1.
func (c *clues) size() float64 { return math.Min(math.Log2(1+float64(c.words)), 8) / 8 }

func bit(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// nearby is the share of marked blocks from block i−k to i+k, given the counts
// before each block.
func nearby(before []int, i, k int) float64 {
	return float64(before[min(len(before)-1, i+k+1)]-before[max(0, i-k)]) / float64(2*k+1)
}

// part is a number of words as a share of the page's.
func (v *view) part(words int) float64 { return float64(words) / float64(max(v.words[len(v.cs)], 1)) }

// toProse is the distance to the next block of prose in a direction, 1 for 30
// blocks and more.
func (v *view) toProse(i, step int) float64 {
	for k := 1; k < 30; k++ {
		at := i + step*k
		if at < 0 || at >= len(v.long) {
			break
		}
		if v.long[at] {
			return float64(k) / 30
		}
	}
	return 1
}

// wordClues are what the words of a short block say, as log-odds of standing in
// furniture rather than in an article.
type wordClues struct{ mean, sum, best, worst float64 }

// shortWords is the most words that a block may have for its words to count.
const shortWords = 20

// wordClues looks the words of short blocks up.
func (p *Page) wordClues(odds map[string]float64) []wordClues {
	known := make([]wordClues, len(p.Blocks))
	var word []byte
	for i := range p.Blocks {
		b, k := &p.Blocks[i], &known[i]
		if b.Last-b.First > shortWords {
			continue
		}
		n := 0.0
		for w := b.First; w < b.Last; w++ {
			word = smallLetters(word[:0], p.Word(w))
			if x, ok := odds[string(word)]; ok {
				k.sum += x
				n++
				k.best, k.worst = math.Max(k.best, x), math.Min(k.worst, x)
			}
		}
		k.mean = k.sum / (n + 1)
	}
	return known
}

// wordsNear is the mean of the word odds of blocks [from, to), thirds.
func (v *view) wordsNear(from, to int) float64 {
	sum := 0.0
	for k := max(from, 0); k < min(to, len(v.known)); k++ {
		sum += v.known[k].mean
	}
	return sum / 3
}

// smallLetters appends a word in small letters.
func smallLetters(to []byte, word string) []byte {
	for _, r := range word {
		to = appendLower(to, r)
	}
	return to
}

// appendLower appends a rune in its small form.
func appendLower(to []byte, r rune) []byte {
	if r < 0x80 {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(to, byte(r))
	}
	return append(to, string(unicode.ToLower(r))...)
}
