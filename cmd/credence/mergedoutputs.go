package main

import (
	"context"
	"fmt"
	"io"

	"credence/reports"
)

// mergedOutputs are the files of the documents of a merged job.
type mergedOutputs struct {
	outputs
	rename reports.RowWriter
	heap   *heap
}

// copyShard copies the documents of a shard, with the ids and flags that they have in
// the whole.
func (o *mergedOutputs) copyShard(ctx context.Context, whole *account, r *shardReader) error {
	n := 0
	for ; ; n++ {
		if n%1024 == 0 {
			o.heap.tune()
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
		}
		d, err := r.documents.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		from, flags := d.ID, len(d.Flags)
		whole.add(d)
		if err := o.document(d, from, flags, r); err != nil {
			return fmt.Errorf("document %d: %w", n+1, err)
		}
	}
	if name := r.more(); name != "" {
		return fmt.Errorf("%s holds more than the shard's documents: score it again", name)
	}
	s := r.shard.run.Shard
	if want := s.End() - s.First; n != want || n != r.shard.run.Counts.Documents {
		return fmt.Errorf("shard %d/%d has %d documents and its files hold %d: score it again", s.Number, s.Of, want, n)
	}
	return nil
}

// document copies what a shard wrote of one document whose id was from and that had
// so many flags.
func (o *mergedOutputs) document(d *reports.Document, from string, flags int, r *shardReader) error {
	if o.rows != nil {
		row, err := r.rows.ReadBytes('\n') // no cell holds a line end
		if err != nil {
			return fmt.Errorf("%s: %w", reports.DocumentsFile, cutShort(err))
		}
		if len(d.Flags) > flags || d.ID != from {
			if row, err = o.rename.Renamed(row, d); err != nil {
				return fmt.Errorf("%s: %w", reports.DocumentsFile, err)
			}
		}
		if _, err := o.rows.Write(row); err != nil {
			return err
		}
	}
	if o.table != nil {
		if err := r.table.Copy(o.table, d); err != nil {
			return err
		}
	}
	if o.evidence == nil {
		return nil
	}
	line, err := r.evidence.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("%s: %w", reports.EvidenceFile, cutShort(err))
	}
	if d.ID != from {
		if line, err = reports.RenameEvidence(line, from, d.ID); err != nil {
			return err
		}
	}
	_, err = o.evidence.Write(line)
	return err
}
