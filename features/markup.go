package features

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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

	names []nameClues             // of each element and those around it
	own   []float64               // of each element by itself
	in    []tagSet                // tags of each element and those around it
	known map[[2]string]nameClues // of elements that are called alike, also on pages before
	by    *wordOdds               // that they were read by
	alike map[[5]string]int32     // numbers of the groups

	// of the second look: verdicts by element and group
	byBox, byAround, byFurther, byGroup sums
}

// group is a set of blocks that are marked up alike.
type group struct{ blocks, words, linked, ends float64 }

// sums add verdicts up by element or group, weighted as in verdictView.
type sums struct{ mass, weight []float64 }

// reset makes room for n elements or groups.
func (s *sums) reset(n int) { s.mass, s.weight = cleared(s.mass, n), cleared(s.weight, n) }

func (s *sums) add(key int32, x, w float64) { s.mass[key] += x * w; s.weight[key] += w }

// mean is the mean of what was added under the key, without one of them.
func (s *sums) mean(key int32, x, w float64) float64 {
	rest := s.weight[key] - w
	if rest < 1e-9 {
		return x
	}
	return (s.mass[key] - x*w) / rest
}

// readMarkup reads the markup around each block.
func (v *view) readMarkup() {
	m, t := v.Doc.Markup, &v.tree
	n := len(m.Elements)
	t.m, t.best, t.whole, t.groups = m, 0, 0, t.groups[:0]
	t.last, t.depth, t.prose = cleared(t.last, n), cleared(t.depth, n), cleared(t.prose, n)
	t.readElements(v.odds)
	for e := n - 1; e > 0; e-- {
		p := m.Elements[e].Parent
		t.last[p] = max(t.last[p], t.last[e])
	}
	v.readBlocks()
	most := 0.0
	for e, words := range t.prose {
		t.whole += words
		if words > most {
			most, t.best = words, int32(e)
		}
	}
}

// maxKnownNames is how many elements' names are remembered from page to page.
const maxKnownNames = 8192

// readElements reads the names and tags of the elements, an element after those
// around it.
func (t *tree) readElements(odds *wordOdds) {
	n := len(t.m.Elements)
	t.names, t.own, t.in = cleared(t.names, n), cleared(t.own, n), cleared(t.in, n)
	if t.by != odds || len(t.known) > maxKnownNames {
		t.known, t.by = make(map[[2]string]nameClues, 256), odds
	}
	for e := range t.m.Elements {
		el := &t.m.Elements[e]
		t.last[e] = int32(e)
		if el.Parent >= 0 {
			t.names[e], t.in[e], t.depth[e] = t.names[el.Parent], t.in[el.Parent], t.depth[el.Parent]+1
		}
		if k := slices.Index(withinTags[:], el.Tag); k >= 0 {
			t.in[e] |= 1 << k
		}
		key := [2]string{el.Tag, el.Names}
		here, ok := t.known[key]
		if !ok {
			here = readNames(el, odds.names)
			t.known[key] = here
		}
		c := &t.names[e]
		c.sum, c.n, c.best, c.worst = c.sum+here.sum, c.n+here.n, max(c.best, here.best), min(c.worst, here.worst)
		t.own[e] = here.sum
	}
}

// readBlocks gives each block the clues of the elements around it: of their
// names, those of each element alone, and their tags.
func (v *view) readBlocks() {
	t, m := &v.tree, v.tree.m
	parent := func(e int32) int32 { return max(m.Elements[e].Parent, 0) }
	v.readTitle()
	if t.alike == nil {
		t.alike = make(map[[5]string]int32, 64)
	}
	clear(t.alike)
	v.ms = cleared(v.ms, len(v.cs))
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
		c.tag, c.within, c.headed, c.named, c.depth = m.Elements[e].Tag, t.in[e], mb.Headed, t.names[e], t.depth[e]
		c.linked = min(float64(mb.Linked)/float64(max(mb.End-mb.Start, 1)), 1)
		c.box = parent(e)
		c.around = parent(c.box)
		c.further = parent(c.around)
		c.own = max(-3, min(t.own[e]+t.own[c.box], 3))
		c.title = v.sharedWords(i)
		key := [5]string{c.tag, m.Elements[e].Names, m.Elements[c.box].Tag, m.Elements[c.box].Names, m.Elements[c.around].Names}
		g, ok := t.alike[key]
		if !ok {
			g = int32(len(t.groups))
			t.alike[key] = g
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
			c.sum, c.n, c.best, c.worst = c.sum+x, c.n+1, max(c.best, x), min(c.worst, x)
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

// readTitle reads the words of the title that the page states.
func (v *view) readTitle() {
	if v.title == nil {
		v.title = map[string]bool{}
	}
	clear(v.title)
	v.titleBits = 0
	best := ""
	for _, s := range v.Doc.Markup.Statements {
		if s.Field == "title" && (best == "" || s.From != "title") {
			best = s.Value
		}
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(best), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		v.title[w] = true
		v.titleBits |= 1 << (hashOfWord(w) & 63)
	}
}

// inTitle reports whether the title has word w.
func (v *view) inTitle(w int) bool {
	if v.titleBits>>(v.Page.words[w].Hash&63)&1 == 0 {
		return false
	}
	var buf [64]byte
	return v.title[string(appendSmall(buf[:0], v.Word(w)))]
}

// sharedWords is the share of words that a short block and the title have in
// common (Dice).
func (v *view) sharedWords(i int) float64 {
	b := &v.Blocks[i]
	if len(v.title) == 0 || b.Last == b.First || b.Last-b.First > 40 {
		return 0
	}
	n := 0
	for w := b.First; w < b.Last; w++ {
		if v.inTitle(w) {
			n++
		}
	}
	return min(2*float64(n)/float64(len(v.title)+b.Last-b.First), 1)
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
func (t *tree) proseShare(e int32) float64 {
	return t.prose[e] / max(t.whole, 1)
}

// appendLower appends a rune in its small form.
func appendLower(to []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(to, byte(r))
	}
	return utf8.AppendRune(to, unicode.ToLower(r))
}
