package evaluation

import (
	"math"

	"credence/agreement"
	"credence/scoring"
)

// A Result is all that was measured.
type Result struct {
	Model       *scoring.Model
	Warnings    []string
	Documents   int      // rated
	Judged      int      // of them
	Sources     int      // of the judged
	Datasets    []string // of thirty sources and more, the largest first
	Tables      []Table  // the main figures first
	Reliability []Bin    // of documents; empty without probabilities
}

// A Table is a set of figures of one kind.
type Table struct {
	ID      string // short name, for the file of figures
	Title   string
	Note    string   // what the figures are, in plain words
	Lines   []string // what each of them says; may be none
	Columns []string // of the cells
	Texts   []string // of the texts before the cells
	Rows    []Row
}

// A Row is one line of a table.
type Row struct {
	Name  string
	Unit  string // of the cells' N: sources, documents, …
	Cells []Cell // by column
	Text  []string
}

// A Cell is one figure with its 95% interval; Value is NaN where it cannot be had.
type Cell struct {
	agreement.Estimate
	N int // cases it rests on
}

// A Bin is one bin of a reliability diagram: the mean probability, the share of
// reliable sources with its 95% interval, and the part of the weight.
type Bin struct{ Predicted, Observed, Low, High, Weight float64 }

// MainID is the ID of the table of main figures, the first.
const MainID = "main"

func none() Cell {
	return Cell{Estimate: agreement.Estimate{Value: math.NaN(), Low: math.NaN(), High: math.NaN()}}
}

// exact is a figure without an interval.
func exact(x float64, n int) Cell {
	return Cell{Estimate: agreement.Estimate{Value: x, Low: x, High: x}, N: n}
}
