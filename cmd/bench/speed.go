package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"credence/cmd/bench/invent"
)

// An input is a corpus on disk in one format.
type input struct {
	name      string
	path      string
	documents int
	bytes     int64  // uncompressed
	plain     string // what wc counts: path itself, or the same uncompressed
}

// A job is one measurement over an input.
type job struct {
	what  string
	in    *input
	cmd   command
	base  bool // others over the input are compared with it
	costs []cost
}

// speed measures each stage and format beside the yardsticks, several runs in turn.
func speed(ctx context.Context, s *settings) (string, error) {
	inputs, err := s.inputs(ctx)
	if err != nil {
		return "", err
	}
	var jobs []*job
	for i := range inputs {
		more, err := s.jobs(&inputs[i], i == 0)
		if err != nil {
			return "", err
		}
		jobs = append(jobs, more...)
	}
	for n := range s.runs {
		for _, j := range jobs {
			c, err := j.cmd.run(ctx)
			if err != nil {
				return "", err
			}
			j.costs = append(j.costs, c)
		}
		fmt.Fprintf(s.log, "bench: run %d of %d done\n", n+1, s.runs)
	}
	start, err := s.startUp(ctx)
	if err != nil {
		return "", err
	}
	return speedTable(jobs) + fmt.Sprintf("\nStart-up on an empty folder: %.1f ms, %.1f ms of them processor time, %.0f MB.\n",
		start.wall.Seconds()*1e3, start.cpu.Seconds()*1e3, float64(start.peak)/1e6), nil
}

// inputs makes the corpora: JSON Lines whole, the other formats with a quarter of the
// documents.
func (s *settings) inputs(ctx context.Context) ([]input, error) {
	if s.corpus != "" {
		in, err := s.given()
		return []input{in}, err
	}
	var inputs []input
	for _, f := range []struct{ name, plain string }{ // plain: the format that wc counts in its place
		{"jsonl", ""}, {"jsonl.gz", "jsonl"}, {"jsonl.zst", "jsonl"}, {"csv", ""}, {"tsv", ""}, {"parquet", "csv"}, {"txt", ""}, {"wet", ""}, {"wet.gz", "wet"},
		{"html", ""}, {"warc", ""}, {"warc.gz", "warc"},
	} {
		documents := s.documents
		if !strings.HasPrefix(f.name, "jsonl") {
			documents = max(1, documents/4)
		}
		path, err := s.makeApart(ctx, filepath.Join(s.tmp, strings.ReplaceAll(f.name, ".", "-")), f.name, documents)
		if err != nil {
			return nil, err
		}
		in := input{name: f.name, path: path, plain: path, documents: documents}
		if i := slices.IndexFunc(inputs, func(in input) bool { return in.name == f.plain }); i >= 0 {
			in.plain, in.bytes = inputs[i].path, inputs[i].bytes
		} else if in.bytes, err = sizeOf(path); err != nil {
			return nil, err
		}
		inputs = append(inputs, in)
	}
	return inputs, nil
}

// makeApart makes a corpus in a process of its own: what that takes would count as
// memory of each child after it, see command.run.
func (s *settings) makeApart(ctx context.Context, dir, format string, documents int) (string, error) {
	cmd, err := stage("make", dir, format, fmt.Sprint(documents), fmt.Sprint(s.sources), fmt.Sprint(s.words))
	if err != nil {
		return "", err
	}
	if _, err := cmd.run(ctx); err != nil {
		return "", err
	}
	return invent.Path(dir, format), nil
}

// given unpacks a corpus that is given.
func (s *settings) given() (in input, err error) {
	f, err := os.Open(s.corpus)
	if err != nil {
		return in, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(s.corpus, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return in, fmt.Errorf("%s: %w", s.corpus, err)
		}
	}
	path := filepath.Join(s.tmp, "given.jsonl")
	out, err := os.Create(path)
	if err != nil {
		return in, err
	}
	defer out.Close()
	lines := &lineCounter{}
	if in.bytes, err = io.Copy(io.MultiWriter(out, lines), r); err != nil {
		return in, fmt.Errorf("%s: %w", s.corpus, err)
	}
	in.name, in.path, in.plain, in.documents = "jsonl", path, path, lines.n
	return in, nil
}

type lineCounter struct{ n int }

func (l *lineCounter) Write(p []byte) (int, error) {
	l.n += bytes.Count(p, []byte("\n"))
	return len(p), nil
}

