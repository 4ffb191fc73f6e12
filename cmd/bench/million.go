package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"credence/cmd/bench/invent"
)

// shards is the number of parts that a job is cut into.
const shards = 7

// million scores a million documents end to end: with one worker, again, with two,
// and in shards that are merged. Each has to write the same bytes and to account for
// every document. The documents are short (some 190 words); the first twentieth comes
// again at the end, so that ids and texts repeat across shards. A tenth of them is
// scored with evidence, too.
func million(ctx context.Context, s *settings) (string, error) {
	var b strings.Builder
	var wrong error
	b.WriteString("| documents | formats | run | CPU s | wall s | peak MB | account | same bytes |\n|---:|---|---|---:|---:|---:|---|---|\n")
	for _, m := range []struct {
		documents int
		format    string
	}{{1_000_000, "csv,markdown"}, {100_000, "csv,markdown,jsonl,parquet"}} {
		e := &endToEnd{settings: s, format: m.format, dir: filepath.Join(s.tmp, "million")}
		if err := e.make(max(shards, int(float64(m.documents)*s.scale))); err != nil {
			return "", err
		}
		for i, run := range []struct {
			name string
			do   func(context.Context, string) (cost, error)
		}{{"1 worker", e.whole(1)}, {"1 worker, again", e.whole(1)}, {"2 workers", e.whole(2)}, {fmt.Sprintf("%d shards, merged", shards), e.merged}} {
			out := filepath.Join(e.dir, fmt.Sprint("out-", min(i, 1)))
			used, err := run.do(ctx, out)
			if err != nil {
				return "", err
			}
			account, same := e.verdict(out, i > 0, &wrong)
			fmt.Fprintf(&b, "| %d | %s | %s | %.1f | %.1f | %.0f | %s | %s |\n", e.want.Documents, m.format, run.name, used.cpu.Seconds(), used.wall.Seconds(), float64(used.peak)/1e6, account, same)
			fmt.Fprintf(s.log, "bench: %d documents, %s: done\n", e.want.Documents, run.name)
		}
		if err := os.RemoveAll(e.dir); err != nil {
			return "", err
		}
	}
	return b.String(), wrong
}

// An endToEnd is a corpus to be scored in several ways.
type endToEnd struct {
	*settings
	format string
	dir    string
	paths  []string
	want   invent.Counts
}

// make writes the corpus, and its first twentieth as another file.
func (j *endToEnd) make(documents int) error {
	for i, n := range []int{documents, max(1, documents/20)} {
		c := invent.New(documents, 1000)
		c.Documents, c.Words, c.Menus = n, 1, 0
		path, err := invent.NewGenerator(c).Make(filepath.Join(j.dir, fmt.Sprint("in-", i)), "jsonl")
		if err != nil {
			return err
		}
		j.paths = append(j.paths, path)
		j.want = j.want.Plus(c.Counts())
	}
	return nil
}

// whole is one run over everything.
func (j *endToEnd) whole(workers int) func(context.Context, string) (cost, error) {
	return func(ctx context.Context, out string) (cost, error) {
		return j.score(out, j.format, workers, j.paths...).run(ctx)
	}
}

// merged scores shards one after the other and merges them. The peak is that of the
// greediest of these runs.
func (j *endToEnd) merged(ctx context.Context, out string) (sum cost, err error) {
	args := []string{"merge", "--quiet", "--out", out}
	var runs []command
	for i := range shards {
		part := filepath.Join(j.dir, fmt.Sprint("shard-", i+1))
		args = append(args, part)
		runs = append(runs, j.score(part, j.format, 1, append([]string{"--shard", fmt.Sprintf("%d/%d", i+1, shards)}, j.paths...)...))
	}
	for _, c := range append(runs, command{name: j.credence, args: args}) {
		used, err := c.run(ctx)
		if err != nil {
			return sum, err
		}
		sum = cost{sum.cpu + used.cpu, sum.wall + used.wall, max(sum.peak, used.peak)}
	}
	return sum, nil
}

// verdict says whether the account of a report adds up and, of another than the
// first, whether it is the same.
func (j *endToEnd) verdict(out string, compare bool, wrong *error) (account, same string) {
	account, same = "adds up", "–"
	got, err := countsOf(out)
	if err == nil {
		err = check(got, j.want)
	}
	if err != nil {
		account, *wrong = err.Error(), errors.Join(*wrong, err)
	}
	if !compare {
		return account, same
	}
	same = "yes"
	if err := sameReport(filepath.Join(j.dir, "out-0"), out); err != nil {
		same, *wrong = err.Error(), errors.Join(*wrong, err)
	}
	return account, same
}
