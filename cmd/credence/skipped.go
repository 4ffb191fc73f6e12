package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"credence/corpus"
	"credence/reports"
)

// saySkipped names the kinds of files left out.
func saySkipped(w io.Writer, inputs []corpus.Input) {
	for _, in := range inputs {
		for _, kind := range slices.Sorted(maps.Keys(in.Skipped)) {
			fmt.Fprintf(w, "left out of %s: %d %s\n", reports.Plain(in.Path), in.Skipped[kind], reports.Plain(kind))
		}
	}
}

// leftOut says what was left out where no document was found, "" for nothing.
func leftOut(inputs []corpus.Input) string {
	count := map[string]int{}
	for _, in := range inputs {
		for kind, n := range in.Skipped {
			count[kind] += n
		}
	}
	var kinds []string
	for _, kind := range slices.Sorted(maps.Keys(count)) {
		kinds = append(kinds, fmt.Sprintf("%d %s", count[kind], kind))
	}
	if kinds == nil {
		return ""
	}
	return "; left out: " + strings.Join(kinds, ", ")
}
