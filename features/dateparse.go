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
	Ambiguous   bool // day and month cannot be told apart: 03/04/2025; Day and Month are as written, the first number and the second
	Impossible  bool // no calendar has it: 31 June
	Order       Order
	List        bool   // one of several days: "Thursday and Friday, Jan. 8 and 9"
	Part        Part   // of a mention of a year: its quarter, half or season
	Decade      bool   // Year is the first of ten
	from, to    uint32 // bytes that it begins and ends at inside its first and last word; 0: with them
	Resolved    int    // the year that publication makes likely, where none is stated
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
	found   []DateMention // with a day, or month and year
	periods []DateMention // a month, a year or a part of one, a decade
}

// scanDates returns the explicit dates of a text in order, appended to found,
// and the months, years and decades that stand alone, appended to periods. A day
// and month of unclear order is ambiguous, not guessed. Cost: a look at each
// word's class, and a few words around each month name, weekday and number.
//
// Note: general date parsers fill missing parts from the clock and read "may"
// as a month, which makes them useless for checking dates.
func (t *Text) scanDates(found, periods []DateMention) (dates, alone []DateMention) {
	s := dateScanner{t, found, periods}
	for i := 0; i < len(t.Words); {
		if t.classes[i]&(lexicon.Month|lexicon.MonthAbroad) == 0 && t.words[i].Flags&Digits == 0 {
			i++
			continue
		}
		w, next := t.words[i], 0
		switch {
		case t.Is(i, lexicon.Month):
			if next = s.named(i); next <= i {
				next = s.month(i)
			}
		case t.Is(i, lexicon.MonthAbroad):
			next = s.abroad(i)
		case w.Flags&Numeric != 0:
			if next = s.numeric(i); next <= i {
				next = s.glued(i)
			}
			if next <= i {
				next = s.bareYear(i)
			}
		default:
			if next = s.ideographs(i); next <= i {
				next = s.decade(i)
			}
		}
		i = max(next, i+1)
	}
	return s.found, s.periods
}

// tight reports a gap with nothing but the given parts.
func tight(g, allowed Gap) bool { return g&^allowed == 0 }

