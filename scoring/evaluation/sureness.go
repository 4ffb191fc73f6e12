package evaluation

// The kinds of forecasts that are judged apart.
const (
	docsName = "documents, each source counting once"
	fewName  = "sources of 3 documents and more"
	allName  = "all sources"
)

// sureness looks closer at the model's probabilities and intervals, and at what
// leaving out the least sure would bring.
func (s *study) sureness() {
	s.step("probabilities and intervals")
	m := s.model
	if m.ofDocs == nil {
		return
	}
	errors := Table{ID: "calibration", Title: "Probabilities", Columns: []string{"calibration error", "by chance alone", "rated reliable", "mean probability"},
		Note: "By chance alone: the error that probabilities exactly right would show on so many sources. What is above it is the model’s."}
	intervals := Table{ID: "intervals", Title: "Intervals at 90%", Columns: []string{"covered", "mean width", "width without a text", "narrower by"},
		Note: "In points. Width without a text: the 90% range of the ratings themselves, × 100."}
	selective := Table{ID: "selective", Title: "Right calls when the least sure are left out", Columns: []string{"all", "surest 80%", "surest 60%", "surest 40%", "60% over all"},
		Note: "The share of right calls, reliable or not, at a probability of one half; sure is far from one half."}
	for _, k := range []struct {
		name, unit string
		casts      *casts
	}{{docsName, "documents", m.ofDocs}, {fewName, "sources", m.ofFew}, {allName, "sources", m.ofAll}} {
		c := k.casts
		if c == nil {
			continue
		}
		errors.Rows = append(errors.Rows, Row{Name: k.name, Unit: k.unit, Cells: []Cell{c.calibration(), c.chance(),
			c.boot(func(w []float64) float64 { return c.mean(w, func(f *forecast) float64 { return share(f.reliable()) }) }),
			c.boot(func(w []float64) float64 { return c.mean(w, func(f *forecast) float64 { return f.Probability }) })}})
		intervals.Rows = append(intervals.Rows, Row{Name: k.name, Unit: k.unit, Cells: []Cell{c.covered(), c.boot(c.width), c.boot(c.spread), c.narrower()}})
		selective.Rows = append(selective.Rows, Row{Name: k.name, Unit: k.unit, Cells: []Cell{c.accuracy(1), c.accuracy(0.8), c.accuracy(0.6), c.accuracy(0.4), c.gain(0.6)}})
	}
	s.result.Reliability = m.ofDocs.reliability()
	s.add(errors, s.diagram(), intervals, selective)
}

// diagram is the reliability diagram as a table.
func (s *study) diagram() Table {
	t := Table{ID: "reliability", Title: "Reliability, bin by bin", Columns: []string{"mean probability", "rated reliable"},
		Note: "The points of the diagram: documents in ten bins by their probability, of equal weight, each source counting once."}
	names := []string{"lowest", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "highest"}
	for i, b := range s.result.Reliability {
		observed := exact(b.Observed, 0)
		observed.Low, observed.High = b.Low, b.High
		t.Rows = append(t.Rows, Row{Name: names[min(i, len(names)-1)] + " tenth", Cells: []Cell{exact(b.Predicted, 0), observed}})
	}
	return t
}
