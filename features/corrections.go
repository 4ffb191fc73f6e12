package features

import (
	"strings"

	"credence/features/internal/lexicon"
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
		leads := correctionWords()
		for i := range p.Blocks {
			if b := &p.Blocks[i]; p.isCorrection(b, &leads) {
				return Value{X: 1, N: 1, Findings: []Finding{{Kind: "correction", Evidence: InText, Start: int(b.Start), End: int(b.End)}}}
			}
		}
		return Value{X: 0, N: 1}
	},
}

// isCorrection reports a block that begins "Correction: …" or leads to one.
func (p *Page) isCorrection(b *Block, leads *leadWords) bool {
	if b.Last-b.First < 4 {
		return false
	}
	if p.words[b.First+1].Gap&(GapColon|GapDash|GapStop) != 0 {
		switch p.lower(b.First) {
		case "correction", "corrections", "clarification", "corrected", "correction:":
			return true
		}
	}
	return p.mayLead(b, leads) && p.correctionLead(b)
}

// leadBytes is how far into a block its lead is looked for.
const leadBytes = 160

// leadWords are the hashes of words that correctionLead looks for.
type leadWords struct{ this, earlier, previous uint32 }

func correctionWords() leadWords {
	return leadWords{lexicon.Hash("this"), lexicon.Hash("earlier"), lexicon.Hash("previous")}
}

// mayLead reports whether a block has one of those words where it would stand; few
// have.
func (p *Page) mayLead(b *Block, leads *leadWords) bool {
	if p.words[b.First].Hash == leads.this {
		return true
	}
	for i := b.First; i < b.Last && p.words[i].Start < b.Start+leadBytes; i++ {
		if h := p.words[i].Hash; h == leads.earlier || h == leads.previous {
			return true
		}
	}
	return false
}

// correctionLead reports "An earlier version of this article misstated …".
func (p *Page) correctionLead(b *Block) bool {
	text := strings.ToLower(p.Source[b.Start:min(b.End, b.Start+leadBytes)])
	return strings.Contains(text, "version of this ") && (strings.Contains(text, "an earlier version") || strings.Contains(text, "a previous version")) ||
		strings.HasPrefix(text, "this article has been corrected") || strings.HasPrefix(text, "this story has been corrected")
}
