package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"credence/corpus"
	"credence/scoring"

	"github.com/google/go-cmp/cmp"
)

func TestRatingsTable(t *testing.T) {
	var file strings.Builder
	file.WriteString("domain,score,weight,note\n")
	m := scoring.DefaultModel()
	var sources []*scoring.Source
	for i := range 9 {
		name := fmt.Sprintf("s%d.example", i)
		s := &scoring.Source{Name: name, Kind: corpus.SourceURL, Documents: 9 - i, Scored: 9 - i, Status: scoring.Scored, Estimate: m.SourceEstimate(60, 3)}
		if i == 1 {
			s.Status, s.Reason = scoring.Abstained, "none of its documents could be judged"
		}
		sources = append(sources, s)
		if i < 8 {
			fmt.Fprintf(&file, "%s,%d,4,%s\n", name, 50+i, strings.Repeat("n", i%2))
		}
	}
	list, err := scoring.ReadRatings(strings.NewReader(file.String()), "r\x1b.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sources {
		list.Rate(m, s)
	}
	r := NewRatings(list, m, slices.Values(sources))
	if r.File != `r\u001b.csv` || r.Entries != 8 || r.Matched != 8 || r.Combined != 7 || r.Sources != 9 {
		t.Errorf("%+v", r)
	}
	rows := r.Table(4) // those with the most documents; the highest combined points first, what has none last
	var got []string
	for _, row := range rows[1:] {
		if len(row) != len(rows[0]) {
			t.Errorf("%d cells in %d columns: %q", len(row), len(rows[0]), row)
		}
		got = append(got, strings.Join([]string{row[0], row[2], row[4], row[8]}, " "))
	}
	want := []string{"s3.example 6 53.0 ±12 n", "s2.example 7 52.0 ±12 ", "s0.example 9 50.0 ±12 ", "s1.example 8 51.0 ±12 none of its documents could be judged; n"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, s := range sources {
		cells := appendRating(nil, s.Rated)
		if len(cells) != len(ratingColumns()) {
			t.Errorf("%s: %d cells in %d columns", s.Name, len(cells), len(ratingColumns()))
		}
		if (cells[0] != "") != (s.Rated != nil) || (cells[2] != "") != (s.Rated != nil && s.Rated.Combined) {
			t.Errorf("%s: %q", s.Name, cells)
		}
	}
	if NewRatings(nil, m, slices.Values(sources)) != nil {
		t.Error("an account without a list")
	}
}
