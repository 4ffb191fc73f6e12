package features

import (
	"strings"

	"credence/features/internal/lexicon"
)

// A headline is the words of a document's headline: a block of its text, or the
// title of its record.
type headline struct {
	*Text
	first, last int
	end         uint32 // byte at which it ends
	record      bool   // it stands in the record's title alone
}

// headline returns the headline; not ok when there is none. The record's title is
// used unless the text shows the same.
func (p *Page) headline() (h headline, ok bool) {
	if b := p.Layout.Headline; b >= 0 && (p.Doc.Title == "" || sameWords(p.Doc.Title, p.blockText(b))) {
		block := &p.Blocks[b]
		return headline{&p.Text, block.First, block.Last, block.End, false}, block.First < block.Last
	}
	if p.Doc.Title == "" {
		return h, false
	}
	if !p.titled {
		p.title.Split(p.Doc.Title)
		p.titled = true
	}
	return headline{&p.title, 0, len(p.title.Words), uint32(len(p.title.Source)), true}, len(p.title.Words) > 0
}

// finding makes a finding over bytes of the headline.
func (h *headline) finding(kind string, start, end uint32, attributes ...Attribute) Finding {
	f := Finding{Kind: kind, Evidence: InText, Start: int(start), End: int(end), Attributes: attributes}
	if h.record {
		f.Evidence, f.Field, f.Start, f.End = InMetadata, "title", 0, 0
		f.Attributes = append(f.Attributes, Attribute{"value", h.Source[start:end]})
	}
	return f
}

// headlineIndicator makes an indicator that counts words of the headline.
func headlineIndicator(name, title string, d Direction, definition, why string, counts func(p *Page, h *headline, i int) (words int, what string)) Indicator {
	return Indicator{
		Name: name, Title: title, Unit: "marks", Basis: "words", Factor: Language, Direction: d, EnglishOnly: true, Counts: true,
		Definition: definition, Missing: "without a headline", Why: why,
		Measure: func(p *Page) Value {
			h, ok := p.headline()
			if !ok {
				return Value{}
			}
			var found []Finding
			for i := h.first; i < h.last; {
				n, what := counts(p, &h, i)
				if n > 0 {
					found = p.keep(found, h.finding("headline_mark", h.words[i].Start, h.words[i+n-1].End, Attribute{"mark", what}))
				}
				i += max(n, 1)
			}
			return Value{X: float64(p.found(found)), N: h.last - h.first, Findings: found}
		},
	}
}

// headlineDrama counts words of slams, shocks, feelings and truth in the headline.
var headlineDrama = headlineIndicator("headline_drama", "Drama in the headline", Lower,
	"Words of slams and shocks, of strong feeling and about truth and lies in the headline, outside quotation.",
	"Such headlines sell a feeling; over many corpora they go with less reliable sources more steadily than anything in the body.",
	func(_ *Page, h *headline, i int) (int, string) {
		if h.words[i].Flags&Quoted != 0 {
			return 0, ""
		}
		if sense, n := h.Match(i, h.last, lexicon.Shock); n > 0 {
			return n, "shock: " + sense.Entry
		}
		if registerLexicon().of(h.Text, i)&(1<<regFeeling) != 0 {
			return 1, "feeling or verdict"
		}
		return 0, ""
	})

// headlineCapitals counts words in capitals.
var headlineCapitals = headlineIndicator("headline_capitals", "Words in capitals in the headline", Lower,
	"Words of four letters or more in capitals in the headline, outside quotation, that the article does not write in capitals too, as it does the initials of names.",
	"Capitals raise the voice.",
	func(p *Page, h *headline, i int) (int, string) {
		if w := h.words[i]; w.Flags&(AllCaps|Quoted|Digits) == AllCaps && w.End-w.Start >= 4 && h.GapAfter(i)&GapColon == 0 && !p.initials(w.Hash) {
			return 1, "capitals"
		}
		return 0, ""
	})

// initials reports whether the article writes the word of a hash in capitals.
func (p *Page) initials(hash uint32) bool {
	for i := range p.Words {
		if w := &p.words[i]; w.Hash == hash && w.Flags&(AllCaps|InBody) == AllCaps|InBody {
			return true
		}
	}
	return false
}

// headlineReference counts words that point forward to what only the body says.
// Source: forward reference as a lure (Blom and Hansen, Click bait, 2015).
var headlineReference = headlineIndicator("headline_reference", "Headline that withholds", Lower,
	"Words of the headline that point to what only the body says: “this”, “here’s”, “why”, “what”, “he”, “she”, “you”, “just”, outside quotation.",
	"A headline that withholds what it is about is written to be clicked, not to inform.",
	func(_ *Page, h *headline, i int) (int, string) {
		if h.words[i].Flags&Quoted != 0 {
			return 0, ""
		}
		if registerLexicon().of(h.Text, i)&(1<<regReferences) != 0 {
			return 1, "forward reference"
		}
		return 0, ""
	})

