package evaluation

import (
	"math"

	"credence/scoring"
)

// A rule gives points to a document from one thing alone; learned from rated
// documents.
type rule func(*scoring.Labelled) float64

func missing() scoring.Estimate { return scoring.Estimate{Points: math.NaN()} }

// simple is a scorer of one variable that takes the model's path: for each fold the
// rule is learned without it, and how sure it is on folds left out of that.
func (s *study) simple(name string, learn func([]scoring.Labelled) rule) scorer {
	points := heldOut(s.docs, learn)
	if !calibrable(s.docs) {
		return pointsOnly(name, points)
	}
	var calibration [scoring.Folds]*scoring.Calibration
	for fold := range calibration {
		rest := without(s.docs, fold)
		calibration[fold] = scoring.Calibrate(rest, heldOut(rest, learn))
	}
	c := scorer{name: name, source: func(source string, mean float64, n int) scoring.Estimate {
		return calibration[scoring.Fold(source)].SourceEstimate(mean, n)
	}}
	for i := range s.docs {
		d := &s.docs[i]
		c.docs = append(c.docs, calibration[scoring.Fold(d.Source)].Estimate(points[i], d.Words))
	}
	return c
}

// heldOut gives each document points by the rule learned without its fold.
func heldOut(docs []scoring.Labelled, learn func([]scoring.Labelled) rule) []float64 {
	points := make([]float64, len(docs))
	for fold := range scoring.Folds {
		r := learn(without(docs, fold))
		for i := range docs {
			if scoring.Fold(docs[i].Source) == fold {
				points[i] = min(max(r(&docs[i]), 0), 100)
			}
		}
	}
	return points
}

// wordsOnly predicts 100 × rating by a line on the logarithm of the words, each
// source counting once.
func wordsOnly(docs []scoring.Labelled) rule {
	count := map[string]float64{}
	for i := range docs {
		count[docs[i].Source]++
	}
	x, y, w := make([]float64, len(docs)), make([]float64, len(docs)), make([]float64, len(docs))
	for i := range docs {
		x[i], y[i], w[i] = logWords(&docs[i]), 100*docs[i].Rating, 1/count[docs[i].Source]
	}
	base, slope := line(x, y, w)
	return func(d *scoring.Labelled) float64 { return base + slope*logWords(d) }
}

func logWords(d *scoring.Labelled) float64 { return math.Log(float64(max(d.Words, 1))) }

// datasetOnly predicts 100 × the mean rating of the dataset's sources; of an
// unknown dataset that of all.
func datasetOnly(docs []scoring.Labelled) rule {
	sum, n := map[string]float64{}, map[string]float64{}
	seen := map[[2]string]bool{}
	all, count := 0.0, 0.0
	for i := range docs {
		d := &docs[i]
		if key := [2]string{d.Dataset, d.Source}; !seen[key] {
			seen[key] = true
			sum[d.Dataset] += 100 * d.Rating
			n[d.Dataset]++
			all, count = all+100*d.Rating, count+1
		}
	}
	return func(d *scoring.Labelled) float64 {
		if n[d.Dataset] == 0 {
			return all / count
		}
		return sum[d.Dataset] / n[d.Dataset]
	}
}

// line is the line of y on x by weighted least squares; level where x has one
// value.
func line(x, y, w []float64) (base, slope float64) {
	var n, mx, my float64
	for i := range w {
		n, mx, my = n+w[i], mx+w[i]*x[i], my+w[i]*y[i]
	}
	mx, my = mx/n, my/n
	var xy, xx float64
	for i := range w {
		xy, xx = xy+w[i]*(x[i]-mx)*(y[i]-my), xx+w[i]*(x[i]-mx)*(x[i]-mx)
	}
	if xx > 0 {
		slope = xy / xx
	}
	return my - slope*mx, slope
}
