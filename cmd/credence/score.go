package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	"credence/corpus"
	"credence/features"
	"credence/reports"
	"credence/scoring"

	"github.com/urfave/cli/v2"
)

const defaultOut = "credence-report"

// maxWorkers bounds the documents under way at once, each with memory of its own.
const maxWorkers = 1024

func scoreCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "score",
		Usage:     "score documents and their sources; write CSV, evidence and a report",
		ArgsUsage: "PATH...",
		Description: `PATH is a saved page (.html .htm), a text (.txt .text .md), a file of records (.jsonl
.ndjson; .csv .tsv with a header line; .parquet), a web archive (.warc, .wet), each also .gz
and .zst, a folder of such files, a pattern ('news/**/*.html'), or - for standard input.
What has none of these endings is told by how it begins: { JSON Lines, a header line with
text and other fields a table, PAR1 Parquet, WARC/ an archive, HTML a page, else one text.
Records have the fields ` + strings.Join(corpus.FieldNames(), ", ") + `;
all but text or html may be missing.

The results go into one folder, whole or not at all: documents.csv, sources.csv,
evidence.jsonl (each finding with its bytes in the text), report.md, run.json.

Exit status: 0 done, rejected documents included; 1 failed, a PATH that cannot be opened
(the rest is scored), a rejection under --strict, or no document found; 2 wrong usage.

   credence score news/
   credence score --quiet --out /srv/reports/$(date +%F) /srv/inbox      for a crontab
   credence score --manifest pages/manifest.csv      saved pages, with where each came from
   find /srv/inbox -newer last -type f | credence score --files-from -
   zcat articles.jsonl.gz | credence score --map text=body --json - > evidence.jsonl`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "write the results into `FOLDER` (default: " + defaultOut + "); an older report there is replaced"},
			&cli.StringFlag{Name: "format", Value: strings.Join(reports.DefaultFormats(), ","), Usage: "`FORMATS` to write: " + strings.Join(reports.Formats(), ", ") + ", parted by commas"},
			&cli.BoolFlag{Name: "with-text", Usage: "put the decoded text into evidence.jsonl"},
			&cli.BoolFlag{Name: "zstd", Usage: "compress the evidence: evidence.jsonl.zst"},
			limitFlag(),
			shardFlag(),
			overridesFlag(),
			filesFromFlag(),
			ratingsFlag(),
			&cli.BoolFlag{Name: "json", Usage: "write the lines of evidence.jsonl to standard output; no folder unless --out is given"},
			&cli.IntFlag{Name: "workers", Usage: "documents measured at once (default: one per processor)"},
			&cli.BoolFlag{Name: "strict", Usage: "stop at the first rejected document and write nothing"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print nothing but failures"},
			profileFlag(),
			&cli.BoolFlag{Name: "version", Usage: "print the version"},
			&cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}, Usage: "name every rejected document and every kind of file left out"},
		}, readFlags()...),
		Action: func(ctx *cli.Context) error { return score(ctx, c) },
	}
}

// errVersion asks for the version instead of a run.
var errVersion = errors.New("version asked for")

// A scoreJob is one run of credence score.
type scoreJob struct {
	*console
	paths    []string
	out      string // "" for no folder
	formats  formats
	limit    int           // of the documents and sources that report.md shows
	shard    reports.Shard // zero for the whole job
	json     bool
	withText bool
	strict   bool
	quiet    bool
	verbose  bool
	workers  int
	read     corpus.Options
	model    *scoring.Model
	asOf     time.Time

	overrides *features.Overrides
	ratings   *scoring.Ratings
}

func score(ctx *cli.Context, c *console) error {
	job, err := newScoreJob(ctx, c)
	if errors.Is(err, errVersion) {
		cli.ShowVersion(ctx)
		return nil
	}
	if err != nil {
		return err
	}
	end, err := profile(ctx)
	if err != nil {
		return err
	}
	return errors.Join(job.run(ctx.Context), end())
}

func newScoreJob(ctx *cli.Context, c *console) (*scoreJob, error) {
	j := &scoreJob{
		console: c, paths: ctx.Args().Slice(), out: ctx.String("out"), json: ctx.Bool("json"), withText: ctx.Bool("with-text"),
		strict: ctx.Bool("strict"), quiet: ctx.Bool("quiet"), verbose: ctx.Bool("verbose"), workers: ctx.Int("workers"),
	}
	if ctx.Bool("version") {
		return nil, errVersion
	}
	if err := checkPaths(ctx, "score: no PATH given; name a file, a folder, or - for standard input"); err != nil {
		return nil, err
	}
	if j.workers < 0 || j.workers > maxWorkers || ctx.IsSet("workers") && j.workers == 0 {
		return nil, usage("--workers %d: want 1 to %d", j.workers, maxWorkers)
	}
	j.workers = cmp.Or(j.workers, min(runtime.GOMAXPROCS(0), maxWorkers))
	if j.out == "" {
		if ctx.IsSet("out") {
			return nil, usage("--out: the folder has no name")
		}
		if !j.json {
			j.out = defaultOut
		}
	}
	var err error
	if j.formats.names, err = parseFormats(ctx.String("format")); err != nil {
		return nil, err
	}
	j.formats.zstd = ctx.Bool("zstd")
	if j.limit, err = readLimit(ctx); err != nil {
		return nil, err
	}
	if j.shard, err = readShard(ctx, j); err != nil {
		return nil, err
	}
	switch {
	case j.out == "" && ctx.IsSet("format"):
		return nil, usage("--format says what goes into the folder: with --json give one with --out")
	case j.withText && !j.json && !j.formats.has("jsonl"):
		return nil, usage("--with-text puts the text into evidence.jsonl, which --format leaves out")
	case j.formats.zstd && (j.out == "" || !j.formats.has("jsonl")):
		return nil, usage("--zstd compresses evidence.jsonl, which is not written")
	}
	if j.read, err = readOptions(ctx, c.stdin); err != nil {
		return nil, err
	}
	if j.asOf, err = asOf(ctx); err != nil {
		return nil, err
	}
	if j.model, err = model(ctx); err != nil {
		return nil, err
	}
	if j.overrides, err = readOverrides(ctx, j.asOf, j.paths); err != nil {
		return nil, err
	}
	if j.ratings, err = readRatings(ctx, j.out, j.formats, j.paths); err != nil {
		return nil, err
	}
	return j, nil
}

