package features

import "strings"

// satireWords are what a page calls itself that plays with the news.
var satireWords = []string{"satir", "Satir", "SATIR", "parody", "Parody", "PARODY", "spoof", "Spoof", "fictional", "fictitious", "Fictional", "fabricated"}

// ownWord reports a word that means the page or its site, behind "this" or
// "our".
func ownWord(w string) bool {
	switch w {
	case "article", "story", "piece", "post", "page", "site", "website", "blog", "publication", "newspaper", "magazine", "column", "outlet", "report":
		return true
	}
	return false
}

// madeUp reports a word for what a site calls made up, behind "all" or "any".
func madeUp(w string) bool {
	switch w {
	case "articles", "stories", "names", "characters", "quotes", "quotations", "content", "events", "posts", "news", "reports", "people", "persons":
		return true
	}
	return false
}

// satireStated finds the sentence in which a page says of itself that it is
// satire: "This site is satire", "All stories here are fictional", "The Pell Gull
// is a satirical newspaper", outside the article or in its last paragraph. What an
// article says of others is not meant: it has named them before.
func (p *Page) satireStated() (Genre, bool) {
	last := p.lastBodyBlock()
	best, found := len(satireWords), Span{}
	for b := range p.Blocks {
		aside := !p.Layout.Roles[b].article() && !p.body(p.Blocks[b].First)
		if !aside && b != last || p.Layout.clues[b].words > 120 {
			continue
		}
		for k := range best { // of several words the first of the list is shown
			if at, ok := p.satireIn(b, satireWords[k], aside); ok {
				best, found = k, at
				break
			}
		}
	}
	if best == len(satireWords) {
		return Genre{}, false
	}
	return Genre{Name: GenreSatire, At: found, Note: "the page says so"}, true
}

// satireIn finds the first statement with a word about the page itself in block b.
func (p *Page) satireIn(b int, word string, aside bool) (Span, bool) {
	for from := int(p.Blocks[b].Start); ; {
		k := strings.Index(p.Source[from:p.Blocks[b].End], word)
		if k < 0 {
			return Span{}, false
		}
		from += k + len(word)
		if at, ok := p.selfSatire(b, from-1, aside); ok {
			return at, true
		}
	}
}

// lastBodyBlock is the last block of the article, -1 for none.
func (p *Page) lastBodyBlock() int {
	for i := len(p.Blocks) - 1; i >= 0; i-- {
		if p.Layout.Roles[i].article() && p.Blocks[i].First < p.Blocks[i].Last {
			return i
		}
	}
	return -1
}

// selfSatire reads the sentence around byte at of block b as a statement about
// the page itself: a subject, "is" or "are", and close behind it the word.
func (p *Page) selfSatire(b, at int, aside bool) (Span, bool) {
	w := p.Blocks[b].First
	for w+1 < p.Blocks[b].Last && int(p.words[w].End) <= at {
		w++
	}
	n := p.sentenceOf(w)
	if n < 0 || p.words[w].Flags&Quoted != 0 {
		return Span{}, false
	}
	s := &p.Sentences[n]
	is := w - 1
	for is > s.First && satireFiller(p.lower(is)) {
		is--
	}
	if is < s.First {
		return Span{}, false
	}
	made := !strings.HasPrefix(p.lower(w), "satir") && p.lower(w) != "parody" && p.lower(w) != "spoof"
	ok := false
	switch p.lower(is) {
	case "we're", "we’re":
		ok = !made
	case "is", "are":
		ok = !made && p.ownSubject(s, is, aside) || p.allSubject(s.First, is, aside) ||
			!made && is-s.First <= 6 && p.sited(w+1, s.Last) && (aside || p.firstNamed(s))
	}
	return Span{int(s.Start), int(s.End)}, ok
}

// satireFiller reports a word that may stand between "is" and "satire".
func satireFiller(w string) bool {
	switch w {
	case "a", "an", "of", "as", "and", "for", "purely", "pure", "entirely", "strictly", "just", "simply", "only", "intended", "meant", "work", "works", "piece", "pieces",
		"humor", "humour", "comedy", "fake", "news", "to", "be", "political", "social", "online", "independent", "both", "daily", "weekly":
		return true
	}
	return false
}

// ownSubject reports whether the subject before word is means the page: "this
// site", "our stories", "we", and outside the article "this" alone.
func (p *Page) ownSubject(s *Sentence, is int, aside bool) bool {
	if is == s.First {
		return false
	}
	last := p.lower(is - 1)
	switch {
	case last == "we":
		return true
	case last == "this":
		return aside && is-1 == s.First
	case is-2 < s.First || !ownWord(last) && !madeUp(last):
		return false
	}
	before := p.lower(is - 2)
	return before == "this" || before == "our" || before == "these"
}

// allSubject reports whether the subject in words [first, is) is all that the page
// has: "all stories on this site", and outside the article "all characters".
func (p *Page) allSubject(first, is int, aside bool) bool {
	all, things, here := false, false, aside
	for k := first; k < is; k++ {
		switch w := p.lower(k); {
		case w == "all" || w == "any" || w == "every":
			all = true
		case w == "this" || w == "these" || w == "our" || w == "here":
			here = true
		case madeUp(w):
			things = things || all
		}
	}
	return things && here
}

// sited reports whether one of the four words from first on is one for a site or
// publication.
func (p *Page) sited(first, last int) bool {
	for k := first; k < min(first+4, last); k++ {
		if ownWord(p.lower(k)) {
			return true
		}
	}
	return false
}

// firstNamed reports whether sentence s opens its block with a name of which the
// page did not mention the last word before; the first may be its town.
func (p *Page) firstNamed(s *Sentence) bool {
	if s.First != p.Blocks[s.Block].First {
		return false
	}
	name := -1
	for w := s.First; w < s.Last && p.lower(w) != "is"; w++ {
		if p.words[w].Flags&Capital == 0 {
			return false
		}
		name = w
	}
	if name < 0 {
		return false
	}
	for w := 0; w < s.First; w++ {
		if p.words[w].Hash == p.words[name].Hash {
			return false
		}
	}
	return true
}
