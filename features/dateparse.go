package features

import (
	"strings"
	"time"

	"credence/corpus"
	"credence/features/internal/lexicon"
)

// A DateMention is a date as the text states it. Parts that are not stated are
// zero; Weekday is -1.
type DateMention struct {
	Start, End  uint32
	First, Last int // words
	Year        int
	Month       time.Month
	Day         int
	Weekday     time.Weekday
	Hour, Min   int
	Clock       bool // Hour and Min are stated
	Zone        *time.Location
	Ambiguous   bool // day and month cannot be told apart: 03/04/2025
	Impossible  bool // no calendar has it: 31 June
	List        bool // one of several days: "Thursday and Friday, Jan. 8 and 9"
}

// full reports whether day, month and year are known.
func (d DateMention) full() bool { return d.Year > 0 && d.Month > 0 && d.Day > 0 && !d.Ambiguous }

// date returns a full mention as a date.
func (d DateMention) date() corpus.Date {
	if !d.full() || d.Impossible {
		return corpus.Date{}
	}
	zone := time.UTC
	if d.Zone != nil {
		zone = d.Zone
	}
	return corpus.Date{
		Time:  time.Date(d.Year, d.Month, d.Day, d.Hour, d.Min, 0, 0, zone),
		Clock: d.Clock, Zone: d.Clock && d.Zone != nil,
	}
}

// A dateScanner finds the dates of a text from its words.
type dateScanner struct {
	*Text
	found []DateMention
}

// scanDates returns the explicit dates of a text in order, appended to found.
// Years alone are not dates; a day and month of unclear order is ambiguous, not
// guessed. Cost: a look at each word's class, and a few words around each month
// name, weekday and number.
//
// Note: general date parsers fill missing parts from the clock and read "may"
// as a month, which makes them useless for checking dates.
func (t *Text) scanDates(found []DateMention) []DateMention {
	s := dateScanner{t, found}
	for i := 0; i < len(t.Words); {
		w := t.words[i]
		next := i + 1
		switch {
		case t.Is(i, lexicon.Month):
			next = s.named(i)
		case w.Flags&Digits != 0 && w.Flags&Numeric != 0:
			next = s.numeric(i)
		}
		i = max(next, i+1)
	}
	return s.found
}

// tight reports a gap with nothing but the given parts.
func tight(g, allowed Gap) bool { return g&^allowed == 0 }

// number returns the value of a word of digits, with an optional -st, -nd, -rd
// or -th; -1 for anything else.
func (t *Text) number(i int) int {
	if i < 0 || i >= len(t.Words) || t.words[i].Flags&Digits == 0 || t.words[i].End-t.words[i].Start > 6 {
		return -1
	}
	n := 0
	s := t.Word(i)
	for k := range len(s) {
		if s[k] < '0' || s[k] > '9' {
			switch strings.ToLower(s[k:]) {
			case "st", "nd", "rd", "th":
				if k > 0 {
					return n
				}
			}
			return -1
		}
		n = n*10 + int(s[k]-'0')
	}
	return n
}

func (t *Text) year(i int) int {
	if i < len(t.Words) && t.words[i].End-t.words[i].Start == 4 && t.words[i].Flags&Numeric != 0 {
		if y := t.number(i); y >= 1500 && y < 2200 {
			return y
		}
	}
	return 0
}

