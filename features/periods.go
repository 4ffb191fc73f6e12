package features

import (
	"strings"
	"time"

	"credence/features/internal/lexicon"
)

// A Part is a part of a year, in the letters of TimeML's values.
type Part string

// The parts of a year that are told apart.
const (
	WholeYear   Part = ""
	FirstQuart  Part = "Q1"
	SecondQuart Part = "Q2"
	ThirdQuart  Part = "Q3"
	FourthQuart Part = "Q4"
	FirstHalf   Part = "H1"
	SecondHalf  Part = "H2"
	Spring      Part = "SP"
	Summer      Part = "SU"
	Autumn      Part = "FA"
	Winter      Part = "WI"
)

// period keeps a mention of a month, year or decade over words [first, last)
// and returns the word after it.
func (s *dateScanner) period(d DateMention, first, last int) int {
	d.First, d.Last, d.Weekday = first, last, -1
	d.Start, d.End = s.words[first].Start, s.words[last-1].End
	s.periods = append(s.periods, d)
	return last
}

// month reads a month name that stands alone. Names that are also words or first
// names need a word before them that leads to a time.
func (s *dateScanner) month(i int) int {
	w := s.words[i]
	sense, _ := s.lex.Sense(w.ID, lexicon.Month)
	if w.Flags&Capital == 0 || w.Flags&AllCaps != 0 && s.words[i+1].Flags&AllCaps != 0 {
		return i
	}
	led := s.leadsToTime(i) || s.yearNext(i+1)
	named := i+1 < len(s.Words) && s.words[i+1].Flags&Capital != 0 && s.words[i+1].Gap == GapSpace && !s.Is(i+1, lexicon.Month|lexicon.Weekday|lexicon.Pronoun)
	switch sense.Entry {
	case "january", "february", "july", "september", "october", "november", "december":
		if named && !led {
			return i // "September Dawn"
		}
	case "march", "april", "may", "june", "august":
		if s.Is(i-1, lexicon.Determiner|lexicon.Possessive) && i+1 < len(s.Words) && s.words[i+1].Gap == GapSpace && !named && !s.Is(i+1, lexicon.Function|lexicon.Auxiliary) {
			break // "the March accession"
		}
		if !led || named && !s.Is(i+1, lexicon.Body|lexicon.Title) {
			return i
		}
	default: // shortened
		if !led || s.words[i+1].Gap&GapStop == 0 {
			return i
		}
	}
	return s.period(DateMention{Month: time.Month(sense.Value)}, i, i+1)
}

// yearNext reports "last year", "this year" and "next year" at word i.
func (s *dateScanner) yearNext(i int) bool {
	if i+1 >= len(s.Words) || s.words[i].Gap&^(GapSpace|GapComma) != 0 || s.lower(i+1) != "year" {
		return false
	}
	switch s.lower(i) {
	case "last", "this", "next":
		return true
	}
	return false
}

// leadsToTime reports whether the word before word i leads to a month or year:
// a preposition of time, "last", "early", another month of a list.
func (s *dateScanner) leadsToTime(i int) bool {
	if i == 0 || s.words[i].Gap&(GapLine|GapStop|GapQuestion|GapColon|GapSemicolon) != 0 {
		return false
	}
	switch s.lower(i - 1) {
	case "in", "since", "by", "from", "until", "till", "of", "during", "through", "before", "after", "for", "between", "around",
		"last", "this", "next", "past", "each", "every", "early", "late", "mid", "previous", "coming", "following", "throughout":
		return tight(s.words[i].Gap, GapSpace|GapHyphen|GapOther)
	case "to", "and", "or", "into":
		for k := i - 2; k >= 0 && k >= i-4; k-- {
			if s.Is(k, lexicon.Month) && s.words[k].Flags&Capital != 0 || s.year(k) > 0 {
				return true
			}
		}
		return false
	}
	return s.Is(i-1, lexicon.Month) && s.words[i-1].Flags&Capital != 0 && s.words[i].Gap&GapComma != 0
}

