package features

import (
	"strings"

	"credence/corpus"
	"credence/features/internal/lexicon"
)

// time takes a time of day after the date ("January 29, 2026 9:50 am") or
// before it ("3:16 PM – Thursday, January 8, 2026").
func (s *dateScanner) time(d *DateMention) {
	if d.Day == 0 || d.to > 0 {
		return
	}
	if iso, isTime := s.trailing(d.Last - 1); isTime && iso > 0 {
		s.isoTime(d)
		return
	}
	at := d.Last
	for at < len(s.Words) && at < d.Last+2 && tight(s.words[at].Gap, GapSpace|GapComma|GapDash|GapOther|GapOpen) && (strings.EqualFold(s.Word(at), "at") || strings.EqualFold(s.Word(at), "around")) {
		at++
	}
	if at < len(s.Words) && s.words[at].Gap&(GapLine|GapStop) == 0 {
		if h, m, last, ok := s.clock(at); ok {
			d.Hour, d.Min, d.Clock, d.Last = h, m, true, last
			s.zone(d)
			return
		}
	}
	for back := 1; back <= 6 && d.First-back >= 0; back++ {
		if s.words[d.First-back+1].Gap&(GapLine|GapStop) != 0 && back == 1 {
			return
		}
		probe := *d
		if h, m, last, ok := s.clock(d.First - back); ok {
			probe.Last = last
			s.zone(&probe)
			if probe.Last == d.First || probe.Last == d.First-1 && s.Is(d.First-1, lexicon.Preposition) {
				d.Hour, d.Min, d.Clock, d.Zone, d.First = h, m, true, probe.Zone, d.First-back
				return
			}
		}
	}
}

// clock reads a time of day at word i and returns the word after it.
func (s *dateScanner) clock(i int) (hour, min, last int, ok bool) {
	if i >= len(s.Words) || s.words[i].Flags&Digits == 0 {
		return 0, 0, 0, false
	}
	w := s.Word(i)
	half := ""
	k := 0
	for k < len(w) && w[k] >= '0' && w[k] <= '9' && k < 3 {
		hour = hour*10 + int(w[k]-'0')
		k++
	}
	if k == 0 || k > 2 {
		return 0, 0, 0, false
	}
	if half = strings.ToLower(w[k:]); half != "" && half != "am" && half != "pm" {
		return 0, 0, 0, false
	}
	last = i + 1
	minutes := false
	if half == "" && last < len(s.Words) && (s.words[last].Gap == GapColon || s.words[last].Gap == GapStop) {
		m := s.Word(last)
		if len(m) >= 2 && m[0] >= '0' && m[0] <= '5' && m[1] >= '0' && m[1] <= '9' {
			rest := strings.ToLower(m[2:])
			if rest == "" || rest == "am" || rest == "pm" || rest == "z" {
				min, half, minutes = int(m[0]-'0')*10+int(m[1]-'0'), strings.TrimSuffix(rest, "z"), true
				colon := s.words[last].Gap == GapColon
				last++
				if rest == "" && last < len(s.Words) && s.words[last].Gap == GapColon && s.number(last) >= 0 && s.number(last) < 60 {
					last++ // seconds
				}
				if !colon && half == "" && s.halfDay(last) == "" {
					return 0, 0, 0, false // 5.20 alone is a number
				}
			}
		}
	}
	if half == "" {
		if h := s.halfDay(last); h != "" {
			half = h
			last++
			if last < len(s.Words) && s.words[last].Gap == GapStop && len(s.Word(last)) == 1 {
				last++ // the m of a.m.
			}
		}
	}
	if !minutes && half == "" || hour > 23 || half != "" && hour > 12 {
		return 0, 0, 0, false
	}
	if half == "pm" && hour < 12 {
		hour += 12
	} else if half == "am" && hour == 12 {
		hour = 0
	}
	return hour, min, last, true
}

// halfDay reads am, pm, a.m. or p.m. at word i.
func (s *dateScanner) halfDay(i int) string {
	if i >= len(s.Words) || !tight(s.words[i].Gap, GapSpace) {
		return ""
	}
	switch w := strings.ToLower(s.Word(i)); w {
	case "am", "pm":
		return w
	case "a", "p":
		if i+1 < len(s.Words) && s.words[i+1].Gap == GapStop && strings.EqualFold(s.Word(i+1), "m") {
			return w + "m"
		}
	}
	return ""
}

// isoTime reads the time of a date such as 2026-01-08T14:05:00+01:00.
func (s *dateScanner) isoTime(d *DateMention) {
	from := s.words[d.First].Start
	end := from
	for int(end) < len(s.Source) && end-from < 36 && strings.IndexByte("0123456789-:.+TtZz", s.Source[end]) >= 0 {
		end++
	}
	p, err := corpus.ParseDate(strings.ToUpper(strings.TrimRight(s.Source[from:end], ".:-+")))
	if err != nil || p.IsZero() {
		return
	}
	d.Hour, d.Min, d.Clock = p.Time.Hour(), p.Time.Minute(), p.Clock
	if p.Zone {
		d.Zone = p.Time.Location()
	}
	for d.Last < len(s.Words) && s.words[d.Last].Start < end {
		d.Last++
	}
}

// zone takes a zone after the time.
func (s *dateScanner) zone(d *DateMention) {
	if d.Last >= len(s.Words) || !tight(s.words[d.Last].Gap, GapSpace|GapOpen|GapComma|GapStop) {
		return
	}
	name := strings.ToLower(s.Word(d.Last))
	if zone, ok := corpus.Zone(s.Word(d.Last)); ok {
		d.Zone = zone
		d.Last++
	} else if s.words[d.Last].Flags&AllCaps != 0 && (name == "et" || name == "ct" || name == "mt" || name == "pt" || name == "ist" || name == "bst" || name == "cst" || name == "eet" || name == "wib") {
		d.Last++ // a zone, but of more than one offset
	} else if name == "uhr" {
		d.Last++
	}
}
