package scoring

import (
	"math"
	"slices"

	"credence/features"

	"gonum.org/v1/gonum/floats"
)

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
// signs that change from one dataset to the next; that what exceeds a third goes
// with lower ratings holds in most. A text that is mostly quotation passes on what
// others say.
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
