package features

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// overrideColumns are the columns of a file of overrides. The first four say what
// a verdict is on and may be left out, as may the last.
var overrideColumns = [...]string{"document", "source", "indicator", "text", "verdict", "reason", "by", "expires"}

// maxFaults is how many faults of a file of overrides are named.
const maxFaults = 10

// ReadOverrides reads a file of overrides, named file in errors: CSV (RFC 4180,
// comma, UTF-8), header line first. A verdict holds up to and with the day that it
// expires; asOf says which day it is. Each fault is an error with its line and
// remedy; the first ten are joined.
func ReadOverrides(r io.Reader, file string, asOf time.Time) (*Overrides, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	sum := sha256.Sum256(data)
	o := &Overrides{File: file, SHA256: hex.EncodeToString(sum[:]), found: map[overrideKey]*Override{}, some: map[overrideKey]bool{}}
	table := overrideTable{Overrides: o, asOf: asOf}
	table.read(bytes.TrimPrefix(data, []byte("\ufeff")))
	if len(table.faults) > 0 {
		return nil, errors.Join(table.faults...)
	}
	for i := range o.List {
		v := &o.List[i]
		if key := v.key(); !v.Expired {
			o.found[key] = v
			if v.Verdict == Dismiss {
				key.text = ""
				o.some[key] = true
			}
		}
	}
	return o, nil
}

// An overrideTable is a file of overrides that is being read.
type overrideTable struct {
	*Overrides
	asOf   time.Time
	column map[string]int
	faults []error
	more   int // faults beyond those that are named
}

func (t *overrideTable) fault(line int, format string, args ...any) {
	if len(t.faults) < maxFaults {
		t.faults = append(t.faults, fmt.Errorf("%s:%d: %s", t.File, line, fmt.Sprintf(format, args...)))
		return
	}
	t.more++
}

func (t *overrideTable) read(data []byte) {
	if bad := badUTF8(data); bad >= 0 {
		t.fault(1+bytes.Count(data[:bad], []byte("\n")), "not in UTF-8 (save it as “CSV UTF-8”)")
		return
	}
	rows := csv.NewReader(bytes.NewReader(data))
	rows.FieldsPerRecord = -1
	header, err := rows.Read()
	if err == io.EOF {
		t.fault(1, "empty: want a header line with some of the columns %s", strings.Join(overrideColumns[:], ","))
		return
	}
	if err != nil {
		t.broken(err)
		return
	}
	if !t.header(header) {
		return
	}
	lines := map[overrideKey]int{}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.broken(err)
			break
		}
		line, _ := rows.FieldPos(0)
		t.row(line, row, len(header), lines)
	}
	if t.more > 0 {
		t.faults = append(t.faults, fmt.Errorf("%s: and %d more faults", t.File, t.more))
	}
}

// badUTF8 returns the place of the first byte that is not UTF-8, -1 for none. A
// byte of zero counts as such: it is half a letter in UTF-16.
func badUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 || r == 0 {
			return i
		}
		i += n
	}
	return -1
}

// broken is the fault that a file is no CSV from a line on.
func (t *overrideTable) broken(err error) {
	var pe *csv.ParseError
	if !errors.As(err, &pe) {
		t.fault(1, "%v", err)
		return
	}
	t.fault(pe.StartLine, "broken CSV: %v (put a field that holds a comma, a quotation mark or a line end between \" and \", and write \"\" for each \" in it)", pe.Err)
}

// header reads the names of the columns.
func (t *overrideTable) header(row []string) bool {
	if len(row) == 1 && strings.ContainsAny(row[0], ";\t") {
		t.fault(1, "the columns are parted by semicolons or tabs (save it with commas)")
		return false
	}
	t.column = map[string]int{}
	for i, name := range row {
		name = strings.ToLower(strings.TrimSpace(name))
		if !slices.Contains(overrideColumns[:], name) {
			t.fault(1, "unknown column %q (columns are %s)", name, strings.Join(overrideColumns[:], ", "))
		} else if _, twice := t.column[name]; twice {
			t.fault(1, "two columns are named %q (leave one out)", name)
		}
		t.column[name] = i
	}
	for _, name := range []string{"verdict", "reason", "by"} {
		if _, ok := t.column[name]; !ok {
			t.fault(1, "no column %q (columns are %s)", name, strings.Join(overrideColumns[:], ", "))
		}
	}
	return len(t.faults) == 0
}

// row reads one verdict. lines are those of the verdicts before it.
func (t *overrideTable) row(line int, row []string, columns int, lines map[overrideKey]int) {
	if strings.Join(row, "") == "" {
		return // as spreadsheets leave them
	}
	if len(row) != columns {
		t.fault(line, "%d fields where the header has %d (put a field that holds a comma between \" and \")", len(row), columns)
		return
	}
	cell := func(name string) string {
		if i, ok := t.column[name]; ok {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	o := Override{Line: line, Document: cell("document"), Source: cell("source"), Indicator: cell("indicator"), Text: cell("text"),
		Verdict: Verdict(strings.ToLower(cell("verdict"))), Reason: cell("reason"), By: cell("by")}
	faults := len(t.faults) + t.more
	t.check(&o)
	if s := cell("expires"); s != "" {
		var err error
		if o.Expires, err = time.Parse(time.DateOnly, s); err != nil {
			t.fault(line, "expires %q: want a date such as 2026-12-31, or nothing for never", s)
		}
		o.Expired = o.Expires.Before(t.asOf)
	}
	if len(t.faults)+t.more > faults {
		return
	}
	key := o.key()
	if first, twice := lines[key]; twice {
		t.fault(line, "%s has a verdict in line %d already (leave one of the two lines)", o.What(), first)
		return
	}
	lines[key] = line
	t.List = append(t.List, o)
}
