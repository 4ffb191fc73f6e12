package evaluation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"credence/features"
	"credence/scoring"

	"github.com/google/go-cmp/cmp"
)

// TestWeightedRanks: under weights that are counts, a rank correlation is that of
// the list in which each case stands so often.
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

// TestAUC against pairs counted by hand: (3 over 1, 3 over 2, 2 over 1, 2 beside 2
// counts half) = 3.5 of 4.
func TestAUC(t *testing.T) {
	c := auc([]string{"a", "b", "c", "d"}, []float64{3, 2, 1, 2}, []bool{true, true, false, false}, nil)
	if c.Value != 3.5/4 || c.N != 4 {
		t.Errorf("AUC %+v", c)
	}
}

// TestCalibrationError: of twenty forecasts at .2 and .8 with .3 and .8 observed,
// half of the weight is off by .1: .05.
func TestCalibrationError(t *testing.T) {
	var list []forecast
	w := make([]float64, 20)
	for i := range 20 {
		f := forecast{group: fmt.Sprint(i), weight: 1}
		f.Probability, f.rating = 0.2, 0
		if i >= 10 {
			f.Probability = 0.8
		}
		if i < 3 || i >= 10 && i < 18 {
			f.rating = 100
		}
		list, w[i] = append(list, f), 1
	}
	// two bins of ten: ten equal-mass bins of two cases would each be off by more
	order := orderBy(list, func(f *forecast) float64 { return f.Probability })
	if got := calibrationError(list, order, w); got < 0.05 {
		t.Errorf("calibration error %g, want .05 at least", got)
	}
	for i := range list {
		list[i].Probability = b2f(list[i].reliable())
	}
	order = orderBy(list, func(f *forecast) float64 { return f.Probability })
	if got := calibrationError(list, order, w); got != 0 {
		t.Errorf("a perfect forecast is off by %g", got)
	}
	if got := accuracy(list, order, w, 1); got != 1 {
		t.Errorf("a perfect forecast is right in %g", got)
	}
}

// TestLeaning: sources of the right that get more points at equal rating show as
// such, in standard deviations of the scores.
func TestLeaning(t *testing.T) {
	leaning := map[string]string{}
	var list []sourceCase
	for i := range 40 {
		c := sourceCase{name: fmt.Sprint("s", i), rating: float64(i/2) / 20, n: 3}
		c.score = 100 * c.rating
		leaning[c.name] = "left"
		if i%2 == 1 {
			leaning[c.name] = "right"
			c.score += 10
		}
		list = append(list, c)
	}
	row, ok := leaningRow("all", list, leaning)
	if !ok {
		t.Fatal("not measured")
	}
	_, sd := residuals(columnScores(list), columnRatings(list), ones(len(list)))
	if got := row.Cells[3].Value; math.Abs(got-10/sd) > 1e-9 {
		t.Errorf("right − left = %g, want %g", got, 10/sd)
	}
	if side("left-center") != "left" || side("right") != "right" || side("center") != "centre" || side("satire") != "" {
		t.Error("sides of leanings")
	}
}

func columnScores(list []sourceCase) []float64  { _, s, _ := columnsOf(list); return s }
func columnRatings(list []sourceCase) []float64 { _, _, r := columnsOf(list); return r }

func ones(n int) []float64 {
	w := make([]float64, n)
	for i := range w {
		w[i] = 1
	}
	return w
}

// invented makes documents of invented sources in two datasets whose loaded
// language follows the rating.
func invented(sources int) []scoring.Labelled {
	rng := rand.New(rand.NewPCG(7, 8))
	all := features.All()
	at := func(name string) int {
		return slices.IndexFunc(all, func(f features.Indicator) bool { return f.Name == name })
	}
	var docs []scoring.Labelled
	for s := range sources {
		rating := rng.Float64()
		for d := range 1 + s%4 {
			v := make([]features.Value, len(all))
			v[at("loaded_language")] = features.Value{X: max(0, 1.2-rating+0.2*rng.NormFloat64()), N: 300}
			v[at("weighing")] = features.Value{X: 3*rating + rng.Float64(), N: 300}
			l := scoring.Labelled{ID: fmt.Sprint(s, "-", d), Values: v, Words: 200 + 30*d, Status: scoring.Scored, Rating: rating,
				Source: fmt.Sprintf("outlet-%03d", s), Dataset: []string{"town", "county"}[s%2], Leaning: []string{"left", "right", "center"}[s%3], Year: 2017 + s%3}
			if s%17 == 0 {
				l.Status, l.Reason = scoring.Abstained, "too short: 90 words of article, 150 needed"
			}
			docs = append(docs, l)
		}
	}
	return docs
}

func evaluated(t *testing.T) *Result {
	t.Helper()
	docs := invented(90)
	m, err := scoring.Fit(docs, scoring.FitOptions{Version: "test", Fitted: "invented outlets", MinWords: 150, Languages: []string{"en"}, Judged: scoring.JudgedWeights()})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Evaluate(Input{Model: m, Docs: docs, Masked: docs})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestEvaluate: a model of a rule that holds ranks unseen sources well, above what
// knows nothing; masking what is not there changes nothing; nothing is lost.
func TestEvaluate(t *testing.T) {
	r := evaluated(t)
	cells := map[string]map[string]Cell{}
	for _, table := range r.Tables {
		for _, row := range table.Rows {
			if len(row.Cells) != len(table.Columns) || len(row.Text) != len(table.Texts) {
				t.Errorf("%s, %s: %d cells in %d columns", table.ID, row.Name, len(row.Cells), len(table.Columns))
			}
			key := table.ID + "/" + row.Name
			cells[key] = map[string]Cell{}
			for k, c := range row.Cells {
				cells[key][table.Columns[k]] = c
			}
		}
	}
	pooled := cells["ranking/Spearman, all datasets"]
	if pooled["model"].Value < 0.8 || math.Abs(pooled["words only"].Value) > 0.5 || pooled["own name masked"] != pooled["model"] {
		t.Errorf("ranking: %+v", pooled)
	}
	if c := cells["intervals/documents, each source counting once"]["covered"]; c.Value < 0.8 || c.Value > 0.98 {
		t.Errorf("covered %+v", c)
	}
	if c := cells["abstention/too short"]["documents"]; c.Value == 0 || int(c.Value)+r.Judged != r.Documents {
		t.Errorf("%g too short, %d judged of %d", c.Value, r.Judged, r.Documents)
	}
	if len(r.Reliability) < 5 || len(r.Datasets) != 2 {
		t.Errorf("%d bins, datasets %v", len(r.Reliability), r.Datasets)
	}
}

// TestEvaluateRepeats: twice the same figures.
func TestEvaluateRepeats(t *testing.T) {
	var files [2]bytes.Buffer
	for i := range files {
		r := evaluated(t)
		for _, table := range r.Tables {
			fmt.Fprintln(&files[i], table)
		}
	}
	if diff := cmp.Diff(files[0].String(), files[1].String()); diff != "" {
		t.Errorf("figures differ:\n%s", diff)
	}
}

func TestEvaluateNeedsSources(t *testing.T) {
	var m scoring.Model
	if err := json.Unmarshal([]byte(`{"version":"x"}`), &m); err != nil {
		t.Fatal(err)
	}
	_, err := Evaluate(Input{Model: &m, Docs: invented(5)})
	if err == nil || !strings.Contains(err.Error(), "at least 10 are needed") {
		t.Errorf("error %v", err)
	}
}