// headlineAbsolutes counts words that deny or cover everything.
var headlineAbsolutes = headlineIndicator("headline_absolutes", "Absolutes in the headline", Lower,
	"Words of the headline that deny or cover everything (“not”, “never”, “all”, “everyone”) and boosters and superlatives, outside quotation.",
	"News is seldom about all or never.",
	func(_ *Page, h *headline, i int) (int, string) {
		if h.words[i].Flags&Quoted != 0 {
			return 0, ""
		}
		if registerLexicon().of(h.Text, i)&(1<<regAbsolutes) != 0 || h.Is(i, lexicon.Booster|lexicon.Superlative) {
			return 1, "absolute"
		}
		return 0, ""
	})

// headlineLength is the number of words of the headline.
var headlineLength = Indicator{
	Name: "headline_length", Title: "Length of the headline", Unit: "words", Basis: "words", Factor: Language, Direction: Lower,
	Definition: "Words of the headline.", Missing: "without a headline",
	Why: "Long headlines tell a story to be shared; a desk cuts them to the news.",
	Measure: func(p *Page) Value {
		h, ok := p.headline()
		if !ok {
			return Value{}
		}
		n := h.last - h.first
		return Value{X: float64(n), N: n, Findings: []Finding{h.finding("headline", h.words[h.first].Start, h.words[h.last-1].End)}}
	},
}

// headlineCase is the share of the headline's words that begin with a capital.
var headlineCase = Indicator{
	Name: "headline_case", Title: "Headline in title case", Unit: "0–1", Basis: "words", Factor: Language, Direction: Lower,
	Definition: "Words of the headline after its first that begin with a capital / words after its first with a letter.", Missing: "for a headline of fewer than four words",
	Why: "Wires and most desks set headlines like sentences; capitals on every word go with outlets that package other people’s news.",
	Measure: func(p *Page) Value {
		h, ok := p.headline()
		if !ok || h.last-h.first < 4 {
			return Value{}
		}
		n, capitals := 0, 0
		for i := h.first + 1; i < h.last; i++ {
			if f := h.words[i].Flags; f&HasLetters != 0 {
				n++
				if f&Capital != 0 {
					capitals++
				}
			}
		}
		if capitals == 0 {
			return share(0, n, nil)
		}
		return share(capitals, n, []Finding{h.finding("headline", h.words[h.first].Start, h.words[h.last-1].End)})
	},
}

// headlineQuotation is the share of the headline's words in quotation marks.
var headlineQuotation = Indicator{
	Name: "headline_quotation", Title: "Quotation marks in the headline", Unit: "0–1", Basis: "words", Factor: Language, Direction: Lower, Counts: true,
	Definition: "Words of the headline inside quotation marks / its words.", Missing: "without a headline",
	Why: "A claim in quotation marks without its speaker lets a headline say it and not stand by it.",
	Measure: func(p *Page) Value {
		h, ok := p.headline()
		if !ok {
			return Value{}
		}
		var found []Finding
		quoted := 0
		for i := h.first; i < h.last; i++ {
			n := 0
			for i+n < h.last && h.words[i+n].Flags&Quoted != 0 {
				n++
			}
			if n > 0 {
				f := h.finding("headline_words", h.words[i].Start, h.words[i+n-1].End)
				if p.counts(&f) {
					quoted += n
				}
				found = p.show(found, f)
				i += n - 1
			}
		}
		return share(quoted, h.last-h.first, found)
	},
}

// headlineMatch is the share of the headline's content words that its article
// repeats.
var headlineMatch = Indicator{
	Name: "headline_match", Title: "Headline borne out by the article", Unit: "0–1", Basis: "words", Factor: Language, Direction: Higher, EnglishOnly: true,
	Definition: "Words of the headline of five letters or more, or their first five letters, that the article has too / such words.", Missing: "without a headline of two such words",
	Why: "What a headline says should stand in its article.",
	Measure: func(p *Page) Value {
		h, ok := p.headline()
		if !ok {
			return Value{}
		}
		var want []string
		var at []int
		for i := h.first; i < h.last; i++ {
			if w := h.words[i]; w.End-w.Start >= stemLetters && w.Flags&HasLetters != 0 {
				want, at = append(want, strings.ToLower(h.Source[w.Start:w.Start+stemLetters])), append(at, i)
			}
		}
		if len(want) < 2 || p.Layout.BodyWords == 0 {
			return Value{}
		}
		seen := make([]bool, len(want))
		left := len(want)
		for i := range p.Words {
			w := &p.words[i]
			if w.Flags&InBody == 0 || w.End-w.Start < stemLetters || left == 0 {
				continue
			}
			for k := range want {
				if !seen[k] && strings.EqualFold(p.Source[w.Start:w.Start+stemLetters], want[k]) {
					seen[k] = true
					left--
				}
			}
		}
		var found []Finding
		for k, i := range at {
			found = p.keep(found, h.finding("headline_word", h.words[i].Start, h.words[i].End, Attribute{"in_article", seen[k]}))
		}
		return share(len(want)-left, len(want), found)
	},
}

// stemLetters is how many bytes of a word stand for it.
const stemLetters = 5
