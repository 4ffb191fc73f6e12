package scoring

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"credence/features"

	"pgregory.net/rapid"
)

// invented makes labelled documents of invented sources in two datasets: loaded
// language and headline marks follow the rating, figures do in one dataset and
// against it in the other, the rest is noise.
func invented(sources int) []Labelled {
	rng := rand.New(rand.NewPCG(3, 4))
	at := func(name string) int { i, _ := place(name); return i }
	var docs []Labelled
	for s := range sources {
		rating := rng.Float64()
		dataset := []string{"town", "county"}[s%2]
		for d := range 1 + s%5 {
			v := make([]features.Value, len(features.All()))
			v[at("loaded_language")] = features.Value{X: max(0, 1.2-rating+0.2*rng.NormFloat64()), N: 300}
			v[at("headline_style")] = features.Value{X: math.Floor(2 * rng.Float64() * (1.2 - rating)), N: 8}
			x := rating
			if dataset == "county" {
				x = 1 - rating
			}
			v[at("numbers")] = features.Value{X: 5*x + rng.Float64(), N: 300}
			v[at("weighing")] = features.Value{X: 3 * rng.Float64(), N: 300}
			if d%2 == 0 {
				v[at("date_consistency")] = features.Value{X: 1, N: 2}
			}
			docs = append(docs, Labelled{ID: fmt.Sprint(s, "-", d), Values: v, Words: 200 + 40*d, Status: Scored, Rating: rating, Source: fmt.Sprintf("outlet-%03d.example", s), Dataset: dataset})
		}
	}
	return docs
}