// bareYear reads a year without a month: "in 1996", "mid-1996", "1995-96", and
// the quarter, half or season that it belongs to.
//
// The news writes numbers above 999 with a comma, so that four digits between
// 1900 and 2099 are a year unless what stands beside them counts or measures;
// earlier ones are only after a word that leads to a time.
func (s *dateScanner) bareYear(i int) int {
	y := s.year(i)
	if y == 0 || !s.yearStands(i) {
		return i
	}
	if led := s.leadsToTime(i); (y < 1900 || y >= 2100) && !led && !s.yearBefore(i) {
		return i
	}
	d := DateMention{Year: y}
	first, last := i, i+1
	if part, from := s.partBefore(i); part != WholeYear {
		d.Part, first = part, from
	} else if part, to := s.partAfter(i + 1); part != WholeYear {
		d.Part, last = part, to
	}
	s.period(d, first, last)
	if last < len(s.Words) && s.words[last].Flags&Numeric != 0 && tight(s.words[last].Gap, GapHyphen|GapDash|GapSlash) {
		if n := s.number(last); s.words[last].End-s.words[last].Start == 2 && n == (y+1)%100 || s.words[last].Gap&GapHyphen != 0 && n > y%100 && n < 100 && s.words[last].End-s.words[last].Start == 2 {
			century := y - y%100
			if n < y%100 {
				century += 100
			}
			return s.period(DateMention{Year: century + n}, last, last+1)
		}
	}
	return last
}

// yearBefore reports that a year stands before word i, joined to it: "1848 and
// 1852", "1848-1852".
func (s *dateScanner) yearBefore(i int) bool {
	n := len(s.periods)
	if n == 0 || s.periods[n-1].Year == 0 {
		return false
	}
	switch s.periods[n-1].Last {
	case i:
		return s.words[i].Gap&(GapHyphen|GapDash) != 0
	case i - 1:
		w := s.lower(i - 1)
		return w == "and" || w == "or" || w == "to"
	}
	return false
}

// yearStands reports whether the marks and words beside the four digits at word
// i allow them to be a year.
func (s *dateScanner) yearStands(i int) bool {
	w := s.words[i]
	if w.Start > 0 && strings.IndexByte("$#+&@_=", s.Source[w.Start-1]) >= 0 || strings.HasPrefix(s.Source[w.End:], "%") {
		return false
	}
	if before := strings.TrimRight(s.Source[max(0, int(w.Start)-3):w.Start], " "); strings.HasSuffix(before, "€") || strings.HasSuffix(before, "£") || strings.HasSuffix(before, "¥") {
		return false
	}
	if i > 0 && !s.yearAfterWord(i) {
		return false
	}
	if i+1 >= len(s.Words) {
		return true
	}
	next := s.words[i+1]
	switch {
	case next.Gap == GapStop, next.Gap == GapColon && next.Flags&Digits != 0, next.Gap == GapComma && next.Flags&Digits != 0:
		return false
	case next.Gap == GapHyphen && next.Flags&Digits == 0:
		return next.End-next.Start > 2 && !s.unit(i+1)
	case next.Gap == GapSpace:
		return !s.unit(i + 1)
	}
	return true
}

// yearAfterWord reports whether the word before the four digits at word i, and
// what parts them, allow them to be a year.
func (s *dateScanner) yearAfterWord(i int) bool {
	w, before := s.words[i], s.words[i-1]
	switch {
	case w.Gap&GapHyphen != 0 && w.Gap&GapSpace == 0:
		if before.Flags&Digits != 0 && s.year(i-1) == 0 || before.Flags&AllCaps != 0 || before.End-before.Start < 3 {
			return false // a telephone or model number
		}
	case w.Gap == GapStop, w.Gap == GapColon, w.Gap == GapComma && before.Flags&Digits != 0:
		return false
	}
	return w.Gap&^(GapSpace|GapStop|GapHyphen) != 0 || !s.countsNext(i-1)
}

// countsNext reports words after which four digits are a count or a name.
func (s *dateScanner) countsNext(i int) bool {
	switch s.lower(i) {
	case "some", "approximately", "roughly", "nearly", "almost", "over", "least", "exactly", "another", "no", "flight", "route", "highway",
		"room", "suite", "number", "page", "apartment", "channel", "about", "under", "windows", "interstate", "section":
		return true
	case "than":
		switch s.lower(max(i-1, 0)) {
		case "more", "fewer", "less":
			return true
		}
	case "to", "up":
		return s.lower(max(i-1, 0)) == "up"
	}
	return false
}

