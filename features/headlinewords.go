package features

import "credence/features/internal/lexicon"

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
