package evaluation

import (
	"fmt"
	"slices"
	"strings"

	"credence/features"
	"credence/scoring"
)

// signs lists which way each indicator points in each dataset.
func (s *study) signs() {
	s.step("signs")
	t := Table{ID: "signs", Title: "Signs", Columns: s.result.Datasets, Texts: []string{"better", "holds", "weight"},
		Note: "How each indicator orders the sources of a dataset: the AUC of those rated above the dataset’s median against those below (over .5: more of it in better sources). An indicator has a fitted weight only where its stated direction holds: the mean over datasets points that way, and datasets with half of the weight do. “Judged” weights stand for what cut-out articles cannot show."}
	for at, ind := range features.All() {
		table := scoring.Signs(s.docs, at)
		row := Row{Name: ind.Name, Unit: "sources"}
		holds, share := table.Holds(ind.Direction)
		said := "no"
		if holds {
			said = fmt.Sprintf("yes (%.0f%%)", 100*share)
		}
		if ind.Direction == features.Either {
			said = "–"
		}
		weight, judged := s.in.Model.Weight(ind.Name)
		w := "–"
		switch {
		case weight > 0 && judged:
			w = fmt.Sprintf("%.1f judged", weight)
		case weight > 0:
			w = fmt.Sprintf("%.1f", weight)
		}
		row.Text = []string{string(ind.Direction), said, w}
		for _, set := range s.result.Datasets {
			c := none()
			for _, r := range table.Rows {
				if r.Dataset == set {
					c = exact(r.AUC, r.Sources)
				}
			}
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	s.result.Tables = append(s.result.Tables, t)
}

// A family is a group of indicators that a reader would name together.
type family struct {
	name string
	has  func(ind features.Indicator) bool
}

// registers are the rates of words that say nothing of a topic.
var registers = []string{"weighing", "static_verbs", "pointing", "involvement", "storytelling", "asserting", "relations", "adverbs", "person_address"}

func familyList() []family {
	headline := func(i features.Indicator) bool { return strings.HasPrefix(i.Name, "headline_") }
	register := func(i features.Indicator) bool { return slices.Contains(registers, i.Name) }
	return []family{
		{"sourcing", func(i features.Indicator) bool {
			return i.Factor == features.Sourcing && i.Name != "numbers" && i.Name != "bounded_figures"
		}},
		{"figures and dates", func(i features.Indicator) bool {
			return i.Factor == features.Dates || i.Name == "numbers" || i.Name == "bounded_figures"
		}},
		{"headline", headline},
		{"register", register},
		{"loaded words, emphasis and feeling", func(i features.Indicator) bool { return i.Factor == features.Language && !headline(i) && !register(i) }},
		{"structure and transparency", func(i features.Indicator) bool {
			return i.Factor == features.Structure || i.Factor == features.Transparency
		}},
	}
}

// families measures what each family and each weighted indicator adds: fits
// without it, and of it alone.
func (s *study) families() error {
	all := features.All()
	base, err := s.fitted("everything", func(features.Indicator) bool { return true })
	if err != nil {
		return err
	}
	t := Table{ID: "families", Title: "What each family adds", Columns: []string{"all datasets"}, Texts: nil,
		Note: "Spearman of sources of three documents and more when weights are fitted without a family, and with it alone. Fits here are of the weights only, without shrinkage, so that “everything” may differ from the ranking above in the third decimal."}
	t.Columns = append(t.Columns, s.result.Datasets...)
	t.Rows = append(t.Rows, base)
	for _, f := range familyList() {
		s.step("without " + f.name)
		row, err := s.fitted("without "+f.name, func(i features.Indicator) bool { return !f.has(i) })
		if err != nil {
			return err
		}
		t.Rows = append(t.Rows, row)
		if row, err = s.fitted(f.name+" alone", f.has); err != nil {
			return err
		}
		t.Rows = append(t.Rows, row)
	}
	one := Table{ID: "left_out", Title: "What each indicator adds", Columns: t.Columns,
		Note: "The same when one indicator with a fitted weight is left out: what the others cannot make up for."}
	for _, ind := range all {
		if w, judged := s.in.Model.Weight(ind.Name); w == 0 || judged {
			continue
		}
		s.step("without " + ind.Name)
		row, err := s.fitted("without "+ind.Name, func(i features.Indicator) bool { return i.Name != ind.Name })
		if err != nil {
			return err
		}
		one.Rows = append(one.Rows, row)
	}
	s.result.Tables = append(s.result.Tables, t, one)
	return nil
}

// fitted is the row of a fit of the indicators that keep says.
func (s *study) fitted(name string, keep func(features.Indicator) bool) (Row, error) {
	var only []string
	for _, ind := range features.All() {
		if keep(ind) {
			only = append(only, ind.Name)
		}
	}
	scores, err := scoring.HeldOut(s.docs, s.options(only))
	if err != nil {
		return Row{}, err
	}
	c := scorer{name: name, scores: scores}
	row := Row{Name: name, Unit: "sources", Cells: []Cell{spearman(s.ranked(c, ""))}}
	for _, set := range s.result.Datasets {
		row.Cells = append(row.Cells, spearman(s.ranked(c, set)))
	}
	return row, nil
}
