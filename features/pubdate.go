package features

import (
	"strings"

	"credence/corpus"
	"credence/features/internal/lexicon"
)

// A dateSpot is a mention that may be the date of publication or update.
type dateSpot struct {
	mention, block int
	cue            lexicon.Class // Published, Updated, 0 for none
	alone          bool          // little else stands on its line
	foreign        bool          // in what others wrote, or among pointers to other pieces
	place, score   float64       // points for where its block stands; all points
}

// readDates picks the dates of publication and update among the mentions: each
// mention on a line of its own, or that a word introduces, is scored by where it
// stands to headline and first paragraph; then the dateline of the first
// paragraph and a line after the article are looked at. A page that states only
// when it was updated is dated by that, and one that states no date at all gets a
// hint.
//
// Note: the scores rest on distances from headline and first paragraph, not on the
// roles that the layout gives the blocks: a date line stands outside the article.
func (p *Page) readDates() (published, updated, hint Dated) {
	p.settleOrder()
	published, updated = Dated{Mention: -1}, Dated{Mention: -1}
	at := p.datePlaces()
	pub, upd := at.bestSpots()
	published.Mention, updated.Mention = pub.mention, upd.mention
	p.Facts.shown = pub.mention
	if published.Mention < 0 {
		published.Mention = p.dateline()
	}
	if published.Mention < 0 {
		published.Mention = p.closingDate()
	}
	if published.Mention < 0 && updated.Mention < 0 {
		published.Mention = p.openingDate()
	}
	at.settle(&published, p.Doc.Published, "published", pub.score)
	at.settle(&updated, p.Doc.Updated, "updated", upd.score)
	if published.IsZero() && !updated.IsZero() {
		published = updated
	}
	if published.IsZero() {
		hint = at.hint()
	}
	return published, updated, hint
}

// bestSpots returns the spots of publication and update with the highest scores,
// the first of equals; their mention is -1 for none. Where no spot is good
// enough, a date that is the only one on lines of its own is taken.
func (p *datePlaces) bestSpots() (published, updated dateSpot) {
	published.mention, updated.mention = -1, -1
	lone, several := dateSpot{mention: -1}, false
	if p.Layout.Listing >= 0 && p.title < 0 {
		return published, updated
	}
	for i := range p.Dates {
		s, ok := p.dateSpot(i)
		if !ok {
			continue
		}
		masthead := s.place == 0 && p.Dates[i].Weekday >= 0 && !p.Dates[i].Clock // the day of reading
		if s.alone && s.score >= 1 && s.cue == 0 && !masthead && !s.foreign {
			several = several || lone.mention >= 0 && !near(p.Dates[lone.mention].date(), p.Dates[i].date())
			if lone.mention < 0 {
				lone = s
			}
		}
		best := &published
		if s.cue == lexicon.Updated {
			best = &updated
		}
		if s.score >= leastSpot && (best.mention < 0 || s.score > best.score) {
			*best = s
		}
	}
	if published.mention < 0 && updated.mention < 0 && !several {
		published = lone
	}
	if published.mention >= 0 && updated.mention >= 0 && max(published.block-updated.block, updated.block-published.block) > headLines {
		// only one of them is of this piece: the other is of a box or a footer
		if published.place >= updated.place {
			updated.mention = -1
		} else {
			published.mention = -1
		}
	}
	return published, updated
}

// headLines is how many lines apart the dates of publication and update of one
// piece stand at most.
const headLines = 8

// settle gives d the date of its mention, or the record's where there is one,
// else what the page's metadata state of the field.
func (p *datePlaces) settle(d *Dated, record corpus.Date, field string, score float64) {
	if d.Mention >= 0 {
		d.Date = p.Dates[d.Mention].date()
	}
	if record.IsZero() {
		if p.Doc.Markup != nil {
			p.settlePage(d, field, score)
		}
		return
	}
	p.use(d, record, field)
}

// use gives d a date that record or metadata state. A date line that says
// otherwise, and that no word introduces, may be a caption's: it is left out.
func (p *Page) use(d *Dated, date corpus.Date, from string) {
	if d.Mention >= 0 && !near(d.Date, date) && (p.dateCue(p.Dates[d.Mention]) == 0 || p.earlier(p.Dates[d.Mention])) {
		d.Mention = -1
	}
	d.Date, d.From = date, from
}

// leastSpot is the least score of a date of publication.
const leastSpot = 2.5

// dateSpot judges mention i as a date of publication or update. The points are
// by judgement.
func (p *datePlaces) dateSpot(i int) (dateSpot, bool) {
	d := &p.Dates[i]
	s := dateSpot{mention: i}
	if !d.full() && !d.Impossible || d.Ambiguous {
		return s, false
	}
	if s.block = p.blockOf(d.First); s.block < 0 {
		return s, false
	}
	b := &p.Blocks[s.block]
	start := d.First - b.First
	marked := p.marked(d)
	if b.Last-b.First > 60 && start > 14 && !marked {
		return s, false
	}
	if s.foreign = p.foreign(s.block); s.foreign {
		s.score -= 2
	}
	if s.cue = p.dateCue(*d); s.cue != lexicon.Updated && i > 0 && p.Dates[i-1].to == d.Start && p.Dates[i-1].value() != d.value() {
		s.cue = lexicon.Updated // "May 1, 2024May 7, 2024"
	}
	rest := b.Last - b.First - p.dateWords(i, b)
	if marked {
		rest = 0
	}
	if rest > 22 || rest >= 9 && endsSentence(p.Source[b.Start:b.End]) {
		if s.cue == 0 || start > 14 || !p.opensWithCue(b) {
			return s, false // a date that the text speaks of
		}
		s.score -= 1
	}
	s.place = p.points(s.block)
	s.score += s.place
	if s.cue != 0 {
		s.score += 3
	}
	by := p.byBlock(s.block)
	switch {
	case by:
		s.score += 2.5
	case s.block > 0 && p.byBlock(s.block-1), s.block+1 < len(p.Blocks) && p.byBlock(s.block+1):
		s.score += 1.5
	}
	if s.alone = rest <= 3; s.alone {
		s.score += 1
	}
	if d.Clock {
		s.score += 1
		if s.alone {
			s.score += 0.5
		}
	}
	if d.from > 0 {
		s.score += 1 // run on to a name or heading, as no sentence is
	}
	if start > 1 && !by && s.cue == 0 && p.Is(d.First-1, lexicon.Preposition) {
		s.score -= 2.5
	}
	if s.cue == 0 && rest > 3 && p.captioned(b) {
		s.score -= 2
	}
	return s, true
}

