package corpus

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// A Date is a calendar date that may carry a time of day and a zone. The zero
// Date is no date.
type Date struct {
	Time  time.Time // in the zone given; UTC when none was
	Clock bool      // the time of day is known
	Zone  bool      // the zone is known
}

// Day returns the date alone, at midnight UTC, in the calendar of the place
// that wrote it.
func (d Date) Day() time.Time {
	y, m, day := d.Time.Date()
	return time.Date(y, m, day, 0, 0, 0, 0, time.UTC)
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d.Time.IsZero() }

// Exact reports whether d is a point in time: time of day and zone are known.
func (d Date) Exact() bool { return d.Clock && d.Zone }

// Before reports whether d is certainly before e: by the instant where both are
// exact, by the clock where both have one and neither a zone, else by the day.
func (d Date) Before(e Date) bool {
	if d.Exact() && e.Exact() {
		return d.Time.Before(e.Time)
	}
	if d.Clock && e.Clock && !d.Zone && !e.Zone {
		return d.Time.Before(e.Time)
	}
	return d.Day().Before(e.Day())
}

// String is RFC 3339 where d is exact, the date alone otherwise, "" for no date.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Exact():
		return d.Time.Format(time.RFC3339)
	}
	return d.Time.Format(time.DateOnly)
}

// The two ways in which a date in metadata is of no use.
var (
	errDateForm       = errors.New("not a date in a form that can be read without guessing")
	errDateImpossible = errors.New("no such day in the calendar")
)

// dateLayouts are the forms in which records and pages state dates, with
// whether the form holds a time of day and a zone.
var dateLayouts = []struct {
	layout      string
	clock, zone bool
}{
	{time.RFC3339, true, true},
	{"2006-01-02T15:04:05-0700", true, true},
	{"2006-01-02T15:04-07:00", true, true},
	{"2006-01-02T15:04Z", true, true},
	{"2006-01-02 15:04:05Z07:00", true, true},
	{"2006-01-02 15:04:05 -0700", true, true},
	{"2006-01-02 15:04:05 MST", true, true},
	{"2006-01-02T15:04:05", true, false},
	{"2006-01-02T15:04", true, false},
	{"2006-01-02 15:04:05", true, false},
	{"2006-01-02 15:04", true, false},
	{"2006-01-02", false, false},
	{"2006/01/02 15:04:05", true, false},
	{"2006/01/02", false, false},
	{"20060102T150405Z", true, true},
	{"20060102", false, false},
	{time.RFC1123, true, true},
	{time.RFC1123Z, true, true},
	{"Mon, 2 Jan 2006 15:04:05 -0700", true, true},
	{"Mon, 2 Jan 2006 15:04:05 MST", true, true},
	{"Mon Jan 2 15:04:05 -0700 2006", true, true},
	{"Mon Jan 2 15:04:05 2006", true, false},
	{"Monday, January 2, 2006", false, false},
	{"January 2, 2006 3:04 PM", true, false},
	{"January 2, 2006 15:04", true, false},
	{"January 2, 2006", false, false},
	{"2 January 2006", false, false},
	{"Jan 2, 2006", false, false},
	{"2.1.2006 15:04", true, false},
	{"2.1.2006", false, false},
	{"2 Jan 2006", false, false},
}

// ParseDate reads a date as records, metadata and URLs state it. It never
// guesses: day and month of "03/04/2025" cannot be told apart, so that is an
// error; "9/28/16" can. A year before 1000 (the zero value of many programs)
// is no date. Cost: at most one time.Parse per layout tried.
func ParseDate(s string) (Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Date{}, nil
	}
	if d, ok := plainDate(s); ok {
		return d, nil
	}
	if d, ok := unixDate(s); ok {
		return d, nil
	}
	if strings.Count(s, "/") == 2 && !strings.HasPrefix(s, "20") && !strings.HasPrefix(s, "19") {
		return slashDate(s)
	}
	impossible := false
	for _, l := range dateLayouts {
		t, err := time.ParseInLocation(l.layout, s, time.UTC) // never the zone of this machine
		if err == nil {
			if t.Year() < 1000 {
				return Date{}, nil
			}
			t, zone := namedZone(t)
			zone = zone && l.zone
			if !zone {
				t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
			}
			return Date{Time: t, Clock: l.clock, Zone: zone}, nil
		}
		var pe *time.ParseError
		if errors.As(err, &pe) && strings.Contains(pe.Message, "out of range") && strings.Contains(l.layout, "2006") {
			impossible = impossible || !strings.Contains(pe.Message, "hour")
		}
	}
	if impossible {
		return Date{}, errDateImpossible
	}
	return Date{}, errDateForm
}

