package evaluation

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"credence/agreement"
	"credence/scoring"
)

// A forecast is what a model says of a document or source, and what is so.
type forecast struct {
	group string
	scoring.Estimate
	rating float64 // 100 × rating
	weight float64
}

func (f *forecast) reliable() bool { return f.rating >= 100*scoring.ReliableFrom }

// forecasts are those of documents, and of sources of three documents and more and
// of all sources.
func (s *study) forecasts() (docs, sources, all []forecast) {
	for i := range s.docs {
		c := &s.cases[i]
		docs = append(docs, forecast{s.docs[i].Source, c.Estimate, c.rating, c.weight})
	}
	p := make([]float64, len(s.cases))
	for i := range s.cases {
		p[i] = s.cases[i].Points
	}
	for _, c := range bySource(s.docs, p, nil) {
		f := forecast{c.name, s.in.Model.For(c.name).SourceEstimate(c.score, c.n), 100 * c.rating, 1}
		all = append(all, f)
		if c.n >= leastDocuments {
			sources = append(sources, f)
		}
	}
	return docs, sources, all
}

// calibration checks probabilities, intervals and what abstaining on the least
// sure would bring.
func (s *study) calibration() {
	s.step("calibration")
	docs, sources, all := s.forecasts()
	kinds := []struct {
		name, unit string
		list       []forecast
	}{{"documents, each source counting once", "documents", docs}, {"sources of 3 documents and more", "sources", sources}, {"all sources", "sources", all}}
	errors := Table{ID: "calibration", Title: "Probabilities", Columns: []string{"calibration error", "rated reliable", "mean probability"},
		Note: fmt.Sprintf("Calibration error: how far, on average over ten bins of equal weight, the mean probability is from the share of sources rated reliable (%.3f and higher). Chance alone makes it larger than zero, the more so the fewer cases.", scoring.ReliableFrom)}
	intervals := Table{ID: "intervals", Title: "Intervals at 90%", Columns: []string{"covered", "mean width", "width without a model", "narrower by"},
		Note: "Covered: the share of ratings (0–100) inside the interval. Width without a model: the 90% range of the ratings themselves; what the text adds is how much narrower the model’s intervals are."}
	selective := Table{ID: "selective", Title: "Accuracy when the least sure are left out", Columns: []string{"all", "surest 80%", "surest 60%", "surest 40%", "60% over all"},
		Note: "The share of right calls, reliable or not, at a probability of one half; sure is far from one half."}
	for _, k := range kinds {
		if len(k.list) < leastSources {
			continue
		}
		groups := make([]string, len(k.list))
		for i := range k.list {
			groups[i] = k.list[i].group
		}
		boot := func(stat func(w []float64) float64) Cell {
			w := make([]float64, len(k.list))
			return Cell{N: len(k.list), Estimate: agreement.Bootstrap(groups, func(drawn []float64) float64 {
				for i := range w {
					w[i] = drawn[i] * k.list[i].weight
				}
				return stat(w)
			})}
		}
		mean := func(of func(f *forecast) float64) Cell {
			return boot(func(w []float64) float64 {
				sum, n := 0.0, 0.0
				for i := range w {
					sum, n = sum+w[i]*of(&k.list[i]), n+w[i]
				}
				return sum / n
			})
		}
		order := orderBy(k.list, func(f *forecast) float64 { return f.Probability })
		errors.Rows = append(errors.Rows, Row{Name: k.name, Unit: k.unit, Cells: []Cell{
			boot(func(w []float64) float64 { return calibrationError(k.list, order, w) }),
			mean(func(f *forecast) float64 { return b2f(f.reliable()) }), mean(func(f *forecast) float64 { return f.Probability })}})
		byRating := orderBy(k.list, func(f *forecast) float64 { return f.rating })
		spread := func(w []float64) float64 {
			return quantile(k.list, byRating, w, 0.95) - quantile(k.list, byRating, w, 0.05)
		}
		width := func(w []float64) float64 {
			sum, n := 0.0, 0.0
			for i := range w {
				sum, n = sum+w[i]*(k.list[i].High-k.list[i].Low), n+w[i]
			}
			return sum / n
		}
		intervals.Rows = append(intervals.Rows, Row{Name: k.name, Unit: k.unit, Cells: []Cell{
			mean(func(f *forecast) float64 { return b2f(f.Low <= f.rating && f.rating <= f.High) }), boot(width), boot(spread),
			boot(func(w []float64) float64 { return 1 - width(w)/spread(w) })}})
		sure := orderBy(k.list, func(f *forecast) float64 { return -math.Abs(f.Probability - 0.5) })
		row := Row{Name: k.name, Unit: k.unit}
		for _, keep := range []float64{1, 0.8, 0.6, 0.4} {
			row.Cells = append(row.Cells, boot(func(w []float64) float64 { return accuracy(k.list, sure, w, keep) }))
		}
		row.Cells = append(row.Cells, boot(func(w []float64) float64 { return accuracy(k.list, sure, w, 0.6) - accuracy(k.list, sure, w, 1) }))
		selective.Rows = append(selective.Rows, row)
	}
	s.result.Tables = append(s.result.Tables, errors, intervals, selective)
	s.result.Reliability = reliability(docs)
}

