package features

import (
	"strings"

	"credence/features/internal/lexicon"
)

// Bounds of a listing.
const (
	listedPointers = 6   // lines such as "Read more"
	listedDates    = 8   // lines of a date alone
	listedProse    = 120 // words of prose between two pointers, which make an article
	cutTeasers     = 3   // paragraphs that break off into "Read more"
)

// findListing recognises a section front: many pointers to read on, or many dated
// lines beside titles, and no stretch of prose between them; or paragraphs most of
// which break off into "Read more". Its headlines, bylines and dates are those of
// other pieces. A chronology has dates too, but its prose follows them at once.
func (p *Page) findListing() {
	more, dated, titled, longest, run := 0, 0, 0, 0, 0
	first := -1
	for i := range p.Blocks {
		c := &p.Layout.clues[i]
		pointer := false
		if c.words <= 4 && p.readOn(i) {
			more++
			pointer = true
		}
		if c.date && c.words <= 6 {
			dated++
			pointer = true
			if p.titleBeside(i) || p.signedDate(i) {
				titled++
			}
		}
		if pointer && first < 0 {
			first = i
		}
		if c.ends && c.words >= 18 {
			run += c.words
			longest = max(longest, run)
		} else if c.words > 0 {
			run = 0
		}
	}
	if cut := p.cutShort(); cut >= 0 {
		p.list(cut)
	} else if (more >= listedPointers || dated >= listedDates && 2*titled >= dated) && longest < listedProse {
		p.list(first)
	}
}

// list marks the page as a listing, which block b shows.
func (p *Page) list(b int) {
	l := &p.Layout
	l.Listing, l.Headline, l.Byline, l.DateLines = b, -1, -1, l.DateLines[:0]
	for i, r := range l.Roles {
		if r == RoleHeadline || r == RoleDate || r == RoleByline {
			l.Roles[i] = "related"
		}
	}
}

// titleBeside reports whether a line that may be a title stands beside block i:
// the line below it, or one of the two above.
func (p *Page) titleBeside(i int) bool {
	for k := max(i-2, 0); k <= min(i+1, len(p.Blocks)-1); k++ {
		if c := &p.Layout.clues[k]; k != i && c.words >= 4 && c.words <= 20 && !c.ends && !c.date && !c.repeated && c.furnish < 0.4 && !p.readOn(k) {
			return true
		}
	}
	return false
}

// signedDate reports whether block i is a date and a name, as a page of one
// author's pieces has them: "Jun 29, 2008 — Lena Orr".
func (p *Page) signedDate(i int) bool {
	names := 0
	for w := p.Blocks[i].First; w < p.Blocks[i].Last; w++ {
		switch f := p.words[w].Flags; {
		case f&(Capital|Digits) == 0:
			return false
		case f&Digits == 0 && !p.Is(w, lexicon.Month|lexicon.Weekday):
			names++
		}
		if w > p.Blocks[i].First && p.words[w].Gap&GapColon != 0 {
			return false
		}
	}
	return names >= 2
}

var hashMore = lexicon.Hash("more")

// cutShort returns the first of the paragraphs that end in "Read more", where they
// are half of the page's words; -1 where they are not.
func (p *Page) cutShort() int {
	first, n, words := -1, 0, 0
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Last-b.First < 10 || p.words[b.Last-1].Hash != hashMore || !strings.EqualFold(p.Word(b.Last-1), "more") || !strings.EqualFold(p.Word(b.Last-2), "read") || p.words[b.Last-2].Gap&(gapEnds|GapClose) == 0 {
			continue
		}
		if n++; first < 0 {
			first = i
		}
		words += b.Last - b.First
	}
	if n < cutTeasers || 2*words < len(p.Words) {
		return -1
	}
	return first
}

// readOn reports a line such as "Read more" or "Continue reading".
func (p *Page) readOn(i int) bool {
	b := p.Blocks[i]
	if b.Last-b.First < 2 {
		return false
	}
	second := ""
	switch p.lower(b.First) {
	case "read":
		second = p.lower(b.First + 1)
		return second == "more" || second == "article"
	case "continue":
		second = "reading"
	case "full":
		second = "story"
	case "learn":
		second = "more"
	case "view":
		second = "article"
	case "more":
		second = "details"
	default:
		return false
	}
	return p.lower(b.First+1) == second
}

// listing is the genre of a page that points to other pieces.
func (p *Page) listing() (Genre, bool) {
	if b := p.Layout.Listing; b >= 0 {
		return Genre{Name: GenreListing, At: p.blockSpan(b), Note: "a list of pointers to other pieces, without an article"}, true
	}
	return p.digest()
}

// digestFilter is of the words that digest looks for.
var digestFilter = filterOf("newsletter", "briefing", "digest", "bulletin", "headlines", "top", "email", "inbox", "mail", "e-mail")

// digest recognises a newsletter that sums up several stories by what it says of
// itself in its first lines: that it brings the headlines, and that it comes by
// mail.
func (p *Page) digest() (Genre, bool) {
	for i, words := 0, 0; i < len(p.Blocks) && words < 60; i++ {
		b := &p.Blocks[i]
		words += b.Last - b.First
		kind, news, mail := false, false, false // a newsletter, of headlines, by mail
		for w := b.First; w < min(b.Last, b.First+60); w++ {
			if !digestFilter.may(&p.words[w]) {
				continue
			}
			switch p.lower(w) {
			case "newsletter", "briefing", "digest", "bulletin":
				kind = true
			case "headlines":
				news = true
			case "top":
				news = news || w+1 < b.Last && p.lower(w+1) == "stories"
			case "email", "inbox", "mail", "e-mail":
				mail = true
			}
		}
		if kind && news && mail {
			return Genre{Name: GenreListing, At: p.blockSpan(i), Note: "a digest of several stories, by its own words"}, true
		}
	}
	return Genre{}, false
}
