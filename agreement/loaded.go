package agreement

import (
	"math"
	"sort"

	"credence/features"
)

// LoadedTechnique reports the persuasion techniques that are about the choice of
// words: loaded language, name-calling, exaggeration. Source of the names: the
// Propaganda Techniques Corpus of Da San Martino and others (2019).
func LoadedTechnique(name string) bool {
	return name == "Loaded_Language" || name == "Name_Calling,Labeling" || name == "Exaggeration,Minimisation"
}

// lengthStrata are the numbers of words at which a stratum of sentences begins;
// shorter sentences are not judged.
var lengthStrata = []int{4, 8, 12, 16, 20, 25, 32, 45}

// LengthStratum returns the stratum of a sentence by its number of words, -1
// under four.
func LengthStratum(words int) int {
	return sort.SearchInts(lengthStrata, words+1) - 1
}

// StratifiedAUC is the AUC within strata, averaged with the number of pairs of a
// positive and a negative case in each as weights: the probability that a
// positive case scores above a negative one of its own stratum. Cases of stratum
// -1 are left out. In sentences by length it tells loaded words from length,
// which alone tells positive sentences from others.
func StratifiedAUC(score []float64, positive []bool, stratum []int, weight []float64) float64 {
	return stratifiedAUC(order(score), score, positive, stratum, weight)
}

// EstimateStratifiedAUC is the Bootstrap of StratifiedAUC.
func EstimateStratifiedAUC(groups []string, score []float64, positive []bool, stratum []int) Estimate {
	by := order(score)
	return Bootstrap(groups, func(weight []float64) float64 { return stratifiedAUC(by, score, positive, stratum, weight) })
}

func stratifiedAUC(by []int, score []float64, positive []bool, stratum []int, weight []float64) float64 {
	last := -1
	for _, s := range stratum {
		last = max(last, s)
	}
	var wins, pairs float64
	part := make([]int, 0, len(by))
	for s := 0; s <= last; s++ {
		part = part[:0]
		pos, neg := 0.0, 0.0
		for _, i := range by {
			if stratum[i] != s {
				continue
			}
			part = append(part, i)
			w := 1.0
			if weight != nil {
				w = weight[i]
			}
			if positive[i] {
				pos += w
			} else {
				neg += w
			}
		}
		if pos == 0 || neg == 0 {
			continue
		}
		wins += auc(part, score, positive, weight) * pos * neg
		pairs += pos * neg
	}
	if pairs == 0 {
		return math.NaN()
	}
	return wins / pairs
}

// LoadedText judges a text of one or a few sentences: the highest sum of a
// sentence, loaded from 1 on, and the words that are shown of the sentences that
// are loaded.
func LoadedText(l *features.LoadedLexicon, t *features.Text) (sum float64, shown []features.Span) {
	sum = math.Inf(-1)
	for i := range t.Sentences {
		x, telling := l.Weigh(t, &t.Sentences[i])
		sum = max(sum, x)
		if x >= 1 {
			shown = append(shown, telling...)
		}
	}
	return sum, shown
}

// LoadedWords compares the words shown with the words that people marked, word
// by word outside quotation.
func LoadedWords(t *features.Text, shown, marked []features.Span) (c Counts) {
	for i := range t.Words {
		w := &t.Words[i]
		if w.Flags&features.Quoted != 0 {
			continue
		}
		s, m := covers(shown, int(w.Start)), covers(marked, int(w.Start))
		switch {
		case s && m:
			c.TP++
		case s:
			c.FP++
		case m:
			c.FN++
		}
	}
	return c
}

func covers(spans []features.Span, at int) bool {
	for _, s := range spans {
		if s.Start <= at && at < s.End {
			return true
		}
	}
	return false
}

// EstimateMacroF1 is the Bootstrap of MacroF1.
func EstimateMacroF1(groups []string, predicted, marked []bool) Estimate {
	return Bootstrap(groups, func(weight []float64) float64 { return MacroF1(predicted, marked, weight) })
}
