package features

import (
	"strings"
	"time"

	"credence/features/internal/lexicon"
)

// resolveYears gives the mentions without a year the one that the date of
// publication makes likely, and leaves them open where none is known.
func (p *Page) resolveYears() {
	ref := p.Facts.Published
	if ref.IsZero() {
		ref = p.Facts.Updated
	}
	if ref.IsZero() {
		return
	}
	day := ref.Day()
	for _, list := range [...][]DateMention{p.Dates, p.Periods} {
		for i := range list {
			if d := &list[i]; d.Year == 0 && d.Month > 0 && !d.Ambiguous {
				d.Resolved = p.likelyYear(d, day)
			}
		}
	}
}

// likelyYear is the year that a day or month without one most likely means in a
// text published on ref: what the words beside it say ("last", "this year"),
// else the year that puts it nearest, the past before the future where the
// sentence speaks of the past.
func (p *Page) likelyYear(d *DateMention, ref time.Time) int {
	year := ref.Year()
	if d.Last+1 < len(p.Words) && p.words[d.Last].Gap&^(GapSpace|GapComma) == 0 && p.lower(d.Last+1) == "year" {
		switch p.lower(d.Last) {
		case "this":
			return year
		case "last":
			return year - 1
		case "next":
			return year + 1
		}
	}
	day := d.Day
	if day == 0 {
		day = 15
	}
	at := func(y int) time.Time { return time.Date(y, d.Month, day, 0, 0, 0, 0, time.UTC) }
	sameMonth := d.Month == ref.Month()
	if d.First > 0 && p.words[d.First].Gap == GapSpace {
		switch p.lower(d.First - 1) {
		case "last", "past", "previous":
			if at(year).After(ref) || sameMonth {
				return year - 1
			}
			return year
		case "next", "coming":
			if at(year).Before(ref) || sameMonth {
				return year + 1
			}
			return year
		case "this":
			return year
		}
	}
	if d.Day == 0 && sameMonth {
		return year
	}
	nearest, gap := year, distance(at(year), ref)
	for _, y := range [...]int{year - 1, year + 1} {
		if g := distance(at(y), ref); g < gap {
			nearest, gap = y, g
		}
	}
	switch sense := p.leadSense(d); {
	case sense == lexicon.Past && at(nearest).After(ref):
		return nearest - 1
	case sense == lexicon.Base && at(nearest).Before(ref) && gap > near45:
		return nearest + 1
	case sense != 0, gap < near45:
		return nearest
	}
	switch p.tense(d) {
	case lexicon.Past:
		if at(nearest).After(ref) {
			return nearest - 1
		}
	case lexicon.Base:
		if at(nearest).Before(ref) {
			return nearest + 1
		}
	}
	return nearest
}

// near45 is how near to publication a day lies that is taken whatever the tense.
const near45 = 45 * 24 * time.Hour

func distance(a, b time.Time) time.Duration { return a.Sub(b).Abs() }

// leadSense tells what the words just before a mention say of it: Past ("since",
// "ended"), the future (Base: "until", "payable", "effective") or nothing (0).
func (p *Page) leadSense(d *DateMention) lexicon.Class {
	for w := d.First - 1; w >= max(0, d.First-3); w-- {
		if p.words[w+1].Gap&(GapLine|gapEnds&^GapStop) != 0 {
			return 0
		}
		switch p.lower(w) {
		case "since", "ended":
			return lexicon.Past
		case "until", "till", "payable", "effective", "by", "record":
			return lexicon.Base
		case "on", "in", "around", "about", "early", "late", "mid", "the", "end", "of", "beginning", "middle":
		default:
			return 0
		}
	}
	return 0
}

// tenseReach is how many words from a mention its tense is looked for, and
// pastWeight how many words nearer than a pointer to the future a verb of the
// past has to be: most are participles.
const (
	tenseReach = 25
	pastWeight = 6
)

// tense tells what the sentence around a mention speaks of: Past, the future
// (Base) or neither (0), by the verbs nearest to the mention.
func (p *Page) tense(d *DateMention) lexicon.Class {
	si := p.sentenceOf(d.First)
	if si < 0 {
		return 0
	}
	s := &p.Sentences[si]
	past := 0
	for k := 1; k <= tenseReach; k++ {
		for _, w := range [...]int{d.First - k, d.Last - 1 + k} {
			if w < s.First || w >= s.Last {
				continue
			}
			switch p.wordTense(w) {
			case lexicon.Base:
				if past == 0 || k-past <= pastWeight {
					return lexicon.Base
				}
			case lexicon.Past:
				if past == 0 {
					past = k
				}
			}
		}
	}
	if past > 0 {
		return lexicon.Past
	}
	return 0
}

// wordTense tells whether word i is a verb of the past or points to the future.
func (p *Page) wordTense(i int) lexicon.Class {
	switch w := p.lower(i); w {
	case "will", "shall", "next", "upcoming", "expected", "expect", "expects", "scheduled", "due", "planned", "payable", "effective", "'ll", "won't":
		return lexicon.Base
	case "plans":
		if i > 0 && i+1 < len(p.Words) && p.lower(i+1) == "to" && (p.Is(i-1, lexicon.Pronoun) || p.words[i-1].Flags&Capital != 0) {
			return lexicon.Base
		}
		return 0
	case "be", "begin", "start", "open", "take", "meet":
		for k := i - 1; k >= max(0, i-2); k-- {
			if w := p.lower(k); w == "would" || w == "to" && k == i-1 {
				return lexicon.Base
			}
		}
		return 0
	case "was", "were", "had", "did", "ago", "last", "since", "came", "went", "took", "began", "became", "left", "died", "won", "lost", "fell", "rose",
		"made", "met", "held", "ran", "sent", "saw", "sold", "bought", "got", "gave", "told", "wrote", "shot", "broke", "brought":
		return lexicon.Past
	case "need", "seed", "feed", "speed", "hundred", "indeed", "united":
		return 0
	default:
		if len(w) > 4 && strings.HasSuffix(w, "ed") && p.words[i].Flags&Capital == 0 {
			return lexicon.Past
		}
	}
	return 0
}
