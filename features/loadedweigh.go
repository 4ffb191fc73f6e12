package features

import (
	"math"

	"credence/features/internal/lexicon"
)

// A LoadedTokenKind is what part a token has in a sentence's sum.
type LoadedTokenKind uint8

// The kinds of tokens.
const (
	TokenSilent  LoadedTokenKind = iota // quoted, part of a name, or a fixed expression
	TokenWord                           // weighs what the lexicon says
	TokenPhrase                         // a phrase of the list loaded
	TokenNumber                         // holds a digit
	TokenNegated                        // a word that is denied: counts only against
)

// A LoadedToken is a word or phrase of a sentence as the sum takes it.
type LoadedToken struct {
	First, Last int // words
	Kind        LoadedTokenKind
	Phrase      *lexicon.Sense // of a phrase
}

// LoadedToken returns the token that begins at word w of sentence s; words with
// capitals are names unless the sentence is titled, a heading in capitals.
func (t *Text) LoadedToken(w int, s *Sentence, titled bool) LoadedToken {
	return t.loadedToken(w, s, titled, true)
}

// loadedToken is LoadedToken in a sentence where phrases may stand, or do not.
func (t *Text) loadedToken(w int, s *Sentence, titled, phrases bool) LoadedToken {
	word := &t.words[w]
	tok := LoadedToken{First: w, Last: w + 1}
	switch {
	case word.Flags&(Quoted|Digits) == 0:
	case word.Flags&Quoted != 0:
		return tok
	default:
		tok.Kind = TokenNumber
		return tok
	}
	tok.Kind = TokenWord
	if phrases && word.ID != 0 {
		if starts := t.lex.Starts(word.ID); starts&(lexicon.FixedPhrase|lexicon.Loaded) != 0 {
			id := func(k int) lexicon.ID { return t.words[w+k].ID }
			if _, n := t.lex.Phrase(s.Last-w, id, lexicon.FixedPhrase); n > 0 {
				tok.Last, tok.Kind = w+n, TokenSilent
				return tok
			}
			if sense, n := t.lex.Phrase(s.Last-w, id, lexicon.Loaded); n > 0 {
				found := sense // alone takes memory of its own
				tok.Last, tok.Kind, tok.Phrase = w+n, TokenPhrase, &found
			}
		}
	}
	if word.Flags&Capital != 0 && !titled && t.properName(w, tok.Last-w, s) {
		tok.Kind = TokenSilent
	}
	return tok
}

// Hyphened reports a hyphen between word w of sentence s and the one before,
// neither with a capital or digit.
func (t *Text) Hyphened(w int, s *Sentence) bool {
	return w > s.First && t.words[w].Gap == GapHyphen && (t.words[w].Flags|t.words[w-1].Flags)&(Capital|Digits) == 0
}

// A loadedHit is a word or phrase that speaks for a sentence being loaded.
type loadedHit struct {
	first, last     int
	weight          int
	category, entry string
}

// A weighing is what is known of a sentence before it is weighed.
type weighing struct {
	entries []int32 // of its words
	skip    []bool  // words of the text that are left out; may be nil
	titled  bool    // a heading in capitals
	phrases bool    // loaded phrases and fixed expressions may stand in it
}

// weigh adds up a sentence in hundredths, and appends to hits what would be shown
// of it.
func (l *LoadedLexicon) weigh(t *Text, s *Sentence, in weighing, hits []loadedHit) (int, []loadedHit) {
	sum := 0
	for w := s.First; w < s.Last; {
		first := w
		if in.skip != nil && in.skip[first] {
			w++
			continue
		}
		word, entry := &t.words[first], in.entries[first-s.First]
		kind, last := TokenWord, first+1
		var phrase *lexicon.Sense
		if word.Flags&(Quoted|Digits|Capital) != 0 || in.phrases && t.lex.Starts(word.ID)&loadedOrNot != 0 {
			tok := t.loadedToken(first, s, in.titled, in.phrases)
			kind, last, phrase = tok.Kind, tok.Last, tok.Phrase
		}
		w = last
		if kind == TokenSilent {
			continue
		}
		if word.Gap == GapHyphen && t.Hyphened(first, s) {
			sum += l.hyphen
		}
		weight := l.weights[entry]
		switch kind {
		case TokenNumber:
			sum += l.number
			continue
		case TokenPhrase:
			weight = int(math.Round(100 * l.phrase * phrase.Value))
		default:
			if entry == int32(len(l.entries)) {
				sum += l.adverb
				continue
			}
		}
		if weight > 0 && t.negated(first, s) {
			continue
		}
		sum += weight
		if weight <= 0 {
			continue
		}
		if phrase != nil {
			hits = append(hits, loadedHit{first, last, weight, phrase.Category, phrase.Entry})
		} else if l.shown[entry] {
			hits = append(hits, loadedHit{first, last, weight, l.entries[entry].category, l.entries[entry].word})
		}
	}
	return sum, hits
}

// bound is the most that a word of a weight adds to a sentence's sum, unless it
// stands in reported speech or a phrase. It is made to have no jump that is hard to
// foresee.
func (l *LoadedLexicon) bound(w *Word, weight int) int {
	least := math.MinInt
	if w.Flags&(Quoted|Capital|Digits) != 0 {
		least = 0 // it may not count
	}
	most := max(weight, least)
	if w.Gap == GapHyphen {
		most += max(l.hyphen, 0)
	}
	if w.Flags&Digits != 0 {
		most += max(l.number, 0)
	}
	return most
}

// unbound is more than the words of any sentence weigh.
const unbound = 1 << 40

// Weigh returns the sum of a sentence's weights outside quotation, and the words
// and phrases that are shown when it is loaded: when the sum is 1 or more.
func (l *LoadedLexicon) Weigh(t *Text, s *Sentence) (sum float64, telling []Span) {
	n, hits := l.weigh(t, s, weighing{entries: l.entriesOf(t, s), phrases: true}, nil)
	for _, h := range hits {
		telling = append(telling, Span{int(t.words[h.first].Start), int(t.words[h.last-1].End)})
	}
	return float64(n) / 100, telling
}