// plainDate reads 2006-01-02, the most frequent form: each layout that does not
// fit costs an error's memory.
func plainDate(s string) (Date, bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return Date{}, false
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1000 {
		return Date{}, false
	}
	return Date{Time: t}, true
}

// zones are the abbreviations that mean one offset in the news, in seconds east
// of UTC; IST, BST, CST and the like mean several and are left out.
var zones = map[string]int{
	"UTC": 0, "GMT": 0, "EST": -5 * 3600, "EDT": -4 * 3600, "CDT": -5 * 3600, "MST": -7 * 3600, "MDT": -6 * 3600,
	"PST": -8 * 3600, "PDT": -7 * 3600, "AKST": -9 * 3600, "AKDT": -8 * 3600, "HST": -10 * 3600, "CET": 3600, "CEST": 2 * 3600,
	"EEST": 3 * 3600, "AEST": 10 * 3600, "AEDT": 11 * 3600, "NZST": 12 * 3600, "NZDT": 13 * 3600, "JST": 9 * 3600, "SGT": 8 * 3600, "HKT": 8 * 3600,
}

// Zone returns the zone that an abbreviation in capitals names; not ok when it
// names none, or more than one.
func Zone(abbreviation string) (zone *time.Location, ok bool) {
	offset, ok := zones[abbreviation]
	if !ok {
		return nil, false
	}
	return time.FixedZone(abbreviation, offset), true
}

// namedZone puts a time into the zone that its abbreviation names: parsing gives
// an abbreviation that it does not know the offset 0. known is false when no
// single zone has it.
func namedZone(t time.Time) (in time.Time, known bool) {
	name, offset := t.Zone()
	if offset != 0 || name == "UTC" || name == "" {
		return t, true
	}
	zone, ok := Zone(name)
	if !ok {
		return t, false
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), zone), true
}

// unixDate reads seconds or milliseconds since 1970 of ten or thirteen digits.
func unixDate(s string) (Date, bool) {
	if len(s) != 10 && len(s) != 13 || s[4] < '0' || s[4] > '9' {
		return Date{}, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return Date{}, false
	}
	if len(s) == 13 {
		return Date{Time: time.UnixMilli(n).UTC(), Clock: true, Zone: true}, true
	}
	return Date{Time: time.Unix(n, 0).UTC(), Clock: true, Zone: true}, true
}

// slashDate reads a/b/year where one of a and b is above 12 and so must be the day.
func slashDate(s string) (Date, error) {
	day, _, _ := strings.Cut(s, " ")
	part := strings.Split(day, "/")
	if len(part) != 3 {
		return Date{}, errDateForm
	}
	var n [3]int
	for i, p := range part {
		v, err := strconv.Atoi(p)
		if err != nil || len(p) > 4 || v < 0 {
			return Date{}, errDateForm
		}
		n[i] = v
	}
	if n[2] < 100 {
		if len(part[2]) != 2 {
			return Date{}, errDateForm
		}
		n[2] += 2000
		if n[2] >= 2070 {
			n[2] -= 100
		}
	}
	if n[2] < 1000 {
		return Date{}, errDateForm
	}
	month, dom := n[0], n[1]
	switch {
	case n[0] > 12 && n[1] <= 12:
		month, dom = n[1], n[0]
	case n[0] <= 12 && n[1] <= 12 && n[0] != n[1], n[0] > 12 && n[1] > 12:
		return Date{}, errDateForm
	}
	t := time.Date(n[2], time.Month(month), dom, 0, 0, 0, 0, time.UTC)
	if int(t.Month()) != month || t.Day() != dom {
		return Date{}, errDateImpossible
	}
	return Date{Time: t}, nil
}
