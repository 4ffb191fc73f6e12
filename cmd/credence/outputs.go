package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"credence/corpus"
	"credence/reports"
	"credence/scoring"
)

// outputs are the streams of a run and what it gathers on the way.
type outputs struct {
	job      *scoreJob
	rows     *csv.Writer
	evidence io.Writer
	stdout   io.Writer
	flushers []func() error
	ids      *register
	ledger   scoring.Ledger
	digest   *reports.Digest
	failures []string
	said     int // rejections named on standard error

	overrides *reports.Overrides // nil for none
}

func (j *scoreJob) openOutputs(folder *reports.Folder) (*outputs, error) {
	o := &outputs{job: j, ids: newRegister(), digest: &reports.Digest{}, overrides: reports.NewOverrides(j.overrides)}
	if j.json && j.strict {
		var err error
		if o.stdout, err = o.held(j.stdout); err != nil {
			return nil, err
		}
	} else if j.json {
		o.stdout = o.buffered(j.stdout)
	}
	if folder == nil {
		return o, nil
	}
	if slices.Contains(j.formats, "csv") {
		f, err := folder.Create(reports.DocumentsFile)
		if err != nil {
			return nil, err
		}
		o.rows = csv.NewWriter(f)
		o.flushers = append(o.flushers, func() error { o.rows.Flush(); return o.rows.Error() })
		if err := o.rows.Write(reports.DocumentColumns()); err != nil {
			return nil, err
		}
	}
	if slices.Contains(j.formats, "jsonl") {
		f, err := folder.Create(reports.EvidenceFile)
		if err != nil {
			return nil, err
		}
		o.evidence = o.buffered(f)
	}
	return o, nil
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

// render makes a document's line and row. It runs on the workers; the collector
// repeats it for the few documents whose id or flags change.
func (o *outputs) render(d *reports.Document) (row []string, line []byte) {
	if o.rows != nil {
		row = reports.DocumentRow(d)
	}
	if o.evidence != nil || o.stdout != nil {
		line = reports.AppendEvidence(nil, d, o.job.withText)
	}
	return row, line
}

// collect takes a result, in the order of the input.
func (o *outputs) collect(r *result) error {
	if r.failure != nil {
		o.failures = append(o.failures, r.failure.Error())
		fmt.Fprintf(o.job.stderr, "credence: %s\n", reports.Plain(r.failure.Error()))
		return nil
	}
	d := &r.doc
	if rej := d.Rejection; rej != nil {
		if o.job.strict {
			return fmt.Errorf("--strict: %s", reports.Plain(rej.Error()))
		}
		o.say(rej)
	}
	duplicate := o.ids.check(d)
	if duplicate.changed {
		r.row, r.line = o.render(d)
	}
	source, kind := d.Source()
	status, _ := d.Status()
	o.ledger.Add(scoring.Entry{Source: source, Kind: kind, ID: d.ID, Status: status, Duplicate: duplicate.text, Score: &d.Score, Profile: d.Profile})
	o.digest.Add(d)
	o.overrides.Add(d)
	return o.write(r)
}

// files are the files that the run writes, for the report to name.
func (o *outputs) files() []string {
	var names []string
	if o.rows != nil {
		names = append(names, reports.DocumentsFile, reports.SourcesFile)
	}
	if o.evidence != nil {
		names = append(names, reports.EvidenceFile)
	}
	return names
}

func (o *outputs) write(r *result) error {
	if o.rows != nil {
		if err := o.rows.Write(r.row); err != nil {
			return err
		}
	}
	for _, w := range []io.Writer{o.evidence, o.stdout} {
		if w != nil {
			if _, err := w.Write(r.line); err != nil {
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

// writeEnd writes the files that need all documents.
func (o *outputs) writeEnd(folder *reports.Folder, run *reports.Run, sources []scoring.Source) error {
	if err := o.flush(); err != nil {
		return err
	}
	if slices.Contains(o.job.formats, "csv") {
		f, err := folder.Create(reports.SourcesFile)
		if err != nil {
			return err
		}
		if err := reports.WriteSources(f, sources); err != nil {
			return err
		}
	}
	if !slices.Contains(o.job.formats, "markdown") {
		return nil
	}
	f, err := folder.Create(reports.MarkdownFile)
	if err != nil {
		return err
	}
	return reports.WriteMarkdown(f, run, sources, o.digest)
}

// maxSaid is how many rejections are named on standard error without --verbose.
const maxSaid = 10

func (o *outputs) say(rej *corpus.Rejection) {
	o.said++
	if o.job.quiet || o.said > maxSaid && !o.job.verbose {
		return
	}
	fmt.Fprintf(o.job.stderr, "rejected %s\n", reports.Plain(rej.Error()))
}

func (o *outputs) sayRest() {
	if o.said > maxSaid && !o.job.verbose {
		fmt.Fprintf(o.job.stderr, "and %d more rejected (--verbose names them)\n", o.said-maxSaid)
	}
}

// saySkipped names the kinds of files left out.
func saySkipped(w io.Writer, inputs []corpus.Input) {
	for _, in := range inputs {
		for _, kind := range slices.Sorted(maps.Keys(in.Skipped)) {
			fmt.Fprintf(w, "left out of %s: %d %s\n", reports.Plain(in.Path), in.Skipped[kind], reports.Plain(kind))
		}
	}
}

// leftOut says what was left out where no document was found, "" for nothing.
func leftOut(inputs []corpus.Input) string {
	count := map[string]int{}
	for _, in := range inputs {
		for kind, n := range in.Skipped {
			count[kind] += n
		}
	}
	var kinds []string
	for _, kind := range slices.Sorted(maps.Keys(count)) {
		kinds = append(kinds, fmt.Sprintf("%d %s", count[kind], kind))
	}
	if kinds == nil {
		return ""
	}
	return "; left out: " + strings.Join(kinds, ", ")
}
