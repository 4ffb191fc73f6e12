package evaluation

import (
	"math"
	"slices"
	"strings"

	"credence/agreement"
	"credence/scoring"
)

// abstention compares documents that the model judges with those that it does not,
// by why, and repeats the main figures over all of them.
func (s *study) abstention() {
	s.step("abstention")
	all := newView(s.in.Docs, modelScorer("all documents", s.in.Model, s.in.Docs))
	judged := *s.model
	judged.name = "judged documents"
	s.add(s.reasons(all), s.compare(Table{ID: "with_abstained", Title: "With the documents that are not judged",
		Note: "The main figures of the model over the documents that it judges, and as they would be if every document were scored."}, withoutLines(s.mainFigures()), []*view{&judged, all}))
}

func withoutLines(list []figure) []figure {
	for i := range list {
		list[i].line = ""
	}
	return list
}

// reasons groups documents by why they are not judged.
func (s *study) reasons(all *view) Table {
	t := Table{ID: "abstention", Title: "Documents not judged", Columns: []string{"documents", "absolute error", "points − rating"},
		Note: "What the error would be had the documents been scored all the same, by why they are not: points against 100 × rating."}
	groups := map[string][]int{}
	for i := range s.in.Docs {
		name := ""
		if s.in.Docs[i].Status != scoring.Scored {
			name = reasonClass(s.in.Docs[i].Reason)
		}
		groups[name] = append(groups[name], i)
	}
	names := make([]string, 0, len(groups))
	for name := range groups {
		names = append(names, name)
	}
	slices.Sort(names) // those that are judged, "", first
	for _, name := range names {
		members := groups[name]
		var sources []string
		var off, bias []float64
		for _, i := range members {
			d := all.docs[i].Points - 100*s.in.Docs[i].Rating
			sources, off, bias = append(sources, s.in.Docs[i].Source), append(off, math.Abs(d)), append(bias, d)
		}
		row := Row{Name: name, Unit: "documents", Cells: []Cell{exact(float64(len(members)), len(members)), none(), none()}}
		if name == "" {
			row.Name = "judged"
		}
		if len(members) >= leastCases {
			row.Cells[1] = Cell{N: len(members), Estimate: agreement.Mean(sources, off)}
			row.Cells[2] = Cell{N: len(members), Estimate: agreement.Mean(sources, bias)}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// reasonClass is the reason without its numbers and explanations.
func reasonClass(reason string) string {
	for _, sep := range []string{":", "(", ","} {
		reason, _, _ = strings.Cut(reason, sep)
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		return "no reason given"
	}
	return reason
}
