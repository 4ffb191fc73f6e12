package features

import (
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
		d, err := corpus.ParseDate(s.Value)
		if err != nil || d.IsZero() || d.Day().After(p.AsOf.AddDate(0, 0, 2)) {
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

const pageRanks = 6

func pageRank(from string) int {
	switch {
	case strings.HasPrefix(from, "json-ld"):
		switch {
		case strings.Contains(from, "Article."), strings.Contains(from, "Posting."), strings.Contains(from, "Report."), strings.Contains(from, "Review."):
			return 0
		case strings.Contains(from, "VideoObject."), strings.Contains(from, "Event."):
			return 5
		}
		return 4
	case from == "meta article:published_time", from == "meta og:article:published_time", from == "meta article:modified_time":
		return 1
	case strings.HasPrefix(from, "time"):
		return 2
	case from == "meta date", from == "meta created", from == "meta timestamp":
		return 5
	}
	return 3
}

// settlePage gives d the date that the page's metadata state, else that of its
// address, else that of a time element near the headline. shown is the date
// that the text shows.
func (p *Page) settlePage(d *Dated, field string) {
	stated := p.pageDates(field)
	if len(stated) == 0 {
		if d.Mention < 0 && field == "published" {
			p.settleHint(d)
		}
		return
	}
	best := p.localDay(stated, d)
	if d.Mention >= 0 && !near(d.Date, best.Date) && (p.dateCue(p.Dates[d.Mention]) == 0 || p.earlier(p.Dates[d.Mention])) {
		d.Mention = -1 // a date line that no word introduces may be a caption's
	}
	d.Date, d.From = best.Date, best.from
}

// localDay is the first of the stated dates. One in universal time may be a day
// off the outlet's calendar: then a statement of the same time with the outlet's
// own zone, or the day that the text shows, decides.
func (p *Page) localDay(stated []pageDate, shown *Dated) pageDate {
	best := stated[0]
	if !best.Exact() || zoned(best.Date) {
		return best
	}
	for _, s := range stated[1:] {
		if s.Exact() && zoned(s.Date) && near(s.Date, best.Date) {
			return s
		}
	}
	if shown.Mention >= 0 && near(shown.Date, best.Date) {
		return pageDate{Date: shown.Date, from: best.from}
	}
	if u := urlDate(p.Doc.URL); !u.IsZero() && near(u, best.Date) {
		return pageDate{Date: u, from: best.from}
	}
	return best
}

// zoned reports an offset from universal time.
func zoned(d corpus.Date) bool {
	_, offset := d.Time.Zone()
	return offset != 0
}

// settleHint dates a page that states no date: by its address, else by the one
// day that time elements near the headline give.
func (p *Page) settleHint(d *Dated) {
	if u := urlDate(p.Doc.URL); !u.IsZero() {
		d.Date, d.From = u, fromURL
		return
	}
	lead := p.firstProse()
	best, found := 0.0, corpus.Date{}
	for _, s := range p.Doc.Markup.Statements {
		if s.Field != "time" {
			continue
		}
		t, err := corpus.ParseDate(s.Value)
		if err != nil || t.IsZero() || t.Day().After(p.AsOf.Add(48*time.Hour)) {
			continue
		}
		if place := p.spotPlace(p.blockAt(s.At), lead); place > best {
			best, found = place, t
		}
	}
	if best >= 1.5 {
		d.Date, d.From = found, "time"
	}
}

// fromURL marks a date that the page's address gives.
const fromURL = "url"

// blockAt is the block at or after a byte.
func (p *Page) blockAt(at int) int {
	for i := range p.Blocks {
		if int(p.Blocks[i].End) > at {
			return i
		}
	}
	return len(p.Blocks)
}
