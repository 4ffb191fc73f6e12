package evaluation

import (
	"fmt"
	"slices"

	"credence/features"
	"credence/scoring"
)

// signs lists which way each indicator points in each dataset.
func (s *study) signs() Table {
	s.step("signs")
	t := Table{ID: "signs", Title: "Signs", Columns: s.result.Datasets, Texts: []string{"better", "holds", "weight"},
		Note: "How each indicator orders the sources of a dataset: the AUC of those rated above the dataset’s median against those below (over .5: more of it in better sources). An indicator has a fitted weight only where its stated direction holds: the mean over datasets points that way, and datasets with half of the weight do (in brackets: their share). “Judged” weights stand for what cut-out articles cannot show."}
	t.Rows = make([]Row, len(features.All()))
	_ = s.each(len(t.Rows), func(at int) error { // figures do not fail
		ind := features.All()[at]
		row := Row{Name: ind.Name, Unit: "sources", Text: []string{string(ind.Direction), s.holds(at), s.weight(ind.Name)}}
		for _, set := range s.result.Datasets {
			row.Cells = append(row.Cells, s.sign(at, set))
		}
		t.Rows[at] = row
		return nil
	})
	return t
}

// sign is the AUC of the sources' means of an indicator within a dataset.
func (s *study) sign(at int, set string) Cell {
	var docs []scoring.Labelled
	var x []float64
	for i := range s.docs {
		if d := &s.docs[i]; d.Dataset == set && d.Values[at].N > 0 {
			docs, x = append(docs, *d), append(x, d.Values[at].X)
		}
	}
	list := bySource(docs, x, nil)
	if len(list) < leastSources { // as scoring.Signs has it
		return none()
	}
	names, mean, rating := columnsOf(list)
	sorted := slices.Sorted(slices.Values(rating))
	high := make([]bool, len(rating))
	for i := range high {
		high[i] = rating[i] >= sorted[len(sorted)/2]
	}
	return auc(names, high, mean)
}

// holds says whether an indicator's stated direction holds.
func (s *study) holds(at int) string {
	d := features.All()[at].Direction
	if d == features.Either {
		return "–"
	}
	if ok, share := scoring.Signs(s.docs, at).Holds(d); ok {
		return fmt.Sprintf("yes (%.0f%%)", 100*share)
	}
	return "no"
}

func (s *study) weight(name string) string {
	switch w, judged := s.in.Model.Weight(name); {
	case w > 0 && judged:
		return fmt.Sprintf("%.1f judged", w)
	case w > 0:
		return fmt.Sprintf("%.1f", w)
	}
	return "–"
}
