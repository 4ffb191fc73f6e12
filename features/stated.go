package features

import "fmt"

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

// stated lists the dates of a page in the order of the text, none where nothing is
// shown. Cost: linear in the
// number of mentions.
func (p *Page) stated() []StatedDate {
	if p.silent || len(p.Dates)+len(p.Periods) == 0 {
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
	switch {
	case d.Ambiguous:
		return fmt.Sprintf("%04d", d.Year)
	case d.Decade:
		return fmt.Sprintf("%03dX", d.Year/10)
	case d.full() && !d.Impossible:
		return d.date().String()
	case year > 0 && d.Day > 0:
		return fmt.Sprintf("%04d-%02d-%02d", year, d.Month, d.Day)
	case year > 0 && d.Month > 0:
		return fmt.Sprintf("%04d-%02d", year, d.Month)
	case d.Part != WholeYear:
		return fmt.Sprintf("%04d-%s", year, d.Part)
	case year > 0:
		return fmt.Sprintf("%04d", year)
	case d.Day > 0:
		return fmt.Sprintf("--%02d-%02d", d.Month, d.Day)
	}
	return fmt.Sprintf("--%02d", d.Month)
}
