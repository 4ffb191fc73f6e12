package features

import (
	"strings"
	"time"
)

// settleOrder settles the dates of digits whose day and month cannot be told
// apart by themselves: by the other dates of digits on the page when they agree,
// by a date in words that is one reading and not the other, by the page's
// language when it is one that puts the day first. In English it stays open.
func (p *Page) settleOrder() {
	var seen [Dotted + 1]bool
	open := false
	for i := range p.Dates {
		seen[p.Dates[i].Order] = true
		open = open || p.Dates[i].Ambiguous || p.Dates[i].Order == Dotted
	}
	if !open {
		return
	}
	order := NoOrder
	switch {
	case seen[DayFirst] != seen[MonthFirst]:
		order = MonthFirst
		if seen[DayFirst] {
			order = DayFirst
		}
	case seen[DayFirst]:
	case p.abroad() || p.britishDates():
		order = DayFirst
	default:
		order = p.orderInWords()
	}
	if order == NoOrder {
		return
	}
	for i := range p.Dates {
		d := &p.Dates[i]
		if d.Ambiguous && order == MonthFirst || d.Order == Dotted && order == MonthFirst {
			d.Month, d.Day = time.Month(d.Day), int(d.Month)
		}
		d.Ambiguous = false
	}
}

// abroad reports a page in another language than English, also one that cannot be
// named.
func (p *Page) abroad() bool {
	if p.Facts.Language != "" {
		return p.Facts.Language != "en"
	}
	function, words := p.functionWords()
	return words >= 20 && float64(function) < englishShare/2*float64(words)
}

// britishDates reports a page that states to be in the English of a country that
// puts the day first.
func (p *Page) britishDates() bool {
	if p.Doc.Markup == nil {
		return false
	}
	for _, s := range p.Doc.Markup.Statements {
		if s.Field != "language" {
			continue
		}
		switch strings.ToLower(strings.ReplaceAll(s.Value, "_", "-")) {
		case "en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za", "en-sg", "en-ng", "en-ke":
			return true
		}
	}
	return false
}

// orderInWords is the order in which an unclear date of digits is one that the
// page also gives in words.
func (p *Page) orderInWords() Order {
	words := map[[2]int]bool{}
	for i := range p.Dates {
		if d := &p.Dates[i]; !d.Ambiguous && d.Day > 0 && d.Month > 0 {
			words[[2]int{d.Day, int(d.Month)}] = true
		}
	}
	var seen [MonthFirst + 1]bool
	for i := range p.Dates {
		if d := &p.Dates[i]; d.Ambiguous {
			a, b := d.Day, int(d.Month)
			seen[DayFirst] = seen[DayFirst] || words[[2]int{a, b}]
			seen[MonthFirst] = seen[MonthFirst] || words[[2]int{b, a}]
		}
	}
	switch {
	case seen[DayFirst] == seen[MonthFirst]:
		return NoOrder
	case seen[DayFirst]:
		return DayFirst
	}
	return MonthFirst
}
