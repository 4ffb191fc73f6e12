package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"credence/reports"
	"credence/scoring"

	"github.com/urfave/cli/v2"
)

func mergeCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "merge",
		Usage:     "put the shards of a job together that credence score --shard scored apart",
		ArgsUsage: "FOLDER...",
		Description: `FOLDER is what a run of credence score --shard I/N wrote; all N are wanted, in any order.
documents.csv, sources.csv, evidence.jsonl, report.md and the .parquet files come out byte
for byte as one run over everything writes them: ids and texts that repeat across shards
are found, sources are added up, and documents in are counted against documents out.

   for i in 1 2 3; do credence score --quiet --shard $i/3 --out part-$i news/; done
   credence merge --out report part-1 part-2 part-3`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "write the results into `FOLDER` (default: " + defaultOut + "); an older report there is replaced"},
			&cli.StringFlag{Name: "model", Usage: "the model in `FILE` that the shards were scored with (default: the one shipped with the program)"},
			ratingsFlag(),
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print nothing but failures"},
		},
		Action: func(ctx *cli.Context) error { return merge(ctx, c) },
	}
}

// A mergeJob is one run of credence merge.
type mergeJob struct {
	*console
	out     string
	quiet   bool
	model   *scoring.Model
	ratings *scoring.Ratings
	shards  []*shardFolder // in their order
}

func merge(ctx *cli.Context, c *console) (err error) {
	j := &mergeJob{console: c, out: ctx.String("out"), quiet: ctx.Bool("quiet")}
	if ctx.NArg() == 0 {
		return usage("merge: no FOLDER given; name what each credence score --shard wrote")
	}
	if j.out == "" && ctx.IsSet("out") {
		return usage("--out: the folder has no name")
	}
	j.out = cmp.Or(j.out, defaultOut)
	if j.model, err = model(ctx); err != nil {
		return err
	}
	if j.shards, err = openShards(ctx.Args().Slice(), j.out); err != nil {
		return err
	}
	if hash := j.shards[0].run.Model.SHA256; hash != j.model.Hash {
		return fmt.Errorf("the shards were scored with model %s (sha256 %.12s), not with %s: name its file with --model", j.shards[0].run.Model.Version, hash, j.model.Version)
	}
	formats, _ := j.shards[0].options()
	if j.ratings, err = readRatings(ctx, j.out, formats, ctx.Args().Slice()); err != nil {
		return err
	}
	return j.run(ctx.Context)
}

// run reads the shards and writes the whole.
func (j *mergeJob) run(ctx context.Context) (err error) {
	started := time.Now()
	folder, err := reports.NewFolder(j.out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	formats, limit := j.shards[0].options()
	heap := newHeap()
	defer heap.restore()
	out := &mergedOutputs{heap: heap}
	if err := out.open(folder, formats); err != nil {
		return err
	}
	var whole *account
	for _, s := range j.shards {
		r, err := s.read(formats)
		if err != nil {
			return err
		}
		if whole == nil {
			whole = newAccount(limit, r.documents.Overrides)
		}
		err = out.copyShard(ctx, whole, r)
		if err = errors.Join(err, r.close()); err != nil {
			return fmt.Errorf("%s: %w", s.path, err)
		}
	}
	if got, want := whole.digest.Counts.Documents, j.shards[0].run.Shard.Documents; got != want {
		return fmt.Errorf("the job has %d documents and its shards hold %d", want, got)
	}
	if err := out.flush(); err != nil {
		return err
	}
	return j.finish(folder, whole, formats, started)
}

// finish writes what is known only at the end, and puts the folder in place.
func (j *mergeJob) finish(folder *reports.Folder, whole *account, formats formats, started time.Time) error {
	end := &ending{formats, whole, j.model, j.ratings}
	run := j.record(whole, started)
	if err := end.write(folder, run); err != nil {
		return err
	}
	if err := folder.Commit(run); err != nil {
		return err
	}
	for _, f := range run.Failures {
		fmt.Fprintf(j.stderr, "credence: %s\n", reports.Plain(f))
	}
	if !j.quiet {
		if err := writeTable(j.stdout, end, run, j.out); err != nil {
			return err
		}
	}
	if len(run.Failures) > 0 {
		return errSilent
	}
	return nil
}

// record describes the merged run for run.json.
func (j *mergeJob) record(whole *account, started time.Time) *reports.Run {
	run := *j.shards[0].run
	run.Shard, run.Shards = nil, len(j.shards)
	run.Counts, run.Overrides = whole.digest.Counts, whole.overrides
	run.Clock = clock(started, 1)
	return &run
}

// clock is the time and place of a run.
func clock(started time.Time, workers int) reports.Clock {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	return reports.Clock{Started: started.UTC(), Finished: time.Now().UTC(), Host: host, Workers: workers}
}
