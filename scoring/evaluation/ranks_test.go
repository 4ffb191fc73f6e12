package evaluation

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"credence/scoring"
)

// TestWeightedRanks: under weights that are counts, rank correlation and AUC are
// those of the list in which each case stands so often.
func TestWeightedRanks(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		n := 5 + rng.IntN(20)
		x, y, w := make([]float64, n), make([]float64, n), make([]float64, n)
		var xs, ys []float64
		for i := range n {
			x[i], y[i], w[i] = float64(rng.IntN(8)), float64(rng.IntN(8)), float64(rng.IntN(4))
			for range int(w[i]) {
				xs, ys = append(xs, x[i]), append(ys, y[i])
			}
		}
		want := scoring.Spearman(xs, ys, nil)
		a, b := make([]float64, n), make([]float64, n)
		newRanking(x).ranks(w, a)
		newRanking(y).ranks(w, b)
		if got := correlation(a, b, w); !math.IsNaN(want) && math.Abs(got-want) > 1e-9 {
			t.Fatalf("%g, want %g for %v %v %v", got, want, x, y, w)
		}
	}
}

// TestSpearman against a value by hand: 1 2 2 4 5 6 7 8 against 1 3 2 4 5 6 7 8 has
// Σ of rank products 203.5, so (203.5 − 162)/√(41.5·42) = .9940; and the mean of two
// lists is that of their figures.
func TestSpearman(t *testing.T) {
	same, turned := make([]sourceCase, 8), make([]sourceCase, 8)
	for i, x := range []float64{1, 2, 2, 4, 5, 6, 7, 8} {
		rating := []float64{1, 3, 2, 4, 5, 6, 7, 8}[i]
		same[i] = sourceCase{name: fmt.Sprint(i), score: x, rating: rating}
		turned[i] = sourceCase{name: fmt.Sprint(i), score: -x, rating: rating}
	}
	want := 41.5 / math.Sqrt(41.5*42)
	if c := spearman(same); math.Abs(c.Value-want) > 1e-12 || c.N != 8 || !(c.Low <= c.Value && c.Value <= c.High) {
		t.Errorf("Spearman %+v, want %g", c, want)
	}
	if c := spearman(same, turned); math.Abs(c.Value) > 1e-12 {
		t.Errorf("mean of a list and its reverse: %+v", c)
	}
	if c := spearmanLess(same, turned); math.Abs(c.Value-2*want) > 1e-12 {
		t.Errorf("a list less its reverse: %+v, want %g", c, 2*want)
	}
	if c := spearman(same[:7]); !math.IsNaN(c.Value) {
		t.Errorf("seven sources: %+v", c)
	}
}

// TestAUC against pairs counted by hand: (3 over 1, 3 over 2, 2 over 1, 2 beside 2
// counts half) = 3.5 of 4, the same for each case twice.
func TestAUC(t *testing.T) {
	c := auc([]string{"a", "b", "c", "d", "e", "f", "g", "h"}, []bool{true, true, false, false, true, true, false, false}, []float64{3, 2, 1, 2, 3, 2, 1, 2})
	if c.Value != 3.5/4 || c.N != 8 {
		t.Errorf("AUC %+v", c)
	}
	if c := auc(make([]string, 8), make([]bool, 8), make([]float64, 8)); !math.IsNaN(c.Value) {
		t.Errorf("an AUC without a pair: %+v", c)
	}
}

// TestFifths: of ten sources the lowest fifth are two and the two highest four; a
// source counts once.
func TestFifths(t *testing.T) {
	var docs []scoring.Labelled
	for i := range 10 {
		for range 1 + i%3 {
			docs = append(docs, scoring.Labelled{Source: fmt.Sprint(i), Rating: float64(i) / 10})
		}
	}
	if low, high := fifths(docs); low != 0.1 || high != 0.6 {
		t.Errorf("up to %g and from %g, want .1 and .6", low, high)
	}
}