// named reads a date around the month name at word i. It returns the word to go
// on with.
func (s *dateScanner) named(i int) int {
	w := s.words[i]
	sense, _ := s.lex.Sense(w.ID, lexicon.Month)
	if w.Flags&Capital == 0 && (w.End-w.Start < 4 || s.Is(i, lexicon.Auxiliary) || sense.Entry == "march") {
		return i
	}
	d := DateMention{First: i, Last: i + 1, Month: time.Month(sense.Value), Weekday: -1}
	const join = GapSpace | GapStop | GapHyphen | GapSlash
	if day := s.number(i - 1); day >= 1 && day <= 31 && tight(w.Gap, join) && !s.timePart(i-1) {
		d.Day, d.First = day, i-1
	} else if i > 1 && strings.EqualFold(s.Word(i-1), "of") {
		if day := s.number(i - 2); day >= 1 && day <= 31 {
			d.Day, d.First = day, i-2
		}
	}
	next := i + 1
	if d.Day > 0 {
		s.yearAfter(&d, next, GapSpace|GapComma|GapStop|GapHyphen|GapSlash)
	} else if y := s.year(next); y > 0 && tight(s.words[next].Gap, GapSpace|GapComma|GapStop) {
		d.Year, d.Last = y, next+1
	} else if day := s.number(next); day >= 1 && day <= 31 && tight(s.words[next].Gap, join) && !s.clockAt(next) {
		d.Day, d.Last = day, next+1
		if s.rangeAfter(next) {
			d.List = true
		}
		s.yearAfter(&d, next+1, GapSpace|GapComma|GapStop)
	}
	if d.Day == 0 && d.Year == 0 {
		return i
	}
	return s.finish(d)
}

// yearAfter takes a year at word i into d.
func (s *dateScanner) yearAfter(d *DateMention, i int, allowed Gap) {
	if i >= len(s.Words) || !tight(s.words[i].Gap, allowed) {
		return
	}
	if y := s.year(i); y > 0 {
		d.Year, d.Last = y, i+1
	} else if y := s.number(i); y >= 0 && s.words[i].End-s.words[i].Start == 2 && s.words[i].Gap == GapHyphen && s.words[i].Flags&Numeric != 0 {
		d.Year, d.Last = twoDigitYear(y), i+1 // 08-Jan-25
	}
}

// twoDigitYear places a year of two digits between 1970 and 2069.
func twoDigitYear(y int) int {
	if y < 70 {
		return 2000 + y
	}
	return 1900 + y
}

// rangeAfter reports "8-9" and "8 and 9" after the day at word i.
func (s *dateScanner) rangeAfter(i int) bool {
	if n := s.number(i + 1); n >= 1 && n <= 31 && s.words[i+1].Gap&(GapHyphen|GapDash) != 0 {
		return true
	}
	return i+2 < len(s.Words) && s.Is(i+1, lexicon.Conjunction) && s.number(i+2) >= 1 && s.number(i+2) <= 31
}

// clockAt reports whether word i begins a time of day: 6:30, 5.20pm, 9 am.
func (s *dateScanner) clockAt(i int) bool {
	_, _, last, _ := s.clock(i)
	return last > i
}

// timePart reports whether number i belongs to a time before it: the 30 of 6:30.
func (s *dateScanner) timePart(i int) bool {
	return i > 0 && s.words[i].Gap == GapColon && s.number(i-1) >= 0
}

// numeric reads a date of digits at word i: 2026-01-08, 2026/01/08, 20260108 is
// not one, 9/28/16, 28.09.2016.
func (s *dateScanner) numeric(i int) int {
	if i+2 >= len(s.Words) {
		return i
	}
	sep := s.words[i+1].Gap
	if sep != GapHyphen && sep != GapSlash && sep != GapStop || i > 0 && s.words[i].Gap&^(GapSpace|GapLine|GapOpen|GapColon|GapComma|GapQuote|GapOther|GapDash|GapClose|GapStop) != 0 {
		return i
	}
	if s.words[i+2].Gap != sep || sep == GapStop && s.words[i+3].Gap == sep && s.words[i+3].Flags&Digits != 0 {
		return i // 2.10.2025.4 is a version
	}
	d := DateMention{First: i, Last: i + 3, Weekday: -1}
	a, b := s.number(i), s.number(i+1)
	c, cTime := s.trailing(i + 2)
	size := func(k int) uint32 { return s.words[k].End - s.words[k].Start }
	switch {
	case a < 0 || b < 0 || c < 0 || i > 0 && s.words[i].Gap == sep:
		return i
	case s.year(i) > 0 && size(i+1) <= 2:
		d.Year, d.Month, d.Day = a, time.Month(b), c
		if b < 1 || b > 12 || c < 1 || c > 31 {
			if sep != GapHyphen || size(i+1) != 2 || b < 1 || b > 31 || c < 1 || c > 31 {
				return i
			}
			d.Impossible = true
		}
	case cTime || size(i) > 2 || size(i+1) > 2 || a < 1 || b < 1 || a > 31 || b > 31:
		return i
	case s.year(i+2) > 0 || size(i+2) == 2 && sep == GapSlash:
		d.Year = c
		if size(i+2) == 2 {
			d.Year = twoDigitYear(c)
		}
		if !dayAndMonth(&d, a, b, sep) {
			return i
		}
	default:
		return i
	}
	return s.finish(d)
}