func b2f(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// orderBy lists forecasts in the order of a key.
func orderBy(list []forecast, key func(*forecast) float64) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(key(&list[a]), key(&list[b])) })
	return order
}

// calibrationBins is how many bins of equal weight probabilities are compared in.
const calibrationBins = 10

// calibrationError is the expected calibration error: the weighted mean over bins
// of |mean probability − share reliable|. Source: Naeini, Cooper and Hauskrecht,
// Obtaining Well Calibrated Probabilities Using Bayesian Binning (2015).
func calibrationError(list []forecast, order []int, w []float64) float64 {
	sum, total := 0.0, 0.0
	eachBin(list, order, w, func(b Bin, _ []int) {
		sum += b.Weight * math.Abs(b.Predicted-b.Observed)
		total += b.Weight
	})
	return sum / total
}

// eachBin calls do with each bin of equal weight, in order.
func eachBin(list []forecast, order []int, w []float64, do func(b Bin, members []int)) {
	total := 0.0
	for _, x := range w {
		total += x
	}
	var b Bin
	sum, from := 0.0, 0
	bin := 1
	for k, i := range order {
		b.Weight += w[i]
		b.Predicted += w[i] * list[i].Probability
		b.Observed += w[i] * b2f(list[i].reliable())
		sum += w[i]
		if sum < total*float64(bin)/calibrationBins-1e-9 && k+1 < len(order) {
			continue
		}
		for sum >= total*float64(bin)/calibrationBins-1e-9 {
			bin++
		}
		if b.Weight > 0 {
			b.Predicted /= b.Weight
			b.Observed /= b.Weight
			do(b, order[from:k+1])
		}
		b, from = Bin{}, k+1
	}
}

// reliability makes the bins of the diagram, with intervals over sources.
func reliability(list []forecast) []Bin {
	w := make([]float64, len(list))
	for i := range list {
		w[i] = list[i].weight
	}
	var bins []Bin
	eachBin(list, orderBy(list, func(f *forecast) float64 { return f.Probability }), w, func(b Bin, members []int) {
		groups, x := make([]string, len(members)), make([]float64, len(members))
		for k, i := range members {
			groups[k], x[k] = list[i].group, b2f(list[i].reliable())
		}
		e := agreement.Bootstrap(groups, func(drawn []float64) float64 {
			sum, n := 0.0, 0.0
			for k, i := range members {
				sum, n = sum+drawn[k]*w[i]*x[k], n+drawn[k]*w[i]
			}
			return sum / n
		})
		b.Low, b.High = e.Low, e.High
		bins = append(bins, b)
	})
	return bins
}

// quantile is the rating that a share q of the weight does not exceed.
func quantile(list []forecast, order []int, w []float64, q float64) float64 {
	total, sum := 0.0, 0.0
	for _, x := range w {
		total += x
	}
	for _, i := range order {
		if sum += w[i]; sum >= q*total-1e-9 {
			return list[i].rating
		}
	}
	return math.NaN()
}

// accuracy is the share of right calls among the first cases of an order that
// hold a share keep of the weight.
func accuracy(list []forecast, order []int, w []float64, keep float64) float64 {
	total, sum, right := 0.0, 0.0, 0.0
	for _, x := range w {
		total += x
	}
	for _, i := range order {
		if sum >= keep*total-1e-9 {
			break
		}
		sum += w[i]
		if (list[i].Probability >= 0.5) == list[i].reliable() {
			right += w[i]
		}
	}
	return right / sum
}
