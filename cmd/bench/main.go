// Command bench measures what credence costs. It makes its own corpus of invented
// articles (package invent), or takes a given one, and prints as Markdown what each
// stage and input format costs beside wc -w, a bare read, encoding/json and
// html.Parse on the same files; how much memory a million documents take; whether
// hostile files are rejected; and whether the account of every run adds up.
//
//	go run ./cmd/bench                              speed
//	go run ./cmd/bench -memory -faults -accounts -million    one of the others, or several
//	go run ./cmd/bench -all -write docs/performance.md
//	go run ./cmd/bench -make DIR -documents 1000 -sources 50 -format html
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"credence/cmd/bench/invent"
)

func main() {
	// A run that is broken off ends its child and removes its corpora.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program. It returns its exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	err := bench(ctx, args, stdout, stderr)
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errUsage):
		return 2
	}
	fmt.Fprintln(stderr, "bench:", err)
	return 1
}

// errUsage is a wrong command line; what is wrong has been said.
var errUsage = errors.New("usage")

// Settings are what the command line says.
type settings struct {
	credence  string // path of the program that is measured
	corpus    string // a file of records in place of an own corpus
	documents int
	sources   int
	words     int
	runs      int
	scale     float64 // of the million documents, and of the gigabyte of the faults
	write     string  // the file that keeps the tables
	tmp       string
	log       io.Writer
}

// A section is one table and the measurement that makes it.
type section struct {
	name    string
	measure func(context.Context, *settings) (string, error)
	on      bool
}

func bench(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	s := &settings{log: stderr}
	sections := []*section{{name: "speed", measure: speed}, {name: "memory", measure: memory}, {name: "faults", measure: faults}, {name: "accounts", measure: accounts}, {name: "million", measure: million}}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.credence, "credence", "", "measure the program at `PATH` (default: build ./cmd/credence)")
	flags.StringVar(&s.corpus, "corpus", "", "measure the speed on this `FILE` of JSON Lines, also .gz (default: an own corpus)")
	flags.IntVar(&s.documents, "documents", 20000, "documents of the corpus")
	flags.IntVar(&s.sources, "sources", 500, "outlets of the corpus")
	flags.IntVar(&s.words, "words", invent.DefaultWords, "words of an article on average")
	flags.IntVar(&s.runs, "runs", 5, "runs of each measurement of speed, of which the median counts")
	flags.Float64Var(&s.scale, "scale", 1, "`SHARE` of the million documents of -memory and -million, and of the gigabyte of -faults")
	flags.StringVar(&s.write, "write", "", "keep the tables in `FILE`, between its marker lines")
	for _, sec := range sections[1:] {
		flags.BoolVar(&sec.on, sec.name, false, "measure "+sec.name)
	}
	all := flags.Bool("all", false, "measure speed and all of these")
	dir := flags.String("make", "", "write a corpus below `DIR` and measure nothing")
	format := flags.String("format", "jsonl", "`FORMAT` of the corpus that -make writes: "+strings.Join(invent.Formats(), ", ")+", each also with .gz and .zst")
	labelled := flags.Int("labelled", 0, "with -make: write labelled documents of `N` outlets, for credence fit")
	stage := flags.String("stage", "", "do one `STAGE` of the work on the paths and measure nothing (used by bench itself)")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return errUsage
	}
	if *stage != "" {
		return doStage(*stage, flags.Args(), stdout)
	}
	if flags.NArg() > 0 || s.documents < 1 || s.sources < 1 || s.runs < 1 || s.scale <= 0 {
		fmt.Fprintf(stderr, "bench: numbers are positive, and nothing stands behind the flags: %q\n", flags.Args())
		return errUsage
	}
	if *dir != "" {
		return s.make(*dir, *format, *labelled)
	}
	if !slices.ContainsFunc(sections, func(sec *section) bool { return sec.on }) {
		sections[0].on = true
	}
	if s.tmp, err = os.MkdirTemp("", "credence-bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(s.tmp)) }()
	if err := s.build(); err != nil {
		return err
	}
	for _, sec := range sections {
		if !sec.on && !*all {
			continue
		}
		table, e := sec.measure(ctx, s)
		if table != "" {
			fmt.Fprintln(stdout, table)
		}
		if e == nil && s.write != "" {
			e = keep(s.write, sec.name, table)
		}
		if e != nil { // the others are measured all the same
			err = errors.Join(err, fmt.Errorf("%s: %w", sec.name, e))
		}
		if ctx.Err() != nil {
			return err
		}
	}
	return err
}

// corpusOf describes the corpus that is measured.
func (s *settings) corpusOf(documents int) invent.Corpus {
	c := invent.New(documents, s.sources)
	c.Words = s.words
	return c
}

// make writes a corpus and says what is in it.
func (s *settings) make(dir, format string, labelled int) error {
	if labelled > 0 {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		f, err := os.Create(filepath.Join(dir, "rated.jsonl"))
		if err != nil {
			return err
		}
		return errors.Join(invent.WriteLabelled(f, 1, labelled), f.Close())
	}
	c := s.corpusOf(s.documents)
	path, err := invent.NewGenerator(c).Make(dir, format)
	if err != nil {
		return err
	}
	n := c.Counts()
	fmt.Fprintf(s.log, "%s: %d documents of %d sources: %d to be scored, %d abstained, %d rejected\n", path, n.Documents, c.Sources, n.Scored, n.Abstained, n.Rejected)
	return nil
}

// build makes the program that is measured, unless one is given.
func (s *settings) build() error {
	if s.credence != "" {
		return nil
	}
	s.credence = filepath.Join(s.tmp, "credence")
	out, err := exec.Command("go", "build", "-o", s.credence, "credence/cmd/credence").CombinedOutput()
	if err != nil {
		return fmt.Errorf("build credence: %w\n%s(run bench inside the repository, or name the program with -credence)", err, out)
	}
	return nil
}
