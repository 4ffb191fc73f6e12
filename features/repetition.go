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

// repeatedWords is the fewest words of a sentence that counts.
const repeatedWords = 6

func measureRepetition(p *Page) Value {
	const least = 5
	var found []Finding
	n, alike := 0, false
	p.seen.reset(len(p.Sentences))
	for i := range p.Sentences {
		if s := &p.Sentences[i]; p.mayRepeat(i) {
			n++
			alike = p.seen.add(p.outline(s)) || alike
		}
	}
	if alike {
		found = p.repeated(n)
	}
	if n < least {
		return Value{}
	}
	return share(p.found(found), n, found)
}

// repeated finds the repeated ones of n sentences that count.
func (p *Page) repeated(n int) (found []Finding) {
	p.seen.reset(n)
	for i := range p.Sentences {
		if s := &p.Sentences[i]; p.mayRepeat(i) && p.seen.add(p.hashWords(s.First, s.Last)) {
			found = p.keep(found, p.finding("repetition", s.First, s.Last))
		}
	}
	return found
}

// mayRepeat reports whether sentence i is one that counts.
func (p *Page) mayRepeat(i int) bool {
	s := &p.Sentences[i]
	return s.Last-s.First >= repeatedWords && p.words[s.First].Flags&(InBody|Quoted) == InBody
}

// outline is a hash of a sentence's first and last word and length: of most texts no
// two are alike, so that no sentence need be read.
func (p *Page) outline(s *Sentence) uint64 {
	return uint64(p.words[s.First].Hash)<<32 ^ uint64(p.words[s.Last-1].Hash)<<8 ^ uint64(s.Last-s.First)
}
