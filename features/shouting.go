package features

import (
	"credence/features/internal/lexicon"
)

// shouting counts words in capitals that are not acronyms: such that stand in
// small letters elsewhere in the text, that a list holds, or that are long.
// Source: words in capitals among the style features of unreliable news (Horne
// and Adalı, This Just In, 2017).
var shouting = Indicator{
	Name: "shouting", Title: "Words in capitals", Unit: "per 100 words", Basis: "words", Factor: Language, Direction: Lower, EnglishOnly: true, Counts: true,
	Definition: "Words in capitals for emphasis (ordinary words, no acronyms or names) in the article outside quotation, per 100 words there. Datelines and labels before a colon do not count.",
	Missing:    "for a page without an article",
	Why:        "Capitals raise the voice where a report would give a reason.",
	Measure:    measureShouting,
}

func measureShouting(p *Page) Value {
	r := p.readRegister()
	var found []Finding
	var seen map[uint32]casing
	var dateline Span
	if len(r.capital) > 0 {
		dateline = p.datelineSpan()
	}
	for _, i := range r.capital {
		if !p.raised(i, dateline) {
			continue
		}
		if seen == nil {
			seen = p.casings()
		}
		if p.ordinary(i, seen) {
			found = p.keep(found, p.finding("shouting", i, i+1))
		}
	}
	return per100(p.found(found), r.own, found)
}

// raised reports whether word i in capitals stands outside the dateline,
// abbreviations and labels.
func (p *Page) raised(i int, dateline Span) bool {
	w := &p.words[i]
	if w.Flags&Digits != 0 || w.End-w.Start < 3 || int(w.Start) < dateline.End && int(w.Start) >= dateline.Start {
		return false
	}
	return p.GapAfter(i)&(GapColon|GapStop) != GapColon && (w.Gap&GapStop == 0 || w.Gap&GapSpace != 0)
}

// casing counts how often the text writes a word in small letters and how often
// in capitals.
type casing struct{ small, capitals int }

// casings counts the words that are written in capitals somewhere.
func (p *Page) casings() map[uint32]casing {
	set := map[uint32]casing{}
	some := uint64(0) // the last bits of their hashes: most other words have none of them
	for i := range p.Words {
		if w := &p.words[i]; w.Flags&AllCaps != 0 {
			some |= 1 << (w.Hash % 64)
			c := set[w.Hash]
			c.capitals++
			set[w.Hash] = c
		}
	}
	for i := range p.Words {
		if w := &p.words[i]; some>>(w.Hash%64)&1 != 0 && w.Flags&Capital == 0 {
			if c, ok := set[w.Hash]; ok {
				c.small++
				set[w.Hash] = c
			}
		}
	}
	return set
}

// ordinary reports a word in capitals that is no acronym or name: of the words
// that hold sentences together or push them, long, or oftener written small.
func (p *Page) ordinary(i int, seen map[uint32]casing) bool {
	const common = lexicon.Function | lexicon.Determiner | lexicon.Possessive | lexicon.Negation | lexicon.Adverb | lexicon.Booster |
		lexicon.Superlative | lexicon.Hedge | lexicon.Say | lexicon.Judge | lexicon.Number | lexicon.Loaded
	w, low := p.words[i], p.lower(i)
	if w.Flags&Possessed != 0 || low == "who" || low == "aids" {
		return false
	}
	c := seen[w.Hash]
	return p.Is(i, common) && !p.Is(i, lexicon.AbbrevName|lexicon.Month|lexicon.Weekday) || w.End-w.Start >= 7 || c.small > 0 && c.small >= c.capitals
}