// unit reports words that four digits before them count or measure.
func (s *dateScanner) unit(i int) bool {
	switch s.lower(i) {
	case "people", "feet", "foot", "ft", "mile", "miles", "meter", "meters", "metre", "metres", "km", "kilometers", "kilometres", "kg", "yards", "yard",
		"percent", "per", "pct", "dollars", "euros", "pounds", "tons", "tonnes", "gmt", "utc", "hours", "hrs", "est", "edt", "pst", "pdt", "cet", "mhz", "rpm",
		"million", "billion", "thousand", "units", "votes", "jobs", "troops", "soldiers", "students", "employees", "workers", "men", "women", "children",
		"acres", "acre", "hectares", "members", "homes", "houses", "times", "calories", "words", "shares", "points", "residents", "deaths", "cases", "copies",
		"seats", "square", "cubic", "degrees", "years", "days", "weeks", "months", "minutes", "seconds", "watts", "volts", "followers", "subscribers", "cars",
		"vehicles", "refugees", "migrants", "passengers", "families", "patients", "street", "avenue", "road", "boulevard", "drive", "lane",
		"st", "ave", "blvd", "rd", "meter-high", "pages", "seat", "page", "pound", "ton", "watt", "volt", "gallons", "barrels", "ounces", "pieces", "items":
		return true
	}
	return false
}

// partBefore reads "the second quarter of" or "summer of" before the year at
// word i; from is the word it begins at.
func (s *dateScanner) partBefore(i int) (part Part, from int) {
	k := i - 1
	if k >= 0 && (s.lower(k) == "of" || s.lower(k) == "in" || s.lower(k) == "fiscal") && s.words[i].Gap == GapSpace {
		k--
	}
	if k < 0 || !tight(s.words[k+1].Gap, GapSpace|GapComma) {
		return WholeYear, i
	}
	if q := s.quarterLetter(k); q != WholeYear {
		return q, k
	}
	switch s.lower(k) {
	case "quarter", "half":
		if part := s.ordinalPart(k); part != WholeYear {
			return part, k - 1
		}
	case "spring":
		return Spring, k
	case "summer":
		return Summer, k
	case "autumn":
		return Autumn, k
	case "fall":
		if s.Is(k-1, lexicon.Determiner|lexicon.Preposition) {
			return Autumn, k
		}
	case "winter":
		return Winter, k
	}
	return WholeYear, i
}

// partAfter reads "second quarter" or "Q2" after a year, at word k; to is the
// word after it.
func (s *dateScanner) partAfter(k int) (part Part, to int) {
	if k >= len(s.Words) || !tight(s.words[k].Gap, GapSpace|GapHyphen) {
		return WholeYear, k
	}
	if q := s.quarterLetter(k); q != WholeYear {
		return q, k + 1
	}
	if k+1 < len(s.Words) && (s.lower(k+1) == "quarter" || s.lower(k+1) == "half") {
		if part := s.ordinalPart(k + 1); part != WholeYear {
			return part, k + 2
		}
	}
	return WholeYear, k
}

// quarterLetter reads Q1 to Q4, H1 and H2.
func (s *dateScanner) quarterLetter(k int) Part {
	switch w := s.Word(k); w {
	case "Q1", "Q2", "Q3", "Q4", "H1", "H2":
		return Part(w)
	}
	return WholeYear
}

// ordinalPart reads "second quarter" and "last half" where word k is "quarter"
// or "half".
func (s *dateScanner) ordinalPart(k int) Part {
	if k == 0 || !tight(s.words[k].Gap, GapSpace|GapHyphen) {
		return WholeYear
	}
	half := s.lower(k) == "half"
	n := 0
	switch s.lower(k - 1) {
	case "first", "1st":
		n = 1
	case "second", "2nd":
		n = 2
	case "third", "3rd":
		n = 3
	case "fourth", "4th", "final", "last":
		n = 4
		if half {
			n = 2
		}
	}
	switch {
	case n == 0, half && n > 2:
		return WholeYear
	case half:
		return [...]Part{FirstHalf, SecondHalf}[n-1]
	}
	return [...]Part{FirstQuart, SecondQuart, ThirdQuart, FourthQuart}[n-1]
}

// decade reads "1980s", and "80s" after an apostrophe.
func (s *dateScanner) decade(i int) int {
	w := s.Word(i)
	if len(w) < 3 || len(w) > 6 || w[len(w)-1] != 's' {
		return i
	}
	digits := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(w, "s"), "'"), "’")
	n := 0
	for k := range len(digits) {
		if digits[k] < '0' || digits[k] > '9' {
			return i
		}
		n = n*10 + int(digits[k]-'0')
	}
	switch {
	case n%10 != 0:
		return i
	case len(digits) == 4 && n >= 1500 && n < 2100 && (n%100 != 0 || n == 2000):
	case len(digits) == 2 && s.words[i].Gap&GapQuote != 0 && n >= 20:
		n += 1900
	default:
		return i
	}
	return s.period(DateMention{Year: n, Decade: true}, i, i+1)
}
