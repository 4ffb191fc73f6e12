package reports

import (
	"bytes"
	"encoding/csv"
	"math"
	"strings"
	"testing"

	"credence/agreement"
	"credence/scoring"
	"credence/scoring/evaluation"

	"github.com/google/go-cmp/cmp"
)

func figure(value, low, high float64, n int) evaluation.Cell {
	return evaluation.Cell{Estimate: agreement.Estimate{Value: value, Low: low, High: high}, N: n}
}

// hostileResult is a check whose names come from documents and a model file that
// mean harm.
func hostileResult() *evaluation.Result {
	missing := figure(math.NaN(), math.NaN(), math.NaN(), 0)
	return &evaluation.Result{
		Model: &scoring.Model{Version: "<b>x</b>\n# title"}, Documents: 3, Judged: 2, Sources: 1, Warnings: []string{"Take care."},
		Tables: []evaluation.Table{
			{ID: evaluation.MainID, Title: "Main", Note: "Note.", Lines: []string{"A line."}, Columns: []string{"model", "=cmd|'/c'!A1"}, Rows: []evaluation.Row{
				{Name: "=HYPERLINK(\"x\")|[a](b)\x1b[31m", Unit: "sources", Cells: []evaluation.Cell{figure(0.5, 0.25, 0.75, 12), missing}},
				{Name: "points", Unit: "documents", Cells: []evaluation.Cell{figure(-1.25, -3, 0.5, 12), figure(2, 2, 2, 7)}},
			}},
			{ID: "empty", Title: "Empty", Note: "Nothing."},
		},
	}
}

// TestWriteEvaluation: names are harmless, a figure never stands without what it
// rests on, and what was not measured is said.
func TestWriteEvaluation(t *testing.T) {
	var b bytes.Buffer
	if err := WriteEvaluation(&b, hostileResult(), "3 documents"); err != nil {
		t.Fatal(err)
	}
	want := `# Evaluation of model \<b\>x\</b\> \# title

Read: 3 documents.

**Take care.**

`
	got := b.String()
	if !strings.HasPrefix(got, want) {
		t.Errorf("head:\n%s", cmp.Diff(want, got[:min(len(got), len(want))]))
	}
	for _, line := range []string{
		`| | model | \=cmd\|'/c'\!A1 |`,
		`| \=HYPERLINK("x")\|\[a\](b)\\u001b\[31m (12 sources) | 0.500 (0.250 to 0.750) | – |`,
		`| points | -1.2 (-3.0 to 0.5), n 12 | 2, n 7 |`,
		"- A line.",
		"Not measured: too few sources.",
	} {
		if !strings.Contains(got, "\n"+line+"\n") {
			t.Errorf("no line %q in\n%s", line, got)
		}
	}
}

// TestWriteFigures: full precision, no formula, empty where not measured.
func TestWriteFigures(t *testing.T) {
	var b bytes.Buffer
	if err := WriteFigures(&b, hostileResult()); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"table", "row", "column", "value", "low", "high", "n", "unit"},
		{"main", `'=HYPERLINK("x")|[a](b)\u001b[31m`, "model", "0.5", "0.25", "0.75", "12", "sources"},
		{"main", `'=HYPERLINK("x")|[a](b)\u001b[31m`, "'=cmd|'/c'!A1", "", "", "", "", ""},
		{"main", "points", "model", "-1.25", "-3", "0.5", "12", "documents"},
		{"main", "points", "'=cmd|'/c'!A1", "2", "2", "2", "7", "documents"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

// TestWriteReliability: a dot and a bar for each bin, the same bytes twice; without
// bins, of a model without probabilities, an empty diagram.
func TestWriteReliability(t *testing.T) {
	draw := func(bins []evaluation.Bin) string {
		var b bytes.Buffer
		if err := WriteReliability(&b, bins); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	bins := []evaluation.Bin{{Predicted: 0.2, Observed: 0.25, Low: 0.1, High: 0.4}, {Predicted: 0.8, Observed: 0.7, Low: 0.6, High: 0.9}}
	empty, full := draw(nil), draw(bins)
	if !strings.Contains(empty, "<svg") || !strings.Contains(empty, "probability of a reliable source") {
		t.Error("no diagram")
	}
	if n := strings.Count(full, "fill:#1F4E79"); n != len(bins) || strings.Contains(empty, "#1F4E79") {
		t.Errorf("%d dots for %d bins", n, len(bins))
	}
	if full != draw(bins) {
		t.Error("twice drawn it differs")
	}
}
