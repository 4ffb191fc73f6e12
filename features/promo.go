package features

import (
	"sort"
	"strings"
	"sync"

	"credence/features/internal/lexicon"
)

// promoLabels begin a line that is nothing but a pointer: "Related: …".
var promoLabels = []string{
	"related", "read more", "also read", "read also", "see also", "see more", "more", "recommended", "up next",
	"don't miss", "must read", "watch", "read next", "listen", "read", "more on this", "also see", "further reading",
	"related story", "related article", "related stories", "related articles", "in case you missed it", "previously", "explore more", "keep reading",
}

// promoStarts are the words that a pointer to another piece begins with: an
// order to the reader, or an offer.
var promoStarts = map[string]bool{
	"read": true, "see": true, "check": true, "learn": true, "watch": true, "here": true, "here's": true, "click": true, "for": true,
	"find": true, "visit": true, "follow": true, "also": true, "more": true, "explore": true, "discover": true, "don't": true,
	"subscribe": true, "sign": true, "listen": true, "download": true, "you": true, "dive": true, "browse": true, "want": true,
	"curious": true, "looking": true, "continue": true, "head": true, "view": true, "join": true, "get": true, "if": true, "our": true,
	"be": true, "take": true, "to": true, "interested": true, "recommended": true, "meanwhile": true,
}

// promoHashes are the hashes of promoStarts, which most sentences do not begin
// with.
var promoHashes = sync.OnceValue(func() *wordIndex {
	x := &wordIndex{}
	for word := range promoStarts {
		x.add(lexicon.Hash(word), 1)
	}
	return x
})

var hashOur = lexicon.Hash("our")

// findPromos finds the sentences inside the article that point to other pieces
// of the site.
func (p *Page) findPromos() {
	l := &p.Layout
	for i := range p.Sentences {
		s := &p.Sentences[i]
		if l.Roles[s.Block].article() && p.promotional(s) {
			l.Promos = append(l.Promos, i)
		}
	}
}

// promotional reports whether a sentence points to another piece of the site:
// it begins with a label and a colon, or it addresses the reader and names one
// of our pieces. What stands in quotation marks is somebody's speech.
func (p *Page) promotional(s *Sentence) bool {
	n := s.Last - s.First
	if n < 2 || n > 38 {
		return false
	}
	if p.words[s.First].Flags&Quoted != 0 && p.quotedSpeech(s) {
		return false
	}
	if p.labelled(s) {
		return true
	}
	if promoHashes().find(p.words[s.First].Hash) == 0 || !promoStarts[strings.ToLower(strings.ReplaceAll(p.Word(s.First), "’", "'"))] {
		return false
	}
	for w := s.First; w < s.Last; w++ {
		if p.words[w].Hash == hashOur && strings.EqualFold(p.Word(w), "our") {
			for k := w + 1; k < min(w+6, s.Last); k++ {
				if p.Is(k, lexicon.Piece) {
					return true
				}
				if p.words[k].Gap&^(GapSpace|GapHyphen|GapQuote) != 0 {
					break
				}
			}
		}
		if w >= s.First+4 {
			continue
		}
		if _, k := p.Match(w, s.Last, lexicon.Promo); k >= 3 && p.pointsOn(w+k, s) {
			return true
		}
	}
	return false
}

// quotedSpeech reports whether the sentence begins inside a quotation longer
// than a title.
func (p *Page) quotedSpeech(s *Sentence) bool {
	k := sort.Search(len(p.Quotations), func(k int) bool { return p.Quotations[k].Last > s.First })
	return k < len(p.Quotations) && p.Quotations[k].First <= s.First && p.Quotations[k].Last-p.Quotations[k].First > fragmentWords
}

// pointsOn reports whether a pointer phrase is followed by what it points to: a
// piece of the site, or something capitalised.
func (p *Page) pointsOn(w int, s *Sentence) bool {
	for ; w < s.Last; w++ {
		if p.Is(w, lexicon.Piece) || p.words[w].Flags&Capital != 0 || strings.EqualFold(p.Word(w), "here") {
			return true
		}
	}
	return false
}

// labelled reports a sentence that begins with a label, a colon and a title.
func (p *Page) labelled(s *Sentence) bool {
	for w := s.First + 1; w < min(s.First+5, s.Last); w++ {
		if p.words[w].Gap&(GapColon|GapOther|GapDash) == 0 {
			continue
		}
		label := strings.ToLower(strings.ReplaceAll(p.Source[s.Start:p.words[w-1].End], "’", "'"))
		label = strings.TrimLeft(label, " \t>»→►▶*•-–—[(")
		for _, l := range promoLabels {
			if label == l {
				return p.words[w].Flags&(Capital|Digits) != 0 || p.words[w].Gap&GapQuote != 0
			}
		}
		return false
	}
	return false
}
