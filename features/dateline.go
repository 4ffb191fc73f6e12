package features

import (
	"strings"
)

// dateline is the place that opens a report: "ASHMOOR (Corvane Wire) —".
var dateline = Indicator{
	Name: "dateline", Title: "Dateline", Unit: "0 or 1", Basis: "pages", Factor: Transparency, Direction: Either,
	Definition: "1 when the article opens with a place, and perhaps an agency or a date, before a dash; 0 when it does not.",
	Missing:    "for a page without an article",
	Why:        "It says where the report was made and by which agency. Many careful outlets have dropped it, hence no direction.",
	Measure: func(p *Page) Value {
		if p.Layout.BodyWords == 0 {
			return Value{}
		}
		at := p.datelineSpan()
		if p.silent {
			if at.End > at.Start {
				return Value{X: 1, N: 1}
			}
			return Value{X: 0, N: 1}
		}
		if at.End > at.Start {
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
