package evaluation

import (
	"cmp"
	"math"
	"slices"

	"credence/agreement"
	"credence/scoring"
)

// A forecast is what a scorer says of a document or source, and what is so.
type forecast struct {
	group string // its source
	scoring.Estimate
	rating float64 // 100 × rating
	weight float64 // of a document 1 / its source's, so that sources count once
}

func (f *forecast) reliable() bool { return f.rating >= 100*scoring.ReliableFrom }

// casts are forecasts in the orders that figures need, sorted once.
type casts struct {
	list     []forecast
	groups   []string
	byRating []int
	rising   [][]int // by probability; equal ones together
	surest   [][]int // by distance of the probability from one half, the surest first
}

// newCasts returns nil where there are too few sources, or no intervals.
func newCasts(list []forecast) *casts {
	c := &casts{list: list}
	sources := map[string]bool{}
	for i := range list {
		f := &list[i]
		if !f.Fitted || math.IsNaN(f.Low+f.High+f.Probability) {
			return nil
		}
		c.groups = append(c.groups, f.group)
		sources[f.group] = true
	}
	if len(sources) < leastSources {
		return nil
	}
	for _, run := range c.runs(func(f *forecast) float64 { return f.rating }) {
		c.byRating = append(c.byRating, run...)
	}
	c.rising = c.runs(func(f *forecast) float64 { return f.Probability })
	c.surest = c.runs(func(f *forecast) float64 { return -math.Abs(f.Probability - 0.5) })
	return c
}

// runs lists the forecasts in the order of a key, equal ones together.
func (c *casts) runs(key func(*forecast) float64) (runs [][]int) {
	order, keys := make([]int, len(c.list)), make([]float64, len(c.list))
	for i := range order {
		order[i], keys[i] = i, key(&c.list[i])
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(a, b)) })
	for i, from := 1, 0; i <= len(order); i++ {
		if i == len(order) || keys[order[i]] != keys[order[from]] {
			runs, from = append(runs, order[from:i]), i
		}
	}
	return runs
}

// boot is a statistic of weights, with its interval.
func (c *casts) boot(stat func(w []float64) float64) Cell {
	if c == nil {
		return none()
	}
	w := make([]float64, len(c.list))
	return Cell{N: len(c.list), Estimate: agreement.Bootstrap(c.groups, func(drawn []float64) float64 {
		for i := range w {
			w[i] = drawn[i] * c.list[i].weight
		}
		return stat(w)
	})}
}

func (c *casts) mean(w []float64, of func(*forecast) float64) float64 {
	sum, n := 0.0, 0.0
	for i := range w {
		if w[i] > 0 {
			sum, n = sum+w[i]*of(&c.list[i]), n+w[i]
		}
	}
	return sum / n
}

func share(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// covered is the share of ratings inside their interval.
func (c *casts) covered() Cell {
	return c.boot(func(w []float64) float64 {
		return c.mean(w, func(f *forecast) float64 { return share(f.Low <= f.rating && f.rating <= f.High) })
	})
}

// width is the mean width of the intervals, spread the 90% range of the ratings.
func (c *casts) width(w []float64) float64 {
	return c.mean(w, func(f *forecast) float64 { return f.High - f.Low })
}

func (c *casts) spread(w []float64) float64 { return c.quantile(w, 0.95) - c.quantile(w, 0.05) }

// narrower is by how much intervals are narrower than what is known of ratings
// without any text.
func (c *casts) narrower() Cell {
	return c.boot(func(w []float64) float64 { return 1 - c.width(w)/c.spread(w) })
}

func sum(w []float64) (total float64) {
	for _, x := range w {
		total += x
	}
	return total
}

// quantile is the smallest rating that a share q of the weight does not exceed.
func (c *casts) quantile(w []float64, q float64) float64 {
	total, below := sum(w), 0.0
	for _, i := range c.byRating {
		if below += w[i]; below >= q*total-1e-9 {
			return c.list[i].rating
		}
	}
	return math.NaN()
}

// right is the share of right calls, reliable from a probability of one half on,
// among the surest that hold a share keep of the weight. Of equally sure ones that
// would go beyond it each counts in part: their order means nothing.
func (c *casts) right(w []float64, keep float64) float64 {
	room := keep * sum(w)
	kept, right := 0.0, 0.0
	for _, run := range c.surest {
		n, hits := 0.0, 0.0
		for _, i := range run {
			n += w[i]
			hits += w[i] * share((c.list[i].Probability >= 0.5) == c.list[i].reliable())
		}
		part := 1.0
		if kept+n > room {
			part = (room - kept) / n
		}
		kept, right = kept+part*n, right+part*hits
		if part < 1 {
			break
		}
	}
	return right / kept
}

func (c *casts) accuracy(keep float64) Cell {
	return c.boot(func(w []float64) float64 { return c.right(w, keep) })
}

// gain is by how much calls are right more often when the least sure are left out.
func (c *casts) gain(keep float64) Cell {
	return c.boot(func(w []float64) float64 { return c.right(w, keep) - c.right(w, 1) })
}
