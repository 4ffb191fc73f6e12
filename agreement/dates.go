package agreement

import (
	"regexp"
	"strings"
	"time"

	"credence/corpus"
	"credence/features"
)

// A MarkedDate is a time expression as people marked it (TIMEX3 of TimeML):
// bytes, kind and value.
type MarkedDate struct {
	features.Span
	Kind  string // DATE, TIME, DURATION, SET
	Value string
}

// named matches the texts of expressions that name a year (four digits, or two
// after an apostrophe), a decade of digits, or a month.
var named = regexp.MustCompile(`(?i)\b(?:1[5-9]|20)\d\d(?:'?s)?\b|['’‘]\d\d(?:s\b|\b)|` +
	`\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b`)

// NamesDate reports whether an expression names a year or a month.
func NamesDate(text string) bool { return named.MatchString(text) }

// Dates compares the dates found in a text with those marked in it. Marked are
// the expressions of kind DATE that name a year or a month, found are the
// mentions that do. A mention is TP when it overlaps a marked expression not yet
// taken and has its value at the expression's granularity: of a marked month,
// year and month count, of a marked day all three. "-XX" at the end of a marked
// value says that no more is known, and is dropped; so is a time of day. A decade
// is 198 or 198X. The rest of the mentions are FP, the rest of the marked FN.
func Dates(text string, found []features.StatedDate, marked []MarkedDate) Counts {
	var c Counts
	taken := make([]bool, len(found))
	for _, m := range marked {
		if m.Kind != "DATE" || !NamesDate(text[m.Start:m.End]) {
			continue
		}
		hit := false
		for i, f := range found {
			if !taken[i] && f.Start < m.End && m.Start < f.End && SameDate(f.Value, m.Value) {
				taken[i], hit = true, true
				break
			}
		}
		if hit {
			c.TP++
		} else {
			c.FN++
		}
	}
	for i, f := range found {
		if !taken[i] && NamesDate(text[max(0, f.Start-1):f.End]) {
			c.FP++
		}
	}
	return c
}

// SameDate reports whether a value found is the marked one at its granularity.
func SameDate(found, marked string) bool {
	marked, _, _ = strings.Cut(marked, "T")
	for strings.HasSuffix(marked, "-XX") {
		marked = strings.TrimSuffix(marked, "-XX")
	}
	if len(marked) == 3 {
		marked += "X"
	}
	return found == marked || strings.HasPrefix(found, marked+"-") || strings.HasPrefix(found, marked+"T")
}

// Publication compares the date of publication found, the zero Date for none,
// with the one known, year-month-day: TP when it is that day, else FN, and FP too
// when a date was found. So precision is right / found, recall right / all.
func Publication(found corpus.Date, known string) Counts {
	switch {
	case found.IsZero():
		return Counts{FN: 1}
	case found.Day().Format(time.DateOnly) == known:
		return Counts{TP: 1}
	}
	return Counts{FP: 1, FN: 1}
}
