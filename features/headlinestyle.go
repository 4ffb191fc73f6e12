package features

import "strings"

// headlineStyle counts exclamation marks and ellipses in the headline.
var headlineStyle = Indicator{
	Name: "headline_style", Title: "Headline that shouts or trails off", Unit: "marks", Basis: "words", Factor: Language, Direction: Lower, EnglishOnly: true, Counts: true,
	Definition: "Exclamation marks and ellipses in the headline.",
	Missing:    "without a headline",
	Why:        "Such marks sell a feeling, or hold back what the piece is about.",
	Measure:    measureHeadline,
}

func measureHeadline(p *Page) Value {
	h, ok := p.headline()
	if !ok {
		return Value{}
	}
	var found []Finding
	mark := func(start, end uint32, what string) {
		found = p.keep(found, h.finding("headline_mark", start, end, Attribute{"mark", what}))
	}
	tail := h.Source[h.words[h.first].Start:h.end]
	for k := 0; k < len(tail); k++ {
		at := h.words[h.first].Start + uint32(k)
		switch {
		case tail[k] == '!':
			mark(at, at+1, "exclamation")
		case strings.HasPrefix(tail[k:], "…"):
			mark(at, at+uint32(len("…")), "ellipsis")
		case strings.HasPrefix(tail[k:], "..."):
			mark(at, at+3, "ellipsis")
			for k+1 < len(tail) && tail[k+1] == '.' {
				k++
			}
		}
	}
	return Value{X: float64(p.found(found)), N: h.last - h.first, Findings: found}
}
