package scoring

import (
	"math"
)

// A Shrinkage turns the mean points of a source's documents into what they say of
// the source (empirical Bayes). One document says little of its source and many
// say more than their mean: points of single documents are drawn together by what
// differs from piece to piece, which averages out over n of them.
//
//	points = Prior + Slope · n/(n+Within) · (mean − Prior)
//
// Within is how many documents weigh as much as the prior. Source: Efron and
// Morris, Stein's Estimation Rule and Its Competitors (1973).
type Shrinkage struct {
	Prior       float64 `json:"prior"`       // mean points over the fitted sources
	Slope       float64 `json:"slope"`       // of ratings on means of many documents
	Within      float64 `json:"within"`      // variance within sources / variance between them
	Low         knots   `json:"low"`         // documents → how far the lower bound is at 90%
	High        knots   `json:"high"`        // documents → how far the upper bound is
	Probability knots   `json:"probability"` // points of the source → share of reliable sources
}

// points is the estimate for a source of n documents with a mean.
func (s *Shrinkage) points(mean float64, n int) float64 {
	k := float64(n)
	return min(max(s.Prior+s.Slope*k/(k+s.Within)*(mean-s.Prior), 0), 100)
}

// estimate is what the mean points of n documents say of their source.
func (s *Shrinkage) estimate(mean float64, n int) Estimate {
	points := s.points(mean, n)
	return Estimate{
		Points: points, Fitted: true, Low: max(points-s.Low.at(float64(n)), 0), High: min(points+s.High.at(float64(n)), 100),
		Probability: s.Probability.at(points),
	}
}

// sourceMean is one source of a fit.
type sourceMean struct {
	name   string
	mean   float64
	n      int
	rating float64 // 100 × its rating
}

// sourceMeans gathers documents by source, by name.
func sourceMeans(docs []Labelled, points []float64) []sourceMean {
	by := map[string]*sourceMean{}
	for i := range docs {
		s := by[docs[i].Source]
		if s == nil {
			s = &sourceMean{name: docs[i].Source, rating: 100 * docs[i].Rating}
			by[docs[i].Source] = s
		}
		s.mean += points[i]
		s.n++
	}
	list := make([]sourceMean, 0, len(by))
	for _, name := range sortedKeys(by) {
		s := *by[name]
		s.mean /= float64(s.n)
		list = append(list, s)
	}
	return list
}

// shrink fits the shrinkage: for each candidate of Within the slope by least
// squares, and of these the pair that predicts ratings best.
func shrink(docs []Labelled, points []float64) Shrinkage {
	sources := sourceMeans(docs, points)
	s := Shrinkage{}
	for _, x := range sources {
		s.Prior += x.mean / float64(len(sources))
	}
	best := math.Inf(1)
	for _, within := range []float64{0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12} {
		xy, xx := 0.0, 0.0
		for _, x := range sources {
			d := float64(x.n) / (float64(x.n) + within) * (x.mean - s.Prior)
			xy += d * (x.rating - s.Prior)
			xx += d * d
		}
		if xx == 0 {
			continue
		}
		t := Shrinkage{Prior: s.Prior, Slope: xy / xx, Within: within}
		loss := 0.0
		for _, x := range sources {
			e := x.rating - t.points(x.mean, x.n)
			loss += e * e
		}
		if loss < best {
			best, s.Slope, s.Within = loss, max(t.Slope, 0), within
		}
	}
	s.Prior, s.Slope = round(s.Prior, 3), round(s.Slope, 4)
	s.calibrate(sources)
	return s
}

// sourceClasses are the numbers of documents at which a source's bounds are
// measured: sources of one, a few, some and many.
var sourceClasses = [][2]int{{1, 1}, {2, 4}, {5, 14}, {15, math.MaxInt}}

// calibrate measures bounds and probability on the sources.
func (s *Shrinkage) calibrate(sources []sourceMean) {
	var at, lows, highs, weights []float64
	for _, class := range sourceClasses {
		var below, above, n []float64
		sum := 0.0
		for _, x := range sources {
			if x.n < class[0] || x.n > class[1] {
				continue
			}
			d := x.rating - s.points(x.mean, x.n)
			below, above, n = append(below, -d), append(above, d), append(n, 1)
			sum += float64(x.n)
		}
		if len(n) < 10 {
			continue
		}
		at = append(at, sum/float64(len(n)))
		lows = append(lows, -max(weightedQuantile((1+level)/2, below, n), 0))
		highs = append(highs, -max(weightedQuantile((1+level)/2, above, n), 0))
		weights = append(weights, float64(len(n)))
	}
	if at == nil { // too few sources to part them
		var below, above, n []float64
		for _, x := range sources {
			d := x.rating - s.points(x.mean, x.n)
			below, above, n = append(below, -d), append(above, d), append(n, 1)
		}
		at, weights = []float64{1}, []float64{1}
		lows = []float64{-max(weightedQuantile((1+level)/2, below, n), 0)}
		highs = []float64{-max(weightedQuantile((1+level)/2, above, n), 0)}
	}
	lows, highs = isotonic(lows, weights), isotonic(highs, weights)
	for i := range at {
		s.Low = append(s.Low, [2]float64{round(at[i], 1), round(-lows[i], 2)})
		s.High = append(s.High, [2]float64{round(at[i], 1), round(-highs[i], 2)})
	}
	points, reliable, w := make([]float64, len(sources)), make([]float64, len(sources)), make([]float64, len(sources))
	for i, x := range sources {
		points[i], w[i] = s.points(x.mean, x.n), 1
		if x.rating >= 100*ReliableFrom {
			reliable[i] = 1
		}
	}
	s.Probability = probabilityKnots(points, reliable, w)
}
