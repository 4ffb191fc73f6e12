package scoring

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// Ranks are the ranks of numbers, 1 for the lowest; equal ones share the mean of
// their ranks.
func Ranks(x []float64) []float64 {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(x[a], x[b]), cmp.Compare(a, b)) })
	ranks := make([]float64, len(x))
	for i := 0; i < len(order); {
		k := i
		for k < len(order) && x[order[k]] == x[order[i]] {
			k++
		}
		for _, at := range order[i:k] {
			ranks[at] = float64(i+k+1) / 2
		}
		i = k
	}
	return ranks
}

// Spearman is the rank correlation of x and y under weights (nil: all alike); NaN
// where one of them has a single value. Source: Spearman, The proof and
// measurement of association between two things (1904).
func Spearman(x, y, weight []float64) float64 { return stat.Correlation(Ranks(x), Ranks(y), weight) }

// AUC is the share of pairs of one high and one other that x orders so, ties
// half; NaN without a pair. Source: Hanley and McNeil, The meaning and use of the
// area under a receiver operating characteristic curve (1982).
func AUC(x []float64, high []bool) float64 {
	ranks := Ranks(x)
	sum, n := 0.0, 0.0
	for i, is := range high {
		if is {
			sum += ranks[i]
			n++
		}
	}
	others := float64(len(x)) - n
	if n == 0 || others == 0 {
		return math.NaN()
	}
	return (sum - n*(n+1)/2) / (n * others)
}

// weightedQuantile is the smallest x that a share q of the weight does not
// exceed.
func weightedQuantile(q float64, x, weight []float64) float64 {
	order := make([]int, len(x))
	total := 0.0
	for i := range order {
		order[i] = i
		total += weight[i]
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(x[a], x[b]), cmp.Compare(a, b)) })
	sum := 0.0
	for _, i := range order {
		if sum += weight[i]; sum >= q*total-1e-12 {
			return x[i]
		}
	}
	return x[order[len(order)-1]]
}
