package main

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"credence/features"
)

// faintest is the log-odds under which a word is left out. All words would be
// three times as many, for no better judgement; with half of these, sentences of
// ptc are told apart less well, by .006 of AUC.
const faintest = 0.1

// A word of the hand-written list is shown as a finding when its log-odds apart
// from its class are tellingListed. Another is when they are tellingWord and it
// was marked often: of the words of its stem at least markedOften, and at least a
// share of markedShare. What weighs by its company or by one sentence only counts
// in the sum: it is no evidence for a reader.
const (
	tellingListed = 0.45
	tellingWord   = 0.7
	markedOften   = 4
	markedShare   = 0.3
)

// write renders the model as a file for features.ReadLoaded, strongest first.
// Weights are divided by the threshold: a sentence is loaded from a sum of 1 on.
func (f *loadedFit) write(m *loadedModel) ([]byte, error) {
	unit := m.unit
	if unit < 0.2 {
		return nil, fmt.Errorf("a sentence without any word is as good as loaded: %g", unit)
	}
	type entry struct {
		weight         int
		category, word string
	}
	var entries []entry
	for w, word := range f.v.words {
		x := int(math.Round(100 * m.word[w] / unit))
		if math.Abs(m.word[w]) < faintest {
			continue
		}
		entries = append(entries, entry{x, f.category(w, m.word[w]-m.class[w]), word})
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.word, b.word))
	})
	var b bytes.Buffer
	b.WriteString(loadedHead)
	for _, c := range []struct {
		name string
		p    piece
	}{{features.LoadedPhrase, piecePhrase}, {features.LoadedHyphen, pieceHyphen}, {features.LoadedAdverb, pieceAdverb}, {features.LoadedNumber, pieceNumber}} {
		fmt.Fprintf(&b, "%.2f\tclass\t%s\n", m.coef[c.p]/unit, c.name)
	}
	for _, e := range entries {
		fmt.Fprintf(&b, "%.2f\t%s\t%s\n", float64(e.weight)/100, e.category, e.word)
	}
	return b.Bytes(), nil
}

// loadedHead stands at the top of the file.
const loadedHead = `# What words weigh for loaded language: weight, category, entry, parted by tabs. A sentence is loaded
# from a sum of 1 on. Words of the category plain only count in the sum; the others are shown. Lines
# of the category class are for words that are not listed: hyphens between words in small letters,
# words in -ly, words with a digit; and what the weights of phrases in loaded.txt are multiplied with.
# origin: learned by quality/fitloaded.go (go run . --fit loaded) from loaded.txt and the other lists here, BABE and MBIC (sentences and words marked by annotators; AGPL-3.0, none stated), PTC (spans of three techniques; CC-BY-NC-SA-4.0), the company that words keep in 7,661 news articles (publishers'), valences of VADER (MIT, see vader.licence)
# Only weights were learned: no sentence, span or list of these sets is copied. Words of barred.words,
# and words that stand with a capital more often than one time in three, carry no weight.
# Do not edit: change loaded.txt or barred.words, or the fit, and learn it again.
`

// category of a word: that of the hand-written list, else loaded; plain when it
// is not telling, or is another indicator's matter.
func (f *loadedFit) category(w int, odds float64) string {
	speech := false // loaded only where the hand-written list says so
	for _, s := range features.Senses(f.v.words[w]) {
		switch s.Category {
		case "booster", "superlative", "hedge":
			return "plain"
		case "loaded", "name_calling", "belittling", "glorifying", "hyperbole":
			if odds < tellingListed {
				return "plain"
			}
			return s.Category
		case "say", "judge":
			speech = true
		}
	}
	marked, all := f.stemMarked[f.stem[w]], f.stemAll[f.stem[w]]
	if speech || odds < tellingWord || marked < markedOften || marked < markedShare*all {
		return "plain"
	}
	return "loaded"
}
