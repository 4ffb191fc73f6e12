package features

import (
	"cmp"
	"slices"

	"credence/corpus"
)

// A Role is what a block is on its page. The article's own are named here; the
// others are the categories of page furniture (menu, share, related, …).
type Role string

// The roles that are not furniture.
const (
	RoleBody     Role = ""         // paragraph of the article
	RoleHeading  Role = "heading"  // section heading, part of the article
	RoleHeadline Role = "headline" // the article's own; not its body
	RoleByline   Role = "byline"
	RoleDate     Role = "date_line" // line with the date of publication or update
	RolePromo    Role = "promo"     // sentence that points to the site's other pieces
	RoleCopy     Role = "copy"      // of the article, on the same page
)

// article reports whether the role is part of the article's body.
func (r Role) article() bool { return r == RoleBody || r == RoleHeading }

// furniture reports whether the role is boilerplate.
func (r Role) furniture() bool {
	return !r.article() && r != RoleHeadline && r != RoleByline && r != RoleDate
}

// A Layout says which part of a page is its article.
type Layout struct {
	Roles     []Role // by block
	Promos    []int  // sentences of the body that are promotion
	Body      []Span // bytes of the article: paragraphs and section headings
	BodyWords int    // words in Body
	Headline  int    // block, -1 for none
	Byline    int
	DateLines []int // blocks
	Listing   int   // block that shows the page to be a listing, -1 for none

	matter    []int32   // the words that carry matter rather than grammar
	phrases   []int     // words of the block at hand where a phrase of furniture may begin
	lines     numbering // of the short lines, by their hashes
	firsts    []int     // where each of them stands first
	lasts     []int     // 1 + where each stands last above a paragraph
	copies    numbering // of the blocks of the article
	copied    []int     // those that stand twice
	clues     []clues
	sorted    []weightedVerdict // memory of bestThreshold
	verdicts  []float64         // of the model: how likely each block is article
	threshold float64           // from which verdict on a block counts as article
}

// layOut classifies the page's blocks: the fitted model says which are article,
// rules name the others and find the article's head.
func (p *Page) layOut() {
	p.startLayout()
	model := p.models.Text
	if p.Doc.Markup != nil {
		model = p.models.Page
	}
	model.verdicts(p)
	p.Layout.threshold = p.Layout.bestThreshold()
	first, last := p.core()
	p.nameFurniture(first, last)
	p.dropCopies()
	p.findHead(first, last)
	p.findTail()
	p.findListing()
	p.findPromos()
	p.markBody()
}

// Thresholds of a verdict: from even odds down, where a page leaves the model
// unsure of much of it, to a floor.
const (
	highestThreshold = 0.5
	lowestThreshold  = 0.25
)

// A weighted verdict is one on a block of so many words.
type weightedVerdict struct{ verdict, words float64 }

// bestThreshold returns the threshold whose choice of blocks has the highest
// expected F1 in words, taking the verdicts for probabilities: half of that F1
// (Lipton, Elkan and Naryanaswamy, Optimal Thresholding of Classifiers to
// Maximize F1 Measure, 2014).
func (l *Layout) bestThreshold() float64 {
	l.sorted = l.sorted[:0]
	expected := 0.0
	for i, v := range l.verdicts {
		if w := float64(l.clues[i].words); w > 0 {
			l.sorted = append(l.sorted, weightedVerdict{v, w})
			expected += v * w
		}
	}
	slices.SortStableFunc(l.sorted, func(a, b weightedVerdict) int { return cmp.Compare(b.verdict, a.verdict) })
	best, hit, chosen := 0.0, 0.0, 0.0
	for _, v := range l.sorted {
		hit += v.verdict * v.words
		chosen += v.words
		best = max(best, 2*hit/(chosen+expected))
	}
	return max(lowestThreshold, min(best/2, highestThreshold))
}

// startLayout finds the clues of the blocks.
func (p *Page) startLayout() {
	l := &p.Layout
	n := len(p.Blocks)
	l.Roles = cleared(l.Roles, n)
	l.Promos, l.Body, l.DateLines = l.Promos[:0], l.Body[:0], l.DateLines[:0]
	l.Headline, l.Byline, l.Listing, l.BodyWords = -1, -1, -1, 0
	p.findClues()
	p.findContents()
}

