package features

import (
	"strings"
)

// exclamation counts sentences that exclaim. Source: punctuation among the style
// features of unreliable news (Horne and Adalı, This Just In, 2017).
var exclamation = Indicator{
	Name: "exclamation", Title: "Exclamation marks", Unit: "per 100 sentences", Basis: "sentences", Factor: Language, Direction: Lower, Counts: true,
	Definition: "Sentences of the article that end in an exclamation mark outside quotation, per 100 sentences.",
	Missing:    "for a page without an article",
	Why:        "News reports do not exclaim.",
	Measure: func(p *Page) Value {
		var found []Finding
		for i := range p.Sentences {
			s := &p.Sentences[i]
			if p.GapAfter(s.Last-1)&GapExclaim == 0 || !p.bodySentence(i) {
				continue
			}
			if p.words[s.Last-1].Flags&Quoted == 0 && strings.Contains(p.Source[p.words[s.Last-1].End:s.End], "!") {
				found = p.keep(found, Finding{Kind: "exclamation", Evidence: InText, Start: int(p.words[s.Last-1].Start), End: int(s.End)})
			}
		}
		return per100(p.found(found), p.bodySentences(), found)
	},
}
