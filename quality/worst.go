package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
)

// worstCases are the cases of a set with the largest error, to be read.
type worstCases struct {
	name string
	r    *run
	all  []worstCase
}

type worstCase struct {
	miss float64
	what string
}

func (w *worstCases) add(miss float64, what string) { w.all = append(w.all, worstCase{miss, what}) }

// print prints the worst twenty when they were asked for.
func (w *worstCases) print() {
	if !w.r.verbose {
		return
	}
	slices.SortStableFunc(w.all, func(a, b worstCase) int { return cmp.Compare(b.miss, a.miss) })
	fmt.Fprintf(os.Stderr, "worst of %s:\n", w.name)
	for _, c := range w.all[:min(20, len(w.all))] {
		fmt.Fprintf(os.Stderr, "  %.3f %s\n", c.miss, c.what)
	}
}
