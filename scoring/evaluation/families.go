package evaluation

import (
	"slices"
	"strings"

	"credence/features"
	"credence/scoring"
)

// A family is a group of indicators that a reader would name together.
type family struct {
	name string
	has  func(ind features.Indicator) bool
}

// registers are the rates of words that say nothing of a topic.
var registers = []string{"weighing", "static_verbs", "pointing", "involvement", "storytelling", "asserting", "relations", "adverbs", "person_address"}

// familyList is a partition of the indicators.
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

// A trial is a fit of some indicators alone.
type trial struct {
	name string
	keep func(features.Indicator) bool
	view *view
}

// families measures what each family and each weighted indicator adds: fits
// without it, and of a family alone.
func (s *study) families() error {
	trials := []trial{{name: "everything", keep: func(features.Indicator) bool { return true }}}
	for _, f := range familyList() {
		trials = append(trials, trial{name: "without " + f.name, keep: func(i features.Indicator) bool { return !f.has(i) }}, trial{name: f.name + " alone", keep: f.has})
	}
	ofFamilies := len(trials)
	for _, ind := range features.All() {
		if w, judged := s.in.Model.Weight(ind.Name); w > 0 && !judged {
			trials = append(trials, trial{name: "without " + ind.Name, keep: func(i features.Indicator) bool { return i.Name != ind.Name }})
		}
	}
	rows := make([]Row, len(trials))
	if err := s.try(&trials[0]); err != nil {
		return err
	}
	err := s.each(len(trials), func(i int) error {
		t := &trials[i]
		s.step(t.name)
		if err := s.try(t); err != nil {
			return err
		}
		rows[i] = s.trialRow(t, trials[0].view)
		return nil
	})
	if err != nil {
		return err
	}
	columns := append([]string{"everything less this", "all datasets"}, s.result.Datasets...)
	s.add(Table{ID: "families", Title: "What each family adds", Columns: columns, Rows: rows[:ofFamilies],
		Note: "Spearman of sources of three documents and more when weights are fitted without a family, and with it alone; first by how much everything together ranks better over all datasets. Fits here are of weights alone, without shrinkage, so that “everything” may differ a little from the ranking above."})
	if ofFamilies < len(rows) {
		s.add(Table{ID: "left_out", Title: "What each indicator adds", Columns: columns, Rows: rows[ofFamilies:],
			Note: "The same when one indicator with a fitted weight is left out: what the others cannot make up for."})
	}
	return nil
}

// try fits a trial's indicators, if that was not done before.
func (s *study) try(t *trial) error {
	if t.view != nil {
		return nil
	}
	var only []string
	for _, ind := range features.All() {
		if t.keep(ind) {
			only = append(only, ind.Name)
		}
	}
	points, err := scoring.HeldOut(s.docs, s.options(only))
	if err != nil {
		return err
	}
	t.view = newView(s.docs, pointsOnly(t.name, points))
	return nil
}

// trialRow is how a trial ranks sources, first by how much less than everything.
func (s *study) trialRow(t *trial, everything *view) Row {
	row := Row{Name: t.name, Unit: "sources", Cells: []Cell{none()}}
	if t.view != everything {
		row.Cells[0] = spearmanLess(everything.sources("", leastDocuments)[0], t.view.sources("", leastDocuments)[0])
	}
	for _, set := range append([]string{""}, s.result.Datasets...) {
		row.Cells = append(row.Cells, spearman(t.view.sources(set, leastDocuments)...))
	}
	return row
}
