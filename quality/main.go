// Quality measures how well credence's indicators agree with what people
// marked, on labelled sets that are not part of this repository, beside
// yardsticks run on the same cases. It prints one table and, with --write, keeps
// it in a file between two marker lines, so that each change shows in review.
//
//	cd quality && go run . --write ../docs/quality.md
//
// What is fitted is judged on sites, outlets or publishers that it was not
// fitted on.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A set is a labelled set with the program that measures it.
type set struct {
	name    string // as --only takes it
	measure func(*run) error
}

// sets are all sets, in the order of the table.
func sets() []set {
	return []set{
		{"html", htmlPages},
		{"dumps", dumps},
		{"pagedates", pageDates},
		{"dates", dates},
		{"loaded", loaded},
		{"polnear", polnear},
		{"genre", genres},
		{"gaming", gaming},
		{"speed", speed},
	}
}

// A run is one call of the program: where the sets are and what was measured.
type run struct {
	corpora string
	verbose bool
	asOf    time.Time
	rows    []row
}

func main() {
	corpora := flag.String("corpora", filepath.Join("..", "..", "shared", "corpora"), "folder of the labelled sets")
	only := flag.String("only", "", "measure these sets only, separated by commas: "+strings.Join(names(), ", "))
	write := flag.String("write", "", "keep the table in this file, between its marker lines")
	verbose := flag.Bool("verbose", false, "print the worst cases of each set")
	fit := flag.String("fit", "", "learn a model from all of its set and write its file instead of measuring: layout-text, layout-html, loaded, cues")
	flag.Parse()
	if *fit != "" {
		if err := refit(*corpora, *fit); err != nil {
			fmt.Fprintln(os.Stderr, "quality:", err)
			os.Exit(1)
		}
		return
	}
	if err := measure(*corpora, *only, *write, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "quality:", err)
		os.Exit(1)
	}
}

// models is where the fitted models stand.
var models = filepath.Join("..", "features", "models")

// A fit learns a model from all of its labelled sets and writes its file.
type fit struct {
	name string
	run  func(*run) error
}

// fits are all fits.
func fits() []fit {
	return []fit{
		{"layout-text", func(r *run) error { return fitLayout(r, false, filepath.Join(models, "layout-text.tsv")) }},
		{"layout-html", func(r *run) error { return fitLayout(r, true, filepath.Join(models, "layout-html.tsv")) }},
		{"loaded", fitLoaded},
		{"cues", fitShippedCues},
	}
}

// refit fits the model of the name.
func refit(corpora, name string) error {
	var names []string
	for _, f := range fits() {
		if f.name == name {
			return f.run(newRun(corpora))
		}
		names = append(names, f.name)
	}
	return fmt.Errorf("--fit: no model %q; there are %s", name, strings.Join(names, ", "))
}

func names() []string {
	var names []string
	for _, s := range sets() {
		names = append(names, s.name)
	}
	return names
}

// newRun returns a run on the day of the measurement, which is part of the
// result: dates in the future are findings.
func newRun(corpora string) *run {
	return &run{corpora: corpora, asOf: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}
}

func measure(corpora, only, write string, verbose bool) error {
	if _, err := os.Stat(corpora); err != nil {
		return fmt.Errorf("the labelled sets are not there, nothing was measured: %w", err)
	}
	chosen := map[string]bool{}
	for name := range strings.SplitSeq(only, ",") {
		if name != "" {
			chosen[name] = false
		}
	}
	r := newRun(corpora)
	r.verbose = verbose
	for _, s := range sets() {
		if _, ok := chosen[s.name]; only != "" && !ok {
			continue
		}
		chosen[s.name] = true
		start, before := time.Now(), len(r.rows)
		if err := s.measure(r); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		fmt.Fprintf(os.Stderr, "%s: %.1f s\n", s.name, time.Since(start).Seconds())
		fmt.Print(table(r.rows[before:]))
	}
	for name, done := range chosen {
		if !done {
			return fmt.Errorf("--only: no set %q; there are %s", name, strings.Join(names(), ", "))
		}
	}
	if write == "" {
		return nil
	}
	if only != "" {
		return fmt.Errorf("--write keeps the whole table: leave out --only")
	}
	return keep(write, table(r.rows))
}
