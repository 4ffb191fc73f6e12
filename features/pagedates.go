package features

import (
	"sort"
	"strings"
	"time"

	"credence/corpus"
)

// A pageDate is a date that a page's metadata state.
type pageDate struct {
	corpus.Date
	from string
	rank int // 0 is the most reliable
}

// pageDates lists what a page's metadata state as one of its dates, the most
// reliable first, in the order of the page among equals. Linked data about the
// article come before what social networks are told, that before marked
// elements, other tags, and data about the page as a whole or about a film on it.
func (p *Page) pageDates(field string) []pageDate {
	if p.Doc.Markup == nil {
		return nil
	}
	var byRank [pageRanks][]pageDate
	for _, s := range p.Doc.Markup.Statements {
		if s.Field != field {
			continue
		}
		d := statedDate(s.Value)
		if !p.past(d) {
			continue
		}
		r := pageRank(s.From)
		byRank[r] = append(byRank[r], pageDate{d, s.From, r})
	}
	var list []pageDate
	for _, same := range byRank {
		list = append(list, same...)
	}
	return list
}

// pageRanks is the number of ranks; weakRank is that of data about the page as a
// whole, which is often the day of its last change or of reading.
const (
	pageRanks = 6
	weakRank  = 5
)

func pageRank(from string) int {
	switch {
	case strings.HasPrefix(from, "json-ld"):
		switch {
		case strings.Contains(from, "Article."), strings.Contains(from, "Posting."), strings.Contains(from, "Report."), strings.Contains(from, "Review."):
			return 0
		case strings.Contains(from, "VideoObject."), strings.Contains(from, "Event."):
			return weakRank
		}
		return 4
	case from == "meta article:published_time", from == "meta og:article:published_time", from == "meta article:modified_time":
		return 1
	case strings.HasPrefix(from, "time"):
		return 2
	case from == "meta date", from == "meta dc.date", from == "meta dcterms.date", from == "meta created", from == "meta timestamp":
		return weakRank
	}
	return 3
}

// settlePage gives d the date that the page's metadata state, unless the date
// that the text shows is the better witness; else a hint. shown has the points of
// the text's date.
func (p *datePlaces) settlePage(d *Dated, field string, shown float64) {
	stated := p.pageDates(field)
	if len(stated) == 0 {
		if d.Mention < 0 && field == "published" {
			p.settleIndirect(d)
		}
		return
	}
	best := p.localDay(stated, d)
	if d.Mention >= 0 && shown >= leastShown {
		if best.rank == weakRank && best.Day() != d.Day() {
			return
		}
		if s, ok := p.agreeing(stated, d); ok && !near(d.Date, best.Date) {
			best = s
		}
	}
	p.use(d, best.Date, best.from)
}

// leastShown is the least score of a date line that is believed rather than
// metadata about the page as a whole, or than one of two statements that differ.
const leastShown = 3

// agreeing is the first statement about the article, in linked data or for social
// networks, whose day is the one that the text shows.
func (p *Page) agreeing(stated []pageDate, shown *Dated) (pageDate, bool) {
	for _, s := range stated {
		if s.rank <= 1 && near(s.Date, shown.Date) {
			return p.localDay([]pageDate{s}, shown), true
		}
	}
	return pageDate{}, false
}

// localDay is the first of the stated dates. One in universal time may be a day
// off the outlet's calendar: then a statement of the same time with the outlet's
// own zone, the day that the text shows, or that of the address decides.
func (p *Page) localDay(stated []pageDate, shown *Dated) pageDate {
	best := stated[0]
	if !best.Exact() || zoned(best.Date) {
		return best
	}
	for _, s := range p.Doc.Markup.Statements {
		switch s.Field {
		case "published", "created", "updated", "time":
			if t := statedDate(s.Value); t.Exact() && zoned(t) && t.Time.Sub(best.Time).Abs() < time.Minute {
				best.Date = t
				return best
			}
		}
	}
	if shown.Mention >= 0 && somewhere(best.Date, shown.Date) {
		best.Date = shown.Date
	} else if u := urlDate(p.Doc.URL); !u.IsZero() && somewhere(best.Date, u) {
		best.Date = u
	}
	return best
}

// somewhere reports whether it was the day of b somewhere on Earth at time a.
func somewhere(a, b corpus.Date) bool {
	at, day := a.Time.UTC(), b.Day()
	return !at.Add(14*time.Hour).Before(day) && at.Add(-12*time.Hour).Before(day.AddDate(0, 0, 1))
}

// statedDate reads the date of a statement, or the day that it begins with where
// the rest has no known form; the zero Date for none.
func statedDate(s string) corpus.Date {
	d, err := corpus.ParseDate(s)
	if err != nil && len(s) > 10 && (s[10] == 'T' || s[10] == ' ') {
		d, _ = corpus.ParseDate(s[:10])
	}
	return d
}

// zoned reports an offset from universal time.
func zoned(d corpus.Date) bool {
	_, offset := d.Time.Zone()
	return offset != 0
}

// settleIndirect dates a page that states no date by its address, else by the
// time element nearest to the headline.
func (p *datePlaces) settleIndirect(d *Dated) {
	if u := urlDate(p.Doc.URL); !u.IsZero() {
		d.Date, d.From = u, fromURL
		return
	}
	best, found := 0.0, corpus.Date{}
	for _, s := range p.Doc.Markup.Statements {
		if s.Field != "time" {
			continue
		}
		t := statedDate(s.Value)
		if !p.past(t) {
			continue
		}
		if place := p.points(p.blockAt(s.At)); place > best {
			best, found = place, t
		}
	}
	if best >= 1.5 {
		d.Date, d.From = found, "time"
	}
}

// past reports a date that is not in the future.
func (p *Page) past(d corpus.Date) bool {
	return !d.IsZero() && !d.Day().After(p.AsOf.AddDate(0, 0, 2))
}

// fromURL marks a date that the page's address gives.
const fromURL = "url"

// blockAt is the block at or after a byte.
func (p *Page) blockAt(at int) int {
	return sort.Search(len(p.Blocks), func(i int) bool { return int(p.Blocks[i].End) > at })
}
