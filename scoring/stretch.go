package scoring

import "gonum.org/v1/gonum/stat"

// stretch takes out what the bound on weights and the ridge draw together: fitted
// weights and base are changed by the line that predicts the ratings of sources
// left out best, and points, which those sources got, with them. Judged parts stay
// as they are.
func (m *Model) stretch(docs []Labelled, points []float64) {
	w := sourceWeights(docs)
	for i := range w {
		w[i] *= float64(len(docs)) // the library's variances divide by the weights' sum less one
	}
	judged, z, target := make([]float64, len(docs)), make([]float64, len(docs)), make([]float64, len(docs))
	for i := range docs {
		for k := range m.Indicators {
			if ind := &m.Indicators[k]; ind.Judged {
				at, _ := place(ind.Name)
				judged[i] += ind.Weight * ind.share(docs[i].Values[at])
			}
		}
		z[i], target[i] = points[i]-judged[i], 100*docs[i].Rating-judged[i]
	}
	alpha, beta := stat.LinearRegression(z, target, w, false)
	if spread(z, w) < 1e-6 { // nothing has a weight
		alpha, beta = stat.Mean(target, w)-stat.Mean(z, w), 1
	}
	beta = max(beta, 0)
	for i := range points {
		points[i] = min(max(alpha+beta*z[i]+judged[i], 0), 100)
	}
	m.Base = round(alpha+beta*m.Base, 3)
	for k := range m.Indicators {
		if ind := &m.Indicators[k]; !ind.Judged {
			ind.Weight, ind.Spread = round(beta*ind.Weight, 3), round(beta*ind.Spread, 3)
		}
	}
}
