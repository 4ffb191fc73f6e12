package features

import (
	"math"

	"credence/corpus"
	"credence/features/internal/lexicon"
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

	clues []clues
	score []float64
}

// layOut classifies the page's blocks. Each block gets a score from its own
// clues; then the run of blocks that gains most is taken as the article, so that
// a short paragraph or a heading inside it counts as article and a full sentence
// in a footer does not.
func (p *Page) layOut() {
	l := &p.Layout
	n := len(p.Blocks)
	l.Roles = append(l.Roles[:0], make([]Role, n)...)
	l.score = append(l.score[:0], make([]float64, n)...)
	l.Promos, l.Body, l.DateLines = l.Promos[:0], l.Body[:0], l.DateLines[:0]
	l.Headline, l.Byline, l.Listing, l.BodyWords = -1, -1, -1, 0
	p.findClues()
	for i := range l.clues {
		l.score[i] = l.clues[i].local()
	}
	p.findContents()
	first, last := p.core()
	p.nameFurniture(first, last)
	p.findHead(first, last)
	p.findTail()
	p.findListing()
	p.findPromos()
	p.markBody()
}

// local is the log-odds, by judgement, that a block is article, from its own
// clues alone.
func (c *clues) local() float64 {
	s := -2.3 + 0.95*math.Min(math.Log2(1+float64(c.words)), 6.5)
	switch {
	case c.ends:
		s += 1.2
	case c.words < 25:
		s -= 0.9
	}
	if c.words >= 5 {
		s += 4 * (math.Min(c.function, 0.5) - 0.3)
	}
	if c.words >= 4 && !c.ends {
		s -= 1.2 * c.capitals
	}
	s -= 5 * c.furnish
	if c.repeated {
		s -= 1.8
	}
	if c.bullet && c.words < 8 {
		s -= 0.6
	}
	if c.link {
		s -= 2
	}
	if c.date {
		s -= 2
	}
	if c.speech && c.words >= 6 {
		s += 0.8
	}
	s -= 0.8 * math.Min(float64(c.separators), 4)
	return s
}

// core returns the run of blocks [first, last) with the largest sum of bounded
// scores: the article. Many short lines in a row outweigh what follows them.
func (p *Page) core() (first, last int) {
	l := &p.Layout
	best, sum, start := 0.0, 0.0, 0
	for i, s := range l.score {
		v := math.Max(-2.2, math.Min(s, 3))
		if l.clues[i].words == 0 {
			v = 0
		}
		if sum <= 0 {
			sum, start = 0, i
		}
		sum += v
		if sum > best {
			best, first, last = sum, start, i+1
		}
	}
	return first, last
}