// opensWithCue reports a block whose first words say that it was published or
// updated: "Last updated May 1, 2024: …".
func (p *Page) opensWithCue(b *Block) bool {
	for w := b.First; w < min(b.First+2, b.Last); w++ {
		if p.Is(w, lexicon.Published|lexicon.Updated) {
			return true
		}
	}
	return false
}

// dateWords counts the words of a block that its dates take up, mention i and at
// most nine on either side of it among them.
func (p *Page) dateWords(i int, b *Block) int {
	n := 0
	for k := i; k >= max(0, i-9) && p.Dates[k].First >= b.First; k-- {
		n += p.Dates[k].Last - p.Dates[k].First
	}
	for k := i + 1; k < min(i+10, len(p.Dates)) && p.Dates[k].First < b.Last; k++ {
		n += p.Dates[k].Last - p.Dates[k].First
	}
	return n
}

// captioned reports words of picture captions in a block.
func (p *Page) captioned(b *Block) bool {
	for w := b.First; w < b.Last; w++ {
		switch p.lower(w) {
		case "photo", "photograph", "photographer", "image", "images", "file", "getty", "credit", "courtesy", "copyright", "expires", "deadline":
			return true
		}
	}
	return false
}

// dateCue returns Published or Updated when such a word leads to the mention on
// its line, or stands alone on the line before; 0 otherwise.
func (p *Page) dateCue(d DateMention) lexicon.Class {
	for w := d.First - 1; w >= 0 && w >= d.First-6; w-- {
		if c := p.Class(w) & (lexicon.Published | lexicon.Updated); c != 0 {
			return c
		}
		if c := p.gluedCue(w); c != 0 {
			return c
		}
		if p.words[w+1].Gap&GapLine != 0 && w < d.First-2 || p.words[w].Flags&Digits != 0 && !p.Is(w, lexicon.Month) {
			return 0
		}
	}
	return 0
}

// gluedCue is the cue that ends word i, run on to what stands before it:
// "LeePublished: May 1, 2024".
func (p *Page) gluedCue(i int) lexicon.Class {
	if p.words[i].ID != 0 {
		return 0
	}
	switch w := p.Word(i); {
	case strings.HasSuffix(w, "Published"), strings.HasSuffix(w, "Posted"):
		return lexicon.Published
	case strings.HasSuffix(w, "Updated"):
		return lexicon.Updated
	}
	return 0
}

// dateline returns the mention in the dateline that opens the article ("ASHMOOR,
// January 16, 2025 — …"), -1 for none.
func (p *Page) dateline() int {
	at := p.datelineSpan()
	for i, d := range p.Dates {
		if int(d.Start) >= at.Start && int(d.End) <= at.End && d.full() {
			return i
		}
	}
	return -1
}

// openingDate returns the mention that opens the first paragraph ("01.02.2022 –
// The market …", "Ashmoor, (12.11.2021). The parish …"), -1 for none: a mark or a
// sentence's beginning must follow it.
func (p *Page) openingDate() int {
	lead := p.firstProse()
	if lead < 0 {
		return -1
	}
	b := p.Blocks[lead]
	for i, d := range p.Dates {
		if d.First < b.First {
			continue
		}
		if d.First > b.First+2 || d.Last >= b.Last || !d.full() || d.Ambiguous {
			return -1
		}
		for w := b.First; w < d.First; w++ {
			if p.words[w].Flags&Capital == 0 {
				return -1
			}
		}
		next := p.words[d.Last]
		if next.Gap&^(GapSpace|GapComma) == 0 && next.Flags&Capital == 0 || next.Gap == GapSpace && d.First > b.First {
			return -1
		}
		return i
	}
	return -1
}

// closingDate returns a mention on a short line after the article that a word
// names as the date of publication, -1 for none.
func (p *Page) closingDate() int {
	for i, d := range p.Dates {
		if !d.full() || p.body(d.First) || p.dateCue(d) != lexicon.Published || p.inSection(d) || p.earlier(d) {
			continue
		}
		if b := p.blockOf(d.First); b >= 0 && p.Blocks[b].Last-p.Blocks[b].First <= 20 {
			return i
		}
	}
	return -1
}

// earlier reports that the words before a mention say that it is the date of an
// earlier printing: "originally published May 1, 2014".
func (p *Page) earlier(d DateMention) bool {
	for w := d.First - 1; w >= max(0, d.First-6) && p.words[w+1].Gap&GapLine == 0; w-- {
		switch p.lower(w) {
		case "originally", "previously":
			return true
		}
	}
	return false
}

// inSection reports whether a mention stands in a list of other pieces or in a
// line of copyright.
func (p *Page) inSection(d DateMention) bool {
	b := p.blockOf(d.First)
	if b < 0 {
		return false
	}
	r := p.Layout.Roles[b]
	return r.section() || r == "copyright"
}
