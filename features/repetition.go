package features

// repetition is the share of the article's sentences that repeat an earlier one
// word for word, of sentences of six words or more outside quotation.
var repetition = Indicator{
	Name: "repetition", Title: "Repeated sentences", Unit: "0–1", Basis: "sentences", Factor: Structure, Direction: Lower, Counts: true,
	Definition: "Sentences of at least six words that repeat an earlier sentence of the article word for word / such sentences.",
	Missing:    "under five of them",
	Why:        "Pages put together by machine or padded for length say the same thing twice; edited ones do not.",
	Measure:    measureRepetition,
}

func measureRepetition(p *Page) Value {
	const least, words = 5, 6
	seen := make(map[uint64]bool, len(p.Sentences))
	var found []Finding
	n := 0
	for i := range p.Sentences {
		s := &p.Sentences[i]
		if s.Last-s.First < words || !p.bodySentence(i) || p.words[s.First].Flags&Quoted != 0 {
			continue
		}
		n++
		h := p.hashWords(s.First, s.Last)
		if seen[h] {
			found = p.keep(found, p.finding("repetition", s.First, s.Last))
		}
		seen[h] = true
	}
	if n < least {
		return Value{}
	}
	return share(p.found(found), n, found)
}
