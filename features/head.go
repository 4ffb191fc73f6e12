package features

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"credence/features/internal/lexicon"
)

// findHead finds headline, byline and date lines around the beginning of the
// article and gives them their roles.
func (p *Page) findHead(first, last int) {
	l := &p.Layout
	lead := p.leadParagraph(first, last)
	for i := max(0, lead-30); i < min(lead+7, len(p.Blocks)); i++ {
		c := &l.clues[i]
		if c.date && c.words <= 22 && !l.Roles[i].section() || p.dated(i) && i < lead+4 {
			l.Roles[i] = RoleDate
			l.DateLines = append(l.DateLines, i)
		}
	}
	l.Headline = p.findHeadline(lead)
	if l.Headline >= 0 {
		l.Roles[l.Headline] = RoleHeadline
	}
	l.Byline = p.findByline(lead)
	if l.Byline >= 0 && l.Roles[l.Byline] != RoleDate {
		l.Roles[l.Byline] = RoleByline
	}
	// what stands above the headline is no article
	for i := first; i < l.Headline; i++ {
		if l.Roles[i].article() && !l.clues[i].ends {
			l.Roles[i] = "menu"
		}
	}
}

// findTail gives the paragraphs at the end of the article that are not article
// their roles: a line about the author, a note on who paid.
func (p *Page) findTail() {
	l := &p.Layout
	last := len(p.Blocks) - 1
	for last > 0 && !l.isArticle(last) {
		last--
	}
	seen := 0
	for i := min(last+3, len(p.Blocks)-1); i >= 0 && seen < 6; i-- {
		if l.clues[i].words == 0 || i <= last && !l.Roles[i].article() {
			continue
		}
		seen++
		switch {
		case p.aboutAuthor(i):
			l.Roles[i] = "author_box"
		case p.disclosure(i):
			l.Roles[i] = "disclosure"
		}
	}
}

// aboutAuthor reports a block that begins with a name of the byline and "is",
// "was", "has", "writes", "covers".
func (p *Page) aboutAuthor(i int) bool {
	if p.Layout.Byline < 0 || p.Layout.Byline == i {
		return false
	}
	b, by := p.Blocks[i], p.Blocks[p.Layout.Byline]
	named := false
	for w := b.First; w < min(b.First+5, b.Last); w++ {
		switch p.lower(w) {
		case "is", "was", "has", "writes", "covers", "wrote", "lives", "can", "contributed":
			return named
		}
		for k := by.First; k < by.Last; k++ {
			named = named || p.words[w].Flags&Capital != 0 && w > b.First && p.Word(k) == p.Word(w)
		}
	}
	return false
}

// disclosure reports a block that says who paid for the piece or whose views it
// holds.
func (p *Page) disclosure(i int) bool {
	b := p.Blocks[i]
	text := p.Source[b.Start:min(b.End, b.Start+120)]
	if !mayDisclose(text) {
		return false
	}
	text = strings.ToLower(text)
	for _, l := range genreLeads {
		if l.disclaimer && strings.Contains(text, l.lead) {
			return true
		}
	}
	return false
}

// mayDisclose is a quick look for the words that every disclaimer has one of:
// sponsored, paid, produced, expressed.
func mayDisclose(text string) bool {
	for i := 1; i+2 < len(text); i++ {
		if text[i]|0x20 != 'p' {
			continue
		}
		switch next := text[i+2] | 0x20; text[i+1] | 0x20 {
		case 'o':
			if next == 'n' {
				return true
			}
		case 'a':
			if next == 'i' || next >= utf8.RuneSelf { // İ is a capital i, too
				return true
			}
		case 'r':
			if next == 'o' || next == 'e' && text[i-1]|0x20 == 'x' {
				return true
			}
		}
	}
	return false
}

// section reports roles of lists of other pieces, whose dates are theirs.
func (r Role) section() bool { return r == "related" || r == "comments" || r == "author_box" }

// leadParagraph returns the first paragraph of the article proper.
func (p *Page) leadParagraph(first, last int) int {
	for i := first; i < last; i++ {
		c := &p.Layout.clues[i]
		if p.Layout.Roles[i].article() && (c.ends && c.words >= 14 && !p.headed(i) || c.words >= 30) {
			return i
		}
	}
	return first
}

