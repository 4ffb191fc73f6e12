package main

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"strconv"
	"strings"
	"time"

	"credence/corpus"
	"credence/features"
	"credence/reports"
	"credence/scoring"

	"github.com/urfave/cli/v2"
)

// labelFields are the fields that labelled documents have beside those of all
// records.
var labelFields = []string{"rating", "source_group", "dataset", "leaning"}

// A labelling is a set of labelled documents read and measured.
type labelling struct {
	docs     []scoring.Labelled
	counts   reports.Counts
	unrated  int // documents without a rating
	repeated int // documents whose text came from their source before
}

// labelledFlags are the flags of the commands that read labelled documents.
func labelledFlags() []cli.Flag {
	flags := []cli.Flag{
		&cli.IntFlag{Name: "workers", Usage: "documents measured at once (default: one per processor)"},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print nothing but failures"},
		filesFromFlag(),
	}
	for _, f := range readFlags() {
		if name := f.Names()[0]; name != "source" && name != "source-from" {
			flags = append(flags, f)
		}
	}
	return flags
}

// A labelledJob reads labelled documents.
type labelledJob struct {
	*console
	paths   []string
	read    corpus.Options
	model   *scoring.Model // says which documents can be judged
	asOf    time.Time
	workers int
	quiet   bool
}

func newLabelledJob(ctx *cli.Context, c *console) (*labelledJob, error) {
	j := &labelledJob{console: c, paths: ctx.Args().Slice(), quiet: ctx.Bool("quiet"), workers: ctx.Int("workers")}
	if err := checkPaths(ctx, fmt.Sprintf("%s: no labelled documents given; name a file of records with the fields %s and text", ctx.Command.Name, strings.Join(labelFields, ", "))); err != nil {
		return nil, err
	}
	if j.workers < 0 || j.workers > maxWorkers || ctx.IsSet("workers") && j.workers == 0 {
		return nil, usage("--workers %d: want 1 to %d", j.workers, maxWorkers)
	}
	if j.workers == 0 {
		j.workers = min(runtime.GOMAXPROCS(0), maxWorkers)
	}
	var err error
	if j.read, err = readOptions(ctx, c.stdin, labelFields...); err != nil {
		return nil, err
	}
	j.read.Labels = labelFields
	if j.asOf, err = asOf(ctx); err != nil {
		return nil, err
	}
	j.model, err = model(ctx)
	return j, err
}

// load reads and measures the documents; edit, if there is one, changes each
// before it is measured.
func (j *labelledJob) load(ctx context.Context, what string, edit func(*corpus.Document)) (*labelling, error) {
	l := &labelling{}
	bar := newProgress(j.stderr, j.quiet)
	ids := newRegister()
	var failures []error
	pipe := pipeline{workers: j.workers, model: j.model, asOf: j.asOf, edit: edit, renderer: (&outputs{}).renderer, silent: true}
	reader := corpus.NewReader(j.read)
	bar.reads(ctx, what, reader, j.read, j.paths)
	err := pipe.run(ctx, reader, j.paths, func(r *result) error {
		bar.add(r)
		if r.failure != nil {
			failures = append(failures, r.failure)
			return nil
		}
		status, _ := r.doc.Status()
		l.counts.Add(status)
		if r.doc.Rejection != nil {
			if !j.quiet {
				fmt.Fprintf(j.stderr, "rejected %s\n", reports.Plain(r.doc.Rejection.Error()))
			}
			return nil
		}
		d, rated, err := labelledDocument(&r.doc)
		if err != nil {
			return err
		}
		if !rated {
			l.unrated++
			return nil
		}
		if ids.repeats(d.Source, &r.doc) {
			l.repeated++
			return nil
		}
		l.docs = append(l.docs, d)
		return nil
	})
	bar.end()
	switch {
	case err != nil:
		return nil, err
	case len(failures) > 0:
		return nil, failures[0]
	case len(l.docs) == 0:
		return nil, fmt.Errorf("no labelled document among %d (%d without a rating, %d rejected); the fields are %s, and --map rating=NAME reads one under another name",
			l.counts.Documents, l.unrated, l.counts.Rejected, strings.Join(labelFields, ", "))
	}
	return l, nil
}

// labelledDocument keeps of a document what a fit or a check needs; not rated
// when its record gives no rating.
func labelledDocument(d *reports.Document) (l scoring.Labelled, rated bool, err error) {
	p := d.Profile
	label := func(name string) string {
		for i, field := range labelFields {
			if field == name {
				return p.Doc.Labels[i]
			}
		}
		return ""
	}
	text := label("rating")
	if text == "" {
		return l, false, nil
	}
	rating, ok := ratingWords[strings.ToLower(strings.ReplaceAll(text, " ", "-"))]
	if !ok {
		if rating, err = strconv.ParseFloat(text, 64); err != nil || !(rating >= 0 && rating <= 1) {
			return l, false, fmt.Errorf("%s: rating %q: want a number from 0 to 1, a word from very-low to very-high, or nothing", p.Doc.Origin, text)
		}
	}
	l = scoring.Labelled{
		ID: d.ID, Words: p.Words, Status: d.Score.Status, Reason: d.Score.Reason, Rating: rating,
		Source: label("source_group"), Dataset: label("dataset"), Leaning: label("leaning"), Values: make([]features.Value, len(p.Values)),
	}
	if l.Source == "" {
		l.Source, _ = d.Source()
	}
	if l.Source == "" {
		return l, false, fmt.Errorf("%s: a rated document without a source: give it the field source_group or url", p.Doc.Origin)
	}
	if y := p.Doc.Published.Time.Year(); y >= 1990 && y <= 2100 {
		l.Year = y
	}
	for i, v := range p.Values {
		l.Values[i] = features.Value{X: v.X, N: v.N}
	}
	l.Rating = math.Max(l.Rating, 0) // no −0
	return l, true, nil
}

// ratingWords are the words of a scale of factual reporting in use, in equal steps:
// their order is what they say.
var ratingWords = map[string]float64{"very-low": 0, "low": 0.2, "mixed": 0.4, "mostly-factual": 0.6, "high": 0.8, "very-high": 1}

// String describes what was read.
func (l *labelling) String() string {
	sources, sets := map[string]bool{}, map[string]bool{}
	for i := range l.docs {
		sources[l.docs[i].Source], sets[l.docs[i].Dataset] = true, true
	}
	return fmt.Sprintf("%d documents (%d scored, %d abstained, %d rejected), of them %d rated, %d sources, %d datasets; %d without a rating, %d repeated texts left out",
		l.counts.Documents, l.counts.Scored, l.counts.Abstained, l.counts.Rejected, len(l.docs), len(sources), len(sets), l.unrated, l.repeated)
}
