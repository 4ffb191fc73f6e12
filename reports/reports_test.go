package reports

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"credence/corpus"
	"credence/features"
	"credence/scoring"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
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
		row := documentRow(d, cell)
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
	l.Add(scoring.Entry{Source: "s", ID: "a", Status: scoring.Scored, Score: &d.Score, Values: d.Profile.Values})
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

// TestDigest: all documents are shown up to the limit, of more the ends in the
// order of points and, where they are equal, of the input. It is the same whether
// they come in one digest or from shards.
func TestDigest(t *testing.T) {
	d := document("x", "s", "")
	rapid.Check(t, func(t *rapid.T) {
		limit, n := rapid.IntRange(1, 30).Draw(t, "limit"), rapid.IntRange(1, 120).Draw(t, "documents")
		scored := rapid.SliceOfN(rapid.IntRange(0, 9), n, n).Draw(t, "points")
		var want []string
		for points := 9; points >= 0; points-- {
			for i, p := range scored {
				if p == points {
					want = append(want, fmt.Sprint(i))
				}
			}
		}
		if k := (limit + 4) / 5; n > limit && n > 2*k {
			want = append(want[:k:k], want[n-k:]...)
		}
		add := func(g *Digest, i int) {
			g.Add(&Document{ID: fmt.Sprint(i), Profile: d.Profile, Score: scoring.Score{Status: scoring.Scored, Estimate: scoring.Estimate{Points: float64(scored[i])}}})
		}
		check := func(g *Digest) {
			details, all := g.Details()
			var got []string
			for _, d := range details {
				got = append(got, d.ID)
			}
			if diff := cmp.Diff(want, got); diff != "" || all != (n <= limit) || g.Counts.Documents != n {
				t.Fatalf("all %t, %+v: %s", all, g.Counts, diff)
			}
		}
		one := NewDigest(limit)
		for i := range scored {
			add(one, i)
		}
		check(one)
		whole, of := NewDigest(limit), rapid.IntRange(1, 4).Draw(t, "shards")
		for k := 1; k <= of; k++ {
			s, part := NewShard(k, of, n), NewDigest(limit)
			for i := s.First; i < s.End(); i++ {
				add(part, i)
			}
			details := map[int]*Detail{}
			part.reduce()
			for _, r := range part.details {
				details[r.seq] = r.detail
			}
			for i := s.First; i < s.End(); i++ {
				whole.Add(&Document{ID: fmt.Sprint(i), Profile: d.Profile, Score: scoring.Score{Status: scoring.Scored, Estimate: scoring.Estimate{Points: float64(scored[i])}},
					replayed: true, shown: details[i-s.First]})
			}
		}
		check(whole)
	})
}

// TestSourceTable: of more sources than the limit, those with the most documents
// are shown under a model without intervals, else the highest and the lowest of
// those scored, in the groups that they have among all.
func TestSourceTable(t *testing.T) {
	var sources []*scoring.Source
	for i := range 30 {
		sources = append(sources, &scoring.Source{Name: fmt.Sprintf("source %02d", i), Documents: i, Status: scoring.Scored, Estimate: scoring.Estimate{Points: 1e-9}})
	}
	table := func(sources []*scoring.Source, n int) (names []string, t0 *SourceTable) {
		t.Helper()
		st, err := NewSourceTable(slices.Values(sources), n)
		if err != nil {
			t.Fatal(err)
		}
		for i := range st.Rows {
			names = append(names, strings.Join(st.Rows[i][:2], " "))
		}
		return names, st
	}
	got, st := table(sources, 5)
	if len(got) != 6 || got[1] != "source 25 " || got[5] != "source 29 " || st.Rows[1][2] != "25" || st.Rest() != "The 5 sources with the most documents of 30" {
		t.Errorf("%q, %q", got, st.Rest())
	}
	for i, s := range sources {
		s.Estimate = scoring.Estimate{Fitted: true, Points: float64(i), Low: float64(i) - 4, High: float64(i) + 4}
	}
	sources[29].Status = scoring.Rejected
	got, st = table(sources, 5)
	want := []string{"group source", "1 source 28", "1 source 27", "1 source 26", "4 source 01", "4 source 00"}
	if diff := cmp.Diff(want, got); diff != "" || st.Rest() != "The 3 highest and the 2 lowest of 30 sources" {
		t.Errorf("%q: %s", st.Rest(), diff)
	}
	for _, s := range sources[3:] {
		s.Status = scoring.Abstained
	}
	if got, st = table(sources, 5); got[3] != "4 source 00" && got[3] != "1 source 00" || got[4] != "– source 03" || st.Rest() != "The first 5 of 30 sources" {
		t.Errorf("three scored: %q, %q", got, st.Rest())
	}
	if got, _ := table(nil, 5); got != nil {
		t.Errorf("no sources: %v", got)
	}
	// a name that a data frame would take for a number or nothing stays as it is
	if got, _ = table([]*scoring.Source{{Name: "007"}, {Name: "NA"}, {Name: ""}}, 5); got[1] != "007 " || got[2] != "NA " {
		t.Errorf("%q", got)
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