// headed reports whether a line with author or date stands just below block i,
// as below a headline.
func (p *Page) headed(i int) bool {
	for k := i + 1; k < min(i+3, len(p.Blocks)); k++ {
		if p.byBlock(k) || p.Layout.clues[k].date {
			return true
		}
	}
	return false
}

// dated reports a line that says when the article was published or updated:
// a cue word and a date, and few words more.
func (p *Page) dated(i int) bool {
	b := p.Blocks[i]
	if p.Layout.clues[i].words > 24 {
		return false
	}
	for w := b.First; w < min(b.Last, b.First+8); w++ {
		if p.Is(w, lexicon.Published|lexicon.Updated) {
			for d := range p.Dates {
				if p.Dates[d].First > w && p.Dates[d].First <= w+5 && p.Dates[d].Last <= b.Last {
					return true
				}
			}
		}
	}
	return false
}

// A vocabulary is a small filter of the words of the article: it may know a
// word that is not there, never the reverse.
type vocabulary [128]uint64

func (v *vocabulary) add(hash uint32)      { v[hash>>6%uint32(len(v))] |= 1 << (hash & 63) }
func (v *vocabulary) has(hash uint32) bool { return v[hash>>6%uint32(len(v))]&(1<<(hash&63)) != 0 }

// findHeadline returns the block that is the article's headline, -1 for none:
// a line before the lead whose words the article takes up.
func (p *Page) findHeadline(lead int) int {
	if lead == 0 {
		return -1
	}
	l := &p.Layout
	var vocab vocabulary
	from, to := l.clues[lead].matter.Start, l.clues[min(lead+12, len(p.Blocks))-1].matter.End
	for _, w := range l.matter[from:to] {
		vocab.add(p.words[w].Hash)
	}
	title := cmp.Or(p.Doc.Title, p.pageStatement("title").Value)
	best, at := 1.0, -1
	for i := max(0, lead-40); i < lead; i++ {
		if s, ok := p.headlineScore(i, lead, title, &vocab); ok && s > best {
			best, at = s, i
		}
	}
	return at
}

// headlineScore judges block i as the headline of the article that begins at
// block lead, on a page with the stated title.
func (p *Page) headlineScore(i, lead int, title string, vocab *vocabulary) (float64, bool) {
	l, b := &p.Layout, p.Blocks[i]
	c := &l.clues[i]
	if c.words < 2 || c.words > 34 || c.link || c.bullet || c.contents || c.listed || c.furnish > 0.6 || p.readOn(i) || l.Roles[i] == RoleDate || p.byBlock(i) {
		return 0, false
	}
	if title != "" && sameWords(title, p.Source[b.Start:b.End]) {
		return 100 - float64(lead-i), true
	}
	content, known := c.matter.End-c.matter.Start, 0
	for _, w := range l.matter[c.matter.Start:c.matter.End] {
		if vocab.has(p.words[w].Hash) {
			known++
		}
	}
	if c.sentences > 2 {
		return 0, false // three sentences are a paragraph
	}
	if content == 0 || known == 0 || p.nameLine(i) && known*2 < content {
		return 0, false
	}
	s := 2*float64(known)/float64(content) + min(float64(c.words), 12)/8 - 0.08*float64(lead-i)
	if c.words < 4 {
		s -= 1
	}
	if p.repeatedIn(i) {
		s++
	}
	for k := i + 1; k <= min(i+4, lead); k++ {
		if l.Roles[k] == RoleDate || p.byBlock(k) {
			s += 1
			break
		}
	}
	if text := strings.TrimRight(p.Source[b.Start:b.End], "”\"’'»"); strings.HasSuffix(text, ".") || strings.HasSuffix(text, ":") {
		if c.speech {
			return 0, false // a short paragraph
		}
		s -= 1
	}
	if b.Line > 1 && i > 0 && lead-i > 12 {
		s -= 0.5
	}
	return s, true
}

// repeatedIn reports whether the text of block i stands inside another of the
// first blocks, as a headline does in a breadcrumb.
func (p *Page) repeatedIn(i int) bool {
	if p.Layout.clues[i].words < 4 {
		return false
	}
	text := p.Source[p.Blocks[i].Start:p.Blocks[i].End]
	for k := max(0, i-15); k < min(i+15, len(p.Blocks)); k++ {
		if k != i && strings.Contains(p.Source[p.Blocks[k].Start:p.Blocks[k].End], text) {
			return true
		}
	}
	return false
}

