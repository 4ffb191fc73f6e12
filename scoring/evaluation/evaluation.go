// Package evaluation checks a model on documents of rated sources that it never
// saw: how well it ranks sources and documents, whether its probabilities and
// intervals hold, which way each indicator points, and whether it leans.
//
// Each source is judged by the model that was fitted without its fold (see
// scoring.Model.For). Every figure has a 95% bootstrap interval over sources and
// stands beside controls that know less.
package evaluation

import (
	"fmt"
	"math"
	"slices"

	"credence/agreement"
	"credence/scoring"
)

// An Input is what is checked, and on what.
type Input struct {
	Model  *scoring.Model
	Docs   []scoring.Labelled // rated documents, those that are not judged too
	Masked []scoring.Labelled // the same, measured without their source's own name; nil for none
	Step   func(what string)  // called as the check goes on; nil for none
}

// A Cell is one figure; Value is NaN where it cannot be had.
type Cell struct {
	agreement.Estimate
	N int // cases it rests on
}

// A Row is one line of a table.
type Row struct {
	Name  string
	Unit  string // of N: sources, documents, …
	Cells []Cell // by column
	Text  []string
}

// A Table is a set of figures of one kind.
type Table struct {
	ID      string // short name, for the file of figures
	Title   string
	Note    string   // what the figures are, in plain words
	Columns []string // of the cells
	Texts   []string // of the texts before the cells
	Rows    []Row
}

// A Bin is one bin of a reliability diagram.
type Bin struct{ Predicted, Observed, Low, High, Weight float64 }

// A Result is all that was measured.
type Result struct {
	Model       *scoring.Model
	Documents   int // rated
	Judged      int // of them
	Sources     int // of the judged
	Datasets    []string
	Tables      []Table
	Reliability []Bin
}

// leastSources is the least number of sources that figures are given for.
const leastSources = 10

// A study is the input with what the figures share.
type study struct {
	in     Input
	docs   []scoring.Labelled // judged
	all    []scoring.Labelled
	cases  []docCase // of docs
	result *Result
}

// A docCase is what the model says of one document it never saw.
type docCase struct {
	scoring.Estimate
	rating float64 // 100 × its source's
	weight float64 // sources count once
}

// Evaluate checks a model. Cost: about a hundred fits of weights, each some tenths
// of a second for thousands of documents.
func Evaluate(in Input) (*Result, error) {
	s := &study{in: in, all: in.Docs, result: &Result{Model: in.Model, Documents: len(in.Docs)}}
	for _, d := range in.Docs {
		if d.Status == scoring.Scored {
			s.docs = append(s.docs, d)
		}
	}
	names := sourceNames(s.docs)
	s.result.Judged, s.result.Sources = len(s.docs), len(names)
	if len(names) < leastSources {
		return nil, fmt.Errorf("%d rated sources with documents that can be judged: at least %d are needed", len(names), leastSources)
	}
	s.result.Datasets = datasets(s.docs)
	s.judge()
	if err := s.rank(); err != nil {
		return nil, err
	}
	if in.Model.Calibration != nil {
		s.calibration()
	}
	s.abstention()
	s.audits()
	s.signs()
	if err := s.families(); err != nil {
		return nil, err
	}
	return s.result, nil
}

// step tells how far the check is.
func (s *study) step(what string) {
	if s.in.Step != nil {
		s.in.Step(what)
	}
}

// judge lets the model that never saw its source judge each document.
func (s *study) judge() {
	count := map[string]float64{}
	for i := range s.docs {
		count[s.docs[i].Source]++
	}
	for i := range s.docs {
		d := &s.docs[i]
		s.cases = append(s.cases, docCase{Estimate: s.in.Model.For(d.Source).Estimate(d.Values, d.Words), rating: 100 * d.Rating, weight: 1 / count[d.Source]})
	}
}

// points are the points of documents by the models that never saw their sources.
func points(m *scoring.Model, docs []scoring.Labelled) []float64 {
	p := make([]float64, len(docs))
	for i := range docs {
		p[i] = m.For(docs[i].Source).Estimate(docs[i].Values, docs[i].Words).Points
	}
	return p
}

// sourceNames lists the sources of documents, sorted.
func sourceNames(docs []scoring.Labelled) []string {
	seen := map[string]bool{}
	var names []string
	for i := range docs {
		if !seen[docs[i].Source] {
			seen[docs[i].Source] = true
			names = append(names, docs[i].Source)
		}
	}
	slices.Sort(names)
	return names
}

// bigDataset is the number of sources from which a dataset is looked at by itself.
const bigDataset = 30

// datasets lists those with enough sources, the largest first.
func datasets(docs []scoring.Labelled) []string {
	seen := map[string]map[string]bool{}
	for i := range docs {
		if seen[docs[i].Dataset] == nil {
			seen[docs[i].Dataset] = map[string]bool{}
		}
		seen[docs[i].Dataset][docs[i].Source] = true
	}
	var names []string
	for name, sources := range seen {
		if len(sources) >= bigDataset {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := len(seen[b]) - len(seen[a]); d != 0 {
			return d
		}
		if a < b {
			return -1
		}
		return 1
	})
	return names
}

func none() Cell {
	return Cell{Estimate: agreement.Estimate{Value: math.NaN(), Low: math.NaN(), High: math.NaN()}}
}

// exact is a figure without an interval.
func exact(x float64, n int) Cell {
	return Cell{Estimate: agreement.Estimate{Value: x, Low: x, High: x}, N: n}
}
