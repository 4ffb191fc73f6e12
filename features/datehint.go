package features

import "credence/corpus"

// hints are what a page that states no date of publication may be dated by, the
// one that is right most often first. Such a date is a guess: it is reported with
// its origin, and no indicator looks at it.
//
// On pages without metadata each of them was right about nine times in ten.
var hints = []struct {
	from string
	date func(*datePlaces) corpus.Date
}{
	{"script", (*datePlaces).inScript},
	{"element", (*datePlaces).inMark},
	{"line", (*datePlaces).onLine},
	{"first date", (*datePlaces).firstDate},
	{"picture", (*datePlaces).ofPicture},
}

// hintPrefix begins the origin of a date that is a hint.
const hintPrefix = "hint: "

// hint dates a page that states no date by the best hint that it gives.
func (p *datePlaces) hint() Dated {
	if p.Doc.Markup != nil {
		for _, h := range hints {
			if date := h.date(p); !date.IsZero() {
				return Dated{Date: date, From: hintPrefix + h.from, Mention: -1}
			}
		}
	}
	return Dated{Mention: -1}
}

// inScript is the first date of publication in a script.
func (p *datePlaces) inScript() corpus.Date {
	for _, s := range p.Doc.Markup.Statements {
		if s.Field == corpus.FieldScript {
			if d := statedDate(s.Value); p.past(d) {
				return d
			}
		}
	}
	return corpus.Date{}
}

// inMark is the first date in an element that is named as holding one.
func (p *datePlaces) inMark() corpus.Date {
	return p.firstOf(func(i int) bool { return p.marked(&p.Dates[i]) })
}

// onLine is the first date on a line of its own.
func (p *datePlaces) onLine() corpus.Date {
	return p.firstOf(func(i int) bool { s, ok := p.dateSpot(i); return ok && s.alone })
}

// firstDate is the first date of the text that no paragraph of the article speaks
// of: that is when something happened.
func (p *datePlaces) firstDate() corpus.Date {
	return p.firstOf(func(i int) bool {
		d := &p.Dates[i]
		b := p.blockOf(d.First)
		return b >= 0 && (!p.body(d.First) || d.First <= p.Blocks[b].First+2 || p.Blocks[b].Last-p.Blocks[b].First < proseWords)
	})
}

// firstOf is the first past date of the text that is as wanted.
func (p *datePlaces) firstOf(wanted func(i int) bool) corpus.Date {
	for i := range p.Dates {
		if d := p.Dates[i].date(); p.past(d) && wanted(i) {
			return d
		}
	}
	return corpus.Date{}
}

// ofPicture is the date in the address of the page's picture.
func (p *datePlaces) ofPicture() corpus.Date {
	for _, s := range p.Doc.Markup.Statements {
		if s.Field == "image" {
			if d := urlDate(s.Value); p.past(d) {
				return d
			}
		}
	}
	return corpus.Date{}
}
