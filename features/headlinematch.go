package features

import (
	"strings"

	"credence/features/internal/lexicon"
)

// headlineMatch is the share of the headline's content words that its article
// repeats.
var headlineMatch = Indicator{
	Name: "headline_match", Title: "Headline borne out by the article", Unit: "0–1", Basis: "words", Factor: Language, Direction: Higher, EnglishOnly: true,
	Definition: "Words of the headline, function words aside, that the article has too, whole or by their first five letters / such words.", Missing: "without a headline of two such words",
	Why: "What a headline says should stand in its article.",
	Measure: func(p *Page) Value {
		h, ok := p.headline()
		if !ok || p.Layout.BodyWords == 0 {
			return Value{}
		}
		p.sought = h.contentWords(p.sought[:0])
		if len(p.sought) < 2 {
			return Value{}
		}
		p.seek(p.sought)
		n := 0
		var found []Finding
		for i := range p.sought {
			s := &p.sought[i]
			if s.found {
				n++
			}
			if !p.silent {
				w := &h.words[s.word]
				found = p.keep(found, h.finding("headline_word", w.Start, w.End, Attribute{"in_article", s.found}))
			}
		}
		return share(n, len(p.sought), found)
	},
}

// functionWord are words that any article has.
const functionWord = lexicon.Function | lexicon.Determiner | lexicon.Possessive | lexicon.Negation

// stemBytes is how many bytes at its beginning stand for a longer word.
const stemBytes = 5

// A sought is a word of the headline that is looked for in the article.
type sought struct {
	text  string // in small letters where it is not of ASCII alone, without its 's
	word  int    // of the headline
	found bool
}

// contentWords appends the words of the headline that are no function words.
func (h *headline) contentWords(list []sought) []sought {
	for i := h.first; i < h.last; i++ {
		if w := &h.words[i]; w.Flags&HasLetters != 0 && w.End-w.Start > 1 && !h.Is(i, functionWord) {
			list = append(list, sought{text: smallBeyondASCII(trimPossessive(h.Word(i))), word: i})
		}
	}
	return list
}

// smallBeyondASCII puts a word in small letters if there are others than those of
// ASCII in it, so that its first byte is that of its small letters but for 0x20.
func smallBeyondASCII(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return strings.ToLower(s)
		}
	}
	return s
}

// seek marks the words that the article has. A word is found by its first bytes, a
// shorter one whole. Names count whatever their length, so that it does not matter
// what somebody is called. Cost: a look at the first two bytes of each word.
func (p *Page) seek(words []sought) {
	begin := beginnings(words)
	left := len(words)
	for i := range p.Words {
		w := &p.words[i]
		a, b := p.Source[w.Start], p.Source[min(w.Start+1, w.End-1)]
		if begin[a%32]>>(b%32)&1 == 0 && b < 0x80 || w.Flags&InBody == 0 {
			continue
		}
		word := p.Source[w.Start:w.End]
		for k := range words {
			if s := &words[k]; !s.found && s.is(word) {
				s.found = true
				if left--; left == 0 {
					return
				}
			}
		}
	}
}

// beginnings is a table of how words begin: for the last five bits of a first byte,
// the same of the second one. They do not tell capitals from small letters.
func beginnings(words []sought) (begin [32]uint32) {
	for k := range words {
		text := words[k].text
		if len(text) == 1 || text[1] >= 0x80 {
			begin[text[0]%32] = 1<<32 - 1 // letters beyond ASCII may have small ones in it
		} else {
			begin[text[0]%32] |= 1 << (text[1] % 32)
		}
	}
	return begin
}

// is reports whether a word of the article is the one sought.
func (s *sought) is(word string) bool {
	want := s.text
	if word[0]|0x20 != want[0]|0x20 {
		return false
	}
	if len(want) >= stemBytes && len(word) >= stemBytes {
		return strings.EqualFold(word[:stemBytes], want[:stemBytes])
	}
	return len(word) >= len(want) && strings.EqualFold(trimPossessive(word), want)
}
