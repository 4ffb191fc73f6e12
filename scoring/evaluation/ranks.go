package evaluation

import (
	"cmp"
	"math"
	"slices"

	"credence/agreement"
)

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

// correlation is Pearson's under weights; NaN where x or y has one value.
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

// leastCases is the least number of sources that a figure is given for.
const leastCases = 8

// spearman is the rank correlation of the sources' scores with their ratings; of
// several lists of the same sources the mean.
func spearman(lists ...[]sourceCase) Cell {
	if len(lists) == 0 || len(lists[0]) < leastCases {
		return none()
	}
	names, _, rating := columnsOf(lists[0])
	byRating := newRanking(rating)
	var byScore []*ranking
	for _, list := range lists {
		_, score, _ := columnsOf(list)
		byScore = append(byScore, newRanking(score))
	}
	a, b := make([]float64, len(names)), make([]float64, len(names))
	return Cell{N: len(names), Estimate: agreement.Bootstrap(names, func(weight []float64) float64 {
		byRating.ranks(weight, b)
		sum := 0.0
		for _, r := range byScore {
			r.ranks(weight, a)
			sum += correlation(a, b, weight)
		}
		return sum / float64(len(byScore))
	})}
}

// spearmanLess is by how much one scorer ranks the sources that both know better
// than another, both drawn together; of several lists of the other the mean.
func spearmanLess(better []sourceCase, worse ...[]sourceCase) Cell {
	known := map[string]bool{}
	for _, c := range worse[0] {
		known[c.name] = true
	}
	better = slices.DeleteFunc(slices.Clone(better), func(c sourceCase) bool { return !known[c.name] })
	if len(better) < leastCases || len(better) != len(worse[0]) {
		return none()
	}
	names, score, rating := columnsOf(better)
	first, byRating := newRanking(score), newRanking(rating)
	var others []*ranking
	for _, list := range worse {
		_, score, _ := columnsOf(list)
		others = append(others, newRanking(score))
	}
	a, r := make([]float64, len(names)), make([]float64, len(names))
	return Cell{N: len(names), Estimate: agreement.Bootstrap(names, func(w []float64) float64 {
		byRating.ranks(w, r)
		first.ranks(w, a)
		d := correlation(a, r, w)
		for _, o := range others {
			o.ranks(w, a)
			d -= correlation(a, r, w) / float64(len(others))
		}
		return d
	})}
}

// auc is how often scores put a high case above one that is not, ties half; of
// several scores of the same cases the mean. groups are what is drawn. Source:
// Hanley and McNeil (1982).
func auc(groups []string, high []bool, scores ...[]float64) Cell {
	if len(groups) < leastCases || !slices.Contains(high, true) || !slices.Contains(high, false) {
		return none()
	}
	var by []*ranking
	for _, score := range scores {
		by = append(by, newRanking(score))
	}
	ranks := make([]float64, len(groups))
	return Cell{N: len(groups), Estimate: agreement.Bootstrap(groups, func(w []float64) float64 {
		total := 0.0
		for _, r := range by {
			r.ranks(w, ranks)
			var sum, nh, nl float64
			for i := range w {
				if high[i] {
					sum, nh = sum+w[i]*ranks[i], nh+w[i]
				} else {
					nl += w[i]
				}
			}
			total += (sum - nh*(nh+1)/2) / (nh * nl)
		}
		return total / float64(len(by))
	})}
}
