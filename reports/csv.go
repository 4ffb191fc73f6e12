package reports

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"credence/features"
	"credence/scoring"
)

// number writes a number at full precision, without exponent.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// DocumentColumns are the columns of documents.csv.
func DocumentColumns() []string {
	columns := []string{"id", "source", "source_kind", "url", "title", "published", "updated", "language", "genre", "words",
		"status", "reason", "flags", "score", "low", "high", "probability"}
	return append(columns, measureColumns()...)
}

// SourceColumns are the columns of sources.csv.
func SourceColumns() []string {
	columns := []string{"source", "source_kind", "documents", "scored", "abstained", "rejected", "duplicates",
		"status", "reason", "score", "low", "high", "probability"}
	return append(append(columns, ratingColumns()...), measureColumns()...)
}

// measureColumns are one column per factor, then one per indicator.
func measureColumns() []string {
	var columns []string
	for _, f := range features.Factors() {
		columns = append(columns, string(f))
	}
	for _, ind := range features.All() {
		columns = append(columns, ind.Name)
	}
	return columns
}

// measures is the number of measureColumns.
func measures() int { return len(features.Factors()) + len(features.All()) }

// A RowWriter makes rows of documents.csv one after the other, reusing its memory.
// It is not safe for concurrent use.
type RowWriter struct {
	buf bytes.Buffer
	w   *csv.Writer
}

// Header is the line with the names of the columns.
func (w *RowWriter) Header() []byte { return w.line(DocumentColumns()) }

// Row is a document's line. Cells of what is not known or not measured are empty.
func (w *RowWriter) Row(d *Document) []byte { return w.line(documentRow(d, cell)) }

// Renamed is a line with the id and flags of d in place of its own.
func (w *RowWriter) Renamed(line []byte, d *Document) ([]byte, error) {
	row, err := csv.NewReader(bytes.NewReader(line)).Read()
	if err != nil {
		return nil, err
	}
	if len(row) != len(DocumentColumns()) {
		return nil, fmt.Errorf("%d cells in %d columns", len(row), len(DocumentColumns()))
	}
	row[0], row[flagsColumn] = cell(d.ID), flagsCell(d)
	return w.line(row), nil
}

func (w *RowWriter) line(cells []string) []byte {
	if w.w == nil {
		w.w = csv.NewWriter(&w.buf)
	}
	w.buf.Reset()
	w.w.Write(cells) // into memory: it cannot fail
	w.w.Flush()
	return bytes.Clone(w.buf.Bytes())
}

// flagsColumn is the place of the column flags.
const flagsColumn = 12

func flagsCell(d *Document) string { return strings.Join(d.Flags, ";") }

// documentRow is a document's row, its text made harmless by clean.
func documentRow(d *Document, clean func(string) string) []string {
	status, reason := d.Status()
	source, kind := d.Source()
	row := make([]string, 0, 17+measures())
	row = append(row, clean(d.ID), clean(source), string(kind))
	f := d.facts()
	row = append(row, clean(f.url), clean(f.title), f.published, f.updated, clean(f.language))
	p := d.Profile
	if p == nil {
		row = append(row, "", "")
	} else {
		row = append(row, p.Genre, strconv.Itoa(p.Words))
	}
	row = append(row, string(status), clean(reason), flagsCell(d))
	row = appendScore(row, status, d.Score.Estimate)
	if p == nil {
		return append(row, make([]string, measures())...)
	}
	return appendMeasures(row, d.Score.Factors, p.Values)
}

// appendScore appends score, low, high and probability, empty unless scored; the
// last three empty unless the model is fitted.
func appendScore(row []string, status scoring.Status, e scoring.Estimate) []string {
	if status != scoring.Scored {
		return append(row, "", "", "", "")
	}
	if !e.Fitted {
		return append(row, number(e.Points), "", "", "")
	}
	return append(row, number(e.Points), number(e.Low), number(e.High), number(e.Probability))
}

func appendMeasures(row []string, factors map[features.Factor]float64, values []features.Value) []string {
	for _, f := range features.Factors() {
		if x, ok := factors[f]; ok {
			row = append(row, number(x))
		} else {
			row = append(row, "")
		}
	}
	for _, v := range values {
		if v.N > 0 {
			row = append(row, number(v.X))
		} else {
			row = append(row, "")
		}
	}
	return row
}

// WriteSources writes sources.csv.
func WriteSources(w io.Writer, sources iter.Seq[*scoring.Source]) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(SourceColumns()); err != nil {
		return err
	}
	for s := range sources {
		if err := cw.Write(sourceRow(s, cell)); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

// sourceRow is a source's row, its text made harmless by clean.
func sourceRow(s *scoring.Source, clean func(string) string) []string {
	row := []string{clean(s.Name), string(s.Kind), strconv.Itoa(s.Documents), strconv.Itoa(s.Scored), strconv.Itoa(s.Abstained),
		strconv.Itoa(s.Rejected), strconv.Itoa(s.Duplicates), string(s.Status), clean(s.Reason)}
	row = appendRating(appendScore(row, s.Status, s.Estimate), s.Rated)
	return appendMeasures(row, s.Factors, s.Indicators)
}

// Formats are what --format takes, in the order of writing.
func Formats() []string { return []string{"csv", "markdown", "jsonl", "parquet"} }

// DefaultFormats are those that are written unless --format says otherwise.
func DefaultFormats() []string { return []string{"csv", "markdown", "jsonl"} }

// KnownFormat reports whether name is a format.
func KnownFormat(name string) bool { return slices.Contains(Formats(), name) }
