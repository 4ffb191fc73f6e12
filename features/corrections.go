package features

import (
	"strings"
)

// corrections tells whether the piece carries a note of correction. Source: the
// correction criteria of the Journalism Trust Initiative (CEN CWA 17493:2019).
var corrections = Indicator{
	Name: "corrections", Title: "Correction note", Unit: "0 or 1", Basis: "pages", Factor: Transparency, Direction: Either,
	Definition: "1 when a block of the text is a note of correction or clarification, 0 when none is.",
	Missing:    "for a page without an article",
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
