package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"credence/corpus"
	"credence/reports"
)

// A shardFolder is what a run over a shard wrote.
type shardFolder struct {
	path string
	run  *reports.Run
}

// openShards reads the records of shards and checks that they are all there, each
// once, and of one job.
func openShards(paths []string, out string) ([]*shardFolder, error) {
	var shards []*shardFolder
	for _, path := range paths {
		if real(path) == real(out) {
			return nil, usage("--out %s is one of the shards: name another folder", out)
		}
		s, err := openShard(path)
		if err != nil {
			return nil, err
		}
		shards = append(shards, s)
	}
	slices.SortStableFunc(shards, func(a, b *shardFolder) int { return cmp.Compare(a.run.Shard.Number, b.run.Shard.Number) })
	first := shards[0]
	for _, s := range shards[1:] {
		if what := first.differs(s); what != "" {
			return nil, fmt.Errorf("%s and %s are not of one job: %s", first.path, s.path, what)
		}
	}
	return shards, complete(shards)
}

func openShard(path string) (*shardFolder, error) {
	data, err := os.ReadFile(filepath.Join(path, corpus.ReportFile))
	if err != nil {
		return nil, fmt.Errorf("%s: not a folder that credence score --shard wrote: %w", path, err)
	}
	run := &reports.Run{}
	if err := json.Unmarshal(data, run); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(path, corpus.ReportFile), err)
	}
	if run.Tool != "credence" || run.Shard == nil {
		return nil, fmt.Errorf("%s: not a shard: it was scored without --shard", path)
	}
	if s := run.Shard; s.Of < 1 || s.Of > maxShards || s.Number < 1 || s.Number > s.Of || s.Documents < 0 || s.First != reports.NewShard(s.Number, s.Of, s.Documents).First {
		return nil, fmt.Errorf("%s: %s is damaged: there is no shard %d/%d of %d documents that begins at %d", path, corpus.ReportFile, s.Number, s.Of, s.Documents, s.First)
	}
	if run.Version != version {
		return nil, fmt.Errorf("%s: written by credence %s, and this is %s: use one version for all", path, run.Version, version)
	}
	return &shardFolder{path, run}, nil
}

// differs says in what two shards are not of one job, "" for nothing.
func (s *shardFolder) differs(o *shardFolder) string {
	a, b := s.run, o.run
	switch {
	case a.Shard.Of != b.Shard.Of:
		return fmt.Sprintf("one of %d shards and one of %d", a.Shard.Of, b.Shard.Of)
	case a.Shard.Documents != b.Shard.Documents:
		return fmt.Sprintf("of %d documents and of %d", a.Shard.Documents, b.Shard.Documents)
	case a.Model != b.Model:
		return fmt.Sprintf("scored with model %s and with %s", a.Model.Version, b.Model.Version)
	case a.AsOf != b.AsOf:
		return fmt.Sprintf("judged as of %s and as of %s", a.AsOf, b.AsOf)
	case !reflect.DeepEqual(a.Options, b.Options):
		return "scored with other options (see run.json)"
	case !slices.EqualFunc(a.Inputs, b.Inputs, sameInput) || !slices.Equal(a.Failures, b.Failures):
		return "the input was not the same (see run.json)"
	case (a.Overrides == nil) != (b.Overrides == nil) || a.Overrides != nil && a.Overrides.SHA256 != b.Overrides.SHA256:
		return "scored with other overrides"
	}
	return ""
}

// sameInput reports whether the same was read below a path. What was left out may
// differ: the shards' own folders, where they lie in what is scored.
func sameInput(a, b corpus.Input) bool {
	return a.Path == b.Path && a.Files == b.Files && a.Records == b.Records && a.Bytes == b.Bytes
}

// complete says which shards are missing or there twice.
func complete(shards []*shardFolder) error {
	var missing []string
	want := 1
	for i, s := range shards {
		n := s.run.Shard.Number
		if i > 0 && n == shards[i-1].run.Shard.Number {
			return fmt.Errorf("shard %d/%d is there twice: %s and %s", n, s.run.Shard.Of, shards[i-1].path, s.path)
		}
		for ; want < n; want++ {
			missing = append(missing, fmt.Sprintf("%d/%d", want, s.run.Shard.Of))
		}
		want++
	}
	for of := shards[0].run.Shard.Of; want <= of; want++ {
		missing = append(missing, fmt.Sprintf("%d/%d", want, of))
	}
	if n := len(missing); n > 0 {
		if n > 10 {
			missing = append(missing[:10], fmt.Sprintf("and %d more", n-10))
		}
		return fmt.Errorf("missing: shard %s; score it with --shard, or name its folder", strings.Join(missing, ", "))
	}
	return nil
}

// options are the formats that the shards were written in, and the limit of the
// report.
func (s *shardFolder) options() (f formats, limit int) {
	names, _ := s.run.Options["formats"].([]any)
	for _, n := range names {
		if name, ok := n.(string); ok {
			f.names = append(f.names, name)
		}
	}
	f.zstd, _ = s.run.Options["zstd"].(bool)
	x, _ := s.run.Options["report_limit"].(float64)
	return f, min(max(int(x), 1), reports.MaxLimit)
}

// read opens the files of a shard.
func (s *shardFolder) read(f formats) (*shardReader, error) {
	r := &shardReader{shard: s}
	if err := r.open(f); err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, errors.Join(err, r.close()))
	}
	return r, nil
}
