package scoring

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"credence/features"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat"
)

// FitOptions say what a model is fitted from.
type FitOptions struct {
	Version   string
	Fitted    string // what it is fitted on, for the record
	Note      string
	MinWords  int
	Languages []string
	Judged    []Indicator // weights by judgement, kept as they are
	Only      []string    // indicators that may get a weight; empty: all with a direction

	datasets map[string]bool // that say something about signs
}

// The constants of the fit. Sensitivity, as Spearman within the largest set of
// rated articles and pooled, on held-out sources: MaxWeight 5 gives .59 and .59,
// 10 gives .60 and .61; a ridge of a tenth or ten times moves neither by .005;
// tails of .05 and .1 give .60, .61 and .59, .59; three steps in place of a ramp
// .59 and .60; square roots of rates .58 and .61.
const (
	// MaxWeight is the most points that a fitted indicator can bring, before the
	// weights are stretched (see stretch): no cheap edit moves a score by much more,
	// and no single habit of style decides it.
	MaxWeight   = 8.0
	ridge       = 1e-3 // on weights in hundredths of points
	tail        = 0.03 // a curve runs from this quantile of its values to one less this
	leastWeight = 1    // points under which an indicator is left out, and the rest fitted again
	minHold     = 0.5  // share of the datasets' weight whose sign must agree with the direction
)

// Fit learns a model from labelled documents: points estimate 100 × the rating of
// a document's source.
//
// Each indicator with a stated direction gets a ramp between two quantiles of its
// values and a weight between 0 and MaxWeight in that direction, by least squares
// with a ridge (gonum/optimize), each source counting once. An indicator whose
// sign does not hold over the datasets of the fit gets no weight (see Signs).
// Intervals and probabilities are calibrated on sources left out of an inner fit.
//
// The model carries, as Held, the models fitted in the same way without each
// fold of sources: a check asks for each source the one that never saw it. The
// result depends on the documents' order and nothing else. Cost: about thirty
// fits of a few hundredths of a second for thousands of documents.
func Fit(docs []Labelled, o FitOptions) (*Model, error) {
	docs = judged(docs)
	o.datasets = telling(docs)
	m, err := fitCalibrated(docs, o)
	if err != nil {
		return nil, err
	}
	for fold := range Folds {
		held, err := fitCalibrated(outside(docs, fold), o)
		if err != nil {
			return nil, fmt.Errorf("without fold %d: %w", fold, err)
		}
		held.Version = fmt.Sprintf("%s without fold %d", o.Version, fold)
		m.Held = append(m.Held, held)
	}
	return m, m.check()
}

// ownWeight are bounds of their own. Lower ones stand for what is cheapest to edit
// into a text or out of it, so that such an edit moves few scores by more than five
// points: dates to add, loaded words to swap, a speaker to repeat, marks to drop, a
// headline to cut. Spearman within the largest set and over all falls by less than
// .01 for them. The higher one only takes from the few texts that are mostly
// quotation.
var ownWeight = map[string]float64{
	"dates_given": 2.5, "loaded_language": 6, "speaker_concentration": 6.5,
	"exclamation": 3, "headline_style": 6, "headline_length": 5,
	"quote_density": 12,
}

// mostWeight is the bound on an indicator's weight.
func mostWeight(name string) float64 {
	if w, ok := ownWeight[name]; ok {
		return w
	}
	return MaxWeight
}

// minSources is the least number of rated sources that a model is fitted to.
const minSources = 30

// fitCalibrated fits the weights, and calibrates with the points that documents
// get from weights fitted without their fold.
func fitCalibrated(docs []Labelled, o FitOptions) (*Model, error) {
	if n := countSources(docs); n < minSources {
		return nil, fmt.Errorf("%d rated sources with documents that can be judged: at least %d are needed", n, minSources)
	}
	m, err := fitWeights(docs, o)
	if err != nil {
		return nil, err
	}
	points, err := HeldOut(docs, o)
	if err != nil {
		return nil, err
	}
	m.stretch(docs, points)
	m.Calibration = calibrate(docs, points)
	return m, m.check()
}

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

func countSources(docs []Labelled) int {
	seen := map[string]bool{}
	for i := range docs {
		seen[docs[i].Source] = true
	}
	return len(seen)
}

// fitWeights fits curves, weights and base.
func fitWeights(docs []Labelled, o FitOptions) (*Model, error) {
	m := &Model{Version: o.Version, Fitted: o.Fitted, Note: o.Note, MinWords: o.MinWords, Languages: o.Languages}
	weight := sourceWeights(docs)
	if len(docs) == 0 {
		return nil, errors.New("no rated document can be judged")
	}
	target := make([]float64, len(docs))
	for i := range docs {
		target[i] = docs[i].Rating
	}
	for _, ind := range o.Judged {
		ind.Judged = true
		at, ok := place(ind.Name)
		if !ok {
			return nil, fmt.Errorf("judged indicator %q: unknown", ind.Name)
		}
		if err := ind.prepare(features.All()[at].Direction); err != nil {
			return nil, fmt.Errorf("judged indicator %q: %w", ind.Name, err)
		}
		for i := range docs {
			target[i] -= ind.Weight * ind.share(docs[i].Values[at]) / 100
		}
		m.Indicators = append(m.Indicators, ind)
	}
	candidates := m.candidates(docs, weight, o)
	base, weights, columns, err := weigh(candidates, docs, target, weight)
	if err != nil {
		return nil, err
	}
	var telling []Indicator
	for k := range candidates {
		if 100*weights[k] >= leastWeight {
			telling = append(telling, candidates[k])
		}
	}
	if len(telling) < len(candidates) {
		if base, weights, columns, err = weigh(telling, docs, target, weight); err != nil {
			return nil, err
		}
	}
	m.Base = round(100*base, 3)
	for k, ind := range telling {
		ind.Weight = round(100*weights[k], 3)
		ind.Spread = round(ind.Weight*spread(columns[k], weight), 3)
		m.Indicators = append(m.Indicators, ind)
	}
	slices.SortStableFunc(m.Indicators, func(a, b Indicator) int {
		i, _ := place(a.Name)
		k, _ := place(b.Name)
		return cmp.Compare(i, k)
	})
	return m, nil
}

