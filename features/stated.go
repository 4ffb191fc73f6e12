package features

import "strconv"

// A StatedDate is a date of a text, normalised.
type StatedDate struct {
	Span
	// Value is the date as far as it is known, in the forms of ISO 8601 and, for
	// parts of years, of TimeML: 2026-01-08, 2026-01, 2026, 2026-Q1, 2026-H2,
	// 2026-SU, 199X for a decade, --01-08 without a year. Of a day and month that
	// cannot be told apart it is the year.
	Value    string
	Resolved bool // the year is not stated: it follows from the date of publication
}

// stated lists the dates of a page in the order of the text. Cost: linear in the
// number of mentions.
func (p *Page) stated() []StatedDate {
	if len(p.Dates)+len(p.Periods) == 0 {
		return nil
	}
	list := make([]StatedDate, 0, len(p.Dates)+len(p.Periods))
	dates, periods := p.Dates, p.Periods
	for len(dates)+len(periods) > 0 {
		var d *DateMention
		if len(periods) == 0 || len(dates) > 0 && dates[0].Start < periods[0].Start {
			d, dates = &dates[0], dates[1:]
		} else {
			d, periods = &periods[0], periods[1:]
		}
		list = append(list, StatedDate{Span{int(d.Start), int(d.End)}, d.value(), d.Resolved > 0})
	}
	return list
}

// value writes a mention as StatedDate.Value has it.
func (d *DateMention) value() string {
	year := max(d.Year, d.Resolved)
	var text [16]byte
	b := text[:0]
	switch {
	case d.Ambiguous:
		b = digitsOf(b, d.Year, 4)
	case d.Decade:
		b = append(digitsOf(b, d.Year/10, 3), 'X')
	case d.full() && !d.Impossible && d.Clock:
		return d.date().String()
	case year > 0 && d.Day > 0:
		b = monthAndDay(digitsOf(b, year, 4), d)
	case year > 0 && d.Month > 0:
		b = digitsOf(append(digitsOf(b, year, 4), '-'), int(d.Month), 2)
	case d.Part != WholeYear:
		b = append(append(digitsOf(b, year, 4), '-'), d.Part...)
	case year > 0:
		b = digitsOf(b, year, 4)
	case d.Day > 0:
		b = monthAndDay(append(b, '-'), d)
	default:
		b = digitsOf(append(b, "--"...), int(d.Month), 2)
	}
	return string(b)
}

// monthAndDay appends -01-08.
func monthAndDay(b []byte, d *DateMention) []byte {
	b = digitsOf(append(b, '-'), int(d.Month), 2)
	return digitsOf(append(b, '-'), d.Day, 2)
}

// digitsOf appends a number, with zeros before it up to a width.
func digitsOf(b []byte, n, width int) []byte {
	for limit := 10; width > 1; limit, width = limit*10, width-1 {
		if n < limit {
			b = append(b, '0')
		}
	}
	return strconv.AppendInt(b, int64(n), 10)
}
