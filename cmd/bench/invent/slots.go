package invent

import (
	"slices"
	"strconv"
	"time"
)

// A slot is a place in a sentence that the program fills.
type slot int

const (
	noSlot     slot = iota
	town            // of the article
	speaker         // with a role at the first mention, and a comma behind it
	speakerEnd      // the same where a full stop or comma follows
	weekday         // a day of the last week
	weekdayDE       // the same in German
	date            // a day of the last two years
	future          // a day of the next weeks
	month           // its name
	year            // a past one
	count           // 2 to 96
	large           // 1,200 to 98,999
	percent         // with one decimal
	money           // thousands or millions of crowns
)

func slotNames() []string {
	return []string{"", "town", "speaker", "speakerend", "weekday", "weekdayde", "date", "future", "month", "year", "n", "N", "pct", "money"}
}

func slotNamed(name string) slot { return slot(max(0, slices.Index(slotNames(), name))) }

// fill writes the content of a slot.
func (w *writer) fill(s slot) {
	r := &w.rng
	switch s {
	case town:
		w.add(w.towns[r.below(len(w.towns))])
	case speaker, speakerEnd:
		w.speaker(s == speaker)
	case weekday:
		w.add(w.published.AddDate(0, 0, -r.below(6)).Weekday().String())
	case weekdayDE:
		w.add([]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"}[r.below(7)])
	case date:
		w.date(w.published.AddDate(0, 0, -r.between(8, 700)))
	case future:
		w.date(w.published.AddDate(0, 0, r.between(5, 40)))
	case month:
		w.add(time.Month(r.between(1, 12)).String())
	case year:
		w.number(w.published.Year() - r.between(1, 14))
	case count:
		w.number(r.between(2, 96))
	case large:
		w.number(r.between(1, 98))
		w.add(",")
		w.add(strconv.Itoa(1000 + r.below(1000))[1:])
	case percent:
		w.number(r.between(3, 48))
		w.add(".")
		w.number(r.between(1, 9))
	case money:
		w.number(r.between(2, 960))
		w.add(r.pick([]string{",000 crowns", " million crowns", ",500 crowns"}))
	}
}

func (w *writer) add(s string) { w.buf = append(w.buf, s...) }
func (w *writer) number(n int) { w.buf = strconv.AppendInt(w.buf, int64(n), 10) }

// date writes a day in the outlet's own form.
func (w *writer) date(t time.Time) {
	w.buf = t.AppendFormat(w.buf, [...]string{"2 January 2006", "January 2, 2006", "Monday, January 2, 2006"}[w.dateForm])
}

// speaker names one of the article's people, whole and with a role at first.
func (w *writer) speaker(comma bool) {
	p := &w.people[w.rng.below(len(w.people))]
	if p.known {
		w.add(p.last)
		return
	}
	p.known = true
	w.add(p.first)
	w.add(" ")
	w.add(p.last)
	w.add(", ")
	w.add(p.role)
	if comma {
		w.add(",")
	}
}
