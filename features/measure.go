package features

import (
	"strings"
	"time"

	"credence/corpus"
)

// A Profile is all that was measured of one document.
type Profile struct {
	Doc           corpus.Document
	Values        []Value // in the order of All
	Title         string
	Byline        string
	Published     corpus.Date
	PublishedFrom string // where metadata state it, "" for the text; "hint: …" where the page does not state it and this is a guess
	Updated       corpus.Date
	Source        string
	SourceKind    corpus.SourceKind
	Language      string // ISO 639-1, "" when it cannot be told
	Genre         string
	Article       []Span       // the article's body: paragraphs and section headings
	Dates         []StatedDate // of the whole text, in its order
	Words         int          // of the article
	AllWords      int          // of the visible text
	Notes         []Finding
	Overrides     []OverrideUse // that changed it
	Excluded      string        // why a person wants it not judged, "" otherwise
}

// PublishedText is the date of publication as reports show it: a guess says what
// it rests on.
func (pr *Profile) PublishedText() string {
	if pr.Guessed() {
		return pr.Published.String() + " (" + pr.PublishedFrom + ")"
	}
	return pr.Published.String()
}

// Guessed reports whether the date of publication is a guess.
func (pr *Profile) Guessed() bool { return strings.HasPrefix(pr.PublishedFrom, hintPrefix) }

// A Measurer measures documents one after the other, reusing its memory. It is
// not safe for concurrent use; each worker has its own.
type Measurer struct {
	Overrides *Overrides // nil for none
	// Silent leaves the findings of indicators out: the values are the same, and
	// cost less. It does not go with Overrides, which need the findings.
	Silent     bool
	page       Page
	indicators []Indicator
}

// NewMeasurer returns a Measurer for which the future begins two days after
// asOf.
func NewMeasurer(asOf time.Time) *Measurer { return NewMeasurerWith(asOf, ShippedModels()) }

// NewMeasurerWith is NewMeasurer with other models.
func NewMeasurerWith(asOf time.Time, models Models) *Measurer {
	m := &Measurer{indicators: All()}
	m.page.AsOf, m.page.models, m.page.listed = asOf, models, models.listedWords()
	return m
}

// Measure measures a document. Cost: one pass over its bytes, then passes over
// words and marks; memory in proportion to the text.
func (m *Measurer) Measure(doc corpus.Document) *Profile {
	p := &m.page
	p.silent = m.Silent
	p.prepare(&doc)
	f := &p.Facts
	pr := &Profile{
		Doc: doc, Title: f.Title, Byline: f.Byline, Published: f.Published.Date, PublishedFrom: f.Published.From, Updated: f.Updated.Date,
		Source: f.Source, SourceKind: f.SourceKind, Language: f.Language, Genre: f.Genre.Name,
		Article: append([]Span(nil), p.Layout.Body...), Words: p.Layout.BodyWords, AllWords: len(p.Words),
		Dates:  p.stated(),
		Values: make([]Value, len(m.indicators)),
	}
	if pr.Published.IsZero() {
		pr.Published, pr.PublishedFrom = f.Hint.Date, f.Hint.From
	}
	p.rulings.open(m.Overrides, &doc, f.Source)
	foreign := f.Language != "" && f.Language != "en"
	for i := range m.indicators {
		if ind := &m.indicators[i]; !ind.EnglishOnly || !foreign {
			p.kept = kept{}
			p.rulings.on(ind.Name)
			pr.Values[i] = ind.Measure(p)
			pr.Values[i].LeftOut = p.kept.leftOut
			if m.Silent {
				pr.Values[i].Findings, pr.Values[i].LeftOut = nil, 0
			}
		}
	}
	pr.Notes = append(p.notes(), leftOut(pr.Values)...)
	p.rulings.verdict(pr)
	pr.Overrides = p.rulings.uses()
	return pr
}

