package evaluation

import (
	"fmt"

	"credence/scoring"
)

// A figure is one line of a table that compares scorers.
type figure struct {
	name, unit, line string // line explains it; "" where that of a line before does
	of               func(*view) Cell
}

// main puts the main figures, and the rest of the same kinds, beside the controls.
func (s *study) main() error {
	controls, err := s.controls()
	if err != nil {
		return err
	}
	views := []*view{s.model}
	for _, c := range controls {
		views = append(views, newView(s.docs, c))
	}
	s.add(s.compare(Table{ID: MainID, Title: "Main figures, beside controls",
		Note: fmt.Sprintf("Sources are ranked that have %d documents or more; a dataset stands by itself from %d sources on.", leastDocuments, bigDataset) + aboutControls}, s.mainFigures(), views))
	s.add(s.compare(Table{ID: "more", Title: "More beside controls: differences, and sources",
		Note: "A source is judged by the mean of its documents after shrinkage; one of few documents is drawn to the middle."}, s.moreFigures(), views))
	return nil
}

const aboutControls = " The controls, each fitted without the fold of the source that it judges: " +
	"*words only*, a line on the logarithm of the number of words; " +
	"*dataset only*, the mean rating of the dataset’s other sources (within a dataset that says nothing, and leaving a fold out turns it a little against the rating); " +
	"*ratings shuffled*, a fit to ratings dealt out anew among all sources (for ranks the mean of five; it can still weigh in the stated directions alone, so that its ranks show what those know without any rating); " +
	"*own name masked*, the model on texts in which the outlet’s name, as its domain has it, stands as “the outlet”; " +
	"*card indicators alone*, a fit of `boilerplate_ratio`, `quote_density`, `date_consistency` and `loaded_language`: the first and third by their judged weights, the others by fitted ones, and where a direction does not hold, by none."

// mainFigures are those to read first.
func (s *study) mainFigures() (list []figure) {
	line := "*Spearman*: how far sources stand in the order of their ratings, 1 for the same order, 0 for none. Experts among themselves reach .59 to .75. Within one dataset nothing but the texts can tell; over all datasets, knowing which one a text is from helps."
	for _, set := range append(s.result.Datasets[:len(s.result.Datasets):len(s.result.Datasets)], "") {
		name := "Spearman within " + set
		if set == "" {
			name = "Spearman, all datasets"
		}
		list = append(list, figure{name, "sources", line, func(v *view) Cell { return spearman(v.sources(set, leastDocuments)...) }})
		line = ""
	}
	list = append(list,
		figure{"AUC of lowest fifth against two highest, sources", "sources", "*AUC*: how often a source, or document of one, from the two highest fifths of the ratings stands above one from the lowest; one half is chance.", func(v *view) Cell { return v.sourceAUC(leastDocuments, s.low, s.high) }},
		figure{"AUC of the same, documents", "documents", "", func(v *view) Cell { return v.documentAUC(s.low, s.high) }},
		figure{"calibration error, documents", "documents", fmt.Sprintf("*Calibration error*: how far the mean probability is from the share of sources rated reliable (%.3f and higher), on average over ten bins of equal weight, each source counting once. It says nothing of skill: the same probability for everybody has next to none.", scoring.ReliableFrom), func(v *view) Cell { return v.ofDocs.calibration() }},
		figure{"covered by 90% intervals, documents", "documents", "*Covered*: the share of ratings inside the interval; .90 is meant.", func(v *view) Cell { return v.ofDocs.covered() }},
		figure{"intervals narrower than without a text, documents", "documents", "*Narrower*: one less the intervals’ mean width over the 90% range of the ratings themselves: what the text adds.", func(v *view) Cell { return v.ofDocs.narrower() }},
		figure{"right calls, documents", "documents", "*Right calls*: reliable or not at a probability of one half, each source counting once.", func(v *view) Cell { return v.ofDocs.accuracy(1) }},
		figure{"more right calls without the least sure 40%, documents", "documents", "*Without the least sure*: what is gained, in shares of the calls, where nothing is said of those whose probability is nearest to one half.", func(v *view) Cell { return v.ofDocs.gain(0.6) }},
	)
	line = "*Right − left*: what sources of the right get above those of the left at equal rating, in standard deviations of the sources’ points; 0 is no lean. Nothing is fitted to leanings."
	for _, set := range append([]string{""}, s.result.Datasets...) {
		name := "right − left within " + set
		if set == "" {
			name = "right − left at equal rating, all datasets"
		}
		list = append(list, figure{name, "sources", line, func(v *view) Cell { return s.lean(v, set)[3] }})
		line = ""
	}
	return list
}

// moreFigures are differences to the controls, and the same for other units.
func (s *study) moreFigures() (list []figure) {
	line := "*Model less this*: by how much the model ranks the same sources better than the column’s control, both drawn together. Where the interval holds 0, these sources do not tell them apart."
	for _, set := range append(s.result.Datasets[:len(s.result.Datasets):len(s.result.Datasets)], "") {
		name := "Spearman within " + set + ", model less this"
		if set == "" {
			name = "Spearman, all datasets, model less this"
		}
		list = append(list, figure{name, "sources", line, func(v *view) Cell {
			if v == s.model {
				return none()
			}
			return spearmanLess(s.model.sources(set, leastDocuments)[0], v.sources(set, leastDocuments)...)
		}})
		line = ""
	}
	list = append(list, figure{"AUC of lowest fifth against two highest, all sources", "sources", "", func(v *view) Cell { return v.sourceAUC(1, s.low, s.high) }})
	for _, k := range []struct {
		name, unit string
		of         func(*view) *casts
	}{{fewName, "sources", func(v *view) *casts { return v.ofFew }}, {allName, "sources", func(v *view) *casts { return v.ofAll }}} {
		list = append(list,
			figure{"calibration error, " + k.name, k.unit, "", func(v *view) Cell { return k.of(v).calibration() }},
			figure{"covered, " + k.name, k.unit, "", func(v *view) Cell { return k.of(v).covered() }},
			figure{"narrower, " + k.name, k.unit, "", func(v *view) Cell { return k.of(v).narrower() }},
			figure{"right calls, " + k.name, k.unit, "", func(v *view) Cell { return k.of(v).accuracy(1) }},
			figure{"without the least sure 40%, " + k.name, k.unit, "", func(v *view) Cell { return k.of(v).gain(0.6) }},
		)
	}
	return list
}

// compare makes a table of figures (rows) of views (columns).
func (s *study) compare(t Table, list []figure, views []*view) Table {
	s.step("figures beside controls")
	t.Rows = make([]Row, len(list))
	cells := make([]Cell, len(list)*len(views))
	_ = s.each(len(cells), func(i int) error { // figures do not fail
		cells[i] = list[i/len(views)].of(views[i%len(views)])
		return nil
	})
	for _, v := range views {
		t.Columns = append(t.Columns, v.name)
	}
	for i, f := range list {
		t.Rows[i] = Row{Name: f.name, Unit: f.unit, Cells: cells[i*len(views) : (i+1)*len(views)]}
		if f.line != "" {
			t.Lines = append(t.Lines, f.line)
		}
	}
	return t
}
