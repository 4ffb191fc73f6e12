package scoring

import "fmt"

// What a check needs to put controls, which know less than a model, through the
// same path as one.

// FewestSources is the least number of rated sources that a model can be fitted to.
const FewestSources = minSources

// FitHeld is Fit without the model of all documents: it returns a model that holds
// one for each fold of sources and is good for Model.For alone.
func FitHeld(docs []Labelled, o FitOptions) (*Model, error) {
	docs = judged(docs)
	o.datasets = telling(docs)
	m := &Model{Version: o.Version, Fitted: o.Fitted}
	for fold := range Folds {
		held, err := fitCalibrated(outside(docs, fold), o)
		if err != nil {
			return nil, fmt.Errorf("without fold %d: %w", fold, err)
		}
		m.Held = append(m.Held, held)
	}
	return m, nil
}

// Calibrate measures how sure points are that come from no Model. Each document's
// must come from a rule that never saw its source.
func Calibrate(docs []Labelled, points []float64) *Calibration { return calibrate(docs, points) }

// Estimate is what points say of a document with so many words of article.
func (c *Calibration) Estimate(points float64, words int) Estimate {
	return c.estimate(points, words, 0)
}

// SourceEstimate is what the mean points of n documents say of their source.
func (c *Calibration) SourceEstimate(mean float64, n int) Estimate {
	return c.Source.estimate(mean, n)
}
