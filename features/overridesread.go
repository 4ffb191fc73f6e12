package features

import (
	"io"
	"strings"
	"time"

	"credence/corpus"
)

// overrideColumns are the columns of a file of overrides. The first four say what
// a verdict is on and may be left out, as may the last.
var overrideColumns = [...]string{"document", "source", "indicator", "text", "verdict", "reason", "by", "expires"}

// ReadOverrides reads a file of overrides, named file in errors: a corpus.Table. A
// verdict holds up to and with the day that it expires; asOf says which day it is.
// Each fault is an error with its line and remedy; the first ten are joined.
func ReadOverrides(r io.Reader, file string, asOf time.Time) (*Overrides, error) {
	o := &Overrides{File: file, found: map[overrideKey]*Override{}, some: map[overrideKey]bool{}}
	t := &overrideTable{asOf: asOf, lines: map[overrideKey]int{}, Table: corpus.Table{File: file,
		Columns: overrideColumns[:], Required: []string{"verdict", "reason", "by"}}}
	err := t.Read(r, func(line int, cell func(string) string) {
		if v, ok := t.row(line, cell); ok {
			o.List = append(o.List, v)
		}
	})
	if err != nil {
		return nil, err
	}
	if err := t.Err(); err != nil {
		return nil, err
	}
	o.SHA256 = t.SHA256
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
	corpus.Table
	asOf  time.Time
	lines map[overrideKey]int // of the verdicts so far
}

// row reads one verdict; not ok when something is wrong with it.
func (t *overrideTable) row(line int, cell func(string) string) (o Override, ok bool) {
	o = Override{Line: line, Document: cell("document"), Source: cell("source"), Indicator: cell("indicator"), Text: cell("text"),
		Verdict: Verdict(strings.ToLower(cell("verdict"))), Reason: cell("reason"), By: cell("by")}
	faults := t.Faults()
	t.check(&o)
	if s := cell("expires"); s != "" {
		var err error
		if o.Expires, err = time.Parse(time.DateOnly, s); err != nil {
			t.Fault(line, "expires %q: want a date such as 2026-12-31, or nothing for never", s)
		}
		o.Expired = o.Expires.Before(t.asOf)
	}
	if t.Faults() > faults {
		return o, false
	}
	key := o.key()
	if first, twice := t.lines[key]; twice {
		t.Fault(line, "%s has a verdict in line %d already (leave one of the two lines)", o.What(), first)
		return o, false
	}
	t.lines[key] = line
	return o, true
}
