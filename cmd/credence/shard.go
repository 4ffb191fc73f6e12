package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strconv"
	"strings"

	"credence/corpus"
	"credence/reports"

	"github.com/urfave/cli/v2"
)

// maxShards bounds the number of shards of a job.
const maxShards = 100_000

func shardFlag() cli.Flag {
	return &cli.StringFlag{Name: "shard", Usage: "score part `I/N` of the documents, 1/N to N/N in the order of the input, for credence merge; all is read to count them"}
}

// readShard reads --shard; zero without it.
func readShard(ctx *cli.Context, j *scoreJob) (reports.Shard, error) {
	s := ctx.String("shard")
	if s == "" && !ctx.IsSet("shard") {
		return reports.Shard{}, nil
	}
	i, n, ok := strings.Cut(s, "/")
	number, err1 := strconv.Atoi(i)
	of, err2 := strconv.Atoi(n)
	if !ok || err1 != nil || err2 != nil || number < 1 || number > of || of > maxShards {
		return reports.Shard{}, usage("--shard %q: want I/N with I from 1 to N, as in 3/7, and N at most %d", s, maxShards)
	}
	switch {
	case readsStdin(ctx):
		return reports.Shard{}, usage("--shard: standard input can be read once only, and a shard has to count it first: write it to a file")
	case pipe(ctx) != "":
		return reports.Shard{}, usage("--shard: %s can be read once only, and a shard has to count it first: write it to a file", pipe(ctx))
	case j.json:
		return reports.Shard{}, usage("--shard and --json: ids are made unique by credence merge; it takes the folder that --out names")
	case ctx.IsSet("ratings"):
		return reports.Shard{}, usage("--shard and --ratings: give the ratings to credence merge")
	}
	return reports.Shard{Number: number, Of: of}, nil
}

// pipe names a path that is no file or folder, such as a pipe, "" for none.
func pipe(ctx *cli.Context) string {
	for _, path := range append(ctx.Args().Slice(), ctx.String("files-from"), ctx.String("manifest")) {
		if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
			return path
		}
	}
	return ""
}

// A part is a run of documents of the input.
type part struct {
	first, end int    // 0-based; end 0 for all
	counted    *trail // what counting saw
}

// of passes on the documents of the part. What is not as it was when it was counted
// is a failure.
func (p part) of(items iter.Seq[corpus.Item]) iter.Seq[corpus.Item] {
	if p.end == 0 {
		return items
	}
	return func(yield func(corpus.Item) bool) {
		again := &trail{stride: p.counted.stride}
		for item := range items {
			if again.documents == p.end {
				return
			}
			if again.step(&item); !again.follows(p.counted) {
				yield(corpus.Item{Failure: errChanged})
				return
			}
			if item.Failure == nil && again.documents > p.first && !yield(item) {
				return
			}
		}
	}
}

// count reads the input once to know how many documents there are, and what is
// wrong with it.
func (j *scoreJob) count(ctx context.Context, c *collector, bar *progress) (inputs []corpus.Input, seen *trail, err error) {
	seen = newTrail()
	reader := corpus.NewReader(j.read)
	for item := range reader.Items(ctx, j.paths) {
		bar.say("counting")
		seen.step(&item)
		if item.Failure != nil {
			c.fail(item.Failure)
		}
	}
	if err := context.Cause(ctx); err != nil {
		return nil, nil, err
	}
	j.shard = reports.NewShard(j.shard.Number, j.shard.Of, seen.documents)
	return reader.Inputs(), seen, nil
}

// errChanged is that a shard's input was not the same when it was read as when it
// was counted.
var errChanged = errors.New("the input changed while it was read: begin anew, with all shards")

// checkShard makes sure that all documents of the shard were read again.
func (j *scoreJob) checkShard(read int) error {
	if want := j.shard.End() - j.shard.First; read != want {
		return fmt.Errorf("%w (shard %d/%d has %d documents and %d were found)", errChanged, j.shard.Number, j.shard.Of, want, read)
	}
	return nil
}

// writeDetails returns what writes a shard's second file in place of the files that
// need all documents.
func (j *scoreJob) writeDetails(c *collector) func(*reports.Folder, *reports.Run) error {
	return func(folder *reports.Folder, _ *reports.Run) error {
		f, err := folder.Create(reports.ShardDetailsFile)
		if err != nil {
			return err
		}
		return c.account.digest.WriteDetails(f, j.overrides)
	}
}

// sayShard says what a shard holds and what to do with it.
func sayShard(w io.Writer, run *reports.Run, out string) error {
	s, c := run.Shard, run.Counts
	_, err := fmt.Fprintf(w, "shard %d/%d: documents %d to %d of %d: %d scored, %d abstained on, %d rejected; in %s, for credence merge\n",
		s.Number, s.Of, min(s.First+1, s.End()), s.End(), s.Documents, c.Scored, c.Abstained, c.Rejected, reports.Plain(out))
	return err
}
