package features

import (
	"strings"
	"unicode"

	"credence/features/internal/lexicon"
)

// headlineStyle counts the marks of slams-and-shocks style in the headline.
var headlineStyle = Indicator{
	Name: "headline_style", Title: "Headline style", Unit: "marks", Basis: "words", Factor: Language, Direction: Lower, EnglishOnly: true,
	Definition: "Exclamation marks, ellipses, words in capitals and words of slams and shocks in the headline.",
	Missing:    "without a headline",
	Why:        "Such headlines sell a feeling; over many corpora they go with less reliable sources more steadily than anything in the body.",
	Measure:    measureHeadline,
}

func measureHeadline(p *Page) Value {
	h := p.Layout.Headline
	if h >= 0 && (p.Doc.Title == "" || sameWords(p.Doc.Title, p.blockText(h))) {
		return p.headlineMarks(&p.Text, p.Blocks[h].First, p.Blocks[h].Last, false)
	}
	if p.Doc.Title == "" {
		return Value{}
	}
	var title Text
	title.Split(p.Doc.Title)
	return p.headlineMarks(&title, 0, len(title.Words), true)
}

// headlineMarks counts over words [first, last) of t, which is the document's
// text or, for a title in the record, a text of its own.
func (p *Page) headlineMarks(t *Text, first, last int, record bool) Value {
	if first == last {
		return Value{}
	}
	var found []Finding
	mark := func(start, end uint32, what string) {
		f := Finding{Kind: "headline_mark", Evidence: InText, Start: int(start), End: int(end), Attributes: []Attribute{{"mark", what}}}
		if record {
			f = Finding{Kind: "headline_mark", Evidence: InMetadata, Field: "title", Attributes: []Attribute{{"mark", what}, {"value", t.Source[start:end]}}}
		}
		found = p.keep(found, f)
	}
	capitals := 0
	for i := first; i < last; i++ {
		if t.words[i].Flags&AllCaps != 0 && t.words[i].End-t.words[i].Start > 3 {
			capitals++
		}
	}
	for i := first; i < last; i++ {
		w := t.words[i]
		if w.Flags&Quoted != 0 {
			continue // the words of somebody else
		}
		if sense, n := t.Match(i, last, lexicon.Shock); n > 0 {
			mark(w.Start, t.words[i+n-1].End, "shock: "+sense.Entry)
			i += n - 1
		} else if w.Flags&AllCaps != 0 && w.Flags&Digits == 0 && capitals*2 < last-first && t.GapAfter(i)&GapColon == 0 && shouted(t, i) {
			mark(w.Start, w.End, "capitals")
		}
	}
	end := t.Source[t.words[last-1].Start:]
	if !record {
		end = t.Source[t.words[last-1].Start:p.Blocks[p.Layout.Headline].End]
	}
	for k, r := range end {
		at := t.words[last-1].Start + uint32(k)
		switch {
		case r == '!':
			mark(at, at+1, "exclamation")
		case r == '…':
			mark(at, at+uint32(len("…")), "ellipsis")
		case strings.HasPrefix(end[k:], "..."):
			mark(at, at+3, "ellipsis")
			return Value{X: float64(p.found(found)), N: last - first, Findings: found}
		case !unicode.IsPrint(r):
			continue
		}
	}
	return Value{X: float64(p.found(found)), N: last - first, Findings: found}
}

// shouted reports a word in capitals that is an ordinary word or too long for an
// acronym.
func shouted(t *Text, i int) bool {
	w := t.words[i]
	if w.End-w.Start < 3 {
		return false
	}
	const ordinary = lexicon.Function | lexicon.Determiner | lexicon.Possessive | lexicon.Negation | lexicon.Adverb | lexicon.Booster | lexicon.Superlative | lexicon.Loaded | lexicon.Say | lexicon.Number
	return t.Is(i, ordinary) && !t.Is(i, lexicon.AbbrevName) || w.End-w.Start >= 7
}
