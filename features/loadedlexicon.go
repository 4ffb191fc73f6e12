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
	index   wordIndex // of entries
	entries []loadedEntry
	phrase  float64 // times the weight of a phrase in the list loaded
	number  int     // of each word with a digit, in hundredths
	hyphen  int     // of each hyphen between two small letters
	adverb  int     // of each unlisted word in -ly
	origin  string
}

type loadedEntry struct {
	weight   int // in hundredths, so that sums are exact
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
		l.index.add(lexicon.Hash(entry), int32(len(l.entries)))
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

// find returns the entry of a word by its hash, nil for none. Two words with one
// 32-bit hash are taken for one: of 10,000 entries, for one other word in 400,000.
func (l *LoadedLexicon) find(hash uint32) *loadedEntry {
	if at := l.index.find(hash); at > 0 {
		return &l.entries[at]
	}
	return nil
}

// Weight is what a word in small letters weighs, 0 when it is not listed.
func (l *LoadedLexicon) Weight(word string) float64 {
	if e := l.find(lexicon.Hash(word)); e != nil {
		return float64(e.weight) / 100
	}
	return 0
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
	if word.ID != 0 {
		if starts := t.lex.Starts(word.ID); starts&(lexicon.FixedPhrase|lexicon.Loaded) != 0 {
			id := func(k int) lexicon.ID { return t.words[w+k].ID }
			if _, n := t.lex.Phrase(s.Last-w, id, lexicon.FixedPhrase); n > 0 {
				tok.Last, tok.Kind = w+n, TokenSilent
				return tok
			}
			if sense, n := t.lex.Phrase(s.Last-w, id, lexicon.Loaded); n > 0 {
				tok.Last, tok.Kind, tok.Phrase = w+n, TokenPhrase, &sense
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

// weigh adds up a sentence in hundredths, and appends to hits what would be shown
// of it. Words that skip names are left out; it may be nil. Cost: one look-up a
// word.
func (l *LoadedLexicon) weigh(t *Text, s *Sentence, titled bool, skip []bool, hits []loadedHit) (int, []loadedHit) {
	sum := 0
	for w := s.First; w < s.Last; {
		first := w
		if skip != nil && skip[first] {
			w++
			continue
		}
		tok := t.LoadedToken(w, s, titled)
		w = tok.Last
		if tok.Kind == TokenSilent {
			continue
		}
		if t.words[first].Gap == GapHyphen && t.Hyphened(first, s) {
			sum += l.hyphen
		}
		var hit loadedHit
		switch tok.Kind {
		case TokenNumber:
			sum += l.number
			continue
		case TokenPhrase:
			hit = loadedHit{first, tok.Last, int(math.Round(100 * l.phrase * tok.Phrase.Value)), tok.Phrase.Category, tok.Phrase.Entry}
		default:
			e := l.find(t.words[first].Hash)
			if e == nil {
				word := t.Word(first)
				if word[len(word)-1] == 's' {
					if base := trimPossessive(word); len(base) < len(word) {
						e = l.find(lexicon.Hash(strings.ToLower(base)))
					}
				} else if len(word) > 4 && strings.HasSuffix(word, "ly") {
					sum += l.adverb
				}
				if e == nil {
					continue
				}
			}
			hit = loadedHit{first, tok.Last, e.weight, e.category, e.word}
		}
		if hit.weight > 0 && t.negated(first, s) {
			continue
		}
		sum += hit.weight
		if hit.weight > 0 && hit.category != LoadedPlain {
			hits = append(hits, hit)
		}
	}
	return sum, hits
}

// Weigh returns the sum of a sentence's weights outside quotation, and the words
// and phrases that are shown when it is loaded: when the sum is 1 or more.
func (l *LoadedLexicon) Weigh(t *Text, s *Sentence) (sum float64, telling []Span) {
	n, hits := l.weigh(t, s, false, nil, nil)
	for _, h := range hits {
		telling = append(telling, Span{int(t.words[h.first].Start), int(t.words[h.last-1].End)})
	}
	return float64(n) / 100, telling
}
