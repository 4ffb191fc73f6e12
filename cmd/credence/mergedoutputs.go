package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"credence/reports"
)

// A shardReader reads the files of a shard side by side, a document at a time.
type shardReader struct {
	shard     *shard
	documents *reports.ShardReader
	rows      *bufio.Reader // nil where the format is not there
	table     *reports.ParquetReader
	evidence  *bufio.Reader
	closers   []func() error
}

func (r *shardReader) open(f formats) error {
	var files [2]*os.File
	for i, name := range []string{reports.ShardDocumentsFile, reports.ShardDetailsFile} {
		file, err := r.file(name)
		if err != nil {
			return err
		}
		files[i] = file
	}
	var err error
	if r.documents, err = reports.NewShardReader(files[0], files[1]); err != nil {
		return err
	}
	if f.has("csv") {
		file, err := r.file(reports.DocumentsFile)
		if err != nil {
			return err
		}
		r.rows = bufio.NewReaderSize(file, 256<<10)
		if _, err := r.rows.ReadBytes('\n'); err != nil { // the header
			return fmt.Errorf("%s: %w", reports.DocumentsFile, cutShort(err))
		}
	}
	if f.has("parquet") {
		file, err := r.file(reports.DocumentsParquet)
		if err != nil {
			return err
		}
		info, err := file.Stat()
		if err != nil {
			return err
		}
		if r.table, err = reports.NewParquetReader(file, info.Size()); err != nil {
			return err
		}
	}
	if !f.has("jsonl") {
		return nil
	}
	file, err := r.file(f.evidenceFile())
	if err != nil {
		return err
	}
	var lines io.Reader = file
	if f.zstd {
		z, err := reports.UnpackEvidence(file)
		if err != nil {
			return err
		}
		r.closers = append(r.closers, z.Close)
		lines = z
	}
	r.evidence = bufio.NewReaderSize(lines, 256<<10)
	return nil
}

func (r *shardReader) file(name string) (*os.File, error) {
	f, err := os.Open(filepath.Join(r.shard.path, name))
	if err == nil {
		r.closers = append(r.closers, f.Close)
	}
	return f, err
}

// more names a file in which something is left to read, "" for none.
func (r *shardReader) more() string {
	if r.rows != nil {
		if _, err := r.rows.Peek(1); err == nil {
			return reports.DocumentsFile
		}
	}
	if r.evidence != nil {
		if _, err := r.evidence.Peek(1); err == nil {
			return reports.EvidenceFile
		}
	}
	if r.table != nil && r.table.More() {
		return reports.DocumentsParquet
	}
	return ""
}

func (r *shardReader) close() error {
	var err error
	for _, c := range r.closers {
		err = errors.Join(err, c())
	}
	r.closers = nil
	return err
}

// mergedOutputs are the files of the documents of a merged job.
type mergedOutputs struct {
	outputs
	rename reports.RowWriter
	heap   *heap
}

// shard copies the documents of a shard, with the ids and flags that they have in
// the whole.
func (o *mergedOutputs) shard(ctx context.Context, whole *account, r *shardReader) error {
	n := 0
	for ; ; n++ {
		if n%1024 == 0 {
			o.heap.tune()
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
		}
		d, text, err := r.documents.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		from, flags := d.ID, len(d.Flags)
		whole.add(d, fingerprint(text))
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

// cutShort names the end of a file where a document should stand.
func cutShort(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
