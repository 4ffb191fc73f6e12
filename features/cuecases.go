package features

import "credence/corpus"

// A CueCase is a place that a cue model judges, for fitting it.
type CueCase struct {
	Start, End int      // bytes
	Word       string   // its stem; "" for none
	Listed     bool     // a rule takes it for a cue
	Shaped     bool     // ends in -ed: may be a verb that no model knows
	Weights    []string // the weights that have a part in it, as the file names them
}

// CueCases are the places of a document that the cue models judge.
type CueCases struct {
	Reports, Spoken []CueCase

	report, spoken *logistic // without weights, for their names
}

// CueCases returns the places of a document that the cue models judge. The
// quotations are seen with the Measurer's own model of reports.
func (m *Measurer) CueCases(doc corpus.Document) *CueCases {
	c := &CueCases{report: newLogistic(reportTraits), spoken: newLogistic(spokenTraits)}
	m.page.cases = c
	m.page.prepare(&doc)
	m.page.cases = nil
	return c
}
