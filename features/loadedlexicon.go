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
