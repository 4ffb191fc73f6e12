package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"credence/reports"
)

// A shardReader reads the files of a shard side by side, a document at a time.
type shardReader struct {
	shard     *shardFolder
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

// cutShort names the end of a file where a document should stand.
func cutShort(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
