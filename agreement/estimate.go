// Package agreement compares what credence measures with what people marked:
// precision, recall and error, with intervals over sites, outlets or documents.
//
// It holds the definitions; the program in quality/ brings the labelled sets and
// the yardsticks, and the normal tests a small set of their own.
package agreement

import (
	"math"
	"math/rand/v2"
	"slices"
)

// An Estimate is a figure with its 95% bootstrap interval.
type Estimate struct {
	Value, Low, High float64
}

// resamples is how often Bootstrap draws.
const resamples = 1000

// Bootstrap estimates a statistic over cases and its 95% percentile interval,
// drawing whole groups (sites, outlets, documents) with replacement: cases of
// one group are not independent. groups names each case's group; statistic gets
// a weight for each case, how often its group was drawn. The draws are the same
// on every run. Cost: 1,000 calls of statistic. Source: Efron and Tibshirani, An
// Introduction to the Bootstrap (1993), chapters 8 and 13.
func Bootstrap(groups []string, statistic func(weight []float64) float64) Estimate {
	weight := make([]float64, len(groups))
	for i := range weight {
		weight[i] = 1
	}
	e := Estimate{Value: statistic(weight)}
	number := map[string]int{}
	index := make([]int, len(groups))
	for i, g := range groups {
		if _, ok := number[g]; !ok {
			number[g] = len(number)
		}
		index[i] = number[g]
	}
	if len(number) < 2 {
		e.Low, e.High = math.NaN(), math.NaN()
		return e
	}
	rng := rand.New(rand.NewPCG(1, 2))
	drawn := make([]float64, len(number))
	values := make([]float64, 0, resamples)
	for range resamples {
		clear(drawn)
		for range drawn {
			drawn[rng.IntN(len(drawn))]++
		}
		for i := range weight {
			weight[i] = drawn[index[i]]
		}
		if v := statistic(weight); !math.IsNaN(v) {
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		e.Low, e.High = math.NaN(), math.NaN()
		return e
	}
	slices.Sort(values)
	e.Low, e.High = values[len(values)*25/1000], values[min(len(values)*975/1000, len(values)-1)]
	return e
}

// Mean is the Bootstrap of the weighted mean of x.
func Mean(groups []string, x []float64) Estimate {
	return Bootstrap(groups, func(weight []float64) float64 {
		sum, n := 0.0, 0.0
		for i, w := range weight {
			sum += w * x[i]
			n += w
		}
		return sum / n
	})
}
