package features

import (
	"time"

	"credence/features/internal/lexicon"
)

// Pages whose elements stand side by side without white space are copied with
// their words run together: "By Ann LeeDec 22, 2023", "December 22, 202311:08 AM",
// "May 1, 2024If you". The rules here undo that beside a date only.

// gluedYear returns the year that the word at i begins with where something else
// was run on to it: a capital, or the hour of a time. 0 for none.
func (s *dateScanner) gluedYear(i int) int {
	if i >= len(s.Words) {
		return 0
	}
	w := s.Word(i)
	if len(w) < 5 || w[0] != '1' && w[0] != '2' {
		return 0
	}
	n := 0
	for k := range 4 {
		if w[k] < '0' || w[k] > '9' {
			return 0
		}
		n = n*10 + int(w[k]-'0')
	}
	hour := len(w) <= 6 && s.words[i].Flags&Numeric != 0 && i+1 < len(s.Words) && s.words[i+1].Gap == GapColon && s.words[i+1].Flags&Digits != 0
	if n < 1500 || n >= 2200 || !hour && (w[4] < 'A' || w[4] > 'Z') {
		return 0
	}
	return n
}

// gluedMonth returns the month whose name ends the word at i, run on to what
// stands before it, and the byte at which it begins; 0 for none.
func (s *dateScanner) gluedMonth(i int) (m time.Month, start uint32) {
	if i < 0 || s.words[i].ID != 0 || s.words[i].Flags&HasLetters == 0 {
		return 0, 0
	}
	w := s.Word(i)
	for k := len(w) - 3; k > 0 && k >= len(w)-9; k-- {
		if w[k] < 'A' || w[k] > 'Z' {
			continue
		}
		var low [9]byte
		for j := range len(w) - k {
			low[j] = w[k+j] | 0x20
		}
		sense, ok := s.lex.Sense(s.lex.Lookup(string(low[:len(w)-k])), lexicon.Month)
		if !ok {
			return 0, 0
		}
		return time.Month(sense.Value), s.words[i].Start + uint32(k)
	}
	return 0, 0
}

// gluedDay returns the day that ends the word at i after letters that it was run
// on to ("GMT30"), and the byte at which it begins; 0 for none.
func (s *dateScanner) gluedDay(i int) (day int, start uint32) {
	if i < 0 || s.words[i].Flags&(Digits|HasLetters) != Digits|HasLetters {
		return 0, 0
	}
	w := s.Word(i)
	k := len(w)
	for k > 0 && w[k-1] >= '0' && w[k-1] <= '9' {
		k--
	}
	if n := len(w) - k; k == 0 || n < 1 || n > 2 {
		return 0, 0
	}
	for _, c := range w[k:] {
		day = day*10 + int(c-'0')
	}
	if day > 31 {
		return 0, 0
	}
	return day, s.words[i].Start + uint32(k)
}

// glued reads day and year at word i after a month that was run on to another
// word: "LeeDec 22, 2023".
func (s *dateScanner) glued(i int) int {
	day := s.number(i)
	if day < 1 || day > 31 || i == 0 || !tight(s.words[i].Gap, GapSpace|GapStop) || s.year(i+1) == 0 && s.gluedYear(i+1) == 0 {
		return i
	}
	month, start := s.gluedMonth(i - 1)
	if month == 0 {
		return i
	}
	d := DateMention{First: i, Last: i + 1, Month: month, Day: day, Weekday: -1}
	s.yearAfter(&d, i+1, GapSpace|GapComma|GapStop)
	d.from = start
	return s.finish(d)
}
