package corpus

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// csv yields the records of a CSV file (RFC 4180, header line first) whose fields
// comma parts: a comma, or a tab.
//
// encoding/csv alone would lose every record after a quotation mark that never
// closes. So records are cut out of the lines here, each is parsed by itself,
// and after a broken one reading resumes at the next line that begins a record
// with the header's number of fields.
func (w *walk) csv(f file, br *bufio.Reader, comma byte) bool {
	c := &csvSplitter{comma: comma, lines: lineReader{br: br, max: w.opts.MaxDocument}, max: w.opts.MaxDocument}
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
			ok = w.record(f, &Record{Origin: origin, ID: id, kind: formatCSV, fields: rec.fields, header: header})
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

// A csvSplitter cuts a stream of lines into records. It keeps the lines of the
// record at hand, so that it can go back to the second when the first turns out
// broken.
type csvSplitter struct {
	lines lineReader
	comma byte
	max   int64
	kept  []csvLine
	at    int // the next line of kept
	seen  int // number of the last line that was gone through for a record that turned out broken
}

// resumeLines is how many lines a record may have for reading to resume at it
// after a broken one, and where lines were gone through before in search of an
// end. It bounds the time spent on a file of nothing but marks.
const resumeLines = 200

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

// line returns the next line, kept or new.
func (c *csvSplitter) line() (csvLine, error) {
	if c.at == len(c.kept) {
		text, long, err := c.lines.next()
		if err != nil {
			return csvLine{line: c.lines.line}, err
		}
		c.kept = append(c.kept, csvLine{text, c.lines.line, long})
	}
	c.at++
	return c.kept[c.at-1], nil
}

// drop forgets the lines before the cursor.
func (c *csvSplitter) drop() {
	if c.at == len(c.kept) {
		c.kept, c.at = c.kept[:0], 0
		return
	}
	clear(c.kept[:c.at])
	c.kept, c.at = c.kept[c.at:], 0
}

// next returns the next record. want is the number of fields it must have, 0
// for any.
func (c *csvSplitter) next(want int) (csvRecord, error) {
	c.drop()
	first, err := c.line()
	for err == nil && !first.long && len(first.text) == 0 {
		first, err = c.line()
	}
	if err != nil {
		return csvRecord{line: first.line}, err
	}
	start, most := c.at, math.MaxInt
	if first.line < c.seen {
		most = resumeLines
	}
	rec, err := c.cut(first, want, most)
	plain := c.plain(rec, first, c.kept[start:c.at], want)
	if plain == nil && (rec.fault == "" || want == 0) {
		return rec, err
	}
	if most > resumeLines && c.at-start > resumeLines {
		c.seen = c.kept[c.at-1].line
	}
	c.at = start
	if plain != nil {
		return csvRecord{line: first.line, fields: plain}, nil
	}
	if last := c.resume(want); last > rec.line {
		rec.fault += fmt.Sprintf(" (lines %d to %d passed over)", rec.line, last)
	}
	return rec, err
}

// plain returns the fields of a line parted by tabs whose quotation marks are
// text, nil when they are not: many programs quote nothing in such files. They
// are text where read as quotation they make no whole record, or where each line
// that they would join has the header's number of fields by itself.
func (c *csvSplitter) plain(rec csvRecord, first csvLine, more []csvLine, want int) []string {
	if c.comma != '\t' || want == 0 || first.long || !hasFields(first.text, want) {
		return nil
	}
	if rec.fault == "" && (len(more) == 0 || want == 1) {
		return nil
	}
	for _, l := range more {
		if rec.fault == "" && !hasFields(l.text, want) {
			return nil
		}
	}
	return strings.Split(string(first.text), "\t")
}

func hasFields(line []byte, want int) bool { return bytes.Count(line, []byte{'\t'}) == want-1 }

// cut gathers the lines of the record that first begins, at most so many more,
// and parses it.
func (c *csvSplitter) cut(first csvLine, want, most int) (rec csvRecord, err error) {
	rec.line = first.line
	if first.long {
		rec.fault = tooLarge("record", c.max)
		return rec, nil
	}
	state := scanCSV(first.text, c.comma, csvFieldStart)
	raw := slices.Clone(first.text)
	for n := 0; state == csvQuoted; n++ {
		l, err := c.line()
		if err != nil || l.long || n >= most || int64(len(raw)+len(l.text)) > c.max {
			rec.fault = "quotation mark opened here never closes"
			if n >= most {
				rec.fault = fmt.Sprintf("quotation mark opened here does not close within %d lines", most)
			}
			if err == io.EOF {
				err = nil
			}
			return rec, err
		}
		raw = append(append(raw, '\n'), l.text...)
		state = scanCSV(l.text, c.comma, csvQuoted)
	}
	if state == csvBroken {
		rec.fault = `text after a closing quotation mark (inside a quoted field write "" for ")`
		return rec, nil
	}
	rec.fields, rec.fault = parseCSV(raw, c.comma, want)
	return rec, nil
}

// resume moves the cursor to the first kept line that begins a whole record, or
// behind the kept lines. It returns the number of the last line passed over.
func (c *csvSplitter) resume(want int) (last int) {
	for c.at < len(c.kept) {
		c.drop()
		here := c.at
		first, _ := c.line()
		rec, _ := c.cut(first, want, resumeLines) // a fault of the stream comes again
		if rec.fault == "" && len(rec.fields) > 0 {
			c.at = here
			return last
		}
		c.at = here + 1
		last = first.line
	}
	return last
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
func scanCSV(line []byte, comma byte, state int) int {
	for _, b := range line {
		switch {
		case state == csvQuoted && b == '"':
			state = csvClosed
		case state == csvQuoted:
		case b == comma:
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

func parseCSV(raw []byte, comma byte, want int) (fields []string, fault string) {
	r := csv.NewReader(bytes.NewReader(raw))
	r.Comma = rune(comma)
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
