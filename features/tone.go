package features

import (
	"strings"

	"credence/features/internal/lexicon"
)

var hedges = Indicator{
	Name: "hedges", Title: "Hedges", Unit: "per 100 words", Basis: "words", Factor: Language, Direction: Either, Words: true,
	Definition: "Words that limit a statement (“apparently”, “may”, “it is unclear”) in the article outside quotation, per 100 words there. Missing for a page without an article.",
	Why:        "Careful reporting marks what is not certain; rumour hedges too, so the rate alone has no direction.",
	Measure:    func(p *Page) Value { return p.rate(lexicon.Hedge, "hedge") },
}

var boosters = Indicator{
	Name: "boosters", Title: "Boosters", Unit: "per 100 words", Basis: "words", Factor: Language, Direction: Lower, Words: true,
	Definition: "Words that push a statement (“totally”, “obviously”, “never”) and superlatives in the article outside quotation, per 100 words there. Missing for a page without an article.",
	Why:        "Emphasis stands in for evidence.",
	Measure:    func(p *Page) Value { return p.rate(lexicon.Booster|lexicon.Superlative, "booster") },
}

var exclamation = Indicator{
	Name: "exclamation", Title: "Exclamation marks", Unit: "per 100 sentences", Basis: "sentences", Factor: Language, Direction: Lower,
	Definition: "Sentences of the article that end in an exclamation mark outside quotation, per 100 sentences. Missing for a page without an article.",
	Why:        "News reports do not exclaim.",
	Measure: func(p *Page) Value {
		var found []Finding
		for i := range p.Sentences {
			s := &p.Sentences[i]
			if p.bodySentence(i) && p.words[s.Last-1].Flags&Quoted == 0 && strings.Contains(p.Source[p.words[s.Last-1].End:s.End], "!") {
				found = append(found, Finding{Kind: "exclamation", Evidence: InText, Start: int(p.words[s.Last-1].Start), End: int(s.End)})
			}
		}
		return per100(len(found), p.bodySentences(), found)
	},
}

// shouting counts words in capitals that are not acronyms: such that stand in
// small letters elsewhere in the text, that a list holds, or that are long.
var shouting = Indicator{
	Name: "shouting", Title: "Words in capitals", Unit: "per 100 words", Basis: "words", Factor: Language, Direction: Lower, Words: true,
	Definition: "Words in capitals for emphasis (ordinary words, no acronyms or names) in the article outside quotation, per 100 words there. Datelines and labels before a colon do not count. Missing for a page without an article.",
	Why:        "Capitals raise the voice where a report would give a reason.",
	Measure:    measureShouting,
}

func measureShouting(p *Page) Value {
	var seen map[string]casing
	var found []Finding
	dateline := p.datelineSpan()
	for i := range p.Words {
		w := &p.words[i]
		if w.Flags&(InBody|Quoted|AllCaps) != InBody|AllCaps || w.Flags&Digits != 0 || int(w.Start) < dateline.End && int(w.Start) >= dateline.Start {
			continue
		}
		if p.GapAfter(i)&(GapColon|GapStop) == GapColon || w.End-w.Start < 3 || w.Gap&GapStop != 0 && w.Gap&GapSpace == 0 {
			continue
		}
		if seen == nil {
			seen = p.casings()
		}
		if p.ordinary(i, seen) {
			found = append(found, p.finding("shouting", i, i+1))
		}
	}
	return per100(len(found), p.ownWords(), found)
}

// casing counts how often the text writes a word in small letters and how often
// in capitals.
type casing struct{ small, capitals int }

func (p *Page) casings() map[string]casing {
	set := map[string]casing{}
	for i := range p.Words {
		w := p.words[i]
		if w.End-w.Start < 3 || w.Flags&Digits != 0 || w.Flags&Capital != 0 && w.Flags&AllCaps == 0 {
			continue
		}
		c := set[p.lower(i)]
		if w.Flags&AllCaps != 0 {
			c.capitals++
		} else {
			c.small++
		}
		set[p.lower(i)] = c
	}
	return set
}

// ordinary reports a word in capitals that is no acronym or name: of the words
// that hold sentences together or push them, long, or oftener written small.
func (p *Page) ordinary(i int, seen map[string]casing) bool {
	const common = lexicon.Function | lexicon.Determiner | lexicon.Possessive | lexicon.Negation | lexicon.Adverb | lexicon.Booster |
		lexicon.Superlative | lexicon.Hedge | lexicon.Say | lexicon.Judge | lexicon.Number | lexicon.Loaded
	w, low := p.words[i], p.lower(i)
	if w.Flags&Possessed != 0 || low == "who" || low == "aids" {
		return false
	}
	c := seen[low]
	return p.Is(i, common) && !p.Is(i, lexicon.AbbrevName|lexicon.Month|lexicon.Weekday) || w.End-w.Start >= 7 || c.small > 0 && c.small >= c.capitals
}

var personAddress = Indicator{
	Name: "person_address", Title: "Address to the reader", Unit: "per 100 words", Basis: "words", Factor: Language, Direction: Either, Words: true,
	Definition: "“You”, “your”, “yours” and the like in the article outside quotation, per 100 words there. Missing for a page without an article.",
	Why:        "Advice and advertising speak to the reader, reports seldom; the genres mix too much for a direction.",
	Measure: func(p *Page) Value {
		var found []Finding
		count := 0
		for i := range p.Words {
			if p.words[i].Flags&(InBody|Quoted) != InBody {
				continue
			}
			switch strings.ReplaceAll(p.lower(i), "’", "'") {
			case "you", "your", "yours", "yourself", "you're", "you've", "you'll", "you'd":
				count++
				if len(found) < maxFindings {
					found = append(found, p.finding("address", i, i+1))
				}
			}
		}
		return per100(count, p.ownWords(), found)
	},
}