// notes are the findings about the document itself, beside its indicators.
func (p *Page) notes() []Finding {
	var notes []Finding
	f := &p.Facts
	if f.SourceKind == corpus.SourceImprint {
		notes = append(notes, Finding{Kind: "source", Evidence: InText, Start: f.imprint.at.Start, End: f.imprint.at.End,
			Note: "the page names its publisher here", Attributes: []Attribute{{"value", f.Source}}})
	}
	if g := f.Genre; g.Name != GenreUnknown {
		n := Finding{Kind: "genre", Evidence: InText, Start: g.At.Start, End: g.At.End, Note: g.Note, Attributes: []Attribute{{"value", g.Name}}}
		if g.Field != "" {
			n.Evidence, n.Field = InMetadata, g.Field
		}
		notes = append(notes, n)
	}
	if f.Hint.From != "" {
		notes = append(notes, Finding{Kind: "publication_hint", Evidence: InMetadata, Field: f.Hint.From,
			Note: "the page states no date of publication; this is a guess that no indicator uses", Attributes: []Attribute{{"value", f.Hint.String()}}})
	}
	if f.Language != "" && p.Doc.Language != "" && f.Language != p.Doc.Language {
		notes = append(notes, Finding{Kind: "language", Evidence: InMetadata, Field: "language",
			Note: "the record gives another language than the text is in", Attributes: []Attribute{{"value", p.Doc.Language}, {"text", f.Language}}})
	}
	if h, _ := p.headline(); h.record && p.Layout.Headline >= 0 {
		b := p.Blocks[p.Layout.Headline]
		notes = append(notes, disagreement("title", p.Doc.Title, Span{int(b.Start), int(b.End)}))
	}
	if at := f.bylineAt; at.End > at.Start && p.Doc.Byline != "" && !shareWord(p.Doc.Byline, p.Source[at.Start:at.End]) {
		notes = append(notes, disagreement("byline", p.Doc.Byline, at))
	}
	notes = append(notes, p.dateDisagreements()...)
	notes = append(notes, p.gaming()...)
	for _, pr := range p.Doc.Problems {
		notes = append(notes, Finding{Kind: "problem", Evidence: InMetadata, Field: pr.Field, Note: pr.What, Attributes: []Attribute{{"value", pr.Value}}})
	}
	return notes
}

// disagreement is the finding that the record's field says otherwise than the
// page does at a place. The record is used.
func disagreement(field, record string, at Span) Finding {
	return Finding{Kind: "disagreement", Evidence: InText, Start: at.Start, End: at.End, Note: "the record says otherwise, and is used",
		Attributes: []Attribute{{"field", field}, {"value", record}}}
}

// shareWord reports whether two bylines have a word of four letters or more in
// common.
func shareWord(a, b string) bool {
	for _, w := range strings.Fields(strings.ToLower(a)) {
		if w = strings.Trim(w, ".,;:()"); len(w) >= 4 && strings.Contains(strings.ToLower(b), w) {
			return true
		}
	}
	return false
}

// headVisible reports whether the text shows the page above the article: only
// then does the absence of a byline or date mean anything. An article cut out of
// its page is no evidence that the page named no author.
func (p *Page) headVisible() bool {
	l := &p.Layout
	if l.Byline >= 0 || len(l.DateLines) > 0 {
		return true
	}
	return l.Headline >= 0 && p.furnitureBlocks(l.Headline) > 0
}

// pageVisible reports whether the text shows the page around the article: its
// menus or footer.
func (p *Page) pageVisible() bool { return p.furnitureBlocks(len(p.Blocks)) >= 5 }

// furnitureBlocks counts the blocks of page furniture before block end.
func (p *Page) furnitureBlocks(end int) int {
	n := 0
	for i, r := range p.Layout.Roles[:end] {
		if r.furniture() && p.Layout.clues[i].words > 0 {
			n++
		}
	}
	return n
}

// presence is the value of an indicator of something that a page shows or not.
// Its absence counts only where the part of the page that would show it is
// visible.
func (p *Page) presence(found []Finding, visible bool, what string) Value {
	if len(found) > 0 {
		return Value{X: 1, N: 1, Findings: found}
	}
	if !visible {
		return Value{}
	}
	if p.silent {
		return Value{X: 0, N: 1}
	}
	return Value{X: 0, N: 1, Findings: []Finding{{Kind: "absent", Evidence: Absence, Start: 0, End: len(p.Source), Note: "no " + what + " found on the page"}}}
}

// bodySentences counts the article's sentences.
func (p *Page) bodySentences() int {
	n := 0
	for i := range p.Sentences {
		if p.bodySentence(i) {
			n++
		}
	}
	return n
}