// run reads, measures, scores and writes.
func (j *scoreJob) run(ctx context.Context) (err error) {
	started := time.Now()
	var folder *reports.Folder
	if j.out != "" {
		if folder, err = reports.NewFolder(j.out); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, folder.Close()) }()
	}
	c, err := newCollector(j, folder)
	if err != nil {
		return err
	}
	bar := newProgress(j.stderr, j.quiet || j.json && folder == nil)
	reader := corpus.NewReader(j.read)
	pipe := pipeline{workers: j.workers, model: j.model, asOf: j.asOf, renderer: c.out.renderer, overrides: j.overrides, silent: j.silent()}
	inputs := reader.Inputs
	if j.shard.Of > 0 {
		counted, err := j.count(ctx, c, bar)
		if err != nil {
			return err
		}
		inputs = func() []corpus.Input { return counted }
		pipe.part = part{j.shard.First, j.shard.End()}
		bar.expected = j.shard.End() - j.shard.First
	}
	if j.shard.Of == 0 || j.shard.First < j.shard.End() {
		bar.reads(ctx, reader, j.read, j.paths)
		err = pipe.run(ctx, reader, j.paths, func(r *result) error {
			bar.add(r)
			return c.collect(r)
		})
	}
	bar.end()
	if err != nil {
		return err
	}
	switch read := c.account.digest.Counts.Documents; {
	case j.shard.Of > 0 && j.shard.Documents > 0:
		if err := j.checkShard(read); err != nil {
			return err
		}
	case read == 0:
		return j.noDocument(c.failures, inputs())
	}
	if err := j.finish(c, folder, inputs(), started); err != nil {
		return err
	}
	if len(c.failures) > 0 {
		return errSilent
	}
	return nil
}

// silent reports whether no output shows findings and no override needs them.
func (j *scoreJob) silent() bool {
	return !j.json && j.overrides == nil && !j.formats.has("jsonl") && !j.formats.has("markdown")
}

// noDocument says that nothing was found to score; an older report stays.
func (j *scoreJob) noDocument(failures []string, inputs []corpus.Input) error {
	if len(failures) > 0 {
		return errSilent
	}
	return fmt.Errorf("no document found in %s%s", strings.Join(inputPaths(inputs), ", "), leftOut(inputs))
}

// inputPaths names what was read.
func inputPaths(inputs []corpus.Input) (paths []string) {
	for _, in := range inputs {
		paths = append(paths, in.Path)
	}
	return paths
}

// finish writes what is known only at the end, and puts the folder in place.
func (j *scoreJob) finish(c *collector, folder *reports.Folder, inputs []corpus.Input, started time.Time) error {
	run := j.record(c, inputs, started)
	end := &ending{j.formats, c.account, j.model, j.ratings}
	if j.ratings != nil {
		run.Ratings = reports.NewRatings(j.ratings, j.model, end.sources())
	}
	if err := c.out.flush(); err != nil {
		return err
	}
	if folder != nil {
		write := end.write
		if j.shard.Of > 0 {
			write = j.writeDetails(c)
		}
		if err := write(folder, run); err != nil {
			return err
		}
		if err := folder.Commit(run); err != nil {
			return err
		}
	}
	if j.quiet {
		return nil
	}
	c.sayRest()
	if j.verbose {
		saySkipped(j.stderr, inputs)
	}
	if j.shard.Of > 0 {
		return sayShard(j.stdout, run, j.out)
	}
	sayOverrides(j.stderr, c.account.overrides, j.verbose)
	if !j.json {
		return writeTable(j.stdout, end, run, j.out)
	}
	return nil
}

// record describes the run for run.json.
func (j *scoreJob) record(c *collector, inputs []corpus.Input, started time.Time) *reports.Run {
	run := &reports.Run{
		Version: version,
		Model:   reports.RunModel{Version: j.model.Version, SHA256: j.model.Hash, Fitted: j.model.Fitted, Note: j.model.Note},
		AsOf:    j.asOf.Format(time.DateOnly),
		Options: map[string]any{
			"formats": j.formats.names, "zstd": j.formats.zstd, "report_limit": j.limit, "with_text": j.withText, "strict": j.strict, "source": j.read.Source, "source_from_folder": j.read.SourceFromFolder,
			"map": j.read.Map, "max_document": j.read.MaxDocument, "paths": j.paths, "files_from": j.read.FilesFrom, "manifest": j.read.Manifest,
		},
		Overrides: c.account.overrides,
		Inputs:    inputs,
		Failures:  c.failures,
		Counts:    c.account.digest.Counts,
		Files:     j.formats.files(),
		Clock:     clock(started, j.workers),
	}
	if j.shard.Of > 0 {
		run.Shard = &j.shard
	}
	return run
}
