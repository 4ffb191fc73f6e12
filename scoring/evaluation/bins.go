package evaluation

import (
	"math"

	"credence/agreement"
)

// calibrationBins is how many bins of equal weight probabilities are compared in.
const calibrationBins = 10

// A portion is the part of a forecast that lies in a bin.
type portion struct {
	at   int
	part float64
}

// eachPart deals forecasts out to bins of equal weight in the order of their
// probabilities; a run of equal ones that lies across a border is cut there, each
// of them alike.
func (c *casts) eachPart(w []float64, do func(bin int, run []int, part float64)) {
	size := sum(w) / calibrationBins
	bin, room := 0, size
	for _, run := range c.rising {
		n := 0.0
		for _, i := range run {
			n += w[i]
		}
		if n == 0 {
			continue
		}
		for left := n; left > 1e-12*n; {
			take := left
			if bin < calibrationBins-1 {
				take = min(left, room)
			}
			if take > 0 {
				do(bin, run, take/n)
			}
			left, room = left-take, room-take
			if room <= 1e-9*size && bin < calibrationBins-1 {
				bin, room = bin+1, size
			}
		}
	}
}

// bins compares mean probabilities with mean outcomes.
func (c *casts) bins(w, outcome []float64) (bins [calibrationBins]Bin) {
	c.eachPart(w, func(bin int, run []int, part float64) {
		b := &bins[bin]
		for _, i := range run {
			b.Weight += part * w[i]
			b.Predicted += part * w[i] * c.list[i].Probability
			b.Observed += part * w[i] * outcome[i]
		}
	})
	for k := range bins {
		if b := &bins[k]; b.Weight > 0 {
			b.Predicted, b.Observed = b.Predicted/b.Weight, b.Observed/b.Weight
		}
	}
	return bins
}

// calibrationError is the expected calibration error: the weighted mean over bins
// of |mean probability − share reliable|. Source: Naeini, Cooper and Hauskrecht,
// Obtaining Well Calibrated Probabilities Using Bayesian Binning (2015).
func calibrationError(bins [calibrationBins]Bin) float64 {
	sum, total := 0.0, 0.0
	for _, b := range bins {
		sum += b.Weight * math.Abs(b.Predicted-b.Observed)
		total += b.Weight
	}
	return sum / total
}

func (c *casts) outcomes() []float64 {
	y := make([]float64, len(c.list))
	for i := range y {
		y[i] = share(c.list[i].reliable())
	}
	return y
}

// calibration is the calibration error. Drawing sources anew adds noise that no set
// of sources has, and the error only grows by noise: the interval is as wide as the
// draws', and laid around the figure.
func (c *casts) calibration() Cell {
	if c == nil {
		return none()
	}
	y := c.outcomes()
	e := c.boot(func(w []float64) float64 { return calibrationError(c.bins(w, y)) })
	half := (e.High - e.Low) / 2
	e.Low, e.High = max(e.Value-half, 0), e.Value+half
	return e
}

// reliability makes the bins of the diagram, with intervals over sources.
func (c *casts) reliability() (bins []Bin) {
	if c == nil {
		return nil
	}
	w, y := make([]float64, len(c.list)), c.outcomes()
	for i := range w {
		w[i] = c.list[i].weight
	}
	var portions [calibrationBins][]portion
	c.eachPart(w, func(bin int, run []int, part float64) {
		for _, i := range run {
			portions[bin] = append(portions[bin], portion{i, part * w[i]})
		}
	})
	for k, b := range c.bins(w, y) {
		if b.Weight == 0 {
			continue
		}
		var groups []string
		for _, p := range portions[k] {
			groups = append(groups, c.groups[p.at])
		}
		e := agreement.Bootstrap(groups, func(drawn []float64) float64 {
			sum, n := 0.0, 0.0
			for j, p := range portions[k] {
				sum, n = sum+drawn[j]*p.part*y[p.at], n+drawn[j]*p.part
			}
			return sum / n
		})
		b.Low, b.High, b.Weight = e.Low, e.High, b.Weight/sum(w)
		if math.IsNaN(b.Low) { // one source
			b.Low, b.High = 0, 1
		}
		bins = append(bins, b)
	}
	return bins
}