// weigh solves for the base and the weights of indicators, and returns their
// shares by document.
func weigh(indicators []Indicator, docs []Labelled, target, weight []float64) (base float64, weights []float64, columns [][]float64, err error) {
	var most []float64
	for k := range indicators {
		at, _ := place(indicators[k].Name)
		most = append(most, mostWeight(indicators[k].Name)/100)
		column := make([]float64, len(docs))
		for i := range docs {
			column[i] = indicators[k].share(docs[i].Values[at])
		}
		columns = append(columns, column)
	}
	base, weights, err = solve(columns, target, weight, most)
	return base, weights, columns, err
}

// candidates are the indicators that may get a weight, with their curves.
func (m *Model) candidates(docs []Labelled, weight []float64, o FitOptions) []Indicator {
	var list []Indicator
	for at, f := range features.All() {
		taken := slices.ContainsFunc(m.Indicators, func(i Indicator) bool { return i.Name == f.Name })
		if taken || f.Direction == features.Either || len(o.Only) > 0 && !slices.Contains(o.Only, f.Name) {
			continue
		}
		ind, ok := ramp(docs, weight, at)
		if !ok {
			continue
		}
		if ok, _ := signs(docs, at, o.datasets, ind.line.Predict).Holds(features.Higher); ok { // a share: more of it is better
			list = append(list, ind)
		}
	}
	return list
}

// forms are ramps by judgement, where the sign of the plain value does not hold.
//
// Quote density: of the forms tried, its value, its root, whether there is any,
// its value up to .03, .08 or .15, and times the share of named speakers, have
// signs that change from one dataset to the next; only "not beyond a third" holds
// in five of six. A text that is mostly quotation passes on what others say.
var forms = map[string][2]float64{"quote_density": {0.3, 0.7}}

// ramp makes the curve of an indicator from its values; not ok when it has one
// value only.
func ramp(docs []Labelled, weight []float64, at int) (Indicator, bool) {
	f := features.All()[at]
	var xs, ws []float64
	for i := range docs {
		if v := docs[i].Values[at]; v.N > 0 {
			xs, ws = append(xs, v.X), append(ws, weight[i])
		}
	}
	if len(xs) == 0 {
		return Indicator{}, false
	}
	low, high := weightedQuantile(tail, xs, ws), weightedQuantile(1-tail, xs, ws)
	if low == high {
		high = floats.Max(xs)
	}
	if form, ok := forms[f.Name]; ok {
		low, high = form[0], form[1]
	}
	low, high = round(low, 4), round(high, 4)
	if !(low < high) {
		return Indicator{}, false
	}
	from, to := 0.0, 1.0
	if f.Direction == features.Lower {
		from, to = 1, 0
	}
	ind := Indicator{Name: f.Name, Curve: [][2]float64{{low, from}, {high, to}}}
	if err := ind.prepare(f.Direction); err != nil {
		return Indicator{}, false
	}
	sum, n := 0.0, 0.0
	for i, x := range xs {
		sum += ws[i] * ind.line.Predict(x)
		n += ws[i]
	}
	mean := round(sum/n, 4)
	ind.Missing = &mean
	return ind, true
}

// spread is the weighted standard deviation of a column.
func spread(x, weight []float64) float64 {
	mean, sq, n := 0.0, 0.0, 0.0
	for i := range x {
		mean += weight[i] * x[i]
		sq += weight[i] * x[i] * x[i]
		n += weight[i]
	}
	mean /= n
	return math.Sqrt(max(sq/n-mean*mean, 0))
}

// place returns the place of an indicator in features.All.
func place(name string) (int, bool) {
	at := slices.IndexFunc(features.All(), func(f features.Indicator) bool { return f.Name == name })
	return max(at, 0), at >= 0
}

// round rounds to a number of decimals, so that a model file is short and the
// same wherever it is fitted.
func round(x float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(x*p) / p
}

// HeldOut returns the points that each document gets from weights fitted without
// the fold of its source, with neither stretching nor calibration: what a check
// needs to compare fits. Documents that are not judged must be left out before.
func HeldOut(docs []Labelled, o FitOptions) ([]float64, error) {
	if o.datasets == nil {
		o.datasets = telling(docs)
	}
	points := make([]float64, len(docs))
	for fold := range Folds {
		m, err := fitWeights(outside(docs, fold), o)
		if err != nil {
			return nil, err
		}
		if err := m.check(); err != nil {
			return nil, err
		}
		for i := range docs {
			if Fold(docs[i].Source) == fold {
				points[i] = m.points(docs[i].Values)
			}
		}
	}
	return points, nil
}