// dayAndMonth settles which of a and b is the month.
func dayAndMonth(d *DateMention, a, b int, sep Gap) bool {
	switch {
	case a > 12 && b > 12:
		return false
	case b > 12:
		d.Month, d.Day = time.Month(a), b
	case a > 12 || a == b || sep == GapStop: // full stops part day.month.year
		d.Day, d.Month = a, time.Month(b)
	default:
		d.Ambiguous = true
	}
	return true
}

// trailing returns the number that word i begins with, where it may run on into
// the time of an ISO date: "08T14".
func (s *dateScanner) trailing(i int) (n int, time bool) {
	if n := s.number(i); n >= 0 {
		return n, false
	}
	w := s.Word(i)
	if len(w) >= 3 && w[0] >= '0' && w[0] <= '3' && w[1] >= '0' && w[1] <= '9' && (w[2] == 'T' || w[2] == 't') {
		return int(w[0]-'0')*10 + int(w[1]-'0'), true
	}
	return -1, false
}

// finish adds weekday and time to a date, checks it against the calendar and
// keeps it. It returns the word after it.
func (s *dateScanner) finish(d DateMention) int {
	s.weekday(&d)
	s.time(&d)
	if d.full() && !d.Impossible {
		t := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
		d.Impossible = t.Month() != d.Month
	} else if d.Day > 0 && d.Month > 0 && !d.Ambiguous {
		d.Impossible = d.Day > time.Date(2024, d.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	}
	d.Start, d.End = s.words[d.First].Start, s.words[d.Last-1].End
	s.found = append(s.found, d)
	return d.Last
}

// weekday takes a weekday before the date, or after it in brackets.
func (s *dateScanner) weekday(d *DateMention) {
	at := d.First - 1
	if at >= 0 && strings.EqualFold(s.Word(at), "the") {
		at--
	}
	if at >= 0 && s.Is(at, lexicon.Weekday) && s.words[at].Flags&Capital != 0 && d.Day > 0 {
		ok := tight(s.words[at+1].Gap, GapSpace|GapComma|GapOpen|GapStop|GapDash|GapLine)
		if s.words[at+1].Gap&GapStop != 0 && s.words[at].End-s.words[at].Start > 5 || s.words[at+1].Gap&GapLine != 0 && !s.aloneOnLine(at) {
			ok = false // a sentence or line ended there
		}
		if ok {
			s.takeWeekday(d, at)
			d.List = d.List || s.weekdayBefore(at)
			d.First = at
			return
		}
	}
	if at := d.Last; d.Day > 0 && at < len(s.Words) && s.Is(at, lexicon.Weekday) && s.words[at].Gap&GapOpen != 0 && tight(s.words[at].Gap, GapSpace|GapOpen) {
		s.takeWeekday(d, at)
		d.Last = at + 1
	}
}

// aloneOnLine reports whether word i is all that stands on its line, as a
// masthead has the weekday above the date.
func (s *dateScanner) aloneOnLine(i int) bool {
	return (i == 0 || s.words[i].Gap&GapLine != 0) && s.words[i+1].Gap&GapLine != 0
}

func (s *dateScanner) takeWeekday(d *DateMention, at int) {
	sense, _ := s.lex.Sense(s.words[at].ID, lexicon.Weekday)
	d.Weekday = time.Weekday(sense.Value)
}

// weekdayBefore reports that the weekday at word at is the last of several.
func (s *dateScanner) weekdayBefore(at int) bool {
	for k := at - 1; k >= 0 && k >= at-2; k-- {
		if s.Is(k, lexicon.Weekday) {
			return true
		}
		if !s.Is(k, lexicon.Conjunction|lexicon.Preposition) {
			return false
		}
	}
	return false
}
