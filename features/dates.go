package features

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"credence/corpus"
	"credence/features/internal/lexicon"
)

// dateConsistency is the share of the date checks that passed.
var dateConsistency = Indicator{
	Name: "date_consistency", Title: "Date consistency", Unit: "0–1", Basis: "checks", Factor: Dates, Direction: Higher, Counts: true,
	Definition: "Date checks passed / date checks that applied: weekday fits date, published not after updated, no impossible date, published and updated not in the future, record and address agree with the text, relative days fit.",
	Missing:    "when no check applied; the score uses failed checks alone, and passing trivial ones earns nothing",
	Why:        "A wrong weekday or an update before publication shows that nobody checked.",
	Measure:    measureDates,
}

// slack is how far two statements of one day may lie apart: time zones and
// updates around midnight.
const slack = 26 * time.Hour

// A dateCheck gathers the findings of the checks.
type dateCheck struct {
	*Page
	found           []Finding
	applied, passed int
	checked         []bool // by mention: has a finding
}

func measureDates(p *Page) Value {
	c := dateCheck{Page: p, checked: make([]bool, len(p.Dates))}
	c.future("published", p.Facts.Published)
	c.future("updated", p.Facts.Updated)
	c.order()
	c.metadata()
	for i := range p.Dates {
		c.impossible(i)
		c.weekday(i)
		c.relative(i)
		if !p.silent && !c.checked[i] && !p.relatedDate(i) {
			c.found = c.show(c.found, p.dateFinding(i))
		}
	}
	for i := range p.Periods {
		if d := &p.Periods[i]; !p.silent && p.body(d.First) {
			c.found = c.show(c.found, d.finding("mention"))
		}
	}
	for _, pr := range p.Doc.Problems {
		if pr.Impossible {
			c.note(Finding{Kind: KindDate, Evidence: InMetadata, Field: pr.Field, Note: "no calendar has this date", Attributes: []Attribute{{"value", pr.Value}}}, "impossible", false)
		}
	}
	return Value{X: ratio(c.passed, c.applied), N: c.applied, Findings: c.found}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// relatedDate reports a mention in a list of other pieces or in a footer: it
// says nothing of this one, unless it contradicts itself.
func (p *Page) relatedDate(i int) bool {
	d := p.Dates[i]
	if i == p.Facts.Published.Mention || i == p.Facts.Updated.Mention || p.body(d.First) {
		return false
	}
	b := p.blockOf(d.First)
	return b >= 0 && p.Layout.Roles[b].furniture()
}

// finding is the mention as evidence.
func (d *DateMention) finding(role string) Finding {
	f := Finding{Kind: KindDate, Evidence: InText, Start: int(d.Start), End: int(d.End), Attributes: []Attribute{{"value", d.value()}, {"role", role}}}
	if d.Resolved > 0 {
		f.Attributes = append(f.Attributes, Attribute{"year", "from publication"})
	}
	return f
}

// dateFinding is a mention with its value and role; nothing where no finding is
// shown.
func (p *Page) dateFinding(i int) Finding {
	if p.silent {
		return Finding{}
	}
	d := p.Dates[i]
	role := "mention"
	switch i {
	case p.Facts.Published.Mention:
		role = "published"
	case p.Facts.Updated.Mention:
		role = "updated"
	}
	f := d.finding(role)
	if d.Ambiguous {
		f.Note = "day and month cannot be told apart"
	}
	return f
}

// note records a check's outcome on a finding. A failure that an override
// dismisses is no check at all.
func (c *dateCheck) note(f Finding, check string, pass bool) {
	outcome := "fail"
	if pass {
		c.passed++
		outcome = "pass"
		f.Note = ""
	}
	if c.silent {
		c.applied++
		return
	}
	f.Attributes = append(f.Attributes, Attribute{"check", check}, Attribute{"outcome", outcome})
	if pass || c.counts(&f) {
		c.applied++
	}
	c.found = c.show(c.found, f)
}

// onDated makes the finding of a dated fact: in the text where that states it,
// else in the record.
func (c *dateCheck) onDated(field string, d Dated) Finding {
	if d.Mention >= 0 && d.From == "" {
		c.checked[d.Mention] = true
		return c.dateFinding(d.Mention)
	}
	if c.silent {
		return Finding{}
	}
	return Finding{Kind: KindDate, Evidence: InMetadata, Field: cmp.Or(d.From, field), Attributes: []Attribute{{"value", d.String()}, {"role", field}}}
}

// future checks that a date of the document is not after the as-of date, or after
// the page was fetched when that is known; two days are allowed for zones.
func (c *dateCheck) future(field string, d Dated) {
	now := c.AsOf
	if at := c.Doc.Fetched; !at.IsZero() && at.Day().Before(now) {
		now = at.Day()
	}
	if d.IsZero() || now.IsZero() {
		return
	}
	f := c.onDated(field, d)
	if !c.silent {
		f.Note = field + " after " + now.Format(time.DateOnly) + ", when this was read"
	}
	c.note(f, "future", d.Day().Before(now.AddDate(0, 0, 2)))
}

// order checks that the page was not updated before it was published.
func (c *dateCheck) order() {
	p, u := c.Facts.Published, c.Facts.Updated
	if p.IsZero() || u.IsZero() {
		return
	}
	f := c.onDated("updated", u)
	if !c.silent {
		f.Note = "updated before it was published on " + p.String()
	}
	c.note(f, "order", !u.Before(p.Date))
}

// metadata checks that record and address agree with the text on the day.
func (c *dateCheck) metadata() {
	c.agree(c.Facts.Published)
	c.agree(c.Facts.Updated)
	pub := c.Facts.Published
	if u := urlDate(c.Doc.URL); !u.IsZero() && !pub.IsZero() && pub.From != fromURL {
		f := c.onDated("published", pub)
		if !c.silent {
			f.Note = "the address says " + u.String()
		}
		c.note(f, "metadata", near(u, pub.Date))
	}
}

// agree checks the record's date against the one that the text states. The
// record's is used.
func (c *dateCheck) agree(d Dated) {
	if d.From == "" || d.Mention < 0 {
		return
	}
	if stated := c.Dates[d.Mention].date(); !stated.IsZero() {
		c.checked[d.Mention] = true
		f := c.dateFinding(d.Mention)
		switch {
		case c.silent:
		case d.From == "published" || d.From == "updated":
			f.Note = "the record says " + d.String()
		default:
			f.Note = d.From + " says " + d.String()
		}
		c.note(f, "metadata", near(stated, d.Date))
	}
}

func near(a, b corpus.Date) bool {
	d := a.Day().Sub(b.Day())
	return d <= slack && d >= -slack
}

// urlDate reads /2026/01/08/ in an address.
func urlDate(url string) corpus.Date {
	for i := 0; i+10 < len(url); i++ {
		if url[i] != '/' || url[i+5] != '/' && url[i+5] != '-' || url[i+8] != url[i+5] {
			continue
		}
		day := url[i+1:i+5] + "-" + url[i+6:i+8] + "-" + url[i+9:min(i+11, len(url))]
		if d, err := corpus.ParseDate(day); err == nil && !d.IsZero() && (i+11 >= len(url) || url[i+11] < '0' || url[i+11] > '9') {
			return d
		}
	}
	return corpus.Date{}
}

// impossible checks that the calendar has the date.
func (c *dateCheck) impossible(i int) {
	if !c.Dates[i].Impossible {
		return
	}
	c.checked[i] = true
	f := c.dateFinding(i)
	f.Note = "no calendar has this date"
	c.note(f, "impossible", false)
}

// weekday checks the weekday that stands with a date. Without a year it is
// checked within two months of publication only; a list of days is not.
func (c *dateCheck) weekday(i int) {
	d := c.Dates[i]
	if d.Weekday < 0 || d.List || d.Impossible || d.Ambiguous || d.Day == 0 || d.Month == 0 {
		return
	}
	day := d
	if d.Year == 0 {
		if day.Year = c.nearYear(d); day.Year == 0 {
			return
		}
	}
	is := day.date().Time.Weekday()
	if d.Year == 0 && is != d.Weekday {
		for _, year := range []int{day.Year - 1, day.Year + 1} {
			if time.Date(year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Weekday() == d.Weekday {
				return // it may be of the year before or after
			}
		}
	}
	c.checked[i] = true
	f := c.dateFinding(i)
	if !c.silent {
		f.Note = fmt.Sprintf("%s was a %s", day.date().Time.Format("2 January 2006"), is)
	}
	c.note(f, "weekday", is == d.Weekday)
}

// nearYear is the year in which a mention without one lies within two months of
// the publication, 0 when that cannot be told.
func (c *dateCheck) nearYear(d DateMention) int {
	pub := c.Facts.Published
	if pub.IsZero() || c.yearInSentence(d) {
		return 0
	}
	for _, y := range []int{pub.Time.Year(), pub.Time.Year() - 1, pub.Time.Year() + 1} {
		t := time.Date(y, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
		if diff := t.Sub(pub.Day()); diff < 60*24*time.Hour && diff > -60*24*time.Hour {
			return y
		}
	}
	return 0
}

// yearInSentence reports a year near the mention, which may then not be of the
// year of publication.
func (c *dateCheck) yearInSentence(d DateMention) bool {
	s := c.sentenceOf(d.First)
	if s < 0 {
		return false
	}
	const reach = 60 // words on either side
	for w := max(c.Sentences[s].First, d.First-reach); w < min(c.Sentences[s].Last, d.Last+reach); w++ {
		if c.year(w) > 0 {
			return true
		}
	}
	return false
}

// relative checks a relative day that a date stands beside: "yesterday, March 3".
func (c *dateCheck) relative(i int) {
	d := c.Dates[i]
	pub := c.Facts.Published
	if !d.full() || d.Impossible || pub.IsZero() || d.First == 0 || i == pub.Mention || c.words[d.First].Flags&Quoted != 0 {
		return
	}
	w := d.First - 1
	if !c.Is(w, lexicon.Relative) || !tight(c.words[d.First].Gap, GapSpace|GapComma|GapOpen) || c.words[d.First].Gap == GapSpace && !strings.EqualFold(c.Word(w), "today") {
		return
	}
	if w > 0 && c.words[w].Flags&Capital != 0 && c.words[w].Gap == GapSpace && c.words[w-1].Flags&Capital != 0 {
		return // "USA Today"
	}
	sense, _ := c.lex.Sense(c.words[w].ID, lexicon.Relative)
	fits := func(from corpus.Date) bool {
		want := from.Day().AddDate(0, 0, int(sense.Value))
		diff := d.date().Day().Sub(want)
		return diff <= slack && diff >= -slack
	}
	c.checked[i] = true
	f := c.dateFinding(i)
	if !c.silent {
		f.Note = fmt.Sprintf("“%s” does not fit publication on %s", c.Word(w), pub.String())
	}
	c.note(f, "relative", fits(pub.Date) || !c.Facts.Updated.IsZero() && fits(c.Facts.Updated.Date))
}
