package evaluation

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"credence/scoring"

	"github.com/google/go-cmp/cmp"
)

// forecasting makes forecasts of as many sources with probabilities p; those of which
// reliable says so are rated 80, others 20; intervals reach from 10 to 50.
func forecasting(t *testing.T, p []float64, reliable func(i int) bool) *casts {
	t.Helper()
	var list []forecast
	for i, x := range p {
		f := forecast{fmt.Sprint("s", i), scoring.Estimate{Fitted: true, Low: 10, High: 50, Probability: x}, 20, 1}
		if reliable(i) {
			f.rating = 80
		}
		list = append(list, f)
	}
	c := newCasts(list)
	if c == nil {
		t.Fatal("no forecasts")
	}
	return c
}

func repeated(n int, p ...float64) (list []float64) {
	for _, x := range p {
		for range n {
			list = append(list, x)
		}
	}
	return list
}

// TestCalibrationError: of ten forecasts at .2 and ten at .8, three and eight come
// true: half of the weight is off by .1, so .05. Bins that cut between equal
// forecasts by their order would show more.
func TestCalibrationError(t *testing.T) {
	c := forecasting(t, repeated(10, 0.2, 0.8), func(i int) bool { return i < 3 || i >= 10 && i < 18 })
	if got := c.calibration(); math.Abs(got.Value-0.05) > 1e-9 || got.Low > got.Value || got.High < got.Value {
		t.Errorf("calibration error %+v, want .05 within its interval", got)
	}
	c = forecasting(t, repeated(10, 0, 1), func(i int) bool { return i >= 10 })
	if got := c.calibration(); got.Value != 0 {
		t.Errorf("a perfect forecast is off by %g", got.Value)
	}
	if got := c.chance(); got.Value != 0 {
		t.Errorf("a sure forecast is off by %g by chance", got.Value)
	}
}

// TestChance: the mean of forty tosses is off by √(2/π)·√(.25/40) = .063 on average.
func TestChance(t *testing.T) {
	c := forecasting(t, repeated(40, 0.5), func(i int) bool { return i%2 == 0 })
	if got, want := c.chance().Value, math.Sqrt(2/math.Pi)*math.Sqrt(0.25/40); math.Abs(got-want) > 0.015 {
		t.Errorf("by chance %g, want about %g", got, want)
	}
}

// TestIntervals by hand: eight of twenty ratings are 20, inside 10 to 50; width 40
// against 60 for the ratings alone: a third narrower.
func TestIntervals(t *testing.T) {
	c := forecasting(t, repeated(20, 0.5), func(i int) bool { return i >= 8 })
	if got := c.covered().Value; got != 0.4 {
		t.Errorf("covered %g", got)
	}
	if got := c.narrower().Value; math.Abs(got-1.0/3) > 1e-9 {
		t.Errorf("narrower by %g", got)
	}
}

// TestRightCalls by hand: the surest half are ten at .9, all reliable; of the ten at
// .4, five are. Three quarters take half of those, whatever their order.
func TestRightCalls(t *testing.T) {
	c := forecasting(t, repeated(10, 0.4, 0.9), func(i int) bool { return i < 5 || i >= 10 })
	for keep, want := range map[float64]float64{1: 0.75, 0.75: 12.5 / 15, 0.5: 1} {
		if got := c.accuracy(keep).Value; math.Abs(got-want) > 1e-9 {
			t.Errorf("surest %g: %g right, want %g", keep, got, want)
		}
	}
	if got := c.gain(0.5).Value; math.Abs(got-0.25) > 1e-9 {
		t.Errorf("gain %g", got)
	}
}

// TestOrderMeansNothing: the figures of forecasts do not depend on their order.
func TestOrderMeansNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var p []float64
	for range 57 {
		p = append(p, float64(rng.IntN(6))/5)
	}
	one := forecasting(t, p, func(i int) bool { return i%3 == 0 })
	turned := make([]forecast, len(p))
	for i, f := range one.list {
		turned[len(p)-1-i] = f
	}
	other := newCasts(turned)
	for name, of := range map[string]func(*casts) Cell{
		"calibration": (*casts).calibration, "covered": (*casts).covered, "right": func(c *casts) Cell { return c.accuracy(0.6) },
	} {
		if a, b := of(one).Value, of(other).Value; math.Abs(a-b) > 1e-9 {
			t.Errorf("%s: %g, turned round %g", name, a, b)
		}
	}
}

// TestReliability: bins hold a tenth each and all together the mean.
func TestReliability(t *testing.T) {
	var p []float64
	for i := range 37 {
		p = append(p, float64(i)/36)
	}
	c := forecasting(t, p, func(i int) bool { return i > 15 })
	bins := c.reliability()
	observed, weight := 0.0, 0.0
	for i, b := range bins {
		if math.Abs(b.Weight-0.1) > 1e-9 || b.Low > b.Observed || b.High < b.Observed || i > 0 && b.Predicted <= bins[i-1].Predicted {
			t.Errorf("bin %d: %+v", i, b)
		}
		observed, weight = observed+b.Weight*b.Observed, weight+b.Weight
	}
	if len(bins) != 10 || math.Abs(observed-21.0/37) > 1e-9 || math.Abs(weight-1) > 1e-9 {
		t.Errorf("%d bins of weight %g, observed %g", len(bins), weight, observed)
	}
}

// TestBinOfOneSource: a bin that holds one source says nothing of others.
func TestBinOfOneSource(t *testing.T) {
	var p []float64
	for i := range 10 {
		p = append(p, float64(i)/9)
	}
	for _, b := range forecasting(t, p, func(i int) bool { return i > 4 }).reliability() {
		if b.Low != 0 || b.High != 1 {
			t.Errorf("%+v", b)
		}
	}
}

// TestNoForecasts: what cannot be had is not measured, and is no panic.
func TestNoForecasts(t *testing.T) {
	few := newCasts([]forecast{{"a", scoring.Estimate{Fitted: true}, 50, 1}})
	unfitted := newCasts(make([]forecast, 50))
	unbounded := newCasts(forecasting(t, repeated(20, 0.5), func(int) bool { return true }).list)
	for i := range unbounded.list {
		unbounded.list[i].Low = math.NaN() // a model whose sources were too few for bounds
	}
	for _, c := range []*casts{few, unfitted, newCasts(unbounded.list)} {
		for _, cell := range []Cell{c.calibration(), c.covered(), c.narrower(), c.accuracy(1), c.gain(0.6), c.chance()} {
			if !math.IsNaN(cell.Value) {
				t.Errorf("measured: %+v", cell)
			}
		}
		if diff := cmp.Diff([]Bin(nil), c.reliability()); diff != "" {
			t.Error(diff)
		}
	}
}
