package reports

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"credence/corpus"
	"credence/features"
	"credence/scoring"
)

// document measures and scores a text of its own.
func document(id, source, text string) *Document {
	filler := strings.Repeat("The town council met on Monday evening to look at the plans for the bridge of Pell. ", 12)
	p := features.NewMeasurer(time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)).Measure(corpus.Document{ID: id, Source: source, SourceKind: corpus.SourceGiven, Text: text + filler})
	return &Document{ID: id, Profile: p, Score: scoring.DefaultModel().Score(p)}
}

func TestRowsMatchColumns(t *testing.T) {
	rejected := &Document{ID: "r", Rejection: &corpus.Rejection{Document: corpus.Document{ID: "r"}, Reason: "empty"}}
	for _, d := range []*Document{document("a", "s", "“We are late,” said Ann Ode. "), rejected} {
		row := DocumentRow(d)
		if len(row) != len(DocumentColumns()) {
			t.Errorf("%s: %d cells in %d columns", d.ID, len(row), len(DocumentColumns()))
		}
		for i, c := range row {
			if DocumentColumns()[i] == "low" && (c == "") != (d.Rejection != nil) {
				t.Errorf("%s: low is %q", d.ID, c)
			}
		}
	}
	var b strings.Builder
	var l scoring.Ledger
	d := document("a", "s", "")
	l.Add(scoring.Entry{Source: "s", ID: "a", Status: scoring.Scored, Score: &d.Score, Profile: d.Profile})
	if err := WriteSources(&b, l.Sources(scoring.DefaultModel())); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil || len(rows) != 2 || len(rows[1]) != len(SourceColumns()) {
		t.Errorf("sources.csv: %v, %v", rows, err)
	}
}

// TestEvidenceLine: the line is JSON, its numbers are exact, its text reads back.
func TestEvidenceLine(t *testing.T) {
	d := document("a\x1b", "s", "“We are late,” said Ann Ode. It is a shameless disgrace! ")
	var line struct {
		ID      string
		Text    string
		Article [][2]int
		Score   struct {
			Points, Low *float64
			Parts       []struct {
				Indicator string
				Value     *float64
				N         int
				Points    float64
			}
		}
		Findings []struct {
			Indicator, Kind, Evidence, Text string
			Start, End                      int
			Attributes                      map[string]any
		}
	}
	raw := AppendEvidence(nil, d, true)
	if err := json.Unmarshal(raw, &line); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	if line.ID != d.ID || line.Text != d.Profile.Doc.Text || *line.Score.Points != d.Score.Points || *line.Score.Low != d.Score.Low {
		t.Errorf("id %q, points %v, low %v", line.ID, line.Score.Points, line.Score.Low)
	}
	sum := 0.0
	for i, p := range line.Score.Parts {
		sum += p.Points
		if p.Points != d.Score.Parts[i].Points || (p.Value == nil) != (p.N == 0) {
			t.Errorf("part %+v, want %+v", p, d.Score.Parts[i])
		}
	}
	if math.Abs(sum-*line.Score.Points) > 1e-9 {
		t.Errorf("parts add up to %g, points are %g", sum, *line.Score.Points)
	}
	kinds := map[string]bool{}
	for _, f := range line.Findings {
		kinds[f.Kind] = true
		if f.Evidence == "text" && line.Text[f.Start:f.End] != f.Text {
			t.Errorf("%s: %q does not read back: %q", f.Kind, f.Text, line.Text[f.Start:f.End])
		}
		if f.Kind == features.KindQuote {
			if _, ok := f.Attributes["attributed"].(bool); !ok {
				t.Errorf("attributed is no bool: %v", f.Attributes)
			}
		}
	}
	if !kinds[features.KindQuote] || !kinds[features.KindLoaded] {
		t.Errorf("kinds %v", kinds)
	}
}

// TestDigest keeps all documents up to a number and the ends beyond, the same
// whatever passed between.
func TestDigest(t *testing.T) {
	d := document("x", "s", "")
	var g Digest
	for i := range 500 {
		points := float64((i * 37) % 500)
		g.Add(&Document{ID: fmt.Sprint(i), Profile: d.Profile, Score: scoring.Score{Status: scoring.Scored, Estimate: scoring.Estimate{Points: points}}})
		if i == maxDetailed-1 {
			if details, all := g.Details(); !all || len(details) != maxDetailed {
				t.Errorf("%d of %d details, all %t", len(details), maxDetailed, all)
			}
		}
	}
	details, all := g.Details()
	if all || len(details) != 2*ends || g.Counts.Documents != 500 {
		t.Fatalf("%d details, all %t, %+v", len(details), all, g.Counts)
	}
	for i, det := range details {
		want := float64(499 - i)
		if i >= ends {
			want = float64(2*ends - 1 - i)
		}
		if det.Points != want {
			t.Errorf("detail %d has %g points, want %g", i, det.Points, want)
		}
	}
}

func TestSourceTable(t *testing.T) {
	var sources []scoring.Source
	for i := range 30 {
		sources = append(sources, scoring.Source{Name: fmt.Sprintf("source %02d", i), Documents: i, Status: scoring.Scored, Estimate: scoring.Estimate{Points: 1e-9}})
	}
	rows, err := SourceTable(sources, 5)
	if err != nil || len(rows) != 6 || rows[1][0] != "source 25" || rows[5][0] != "source 29" || rows[1][2] != "25" {
		t.Errorf("%v, %v", rows, err)
	}
	if rows, err := SourceTable(nil, 5); err != nil || rows != nil {
		t.Errorf("no sources: %v, %v", rows, err)
	}
	// a name that a data frame would take for a number or nothing stays as it is
	rows, err = SourceTable([]scoring.Source{{Name: "007"}, {Name: "NA"}, {Name: ""}}, 5)
	if err != nil || rows[1][0] != "007" || rows[2][0] != "NA" {
		t.Errorf("%v, %v", rows, err)
	}
}

func BenchmarkEvidence(b *testing.B) {
	d := document("a", "s", "“We are late,” said Ann Ode. It is a shameless disgrace! ")
	var buf []byte
	for b.Loop() {
		buf = AppendEvidence(buf[:0], d, false)
	}
	b.SetBytes(int64(len(buf)))
}

func ExampleAppendEvidence() {
	d := &Document{ID: "a.txt", Rejection: &corpus.Rejection{Document: corpus.Document{ID: "a.txt", Origin: corpus.Origin{File: "news/a.txt", Line: 1}}, Reason: "empty: holds no text"}}
	fmt.Printf("%s", AppendEvidence(nil, d, false))
	// Output: {"id":"a.txt","source":"","source_kind":"","origin":{"file":"news/a.txt","record":0,"line":1},"status":"rejected","reason":"empty: holds no text","url":"","title":"","byline":"","published":"","updated":"","language":"","genre":"","text_sha256":"","article":[],"score":null,"measures":{},"findings":[]}
}