// number returns the value of a word of digits, with an optional -st, -nd, -rd,
// -th, -er or º; -1 for anything else.
func (t *Text) number(i int) int {
	if i < 0 || i >= len(t.Words) || t.words[i].Flags&Digits == 0 || t.words[i].End-t.words[i].Start > 6 {
		return -1
	}
	n := 0
	s := t.Word(i)
	for k := range len(s) {
		if s[k] < '0' || s[k] > '9' {
			switch strings.ToLower(s[k:]) {
			case "st", "nd", "rd", "th", "er", "º":
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
		return s.abroad(i) // "12 mar 2021" in other languages
	}
	d := DateMention{First: i, Last: i + 1, Month: time.Month(sense.Value), Weekday: -1}
	const join = GapSpace | GapStop | GapHyphen | GapSlash
	if day := s.number(i - 1); day >= 1 && day <= 31 && tight(w.Gap, join) && !s.timePart(i-1) {
		d.Day, d.First = day, i-1
	} else if i > 1 && s.of(i-1) {
		if day := s.number(i - 2); day >= 1 && day <= 31 {
			d.Day, d.First = day, i-2
		}
	} else if day, start := s.gluedDay(i - 1); day > 0 && w.Gap == GapSpace && (s.year(i+1) > 0 || s.gluedYear(i+1) > 0) {
		d.Day, d.from = day, start
	}
	next := i + 1
	if d.Day > 0 {
		if s.of(next) && s.year(next+1) > 0 {
			next++
		}
		s.yearAfter(&d, next, GapSpace|GapComma|GapStop|GapHyphen|GapSlash)
		return s.spread(d, s.dayBefore(d.First))
	}
	if y := s.year(next); y > 0 && tight(s.words[next].Gap, GapSpace|GapComma|GapStop) {
		d.Year, d.Last = y, next+1
		return s.finish(d)
	}
	if y := s.year(next + 1); y > 0 && s.lower(next) == "of" {
		d.Year, d.Last = y, next+2
		return s.finish(d)
	}
	day := s.number(next)
	if day < 1 || day > 31 || !tight(s.words[next].Gap, join) || s.clockAt(next) {
		return i
	}
	d.Day, d.Last = day, next+1
	until := s.dayAfter(next)
	if until > 0 {
		next = until
		if s.yearAfter(&d, next+1, GapSpace|GapComma|GapStop); d.Year > 0 {
			d.Last = until
		}
	} else {
		s.yearAfter(&d, next+1, GapSpace|GapComma|GapStop)
	}
	return s.spread(d, until)
}

// of reports whether word i is "of" or what other languages have for it between
// day, month and year.
func (s *dateScanner) of(i int) bool {
	if i < 0 || i >= len(s.Words) || s.words[i].End-s.words[i].Start > 3 {
		return false
	}
	switch s.lower(i) {
	case "of", "de", "del":
		return true
	}
	return false
}

// spread keeps d, and beside it the same month's day at word other: the 9 of
// "Jan. 8 and 9", the 8 of "8-9 January"; 0 for none.
func (s *dateScanner) spread(d DateMention, other int) int {
	if other <= 0 {
		return s.finish(d)
	}
	d.List, d.to = true, 0
	second := d
	second.First, second.Last, second.Day = other, other+1, s.number(other)
	second.Start, second.End = s.words[other].Start, s.words[other].End
	if other < d.First { // in the order of the text
		first := len(s.found)
		s.found = append(s.found, second)
		next := s.finish(d)
		s.found[first].Impossible = s.found[first].offCalendar()
		return next
	}
	last := other + 1
	if d.Year > 0 && d.Last == other {
		for d.Last > d.First && s.words[d.Last-1].Flags&Digits == 0 {
			d.Last--
		}
		if s.year(last) == d.Year {
			last++
		}
	}
	s.finish(d)
	second.Impossible = second.offCalendar()
	second.Last = last
	second.End = s.words[last-1].End
	s.found = append(s.found, second)
	return last
}

// yearAfter takes a year at word i into d.
func (s *dateScanner) yearAfter(d *DateMention, i int, allowed Gap) {
	if i >= len(s.Words) || !tight(s.words[i].Gap, allowed) {
		return
	}
	if y := s.year(i); y > 0 {
		d.Year, d.Last = y, i+1
	} else if y := s.gluedYear(i); y > 0 {
		d.Year, d.Last, d.to = y, i+1, s.words[i].Start+4
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

// dayAfter returns the word of a second day after the one at word i: the 9 of
// "8-9" and "8 and 9"; 0 for none.
func (s *dateScanner) dayAfter(i int) int {
	if n := s.number(i + 1); n >= 1 && n <= 31 && s.words[i+1].Gap&(GapHyphen|GapDash) != 0 && tight(s.words[i+1].Gap, GapSpace|GapHyphen|GapDash) {
		return i + 1
	}
	if i+2 < len(s.Words) && s.Is(i+1, lexicon.Conjunction) && s.words[i+1].Gap == GapSpace && s.words[i+2].Gap == GapSpace && !s.clockAt(i+2) {
		if n := s.number(i + 2); n >= 1 && n <= 31 {
			return i + 2
		}
	}
	return 0
}

// dayBefore is dayAfter for a day before the one at word i: the 8 of "8-9 January".
func (s *dateScanner) dayBefore(i int) int {
	if i > 0 && s.words[i].Gap&(GapHyphen|GapDash) != 0 && tight(s.words[i].Gap, GapSpace|GapHyphen|GapDash) {
		if n := s.number(i - 1); n >= 1 && n < s.number(i) {
			return i - 1
		}
	}
	if w := s.lower(max(i-1, 0)); i > 1 && (w == "and" || w == "to") && s.words[i].Gap == GapSpace && s.words[i-1].Gap == GapSpace {
		if n := s.number(i - 2); n >= 1 && n < s.number(i) {
			return i - 2
		}
	}
	return 0
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

// finish adds weekday and time to a date, checks it against the calendar and
// keeps it. It returns the word after it.
func (s *dateScanner) finish(d DateMention) int {
	if d.from == 0 {
		s.weekday(&d)
	}
	s.time(&d)
	d.Impossible = d.Impossible || d.offCalendar()
	d.Start, d.End = s.words[d.First].Start, s.words[d.Last-1].End
	if d.from > 0 {
		d.Start = d.from
	}
	if d.to > s.words[d.Last-1].Start {
		d.End = d.to
	}
	s.found = append(s.found, d)
	return d.Last
}

// offCalendar reports a day that no calendar has: 31 June, or 29 February of a
// common year.
func (d DateMention) offCalendar() bool {
	switch {
	case d.Day == 0 || d.Month == 0 || d.Ambiguous:
		return false
	case d.Year > 0:
		return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Month() != d.Month
	}
	return d.Day > time.Date(2024, d.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
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
