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

func fitted(t *testing.T, docs []scoring.Labelled) *scoring.Model {
	t.Helper()
	m, err := scoring.Fit(docs, scoring.FitOptions{Version: "test", Fitted: "invented outlets", MinWords: 150, Languages: []string{"en"}, Judged: scoring.JudgedWeights()})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func evaluated(t *testing.T, in Input) *Result {
	t.Helper()
	r, err := Evaluate(in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// cellsOf are the figures by table and row, and column; rows must fill columns.
func cellsOf(t *testing.T, r *Result) map[string]map[string]Cell {
	t.Helper()
	cells := map[string]map[string]Cell{}
	for _, table := range r.Tables {
		for _, row := range table.Rows {
			if len(row.Cells) != len(table.Columns) || len(row.Text) != len(table.Texts) {
				t.Errorf("%s, %s: %d cells in %d columns", table.ID, row.Name, len(row.Cells), len(table.Columns))
			}
			key := table.ID + "/" + row.Name
			if cells[key] != nil {
				t.Errorf("%s twice", key)
			}
			cells[key] = map[string]Cell{}
			for k, c := range row.Cells {
				cells[key][table.Columns[k]] = c
			}
		}
	}
	return cells
}

// TestEvaluate: a model of a rule that holds ranks unseen sources well, above what
// knows nothing; masking what is not there changes nothing; nothing is lost.
func TestEvaluate(t *testing.T) {
	docs := invented(90)
	r := evaluated(t, Input{Model: fitted(t, docs), Docs: docs, Masked: docs, Workers: 2})
	cells := cellsOf(t, r)
	pooled := cells["main/Spearman, all datasets"]
	if pooled["model"].Value < 0.8 || math.Abs(pooled["words only"].Value) > 0.5 || pooled["own name masked"] != pooled["model"] {
		t.Errorf("ranking: %+v", pooled)
	}
	less := cells["more/Spearman, all datasets, model less this"]
	if d := pooled["model"].Value - pooled["words only"].Value; math.Abs(less["words only"].Value-d) > 1e-12 || less["own name masked"].Value != 0 || !(less["words only"].Low > 0) || !math.IsNaN(less["model"].Value) {
		t.Errorf("model less others: %+v, of %+v", less, pooled)
	}
	narrower := cells["main/intervals narrower than without a text, documents"]
	if narrower["model"].Value < 0.2 || narrower["words only"].Value > 0.1 || narrower["ratings shuffled"].Value > 0.1 {
		t.Errorf("narrower: %+v", narrower)
	}
	if c := cells["intervals/documents, each source counting once"]["covered"]; c.Value < 0.8 || c.Value > 0.98 {
		t.Errorf("covered %+v", c)
	}
	if c := cells["abstention/too short"]["documents"]; c.Value == 0 || int(c.Value)+r.Judged != r.Documents {
		t.Errorf("%g too short, %d judged of %d", c.Value, r.Judged, r.Documents)
	}
	if c := cells["with_abstained/AUC of the same, documents"]; c["all documents"].N <= c["judged documents"].N {
		t.Errorf("with and without what is not judged: %+v", c)
	}
	if c := cells["families/without loaded words, emphasis and feeling"]["everything less this"]; !(c.Low > 0) {
		t.Errorf("loaded words add nothing: %+v", c)
	}
	if len(r.Reliability) != calibrationBins || len(r.Datasets) != 2 || len(r.Warnings) != 0 {
		t.Errorf("%d bins, datasets %v, warnings %q", len(r.Reliability), r.Datasets, r.Warnings)
	}
}

// TestSignsAgree: the table of signs shows the AUC that the fit goes by.
func TestSignsAgree(t *testing.T) {
	docs := slices.DeleteFunc(invented(90), func(d scoring.Labelled) bool { return d.Status != scoring.Scored })
	s := &study{docs: docs}
	n := 0
	for at := range features.All() {
		for _, sign := range scoring.Signs(docs, at).Rows {
			if c := s.sign(at, sign.Dataset); c.Value != sign.AUC || c.N != sign.Sources {
				t.Errorf("%d in %s: %+v, want %+v", at, sign.Dataset, c, sign)
			}
			n++
		}
	}
	if n < 4 {
		t.Errorf("%d signs", n)
	}
}

// TestEvaluateRepeats: twice the same figures, for any number of workers.
func TestEvaluateRepeats(t *testing.T) {
	docs := invented(60)
	m := fitted(t, docs)
	var files [2]bytes.Buffer
	for i := range files {
		r := evaluated(t, Input{Model: m, Docs: docs, Masked: docs, Workers: []int{1, 2}[i]})
		for _, table := range r.Tables {
			fmt.Fprintln(&files[i], table)
		}
		fmt.Fprintln(&files[i], r.Reliability)
	}
	if diff := cmp.Diff(files[0].String(), files[1].String()); diff != "" {
		t.Errorf("figures differ:\n%s", diff)
	}
}

// TestFewSources: with sources enough for ranks but not for a fit, what cannot be
// had is not measured.
func TestFewSources(t *testing.T) {
	many := invented(90)
	docs := invented(20)
	r := evaluated(t, Input{Model: fitted(t, many), Docs: docs})
	cells := cellsOf(t, r)
	if c := cells["main/right calls, documents"]; math.IsNaN(c["model"].Value) || !math.IsNaN(c["words only"].Value) {
		t.Errorf("right calls %+v", c)
	}
	if _, ok := cells["main/Spearman, all datasets"]["own name masked"]; ok {
		t.Error("a column for masked documents without any")
	}
}

// TestUnheld: a fitted model that may have seen the sources is checked with a
// warning; one by judgement, which never saw any, without, and without intervals.
func TestUnheld(t *testing.T) {
	docs := invented(60)
	m := fitted(t, docs)
	m.Held = nil
	if r := evaluated(t, Input{Model: m, Docs: docs}); len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "may have seen") {
		t.Errorf("warnings %q", r.Warnings)
	}
	judged, err := scoring.ReadModel(strings.NewReader(`{"version":"judged","min_words":150,"languages":["en"],"indicators":[{"name":"loaded_language","weight":100,"curve":[[0,1],[1.2,0]]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	r := evaluated(t, Input{Model: judged, Docs: docs})
	cells := cellsOf(t, r)
	if len(r.Warnings) != 0 || len(r.Reliability) != 0 || !math.IsNaN(cells["main/covered by 90% intervals, documents"]["model"].Value) || cells["main/Spearman, all datasets"]["model"].Value < 0.7 {
		t.Errorf("by judgement: %q, %d bins, %+v", r.Warnings, len(r.Reliability), cells["main/Spearman, all datasets"])
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
