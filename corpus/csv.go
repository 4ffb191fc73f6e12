package corpus

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
)

// csv yields the records of a CSV file (RFC 4180, comma, header line first).
//
// encoding/csv alone would lose every record after a quotation mark that never
// closes. So records are cut out of the lines here, each is parsed by itself,
// and after a broken one reading resumes at the next line that begins a record
// with the header's number of fields.
func (w *walk) csv(f file, br *bufio.Reader) bool {
	c := &csvSplitter{lines: lineReader{br: br, max: w.opts.MaxDocument}, max: w.opts.MaxDocument}
	header, err := c.header()
	if err == io.EOF {
		return w.reject(f, f.origin(), f.id, "empty file: no header line")
	}
	if err == nil {
		err = checkHeader(header, w.opts.Map)
	}
	if err != nil {
		return w.reject(f, f.origin(), f.id, err.Error())
	}
	for n := 1; ; n++ {
		rec, err := c.next(len(header))
		if err == io.EOF {
			return true
		}
		origin := Origin{File: f.origin().File, Record: n, Line: rec.line}
		id := fmt.Sprintf("%s:%d", f.id, rec.line)
		ok := true
		switch {
		case rec.fault != "":
			ok = w.reject(f, origin, id, rec.fault)
		case err != nil:
			return w.reject(f, origin, id, readFault(err))
		default:
			ok = w.send(Item{Record: &Record{Origin: origin, ID: id, folder: f.folder, reader: w.Reader, kind: formatCSV, fields: rec.fields, header: header}})
		}
		if !ok {
			return false
		}
	}
}

// checkHeader makes sure that there is a column of text and no doubt about any
// column that is read.
func checkHeader(header []string, names map[string]string) error {
	seen := map[string]bool{}
	for _, h := range header {
		if seen[h] && slices.Contains(fieldNames, h) {
			return fmt.Errorf("two columns are named %q", h)
		}
		seen[h] = true
	}
	if want := fieldName(names, "text"); !seen[want] && !seen[fieldName(names, "html")] {
		return fmt.Errorf("no column %q among %s (name the column with --map text=COLUMN)", want, quoteList(header))
	}
	return nil
}

// A csvSplitter cuts a stream of lines into records.
type csvSplitter struct {
	lines   lineReader
	max     int64
	pending []csvLine // lines read ahead by a record that turned out broken
}

type csvLine struct {
	text []byte
	line int
	long bool
}

// A csvRecord is a record's fields, or the fault that makes it unreadable.
type csvRecord struct {
	line   int
	fields []string
	fault  string
}

func (c *csvSplitter) header() ([]string, error) {
	rec, err := c.next(0)
	if err == nil && rec.fault != "" {
		err = fmt.Errorf("header line: %s", rec.fault)
	}
	for i := range rec.fields {
		rec.fields[i] = strings.TrimSpace(rec.fields[i])
	}
	return rec.fields, err
}

func (c *csvSplitter) line() (csvLine, error) {
	if len(c.pending) > 0 {
		l := c.pending[0]
		c.pending = c.pending[1:]
		return l, nil
	}
	text, long, err := c.lines.next()
	return csvLine{text, c.lines.line, long}, err
}

// next returns the next record. want is the number of fields it must have, 0
// for any.
func (c *csvSplitter) next(want int) (csvRecord, error) {
	var first csvLine
	for {
		var err error
		if first, err = c.line(); err != nil {
			return csvRecord{line: c.lines.line}, err
		}
		if first.long || len(first.text) > 0 {
			break
		}
	}
	rec, rest, err := c.cut(first, want)
	if rec.fault == "" || want == 0 {
		return rec, err
	}
	c.pending = append(rest, c.pending...)
	last, skipErr := c.resume(want)
	if last > rec.line {
		rec.fault += fmt.Sprintf(" (lines %d to %d passed over)", rec.line, last)
	}
	return rec, skipErr
}

// cut gathers the lines of the record that first begins and parses it. rest is
// what was read beyond first when the record is broken.
func (c *csvSplitter) cut(first csvLine, want int) (rec csvRecord, rest []csvLine, err error) {
	rec.line = first.line
	if first.long {
		rec.fault = tooLarge("record", c.max)
		return rec, nil, nil
	}
	state := scanCSV(first.text, csvFieldStart)
	raw := slices.Clone(first.text)
	for state == csvQuoted {
		l, err := c.line()
		if err != nil || l.long || int64(len(raw)+len(l.text)) > c.max {
			rec.fault = "quotation mark opened here never closes"
			if err == nil {
				rest = append(rest, l)
			}
			if err == io.EOF {
				err = nil
			}
			return rec, rest, err
		}
		rest = append(rest, l)
		raw = append(append(raw, '\n'), l.text...)
		state = scanCSV(l.text, csvQuoted)
	}
	if state == csvBroken {
		rec.fault = `text after a closing quotation mark (inside a quoted field write "" for ")`
		return rec, rest, nil
	}
	rec.fields, rec.fault = parseCSV(raw, want)
	return rec, rest, nil
}

// resume drops pending lines up to the first that begins a whole record. It
// returns the number of the last line dropped.
func (c *csvSplitter) resume(want int) (last int, err error) {
	for len(c.pending) > 0 {
		first := c.pending[0]
		c.pending = c.pending[1:]
		rec, rest, err := c.cut(first, want)
		c.pending = append(rest, c.pending...)
		if rec.fault == "" && len(rec.fields) > 0 {
			c.pending = append([]csvLine{first}, c.pending...)
			return last, err
		}
		if err != nil {
			return last, err
		}
		last = first.line
	}
	return last, nil
}

// The states between two bytes of a CSV record.
const (
	csvFieldStart = iota
	csvPlain
	csvQuoted
	csvClosed // after a quotation mark inside a quoted field: its end, or the first half of ""
	csvBroken
)

// scanCSV returns the state at the end of a line that begins in state.
func scanCSV(line []byte, state int) int {
	for _, b := range line {
		switch {
		case state == csvQuoted && b == '"':
			state = csvClosed
		case state == csvQuoted:
		case b == ',':
			state = csvFieldStart
		case state == csvFieldStart && b == '"', state == csvClosed && b == '"':
			state = csvQuoted
		case state == csvClosed:
			return csvBroken
		default:
			state = csvPlain
		}
	}
	return state
}

func parseCSV(raw []byte, want int) (fields []string, fault string) {
	r := csv.NewReader(bytes.NewReader(raw))
	r.LazyQuotes = true // a mark inside a plain field (a 5" pipe) is that mark
	r.FieldsPerRecord = -1
	fields, err := r.Read()
	switch {
	case err == io.EOF:
		return nil, "empty record"
	case err != nil:
		return nil, "broken CSV: " + err.Error()
	case want > 0 && len(fields) != want:
		return nil, fmt.Sprintf("%d fields where the header has %d", len(fields), want)
	}
	return fields, ""
}

func quoteList(names []string) string {
	const most = 12
	var b strings.Builder
	for i, n := range names {
		if i == most {
			return b.String() + fmt.Sprintf(" and %d more", len(names)-most)
		}
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q", n)
	}
	return b.String()
}