func fitInvented(t *testing.T, docs []Labelled) *Model {
	t.Helper()
	m, err := Fit(docs, FitOptions{Version: "test", Fitted: "invented outlets", MinWords: 150, Languages: []string{"en"}, Judged: JudgedWeights()})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestFitFindsWhatHolds: an indicator that follows the rating everywhere gets a
// weight, one whose sign turns from one dataset to the next gets none, judged ones
// keep theirs.
func TestFitFindsWhatHolds(t *testing.T) {
	docs := invented(160)
	m := fitInvented(t, docs)
	if w, judged := m.Weight("loaded_language"); w < 5 || judged {
		t.Errorf("loaded_language weighs %g (judged: %t)", w, judged)
	}
	if w, _ := m.Weight("numbers"); w != 0 {
		t.Errorf("numbers weighs %g although its sign turns", w)
	}
	if w, judged := m.Weight("date_consistency"); w != 4 || !judged {
		t.Errorf("date_consistency weighs %g (judged: %t), want 4 by judgement", w, judged)
	}
	var points, ratings []float64
	inside := 0.0
	for i := range docs {
		held := m.For(docs[i].Source)
		p := held.points(docs[i].Values)
		e := held.Calibration.estimate(p, docs[i].Words, 0)
		points, ratings = append(points, p), append(ratings, docs[i].Rating)
		if e.Low <= 100*docs[i].Rating && 100*docs[i].Rating <= e.High {
			inside++
		}
	}
	if r := Spearman(points, ratings, nil); r < 0.8 {
		t.Errorf("held-out points rank documents with %g", r)
	}
	if share := inside / float64(len(docs)); share < 0.82 || share > 0.97 {
		t.Errorf("%.2f of held-out ratings inside the 90%% intervals", share)
	}
}

// TestFitIsDeterministic: the same documents give the same bytes, and what is
// written reads back as the same model.
func TestFitIsDeterministic(t *testing.T) {
	var files [2]bytes.Buffer
	for i := range files {
		if err := fitInvented(t, invented(60)).Write(&files[i]); err != nil {
			t.Fatal(err)
		}
	}
	if files[0].String() != files[1].String() {
		t.Error("two fits differ")
	}
	m, err := ReadModel(bytes.NewReader(files[0].Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := m.Write(&again); err != nil || again.String() != files[0].String() {
		t.Errorf("read and written again it differs (%v)", err)
	}
}

func TestFitNeedsSources(t *testing.T) {
	_, err := Fit(invented(20), FitOptions{Version: "test"})
	if err == nil || !strings.Contains(err.Error(), "20 rated sources") {
		t.Errorf("error %v", err)
	}
}

// TestHeldNeverSawTheFold: changing the ratings of a fold's sources does not change
// the model held for it.
func TestHeldNeverSawTheFold(t *testing.T) {
	docs := invented(80)
	before := fitInvented(t, docs)
	for i := range docs {
		if Fold(docs[i].Source) == 2 {
			docs[i].Rating = 1 - docs[i].Rating
		}
	}
	after := fitInvented(t, docs)
	var a, b bytes.Buffer
	if err := before.Held[2].Write(&a); err != nil {
		t.Fatal(err)
	}
	if err := after.Held[2].Write(&b); err != nil {
		t.Fatal(err)
	}
	if a.String() != b.String() {
		t.Error("the model without fold 2 knows its ratings")
	}
	if before.Base == after.Base {
		t.Error("the whole model does not know them: the test cannot fail")
	}
}

// TestFold: the split is public; these are 64-bit FNV-1a modulo 5 by hand.
func TestFold(t *testing.T) {
	// FNV-1a of "a" is 0xaf63dc4c8601ec8c = 12638187200555641996; of the empty
	// string the offset basis 14695981039346656037 (Fowler, Noll and Vo)
	for source, want := range map[string]int{"": 14695981039346656037 % 5, "a": 12638187200555641996 % 5} {
		if got := Fold(source); got != want {
			t.Errorf("fold of %q is %d, want %d", source, got, want)
		}
	}
}

// TestLimit: no text leaves the scale, and its parts say so.
func TestLimit(t *testing.T) {
	m := &Model{Version: "test", Fitted: "nothing", Base: -30, Languages: []string{"en"}, Indicators: []Indicator{{Name: "loaded_language", Weight: 150, Curve: [][2]float64{{0, 1}, {1, 0}}}}}
	if err := m.check(); err != nil {
		t.Fatal(err)
	}
	for x, want := range map[float64]float64{0: 100, 0.5: 45, 1: 0} {
		p := profile("")
		at, _ := place("loaded_language")
		p.Values[at] = features.Value{X: x, N: 100}
		s := m.Score(p)
		sum := 0.0
		for _, part := range s.Parts {
			sum += part.Points
		}
		if math.Abs(s.Points-want) > 1e-9 || math.Abs(sum-s.Points) > 1e-9 || math.Abs(m.points(p.Values)-want) > 1e-9 {
			t.Errorf("at %g: %g points of parts %g, want %g", x, s.Points, sum, want)
		}
	}
}

// TestIsotonic: the pooled sequence of an example worked by hand (1, 3, 2, 2, 5
// pools the middle three to 7/3), and properties that define it.
func TestIsotonic(t *testing.T) {
	got := isotonic([]float64{1, 3, 2, 2, 5}, []float64{1, 1, 1, 1, 1})
	for i, want := range []float64{1, 7.0 / 3, 7.0 / 3, 7.0 / 3, 5} {
		if math.Abs(got[i]-want) > 1e-12 {
			t.Errorf("isotonic = %v", got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.SliceOfN(rapid.Float64Range(-10, 10), 1, 30).Draw(t, "y")
		w := make([]float64, len(y))
		sum, fitted := 0.0, 0.0
		for i := range y {
			w[i] = rapid.Float64Range(0.1, 3).Draw(t, "w")
		}
		out := isotonic(y, w)
		for i := range y {
			if i > 0 && out[i] < out[i-1]-1e-9 {
				t.Fatalf("falls: %v", out)
			}
			sum, fitted = sum+w[i]*y[i], fitted+w[i]*out[i]
		}
		if math.Abs(sum-fitted) > 1e-6 {
			t.Fatalf("mean moved from %g to %g", sum, fitted)
		}
	})
}

// TestRankFigures against values by hand: x = 1 2 2 4 against y = 1 3 2 4 has ranks
// 1 2.5 2.5 4 and 1 3 2 4, so Spearman = 4.5/√(4.5·5) = .9487.
func TestRankFigures(t *testing.T) {
	if got := Spearman([]float64{1, 2, 2, 4}, []float64{1, 3, 2, 4}, nil); math.Abs(got-4.5/math.Sqrt(22.5)) > 1e-12 {
		t.Errorf("Spearman = %g", got)
	}
	// pairs (high, other): (3, 1) right, (3, 2) right, (2, 1) right, (2, 2) a tie
	if got := AUC([]float64{3, 2, 1, 2}, []bool{true, true, false, false}); got != 3.5/4 {
		t.Errorf("AUC = %g", got)
	}
	if !math.IsNaN(AUC([]float64{1}, []bool{true})) {
		t.Error("an AUC without a pair")
	}
}

// TestShrinkage: a source of few documents lies nearer to the prior, one of many
// beyond the mean of its documents when documents are drawn together.
func TestShrinkage(t *testing.T) {
	s := Shrinkage{Prior: 60, Slope: 2, Within: 1}
	for n, want := range map[int]float64{1: 70, 3: 75, 1000000: 80} {
		if got := s.points(70, n); math.Abs(got-want) > 1e-3 {
			t.Errorf("%d documents of mean 70: %g, want %g", n, got, want)
		}
	}
	if got := s.points(5, 100); got != 0 {
		t.Errorf("points %g leave the scale", got)
	}
}

// TestSolve: a line with bounds: y = 0.2 + 0.5·a − 0.3·b has weight .5 for a and,
// since weights cannot be negative, none for b; a bound holds it.
func TestSolve(t *testing.T) {
	var a, b, y, w []float64
	for i := range 40 {
		x, z := float64(i%5)/4, float64(i/5)/7
		a, b, y, w = append(a, x), append(b, z), append(y, 0.2+0.5*x-0.3*z), append(w, 1.0/40)
	}
	base, weights, err := solve([][]float64{a, b}, y, w, []float64{1, 1})
	if err != nil || math.Abs(weights[0]-0.5) > 0.01 || weights[1] > 1e-3 || math.Abs(base-0.05) > 0.02 {
		t.Errorf("base %g, weights %v (%v)", base, weights, err)
	}
	if _, weights, _ = solve([][]float64{a, b}, y, w, []float64{0.3, 1}); math.Abs(weights[0]-0.3) > 1e-3 {
		t.Errorf("weights %v, want the bound .3", weights)
	}
}
