package features

import (
	"strings"
)

var byline = Indicator{
	Name: "byline", Title: "Byline", Unit: "0 or 1", Basis: "pages", Factor: Transparency, Direction: Higher,
	Definition: "1 when the page or the record names an author, 0 when the text shows the head of the page and no author there. Missing for an article cut out of its page.",
	Why:        "Somebody answers for the text.",
	Measure: func(p *Page) Value {
		var found []Finding
		if at := p.Facts.bylineAt; at.End > at.Start {
			found = append(found, Finding{Kind: "byline", Evidence: InText, Start: at.Start, End: at.End, Attributes: []Attribute{{"value", p.Facts.Byline}}})
		} else if p.Doc.Byline != "" {
			found = append(found, Finding{Kind: "byline", Evidence: InMetadata, Field: "byline", Attributes: []Attribute{{"value", p.Doc.Byline}}})
		}
		return p.presence(found, p.headVisible(), "byline")
	},
}

// dateline is the place that opens a report: "ASHMOOR (Corvane Wire) —".
var dateline = Indicator{
	Name: "dateline", Title: "Dateline", Unit: "0 or 1", Basis: "pages", Factor: Transparency, Direction: Either,
	Definition: "1 when the article opens with a place, and perhaps an agency or a date, before a dash; 0 when it does not. Missing for a page without an article.",
	Why:        "It says where the report was made and by which agency. Many careful outlets have dropped it, hence no direction.",
	Measure: func(p *Page) Value {
		if p.Layout.BodyWords == 0 {
			return Value{}
		}
		if at := p.datelineSpan(); at.End > at.Start {
			return Value{X: 1, N: 1, Findings: []Finding{{Kind: "dateline", Evidence: InText, Start: at.Start, End: at.End}}}
		}
		b := p.firstBodyBlock()
		return Value{X: 0, N: 1, Findings: []Finding{{Kind: "absent", Evidence: Absence, Start: int(p.Blocks[b].Start), End: int(p.Blocks[b].End), Note: "the first paragraph opens without a dateline"}}}
	},
}

// datelineSpan returns the dateline that opens the article, empty for none: up
// to twelve words, capitalised but for what stands in brackets or joins a date,
// then a dash between spaces.
func (p *Page) datelineSpan() Span {
	b := p.firstBodyBlock()
	for b < len(p.Blocks) && p.Layout.Roles[b] != RoleBody {
		b++
	}
	if b >= len(p.Blocks) {
		return Span{}
	}
	block := p.Blocks[b]
	for w := block.First; w < min(block.First+13, block.Last); w++ {
		if w > block.First {
			gap := p.words[w].Gap
			if gap&GapDash != 0 || gap&GapHyphen != 0 && gap&GapClose != 0 {
				if p.words[w].Flags&(Capital|Digits) == 0 && gap&GapQuote == 0 {
					return Span{}
				}
				return Span{int(block.Start), int(p.words[w-1].End) + strings.Count(p.Source[p.words[w-1].End:p.words[w].Start][:1], ")")}
			}
			if gap&(GapColon|GapSemicolon|GapQuestion|GapQuote) != 0 {
				return Span{}
			}
		}
		if p.words[w].Flags&(Capital|Digits) == 0 && !p.bracketed(w, block.First) && p.lower(w) != "of" {
			return Span{}
		}
	}
	return Span{}
}

// bracketed reports whether word w stands inside brackets opened after first.
func (p *Page) bracketed(w, first int) bool {
	for k := w; k >= first; k-- {
		if p.words[k].Gap&GapOpen != 0 {
			return true
		}
		if p.words[k].Gap&GapClose != 0 {
			return false
		}
	}
	return false
}

// imprintNamed tells whether the page names its publisher.
var imprintNamed = Indicator{
	Name: "imprint", Title: "Imprint", Unit: "0 or 1", Basis: "pages", Factor: Transparency, Direction: Higher,
	Definition: "1 when the page's header, footer, copyright or subscribe lines name its publisher by domain or name, 0 when the text shows such parts and they do not. Missing for an article cut out of its page.",
	Why:        "A reader can find out who publishes this.",
	Measure: func(p *Page) Value {
		var found []Finding
		if im := p.Facts.imprint; im.source != "" {
			found = append(found, Finding{Kind: "imprint", Evidence: InText, Start: im.at.Start, End: im.at.End, Attributes: []Attribute{{"value", im.source}}})
		}
		return p.presence(found, p.pageVisible(), "publisher's name")
	},
}

// corrections tells whether the piece carries a note of correction.
var corrections = Indicator{
	Name: "corrections", Title: "Correction note", Unit: "0 or 1", Basis: "pages", Factor: Transparency, Direction: Either,
	Definition: "1 when a block of the text is a note of correction or clarification, 0 when none is. Missing for a page without an article.",
	Why:        "Outlets that own up to errors say so in the piece; but most pieces need no correction, hence no direction for one document.",
	Measure: func(p *Page) Value {
		if p.Layout.BodyWords == 0 {
			return Value{}
		}
		for _, b := range p.Blocks {
			if b.Last-b.First < 4 || p.words[b.First+1].Gap&(GapColon|GapDash|GapStop) == 0 && !p.correctionLead(b) {
				continue
			}
			switch p.lower(b.First) {
			case "correction", "corrections", "clarification", "corrected", "correction:":
				return Value{X: 1, N: 1, Findings: []Finding{{Kind: "correction", Evidence: InText, Start: int(b.Start), End: int(b.End)}}}
			}
			if p.correctionLead(b) {
				return Value{X: 1, N: 1, Findings: []Finding{{Kind: "correction", Evidence: InText, Start: int(b.Start), End: int(b.End)}}}
			}
		}
		return Value{X: 0, N: 1}
	},
}

// correctionLead reports "An earlier version of this article misstated …".
func (p *Page) correctionLead(b Block) bool {
	text := strings.ToLower(p.Source[b.Start:min(b.End, b.Start+160)])
	return strings.Contains(text, "version of this ") && (strings.Contains(text, "an earlier version") || strings.Contains(text, "a previous version")) ||
		strings.HasPrefix(text, "this article has been corrected") || strings.HasPrefix(text, "this story has been corrected")
}

// sponsorship tells whether the piece is labelled as paid for.
var sponsorship = Indicator{
	Name: "sponsorship", Title: "Sponsorship label", Unit: "0 or 1", Basis: "pages", Factor: Transparency, Direction: Either,
	Definition: "1 when the page labels the piece itself as sponsored or paid for, 0 when it does not. A box of sponsored links does not count. Missing for a page without an article.",
	Why:        "A label is honest about who pays; what it labels is not reporting. The two pull apart, hence no direction; the genre says it.",
	Measure: func(p *Page) Value {
		if p.Layout.BodyWords == 0 {
			return Value{}
		}
		g := p.Facts.Genre
		if g.Name != GenreSponsored {
			return Value{X: 0, N: 1}
		}
		f := Finding{Kind: "sponsorship", Evidence: InText, Start: g.At.Start, End: g.At.End, Note: g.Note}
		if g.Field != "" {
			f.Evidence, f.Field = InMetadata, g.Field
		}
		return Value{X: 1, N: 1, Findings: []Finding{f}}
	},
}
