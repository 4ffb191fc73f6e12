package features

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"credence/features/internal/lexicon"
)

// A LoadedLexicon says what words weigh for the loaded-language indicator. A
// sentence is loaded when the weights of its words add up to 1 or more; words
// that are used in matter-of-fact sentences weigh less than nothing.
//
// It is a file of lines "weight, category, entry", parted by tabs, with weights in
// hundredths. An entry is a word in small letters, or in the category "class" one
// of the classes below. Words of the category "plain" are never shown. A line
// "# origin: …" says how it was learned.
type LoadedLexicon struct {
	entries  []loadedEntry // 0 is every word without
	glossary *glossary     // finds them
	weights  []int         // of entries, in hundredths, so that sums are exact; the last is of each unlisted word in -ly
	shown    []bool        // which entries are findings; apart, as few of the entries need be read
	phrase   float64       // times the weight of a phrase in the list loaded
	number   int           // of each word with a digit, in hundredths
	hyphen   int           // of each hyphen between two small letters
	adverb   int           // of each unlisted word in -ly
	origin   string
}

type loadedEntry struct {
	weight   int // in hundredths
	category string
	word     string
}

// The classes of a loaded lexicon.
const (
	LoadedNumber = "number" // a word with a digit
	LoadedHyphen = "hyphen" // a hyphen between two words in small letters
	LoadedAdverb = "-ly"    // a word in -ly that is not listed
	LoadedPhrase = "phrase" // a phrase of the list loaded: what its weight there is multiplied with
)

// Categories of a loaded lexicon; the others are those of the list loaded.
const (
	LoadedPlain = "plain" // only counts in the sum
	loadedClass = "class" // a line for one of the classes
)

// ReadLoaded reads a lexicon of loaded words.
func ReadLoaded(r io.Reader) (*LoadedLexicon, error) {
	l := &LoadedLexicon{entries: make([]loadedEntry, 1)}
	var err error
	if l.origin, err = readWeights(r, l.add); err != nil {
		return nil, err
	}
	if l.origin == "" {
		return nil, fmt.Errorf("no line \"# origin: …\"")
	}
	l.glossary = newGlossary(l.entries)
	for _, e := range l.entries {
		l.weights = append(l.weights, e.weight)
		l.shown = append(l.shown, e.category != LoadedPlain)
	}
	l.weights = append(l.weights, l.adverb)
	return l, nil
}

func (l *LoadedLexicon) add(value, category, entry string) error {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return err
	}
	if !(math.Abs(x) <= 100) {
		return fmt.Errorf("weight %s of %q", value, entry)
	}
	weight := int(math.Round(100 * x))
	if category != loadedClass {
		if entry == "" || entry != strings.ToLower(entry) {
			return fmt.Errorf("entry %q: a word in small letters is wanted", entry)
		}
		l.entries = append(l.entries, loadedEntry{weight, category, entry})
		return nil
	}
	switch entry {
	case LoadedNumber:
		l.number = weight
	case LoadedHyphen:
		l.hyphen = weight
	case LoadedAdverb:
		l.adverb = weight
	case LoadedPhrase:
		l.phrase = x
	default:
		return fmt.Errorf("unknown class %q", entry)
	}
	return nil
}

// find returns the number of a word's entry by its hash, 0 for none. Two words with
// one 32-bit hash are taken for one: of 10,000 entries, for one other word in
// 400,000.
func (l *LoadedLexicon) find(hash uint32) int32 { return l.glossary.find(hash).entry }

// byForm returns the entry of a word that is not listed as it stands: that of its
// base, for one in 's, or of adverbs; 0 for none.
func (l *LoadedLexicon) byForm(word string) int32 {
	switch n := len(word); {
	case word[n-1] == 's':
		if base := trimPossessive(word); len(base) < n {
			return l.find(lexicon.Hash(strings.ToLower(base)))
		}
	case n > 4 && strings.HasSuffix(word, "ly"):
		return int32(len(l.entries))
	}
	return 0
}

// entriesOf appends the numbers of the entries of a sentence's words.
func (l *LoadedLexicon) entriesOf(t *Text, s *Sentence) []int32 {
	var list []int32
	for i := s.First; i < s.Last; i++ {
		entry := l.find(t.words[i].Hash)
		if entry == 0 {
			entry = l.byForm(t.Word(i))
		}
		list = append(list, entry)
	}
	return list
}

// Weight is what a word in small letters weighs, 0 when it is not listed.
func (l *LoadedLexicon) Weight(word string) float64 {
	return float64(l.weights[l.find(lexicon.Hash(word))]) / 100
}

// Len is the number of words listed.
func (l *LoadedLexicon) Len() int { return len(l.entries) - 1 }

// Origin says how the lexicon was learned.
func (l *LoadedLexicon) Origin() string { return l.origin }

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