// core returns the run of blocks [first, last) that holds all of the article.
func (p *Page) core() (first, last int) {
	l := &p.Layout
	first, last = -1, 0
	for i := range p.Blocks {
		if l.isArticle(i) {
			if first < 0 {
				first = i
			}
			last = i + 1
		}
	}
	return max(first, 0), last
}

// isArticle reports whether the model takes block i for article.
func (l *Layout) isArticle(i int) bool {
	return l.verdicts[i] >= l.threshold && l.clues[i].words > 0 && !l.clues[i].contents
}

// nameFurniture gives each block its role: article where the model says so, else
// the kind of furniture that its own phrases, the heading above it or its place
// speak for.
func (p *Page) nameFurniture(first, last int) {
	l := &p.Layout
	section := Role("")
	for i := range p.Blocks {
		c := &l.clues[i]
		inside := i >= first && i < last
		switch {
		case l.isArticle(i):
			if c.words < 16 && !c.ends && !c.bullet && p.leads(i, last) {
				l.Roles[i] = RoleHeading
			}
			section = ""
			continue
		case c.contents:
			l.Roles[i] = "contents"
		case c.role != "" && (c.furnish > 0.25 || !inside):
			l.Roles[i] = c.role
			if c.words <= 8 {
				section = c.role // a heading such as "Related stories" names what follows
			}
		case section != "" && section != "menu":
			l.Roles[i] = section
		case i < first:
			l.Roles[i] = "menu"
		case inside:
			l.Roles[i] = "related"
		default:
			l.Roles[i] = "footer"
		}
	}
}

// Bounds of a second copy of the article on its page.
const (
	copyBlock = 8    // words of a block that is compared
	copyWords = 100  // words that stand twice
	copyShare = 0.25 // of the article
)

// dropCopies takes the second copy of an article out of it: some pages hold it
// twice, for narrow and for wide screens. A paragraph or two that come again are
// the article's own repetition.
func (p *Page) dropCopies() {
	l := &p.Layout
	l.copies.reset(len(p.Blocks))
	l.copied = l.copied[:0]
	twice, all, different := 0, 0, 0
	for i := range p.Blocks {
		c := &l.clues[i]
		if !l.Roles[i].article() || c.words == 0 {
			continue
		}
		all += c.words
		if l.copies.number(c.hash) == different {
			different++
			continue
		}
		l.copied = append(l.copied, i)
		if c.words >= copyBlock {
			twice += c.words
		}
	}
	if twice < copyWords || float64(twice) < copyShare*float64(all) {
		return
	}
	for _, i := range l.copied {
		l.Roles[i] = RoleCopy
	}
}

// leads reports whether a paragraph of the article follows block i.
func (p *Page) leads(i, last int) bool {
	for k := i + 1; k < last && k <= i+2; k++ {
		if p.Layout.isArticle(k) && p.Layout.clues[k].words >= 8 {
			return true
		}
	}
	return false
}

// markBody flags the article's words and gathers its bytes.
func (p *Page) markBody() {
	l := &p.Layout
	promo := 0
	for si := range p.Sentences {
		s := &p.Sentences[si]
		if promo < len(l.Promos) && l.Promos[promo] == si {
			promo++
			continue
		}
		if !l.Roles[s.Block].article() {
			continue
		}
		for w := s.First; w < s.Last; w++ {
			p.words[w].Flags |= InBody
		}
		l.BodyWords += s.Last - s.First
		n := len(l.Body)
		if n > 0 && p.adjoin(l.Body[n-1].End, int(s.Start)) {
			l.Body[n-1].End = int(s.End)
		} else {
			l.Body = append(l.Body, Span{int(s.Start), int(s.End)})
		}
	}
}

// adjoin reports whether nothing but white space stands between two bytes.
func (p *Page) adjoin(from, to int) bool {
	for _, r := range p.Source[from:to] {
		if r != ' ' && r != '\n' && !corpus.Blank(r) {
			return false
		}
	}
	return true
}