// sameWords compares two titles by their letters and digits.
func sameWords(a, b string) bool {
	for {
		var x, y rune
		x, a = nextPlain(a)
		y, b = nextPlain(b)
		if x != y {
			return false
		}
		if x < 0 {
			return true
		}
	}
}

// nextPlain returns the first letter or digit of a text, in its small form, and
// what follows it; -1 at the end.
func nextPlain(s string) (rune, string) {
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r), s[i+utf8.RuneLen(r):]
		}
	}
	return -1, ""
}

// byBlock reports a line that begins with "By" and a name.
func (p *Page) byBlock(i int) bool { return p.byAt(i) > 0 }

// byAt returns the byte at which the names of a "By" line begin, 0 for none.
func (p *Page) byAt(i int) int {
	b := p.Blocks[i]
	if b.Last-b.First < 2 && !glued(p.Source[b.Start:b.End]) || b.Last-b.First > 22 {
		return 0
	}
	text := p.Source[b.Start:b.End]
	if glued(text) {
		return int(b.Start) + 2
	}
	w := b.First
	if !strings.ContainsRune("wsrpaob", rune(text[p.words[w].Start-b.Start]|0x20)) {
		return 0 // no word begins so that a byline begins with
	}
	switch strings.ToLower(p.Word(w)) {
	case "written", "story", "posted", "reported", "words", "report", "published", "analysis", "opinion", "review":
		w++
	case "author", "authors":
		if w+1 < b.Last && p.words[w+1].Gap&GapColon != 0 {
			return int(p.words[w+1].Start)
		}
		return 0
	}
	if w+1 >= b.Last || !strings.EqualFold(p.Word(w), "by") {
		return 0
	}
	next := p.words[w+1]
	if next.Flags&Capital == 0 || p.Is(w+1, lexicon.Month|lexicon.Weekday) || endsSentence(text) && b.Last-b.First > 9 {
		return 0
	}
	return int(next.Start)
}

// glued reports "ByEthan Collins", as pages without white space between
// elements are copied.
func glued(text string) bool {
	if len(text) < 5 || len(text) > 80 || !strings.HasPrefix(text, "By") {
		return false
	}
	r := rune(text[2])
	return unicode.IsUpper(r) && len(text) > 3 && unicode.IsLower(rune(text[3]))
}

// findByline returns the block that names the author, -1 for none.
func (p *Page) findByline(lead int) int {
	l := &p.Layout
	from := max(0, lead-8)
	if l.Headline >= 0 {
		from = l.Headline + 1
	}
	for i := from; i < min(lead+4, len(p.Blocks)); i++ {
		if p.byBlock(i) && (!l.Roles[i].section() || l.Headline >= 0 && i <= from+2) {
			return i
		}
	}
	for i := from; i < min(lead+3, len(p.Blocks)); i++ {
		if i != l.Headline && p.nameLine(i) && p.nearDate(i) {
			return i
		}
	}
	return -1
}

// nearDate reports a date line within two blocks.
func (p *Page) nearDate(i int) bool {
	for k := max(0, i-2); k < min(i+3, len(p.Blocks)); k++ {
		if p.Layout.Roles[k] == RoleDate {
			return true
		}
	}
	return false
}

// nameLine reports a line that holds names and little else: capitalised words
// and what joins them, or a name, a comma and a role.
func (p *Page) nameLine(i int) bool {
	b, c := p.Blocks[i], &p.Layout.clues[i]
	if c.words < 2 || c.words > 12 || c.ends || c.date || c.link || c.bullet || c.furnish > 0.3 || c.repeated && c.words < 2 {
		return false
	}
	names := 0
	for w := b.First; w < b.Last; w++ {
		word := p.words[w]
		switch {
		case word.Flags&Digits != 0:
			return false
		case word.Flags&Capital != 0 && !p.Is(w, lexicon.Function|lexicon.Determiner):
			names++
		case p.Is(w, lexicon.Conjunction), p.Is(w, lexicon.Preposition) && names >= 2:
		case w > b.First+1 && p.roleAhead(w, b.Last):
			return names >= 2
		default:
			return false
		}
	}
	return names >= 2
}

// roleAhead reports a role or title between word w and end, after a comma.
func (p *Page) roleAhead(w, end int) bool {
	if p.words[w].Gap&(GapComma|GapDash|GapOther) == 0 {
		return false
	}
	for ; w < end; w++ {
		if p.Is(w, lexicon.Role|lexicon.Title) {
			return true
		}
	}
	return false
}
