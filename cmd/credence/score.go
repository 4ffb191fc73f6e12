package main

import (
	"cmp"
	"errors"
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