// nameFurniture gives each block its role: article inside the core unless its
// own clues speak clearly against it, furniture outside.
func (p *Page) nameFurniture(first, last int) {
	l := &p.Layout
	section := Role("")
	for i := range p.Blocks {
		c := &l.clues[i]
		inside := i >= first && i < last
		switch {
		case inside && !c.foreign(l.score[i]):
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

// foreign reports whether a block inside the core does not belong to the
// article, by its own clues.
func (c *clues) foreign(score float64) bool {
	switch {
	case c.words == 0, c.contents:
		return true
	case c.furnish >= 0.5:
		return true
	case c.link && c.words <= 12, c.repeated && c.words < 12 && !c.ends && !c.listed:
		return true
	case c.words <= 2 && !c.ends && !c.bullet:
		return score < -2.5
	}
	return score < -1.2 && c.furnish > 0.2
}

// leads reports whether a paragraph of the article follows block i.
func (p *Page) leads(i, last int) bool {
	for k := i + 1; k < last && k <= i+2; k++ {
		if p.Layout.score[k] > 0.5 {
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
		if !corpus.Blank(r) {
			return false
		}
	}
	return true
}

// clues are what is seen of a block by itself.
type clues struct {
	words      int
	ends       bool    // in the end of a sentence
	function   float64 // share of function words
	capitals   float64 // share of words that begin with a capital
	furnish    float64 // strength of furniture phrases × share of the block they fill
	role       Role    // of the strongest phrase
	repeated   bool    // the same line stands elsewhere on the page
	contents   bool    // line of a table of contents
	listed     bool    // section heading that a table of contents lists
	bullet     bool
	link       bool // an address and little else
	date       bool // a date and little else
	speech     bool // a quotation or a reporting verb
	separators int  // | · > between words
	hash       uint64
}

// findClues fills Layout.clues.
func (p *Page) findClues() {
	l := &p.Layout
	l.clues = append(l.clues[:0], make([]clues, len(p.Blocks))...)
	seen := make(map[uint64]int, len(p.Blocks))
	date, quote := 0, 0
	for i := range p.Blocks {
		b, c := &p.Blocks[i], &l.clues[i]
		c.words, c.bullet = b.Last-b.First, b.Bullet
		c.ends = endsSentence(p.Source[b.Start:b.End])
		p.countClasses(b, c)
		p.furniture(b, c)
		covered := 0
		for ; date < len(p.Dates) && p.Dates[date].Start < b.End; date++ {
			covered += p.Dates[date].Last - p.Dates[date].First
		}
		c.date = covered > 0 && (c.words-covered <= 3 || covered*2 >= c.words && !c.ends)
		for ; quote < len(p.Quotations) && p.Quotations[quote].Start < b.End; quote++ {
			c.speech = c.speech || p.Quotations[quote].Last-p.Quotations[quote].First > 3
		}
		if c.words > 0 && c.words < 30 && !(c.ends && c.words >= 12) {
			if k, ok := seen[c.hash]; ok {
				c.repeated, l.clues[k].repeated = true, true
			} else {
				seen[c.hash] = i
			}
		}
	}
}

// maxContents is the longest table of contents.
const maxContents = 100

// findContents recognises tables of contents: two or more lines in a row that
// come again later, in their order, each above a paragraph.
func (p *Page) findContents() {
	l := &p.Layout
	next := make(map[uint64]int) // line → its last place
	for i := range l.clues {
		if c := &l.clues[i]; c.repeated && c.words >= 2 && !c.bullet && p.paragraphAfter(i) {
			next[c.hash] = i
		}
	}
	for i := 0; i < len(l.clues); {
		run, at := i, i
		for run < len(l.clues) && run-i < maxContents {
			to, ok := next[l.clues[run].hash]
			if l.clues[run].words > 0 && (!ok || to <= at || to == run) {
				break
			}
			if l.clues[run].words > 0 {
				at = to
			}
			run++
		}
		if run-i >= 2 && at > run {
			for k := i; k < run; k++ {
				if l.clues[k].words > 0 {
					l.clues[k].contents, l.clues[k].repeated = true, true
					l.clues[next[l.clues[k].hash]].listed = true
					l.clues[next[l.clues[k].hash]].repeated = false
					l.score[next[l.clues[k].hash]] += 1.8
				}
			}
			if i > 0 && l.clues[i-1].role == "contents" {
				l.clues[i-1].contents = true
			}
			i = run
		} else {
			i++
		}
	}
}

// paragraphAfter reports whether the block after block i is prose.
func (p *Page) paragraphAfter(i int) bool {
	for k := i + 1; k < len(p.Blocks) && k <= i+2; k++ {
		if c := &p.Layout.clues[k]; c.ends && c.words >= 12 {
			return true
		}
	}
	return false
}

// countClasses counts the kinds of words of a block.
func (p *Page) countClasses(b *Block, c *clues) {
	function, capitals, hosts := 0, 0, 0
	c.hash = p.hashWords(b.First, b.Last)
	for w := b.First; w < b.Last; w++ {
		word := &p.words[w]
		class := p.lex.Class(word.ID)
		if class&(lexicon.Function|lexicon.Determiner|lexicon.Possessive) != 0 {
			function++
		}
		if class&lexicon.Say != 0 && class&lexicon.Past != 0 {
			c.speech = true
		}
		if word.Flags&Capital != 0 {
			capitals++
		}
		if word.Gap == GapStop && w > b.First {
			hosts++
		}
		if word.Gap&GapOther != 0 && word.Gap&GapSpace != 0 && w > b.First {
			c.separators++
		}
	}
	if c.words > 0 {
		c.function = float64(function) / float64(c.words)
		c.capitals = float64(capitals) / float64(c.words)
		c.link = hosts > 0 && (hosts+1)*2 >= c.words && p.hostIn(b)
	}
}

// furniture finds the phrases of page furniture in a block.
func (p *Page) furniture(b *Block, c *clues) {
	if b.First == b.Last {
		return
	}
	filled, best := 0.0, 0.0
	for w := b.First; w < b.Last; {
		sense, n := p.Match(w, b.Last, lexicon.Furniture)
		if n == 0 {
			w++
			continue
		}
		if n == 1 && c.words > 6 {
			w++ // a single word says nothing inside a sentence
			continue
		}
		part := sense.Value * float64(n)
		filled += part
		if part > best {
			best, c.role = part, Role(sense.Category[2:])
		}
		w += n
	}
	c.furnish = filled / float64(c.words) / 2.5
	if p.copyright(b) {
		c.role = "copyright"
		c.furnish = math.Max(c.furnish, 1)
	}
}

// findListing recognises a section front: many pointers to read on, or many dated
// lines, and no stretch of prose between them. Its headlines, bylines and dates
// are those of other pieces.
func (p *Page) findListing() {
	more, dated, longest := 0, 0, 0
	first := -1
	for i := range p.Blocks {
		c := &p.Layout.clues[i]
		if c.words <= 4 && p.readOn(i) {
			more++
			if first < 0 {
				first = i
			}
		}
		if c.date && c.words <= 6 {
			dated++
			if first < 0 {
				first = i
			}
		}
	}
	run := 0
	for i := range p.Blocks {
		c := &p.Layout.clues[i]
		if c.ends && c.words >= 18 {
			run += c.words
			longest = max(longest, run)
		} else if c.words > 0 {
			run = 0
		}
	}
	if more < 6 && dated < 8 || longest >= 120 {
		return
	}
	l := &p.Layout
	l.Listing, l.Headline, l.Byline, l.DateLines = first, -1, -1, l.DateLines[:0]
	for i, r := range l.Roles {
		if r == RoleHeadline || r == RoleDate || r == RoleByline {
			l.Roles[i] = "related"
		}
	}
}
