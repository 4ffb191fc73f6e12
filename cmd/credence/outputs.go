package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"credence/reports"
)

// outputs are the streams of a run with a record for each document.
type outputs struct {
	rows     io.Writer // nil for those that the run does not write
	table    *reports.ParquetWriter
	evidence io.Writer
	stdout   io.Writer
	withText bool
	flushers []func() error
}

// open opens the files of the documents in a folder.
func (o *outputs) open(folder *reports.Folder, f formats) error {
	if f.has("csv") {
		file, err := folder.Create(reports.DocumentsFile)
		if err != nil {
			return err
		}
		o.rows = o.buffered(file)
		if _, err := o.rows.Write(new(reports.RowWriter).Header()); err != nil {
			return err
		}
	}
	if f.has("parquet") {
		file, err := folder.Create(reports.DocumentsParquet)
		if err != nil {
			return err
		}
		o.table = reports.NewDocumentsParquet(file)
		o.flushers = append(o.flushers, o.table.Close)
	}
	if !f.has("jsonl") {
		return nil
	}
	file, err := folder.Create(f.evidenceFile())
	if err != nil {
		return err
	}
	if !f.zstd {
		o.evidence = o.buffered(file)
		return nil
	}
	z, err := reports.PackEvidence(file)
	if err != nil {
		return err
	}
	o.evidence = z
	o.flushers = append(o.flushers, z.Close)
	return nil
}

// buffered buffers what is written to w until flush.
func (o *outputs) buffered(w io.Writer) io.Writer {
	b := wholeLines{bufio.NewWriterSize(w, 256<<10)}
	o.flushers = append(o.flushers, b.Flush)
	return b
}

// wholeLines is a buffer that lets through nothing but whole writes, so that a
// run that is broken off leaves no half line.
type wholeLines struct{ *bufio.Writer }

func (w wholeLines) Write(line []byte) (int, error) {
	if len(line) > w.Available() {
		if err := w.Flush(); err != nil {
			return 0, err
		}
	}
	return w.Writer.Write(line)
}

// held collects what is written in a temporary file and copies it to w at the
// end: under --strict nothing is written before all has been read.
func (o *outputs) held(w io.Writer) (io.Writer, error) {
	f, err := os.CreateTemp("", "credence-*.jsonl")
	if err != nil {
		return nil, fmt.Errorf("hold output back: %w", err)
	}
	if err := os.Remove(f.Name()); err != nil { // it lives on until it is closed
		return nil, fmt.Errorf("hold output back: %w", err)
	}
	b := bufio.NewWriterSize(f, 256<<10)
	o.flushers = append(o.flushers, func() error {
		defer f.Close()
		if err := b.Flush(); err != nil {
			return err
		}
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return err
		}
		_, err := io.Copy(w, f)
		return err
	})
	return b, nil
}

// A renderFunc makes a document's line of the evidence and its row.
type renderFunc func(*reports.Document) (row, line []byte)

// renderer returns what renders on one worker. The collector has its own, for the few
// documents whose id or flags change.
func (o *outputs) renderer() renderFunc {
	rows := &reports.RowWriter{}
	var buf []byte // grows to the longest line once
	return func(d *reports.Document) (row, line []byte) {
		if o.rows != nil {
			row = rows.Row(d)
		}
		if o.evidence != nil || o.stdout != nil {
			buf = reports.AppendEvidence(buf[:0], d, o.withText)
			line = bytes.Clone(buf)
		}
		return row, line
	}
}

// write writes a document with what was rendered of it.
func (o *outputs) write(d *reports.Document, row, line []byte) error {
	if o.rows != nil {
		if _, err := o.rows.Write(row); err != nil {
			return err
		}
	}
	if o.table != nil {
		if err := o.table.Document(d); err != nil {
			return err
		}
	}
	for _, w := range []io.Writer{o.evidence, o.stdout} {
		if w != nil {
			if _, err := w.Write(line); err != nil {
				return err
			}
		}
	}
	return nil
}

// flush lets out what is held back. It does so once.
func (o *outputs) flush() error {
	var err error
	for _, f := range o.flushers {
		err = errors.Join(err, f())
	}
	o.flushers = nil
	return err
}
