package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"credence/corpus"
	"credence/reports"
)

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
	heap := newHeap()
	defer heap.restore()
	c, err := newCollector(j, folder)
	if err != nil {
		return err
	}
	bar := newProgress(j.stderr, j.quiet || j.json && folder == nil)
	inputs, err := j.readInput(ctx, c, bar, heap)
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
		return j.noDocument(c.failures, inputs)
	}
	if err := j.finish(c, folder, inputs, started); err != nil {
		return err
	}
	if len(c.failures) > 0 {
		return errSilent
	}
	return nil
}

// readInput takes all that is read through the pipeline, of a shard its part.
func (j *scoreJob) readInput(ctx context.Context, c *collector, bar *progress, heap *heap) ([]corpus.Input, error) {
	reader := corpus.NewReader(j.read)
	pipe := pipeline{workers: j.workers, model: j.model, asOf: j.asOf, renderer: c.out.renderer, overrides: j.overrides, silent: j.silent(), heap: heap}
	take := func(r *result) error {
		if errors.Is(r.failure, errChanged) {
			return r.failure
		}
		bar.add(r)
		return c.collect(r)
	}
	if j.shard.Of == 0 {
		bar.reads(ctx, "reading", reader, j.read, j.paths)
		err := pipe.run(ctx, reader, j.paths, take)
		return reader.Inputs(), err
	}
	counted, seen, err := j.count(ctx, c, bar)
	if err != nil || j.shard.First == j.shard.End() {
		return counted, err
	}
	pipe.part = part{j.shard.First, j.shard.End(), seen}
	bar.expected = j.shard.End() - j.shard.First
	bar.reads(ctx, "reading", reader, j.read, j.paths)
	return counted, pipe.run(ctx, reader, j.paths, take)
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
		Clock:     clock(started, j.workers),
	}
	if j.shard.Of > 0 {
		run.Shard = &j.shard
	}
	return run
}
