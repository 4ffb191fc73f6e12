package agreement

import (
	"math"
	"sort"
)

// Counts are the outcomes of finding things: found and marked (TP), found only
// (FP), marked only (FN).
type Counts struct{ TP, FP, FN float64 }

// Precision is TP / (TP + FP), NaN when nothing was found.
func (c Counts) Precision() float64 { return c.TP / (c.TP + c.FP) }

// Recall is TP / (TP + FN), NaN when nothing was marked.
func (c Counts) Recall() float64 { return c.TP / (c.TP + c.FN) }

// F1 is the harmonic mean of precision and recall.
func (c Counts) F1() float64 { return 2 * c.TP / (2*c.TP + c.FP + c.FN) }

// Sum adds up counts by weight.
func Sum(counts []Counts, weight []float64) Counts {
	var s Counts
	for i, w := range weight {
		s.TP += w * counts[i].TP
		s.FP += w * counts[i].FP
		s.FN += w * counts[i].FN
	}
	return s
}

// PRF estimates precision, recall and F1 over cases summed up.
func PRF(groups []string, counts []Counts) (precision, recall, f1 Estimate) {
	of := func(f func(Counts) float64) Estimate {
		return Bootstrap(groups, func(weight []float64) float64 { return f(Sum(counts, weight)) })
	}
	return of(Counts.Precision), of(Counts.Recall), of(Counts.F1)
}

// AveragedF1 estimates the F1 of the averages over cases of precision and
// recall.
func AveragedF1(groups []string, precision, recall []float64) Estimate {
	return Bootstrap(groups, func(weight []float64) float64 {
		p, r := 0.0, 0.0
		for i, w := range weight {
			p += w * precision[i]
			r += w * recall[i]
		}
		n := 0.0
		for _, w := range weight {
			n += w
		}
		p, r = p/n, r/n
		return 2 * p * r / (p + r)
	})
}

// AUC is the probability that a positive case scores above a negative one, ties
// counting half; weight may be nil. NaN without both classes. Cost: O(n log n).
func AUC(score []float64, positive []bool, weight []float64) float64 {
	return auc(order(score), score, positive, weight)
}

// EstimateAUC is the Bootstrap of AUC.
func EstimateAUC(groups []string, score []float64, positive []bool) Estimate {
	by := order(score)
	return Bootstrap(groups, func(weight []float64) float64 { return auc(by, score, positive, weight) })
}

// order returns the indices of x in ascending order.
func order(x []float64) []int {
	by := make([]int, len(x))
	for i := range by {
		by[i] = i
	}
	sort.SliceStable(by, func(a, b int) bool { return x[by[a]] < x[by[b]] })
	return by
}

func auc(by []int, score []float64, positive []bool, weight []float64) float64 {
	below, wins, pos := 0.0, 0.0, 0.0
	for i := 0; i < len(by); {
		p, n := 0.0, 0.0
		j := i
		for ; j < len(by) && score[by[j]] == score[by[i]]; j++ {
			w := 1.0
			if weight != nil {
				w = weight[by[j]]
			}
			if positive[by[j]] {
				p += w
			} else {
				n += w
			}
		}
		wins += p * (below + n/2)
		below += n
		pos += p
		i = j
	}
	if pos == 0 || below == 0 {
		return math.NaN()
	}
	return wins / (pos * below)
}

// MacroF1 is the mean of the F1 of both classes; weight may be nil.
func MacroF1(predicted, marked []bool, weight []float64) float64 {
	var yes, no Counts
	for i := range predicted {
		w := 1.0
		if weight != nil {
			w = weight[i]
		}
		switch {
		case predicted[i] && marked[i]:
			yes.TP += w
		case predicted[i]:
			yes.FP += w
			no.FN += w
		case marked[i]:
			yes.FN += w
			no.FP += w
		default:
			no.TP += w
		}
	}
	return (yes.F1() + no.F1()) / 2
}