// sizeOf adds up the files at or below path.
func sizeOf(path string) (size int64, err error) {
	err = filepath.WalkDir(path, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}

// jobs are the measurements over one input; whole: every stage by itself, too.
func (s *settings) jobs(in *input, whole bool) ([]*job, error) {
	list := in.plain + ".list"
	var names bytes.Buffer
	err := eachFile([]string{in.plain}, func(path string) error {
		names.WriteString(path + "\x00")
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(list, names.Bytes(), 0o644); err != nil {
		return nil, err
	}
	jobs := []*job{{what: "`wc -w`", base: true, cmd: command{name: "wc", args: []string{"-w", "--files0-from=" + list}, env: []string{"LC_ALL=C.UTF-8"}}}}
	for _, st := range stageJobs() {
		if !st.fits(in.name, whole) {
			continue
		}
		cmd, err := stage(st.name, in.path)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, &job{what: st.what, cmd: cmd})
	}
	out := filepath.Join(s.tmp, "report")
	jobs = append(jobs, &job{what: "`score --format csv`", cmd: s.score(out, "csv", 1, in.path)})
	if whole {
		jobs = append(jobs, &job{what: "`score --format csv,jsonl`", cmd: s.score(out, "csv,jsonl", 1, in.path)},
			&job{what: "`score` (all formats)", cmd: s.score(out, "csv,markdown,jsonl", 1, in.path)},
			&job{what: "`score --format csv`, 2 workers", cmd: s.score(out, "csv", 2, in.path)})
	}
	for _, j := range jobs {
		j.in = in
	}
	return jobs, nil
}

// A stageJob is a stage that this program does itself.
type stageJob struct{ what, name string }

func stageJobs() []stageJob {
	return []stageJob{{"bare read", "read"}, {"`encoding/json`", "json"}, {"bare `html.Parse`", "html"},
		{"read and decoded", "decode"}, {"… and measured", "measure"}, {"… and scored", "score"}}
}

// fits reports whether a stage says something of its own about a format: measuring and
// scoring depend on the text alone, save for pages, whose marks are measured, too.
func (st stageJob) fits(format string, whole bool) bool {
	switch st.name {
	case "read":
		return !strings.Contains(format, ".")
	case "json":
		return format == "jsonl"
	case "html":
		return format == "html"
	case "measure", "score":
		return whole || format == "html"
	}
	return true
}

// startUp measures credence on an empty folder, which it says holds no document.
func (s *settings) startUp(ctx context.Context) (cost, error) {
	empty := filepath.Join(s.tmp, "empty")
	if err := os.MkdirAll(empty, 0o755); err != nil {
		return cost{}, err
	}
	cmd := s.score(filepath.Join(s.tmp, "report"), "csv", 1, empty)
	cmd.status = 1
	var costs []cost
	for range 4*s.runs + 1 {
		c, err := cmd.run(ctx)
		if err != nil {
			return cost{}, err
		}
		costs = append(costs, c)
	}
	return median(costs), nil
}

// median takes the median of each figure by itself.
func median(costs []cost) cost {
	middle := func(get func(cost) int64) int64 {
		var list []int64
		for _, c := range costs {
			list = append(list, get(c))
		}
		slices.Sort(list)
		return list[len(list)/2]
	}
	return cost{
		cpu:  time.Duration(middle(func(c cost) int64 { return int64(c.cpu) })),
		wall: time.Duration(middle(func(c cost) int64 { return int64(c.wall) })),
		peak: middle(func(c cost) int64 { return c.peak }),
	}
}

// speedTable renders the medians.
func speedTable(jobs []*job) string {
	var b strings.Builder
	b.WriteString("| input | what | CPU s | wall s | documents/s | MB/s | times `wc -w` | peak MB |\n|---|---|---:|---:|---:|---:|---:|---:|\n")
	base, floor := cost{}, int64(math.MaxInt64)
	for _, j := range jobs {
		floor = min(floor, median(j.costs).peak)
	}
	for _, j := range jobs {
		c := median(j.costs)
		most := fmt.Sprintf("%.0f", float64(c.peak)/1e6)
		if float64(c.peak) < 1.05*float64(floor) {
			most = "≤ " + most // what bench itself holds, see command.run
		}
		if j.base {
			base = c
		}
		input := fmt.Sprintf("%s, %d documents, %.1f MB", j.in.name, j.in.documents, float64(j.in.bytes)/1e6)
		fmt.Fprintf(&b, "| %s | %s | %.2f | %.2f | %.0f | %.1f | %.1f | %s |\n", input, j.what, c.cpu.Seconds(), c.wall.Seconds(),
			float64(j.in.documents)/c.cpu.Seconds(), float64(j.in.bytes)/1e6/c.cpu.Seconds(), c.cpu.Seconds()/base.cpu.Seconds(), most)
	}
	return b.String()
}
