package evaluation

import (
	"cmp"
	"math"
	"slices"

	"credence/agreement"
	"credence/scoring"
)

// A sourceCase is one source with what a scorer says of it.
type sourceCase struct {
	name   string
	score  float64
	rating float64
	n      int // documents
}

// bySource gathers scores of documents by source, by name; a document whose score
// is NaN is left out. estimate turns the mean of n documents into the source's
// score; nil for the mean.
func bySource(docs []scoring.Labelled, scores []float64, estimate func(source string, mean float64, n int) float64) []sourceCase {
	at := map[string]int{}
	var list []sourceCase
	for i := range docs {
		if math.IsNaN(scores[i]) {
			continue
		}
		k, ok := at[docs[i].Source]
		if !ok {
			k = len(list)
			at[docs[i].Source] = k
			list = append(list, sourceCase{name: docs[i].Source, rating: docs[i].Rating})
		}
		list[k].score += scores[i]
		list[k].n++
	}
	for i := range list {
		list[i].score /= float64(list[i].n)
		if estimate != nil {
			list[i].score = estimate(list[i].name, list[i].score, list[i].n)
		}
	}
	slices.SortFunc(list, func(a, b sourceCase) int { return cmp.Compare(a.name, b.name) })
	return list
}

// estimator is the model's estimate of a source.
func estimator(m *scoring.Model) func(string, float64, int) float64 {
	return func(source string, mean float64, n int) float64 { return m.For(source).SourceEstimate(mean, n).Points }
}

// atLeast keeps sources of n documents and more.
func atLeast(list []sourceCase, n int) []sourceCase {
	return slices.DeleteFunc(slices.Clone(list), func(s sourceCase) bool { return s.n < n })
}

func columnsOf(list []sourceCase) (names []string, score, rating []float64) {
	for _, s := range list {
		names, score, rating = append(names, s.name), append(score, s.score), append(rating, s.rating)
	}
	return names, score, rating
}

// A ranking knows the order of numbers, so that ranks under weights cost one pass.
type ranking struct {
	x     []float64
	order []int
}

func newRanking(x []float64) *ranking {
	r := &ranking{x: x, order: make([]int, len(x))}
	for i := range r.order {
		r.order[i] = i
	}
	slices.SortFunc(r.order, func(a, b int) int { return cmp.Or(cmp.Compare(x[a], x[b]), cmp.Compare(a, b)) })
	return r
}

// ranks are the mid-ranks where each number stands there as often as its weight
// says.
func (r *ranking) ranks(weight, to []float64) {
	sum := 0.0
	for i := 0; i < len(r.order); {
		k, tie := i, 0.0
		for k < len(r.order) && r.x[r.order[k]] == r.x[r.order[i]] {
			tie += weight[r.order[k]]
			k++
		}
		for _, at := range r.order[i:k] {
			to[at] = sum + (tie+1)/2
		}
		sum += tie
		i = k
	}
}

// correlation is Pearson's under weights.
func correlation(x, y, weight []float64) float64 {
	var n, mx, my float64
	for i, w := range weight {
		n, mx, my = n+w, mx+w*x[i], my+w*y[i]
	}
	mx, my = mx/n, my/n
	var xy, xx, yy float64
	for i, w := range weight {
		dx, dy := x[i]-mx, y[i]-my
		xy, xx, yy = xy+w*dx*dy, xx+w*dx*dx, yy+w*dy*dy
	}
	return xy / math.Sqrt(xx*yy)
}

// leastCases is the least number of sources that a correlation is given for.
const leastCases = 8

// spearman is the rank correlation of the sources' scores with their ratings.
func spearman(list []sourceCase) Cell {
	if len(list) < leastCases {
		return none()
	}
	names, score, rating := columnsOf(list)
	rs, rr := newRanking(score), newRanking(rating)
	a, b := make([]float64, len(list)), make([]float64, len(list))
	return Cell{N: len(list), Estimate: agreement.Bootstrap(names, func(weight []float64) float64 {
		rs.ranks(weight, a)
		rr.ranks(weight, b)
		return correlation(a, b, weight)
	})}
}

// auc is the AUC of scores between high and low cases; groups are what is drawn.
func auc(groups []string, score []float64, high []bool, weight0 []float64) Cell {
	r := newRanking(score)
	ranks := make([]float64, len(score))
	w := make([]float64, len(score))
	return Cell{N: len(score), Estimate: agreement.Bootstrap(groups, func(weight []float64) float64 {
		for i := range w {
			w[i] = weight[i]
			if weight0 != nil {
				w[i] *= weight0[i]
			}
		}
		r.ranks(w, ranks)
		var sum, nh, nl float64
		for i := range w {
			if high[i] {
				sum += w[i] * ranks[i]
				nh += w[i]
			} else {
				nl += w[i]
			}
		}
		// ranks are mid-ranks over weights w, each case of weight w[i] spanning w[i]
		return (sum - nh*(nh+1)/2) / (nh * nl)
	})}
}

// fifths are the ratings below which the lowest fifth of the sources lies, and
// from which the two highest do.
func fifths(docs []scoring.Labelled) (low, high float64) {
	seen := map[string]bool{}
	var ratings []float64
	for i := range docs {
		if !seen[docs[i].Source] {
			seen[docs[i].Source] = true
			ratings = append(ratings, docs[i].Rating)
		}
	}
	slices.Sort(ratings)
	return ratings[len(ratings)/5], ratings[len(ratings)*3/5]
}

// sourceAUC compares the lowest fifth of the sources with the two highest.
func sourceAUC(list []sourceCase, low, high float64) Cell {
	var names []string
	var score []float64
	var is []bool
	for _, s := range list {
		if s.rating <= low || s.rating >= high {
			names, score, is = append(names, s.name), append(score, s.score), append(is, s.rating >= high)
		}
	}
	if len(names) < leastCases || !slices.Contains(is, true) || !slices.Contains(is, false) {
		return none()
	}
	return auc(names, score, is, nil)
}

// documentAUC is the same over documents.
func documentAUC(docs []scoring.Labelled, scores []float64, low, high float64) Cell {
	var names []string
	var score []float64
	var is []bool
	for i := range docs {
		if r := docs[i].Rating; !math.IsNaN(scores[i]) && (r <= low || r >= high) {
			names, score, is = append(names, docs[i].Source), append(score, scores[i]), append(is, r >= high)
		}
	}
	if len(names) < leastCases || !slices.Contains(is, true) || !slices.Contains(is, false) {
		return none()
	}
	return auc(names, score, is, nil)
}
