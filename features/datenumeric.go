package features

import (
	"strings"
	"time"

	"credence/features/internal/lexicon"
)

// An Order is the order of day and month in a date of digits, where that can be
// told from the date alone.
type Order uint8

// The orders.
const (
	NoOrder    Order = iota // no date of digits, or year first, or 28.09.2016
	DayFirst                // 28/09/2016
	MonthFirst              // 09/28/2016, 09.28.2016
	Dotted                  // 08.09.2016: the day comes first unless the page has 09.28.2016
)

// numeric reads a date of digits at word i: 2026-01-08, 2026/01/08, 20260108 is
// not one, 9/28/16, 28.09.2016.
func (s *dateScanner) numeric(i int) int {
	if i+2 >= len(s.Words) {
		return i
	}
	sep := s.words[i+1].Gap
	if sep == GapStop|GapSpace && s.year(i) > 0 {
		sep = GapStop // 2025. 01. 08.
		if s.words[i+2].Gap != GapStop|GapSpace || s.words[i+1].End-s.words[i+1].Start > 2 {
			return i
		}
		return s.yearFirst(i)
	}
	if sep == GapStop|GapSpace && s.words[i+2].Gap == sep && s.year(i+2) > 0 {
		return s.dayFirst(i) // 4. 2. 2022
	}
	before := s.words[i].Gap
	switch {
	case before&GapLine != 0:
		before = GapLine // whatever ended the line before
	case before&GapSpace != 0:
		before &^= GapSlash // "A. Writer / 07.11.2023 / 09:30"
	}
	if sep != GapHyphen && sep != GapSlash && sep != GapStop || i > 0 && before&^(GapSpace|GapLine|GapOpen|GapColon|GapComma|GapQuote|GapOther|GapDash|GapClose|GapStop) != 0 {
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
	case a < 0 || b < 0 || c < 0 && s.gluedYear(i+2) == 0 || i > 0 && s.words[i].Gap == sep:
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
	case sep == GapStop && s.gluedYear(i+2) > 0:
		d.Year, d.to = s.gluedYear(i+2), s.words[i+2].Start+4 // "27.01.2022Market report"
		if !dayAndMonth(&d, a, b, sep) {
			return i
		}
	case s.year(i+2) > 0 || size(i+2) == 2 && (sep == GapSlash || sep == GapStop && (size(i) == 2 && size(i+1) == 2 || s.closesLine(i))):
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

// closesLine reports a date of three numbers from word i on that ends a line
// after a comma: "by A. Writer, 8.5.12".
func (s *dateScanner) closesLine(i int) bool {
	return s.words[i].Gap == GapComma|GapSpace && (i+3 >= len(s.words) || s.words[i+3].Gap&GapLine != 0)
}

// dayAndMonth settles which of a and b is the month.
func dayAndMonth(d *DateMention, a, b int, sep Gap) bool {
	switch {
	case a > 12 && b > 12:
		return false
	case b > 12:
		d.Month, d.Day = time.Month(a), b
		d.Order = MonthFirst
	case a > 12 || a == b || sep == GapStop: // full stops part day.month.year
		d.Day, d.Month = a, time.Month(b)
		switch {
		case sep == GapStop && a != b && a <= 12:
			d.Order = Dotted
		case a > 12 && sep != GapStop:
			d.Order = DayFirst
		}
	default:
		d.Ambiguous, d.Day, d.Month = true, a, time.Month(b)
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

// dayFirst reads day, month and year in words i to i+2.
func (s *dateScanner) dayFirst(i int) int {
	d := DateMention{First: i, Last: i + 3, Weekday: -1, Day: s.number(i), Month: time.Month(s.number(i + 1)), Year: s.year(i + 2)}
	if d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > 31 {
		return i
	}
	return s.finish(d)
}

// yearFirst reads year, month and day in words i to i+2.
func (s *dateScanner) yearFirst(i int) int {
	d := DateMention{First: i, Last: i + 3, Weekday: -1, Year: s.year(i), Month: time.Month(s.number(i + 1)), Day: s.number(i + 2)}
	if d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > 31 {
		return i
	}
	return s.finish(d)
}

// abroad reads a date around the month name of another language at word i: a
// day, the month and a year ("12 de mayo de 2021", "1er mars 2021"), year, month
// and day as Hungarian has it, or month, day and year. Less is no date.
func (s *dateScanner) abroad(i int) int {
	sense, _ := s.lex.Sense(s.words[i].ID, lexicon.MonthAbroad|lexicon.Month)
	d := DateMention{First: i, Last: i + 1, Month: time.Month(sense.Value), Weekday: -1}
	const join = GapSpace | GapStop | GapHyphen | GapSlash | GapComma
	day, year := i-1, i+1
	if s.of(day) {
		day--
	}
	if s.of(year) {
		year++
	}
	isDay := func(k int) bool { n := s.number(k); return n >= 1 && n <= 31 }
	near := func(k int) bool { return k < len(s.Words) && tight(s.words[k].Gap, join) }
	switch {
	case isDay(day) && near(day+1) && !s.timePart(day) && s.year(year) > 0 && near(year):
		d.Day, d.Year, d.First, d.Last = s.number(day), s.year(year), day, year+1
	case i > 0 && s.year(i-1) > 0 && near(i) && isDay(i+1) && near(i+1):
		d.Day, d.Year, d.First, d.Last = s.number(i+1), s.year(i-1), i-1, i+2
		if n := len(s.periods); n > 0 && s.periods[n-1].First == i-1 {
			s.periods = s.periods[:n-1] // the year was taken to stand alone
		}
	case s.words[i].End-s.words[i].Start >= 5 && isDay(i+1) && s.words[i+1].Gap == GapSpace && s.year(i+2) > 0 && tight(s.words[i+2].Gap, GapSpace|GapComma): // "out 3/2015" is English
		d.Day, d.Year, d.Last = s.number(i+1), s.year(i+2), i+3
	default:
		return i
	}
	return s.finish(d)
}

// ideographs reads a date of Chinese, Japanese or Korean at word i, which holds
// digits and letters: 2021年5月12日, 2021년 5월 12일.
func (s *dateScanner) ideographs(i int) int {
	w := s.words[i]
	if w.End-w.Start < 7 { // four digits and a sign of three bytes
		return i
	}
	text := s.Source[w.Start:min(int(w.Start)+60, len(s.Source))]
	for _, signs := range [...][3]string{{"年", "月", "日"}, {"年", "月", "号"}, {"년", "월", "일"}} {
		at := strings.Index(text, signs[0])
		if at < 4 || int(w.Start)+at >= int(w.End) {
			continue
		}
		var n [3]int
		from, ok := at-4, true
		for k := 0; k < 3 && ok; k++ {
			n[k], from, ok = digitsBefore(text, from, signs[k])
		}
		d := DateMention{First: i, Last: i + 1, Weekday: -1, Year: n[0], Month: time.Month(n[1]), Day: n[2]}
		if !ok || n[0] < 1500 || n[0] > 2200 || n[1] < 1 || n[1] > 12 || n[2] < 1 || n[2] > 31 {
			continue
		}
		for d.Last < len(s.Words) && s.words[d.Last].Start < w.Start+uint32(from) {
			d.Last++
		}
		return s.finish(d)
	}
	return i
}

// digitsBefore reads a number at byte from of text, spaces before it passed over,
// that sign follows; next is the byte after the sign.
func digitsBefore(text string, from int, sign string) (n, next int, ok bool) {
	for from < len(text) && text[from] == ' ' {
		from++
	}
	k := from
	for k < len(text) && k < from+4 && text[k] >= '0' && text[k] <= '9' {
		n = n*10 + int(text[k]-'0')
		k++
	}
	return n, k + len(sign), k > from && strings.HasPrefix(text[k:], sign)
}
