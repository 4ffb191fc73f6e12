package features

import "credence/features/internal/lexicon"

// reportTraits are what the model asks of a word that may report.
var reportTraits = []trait{
	{name: "shape", values: []string{"base", "s", "ed", "ing", "phrase"}, lexical: true},
	{name: "rule", values: []string{"none", "listed", "verb", "reports", "source"}, lexical: true},
	{name: "next", values: kindNames[:], lexical: true},
	{name: "prev", values: kindNames[:], lexical: true},
	{name: "subject", values: kindNames[:], lexical: true},
	{name: "next2", values: kindNames[:]},
	{name: "prev2", values: kindNames[:]},
	{name: "opener", values: kindNames[:]},
	{name: "chain", values: []string{"none", "have", "be", "modal", "do", "to", "not"}},
	{name: "clause", values: []string{"none", "that", "verb", "to"}},
	{name: "place", values: []string{"first", "early", "middle", "late", "last"}},
	{name: "quotes", values: []string{"none", "before", "after", "around"}},
	{name: "others", values: []string{"none", "before", "after", "around"}},
	{name: "value", values: []string{"none", "low", "middle", "high"}},
}

// reportAt is how likely a word must be to report before it is taken for a cue
// without a quotation.
const reportAt = 0.55

// hintAt is how likely it must be to count beside a quotation.
const hintAt = 0.4

// A reporter judges the words of one sentence after the other.
type reporter struct {
	*Page
	model *logistic
	s     *Sentence
	cues  []cue // of the rules, in order
	next  int   // the first of them that is not before the word at hand

	firstQuote, lastQuote int // words of the sentence inside quotation, -1 for none
	firstCue, lastCue     int // rule cues of the sentence, -1 for none
	opener                wordKind
	stem                  [longestWord]byte
}

// judgeCues gives each cue of the rules its probability to report, and adds the
// words that report though no rule says so.
func (p *Page) judgeCues(cues []cue) []cue {
	if p.models.Cues == nil && p.cases == nil {
		for i := range cues {
			cues[i].report = 1
		}
		return cues
	}
	r := reporter{Page: p, cues: cues}
	if p.models.Cues != nil {
		r.model = p.models.Cues.report
	}
	merged := p.merged[:0]
	for si := range p.Sentences {
		if !p.bodySentence(si) {
			continue
		}
		r.enter(si)
		for w := r.s.First; w < r.s.Last; w++ {
			for r.next < len(cues) && cues[r.next].first < w {
				r.next++
			}
			rule := r.next < len(cues) && cues[r.next].first == w
			if rule {
				merged = append(merged, cues[r.next])
				merged[len(merged)-1].report = r.judge(w, &cues[r.next])
				w = cues[r.next].last - 1
			} else if r.candidate(w) {
				if pr := r.judge(w, nil); pr >= hintAt {
					merged = append(merged, cue{first: w, last: w + 1, kind: cueView, value: 0.4 * pr, report: pr, form: r.form(w), sentence: si})
				}
			}
		}
	}
	for i := range merged {
		if c := &merged[i]; c.kind == cueView {
			p.passive(c)
		}
	}
	p.merged = merged
	return merged
}

// enter prepares for sentence si.
func (r *reporter) enter(si int) {
	s := &r.Sentences[si]
	r.s, r.firstQuote, r.lastQuote, r.firstCue, r.lastCue = s, -1, -1, -1, -1
	for w := s.First; w < s.Last; w++ {
		if r.words[w].Flags&Quoted != 0 {
			if r.firstQuote < 0 {
				r.firstQuote = w
			}
			r.lastQuote = w
		}
	}
	for i := r.next; i < len(r.cues) && r.cues[i].first < s.Last; i++ {
		if c := &r.cues[i]; c.sentence == si && c.value >= 0.6 {
			if r.firstCue < 0 {
				r.firstCue = c.first
			}
			r.lastCue = c.first
		}
	}
	r.opener = r.kind(s.First)
}

// candidate reports whether word w may report: a word with meaning, outside
// quotation, that is no name.
func (r *reporter) candidate(w int) bool {
	word := r.words[w]
	if word.Flags&(Quoted|Digits) != 0 || word.Flags&Capital != 0 && w != r.s.First || word.End-word.Start < 3 {
		return false
	}
	if r.cases == nil && r.rowOf(w) == nil {
		return false // most words: no need to look around them
	}
	switch r.kind(w) {
	case nearSay, nearJudge, nearIng, nearEd, nearPlural, nearOther:
		return w == r.s.First || !r.unreal(w-1)
	}
	return false
}

// unreal reports "could", "may" and the like: nobody has said it yet.
func (r *reporter) unreal(w int) bool {
	if r.kind(w) != nearModal {
		return false
	}
	switch r.lower(w) {
	case "can", "could", "may", "might", "should", "must", "cannot", "can't", "couldn't", "shouldn't":
		return true
	}
	return false
}

// judge returns the probability that word w, or the rule's cue that begins
// there, reports.
func (r *reporter) judge(w int, c *cue) float64 {
	var row []float32
	if r.model != nil {
		row = r.rowOf(w)
	}
	last := w + 1
	if c != nil {
		last = c.last
	}
	var a answers
	r.ask(&a, w, last, c)
	if r.cases != nil {
		stem := r.stemOf(w)
		r.cases.Reports = append(r.cases.Reports, CueCase{Start: int(r.words[w].Start), End: int(r.words[last-1].End),
			Word: string(stem), Listed: c != nil, Shaped: r.kind(w) == nearEd, Weights: r.cases.report.names(&a, string(stem))})
	}
	if r.model == nil {
		return 0
	}
	return r.model.score(&a, row)
}

// ask answers the model's questions about the words [w, last).
func (r *reporter) ask(a *answers, w, last int, c *cue) {
	s := r.s
	next := r.kindAfter(last-1, s)
	next2 := nearEnd
	if next != nearEnd {
		next2 = r.kindAfter(last, s)
	}
	prev := r.kindBefore(w, s)
	prev2 := nearStart
	if prev != nearStart {
		prev2 = r.kindBefore(w-1, s)
	}
	subject, chain := r.subjectKind(w)
	*a = answers{r.shape(w, last), r.rule(w, c), uint8(next), uint8(prev), uint8(subject), uint8(next2), uint8(prev2), uint8(r.opener),
		chain, r.clause(last), place(w, last, s), around(w, r.firstQuote, r.lastQuote), around(w, r.firstCue, r.lastCue), 0}
	if c != nil {
		switch {
		case c.value < 0.5:
			a[13] = 1
		case c.value < 0.75:
			a[13] = 2
		default:
			a[13] = 3
		}
	}
}

// shape says how a word is inflected.
func (r *reporter) shape(w, last int) uint8 {
	if last-w > 1 {
		return 4
	}
	switch f := r.form(w); {
	case f&lexicon.Ing != 0:
		return 3
	case f&(lexicon.Past|lexicon.Participle) != 0:
		return 2
	case f&lexicon.Present != 0:
		return 1
	}
	return 0
}

// form is the inflection of a word that may be a verb.
func (p *Page) form(w int) lexicon.Class {
	if c := p.Class(w) & (lexicon.Base | lexicon.Present | lexicon.Past | lexicon.Participle | lexicon.Ing); c != 0 {
		return c
	}
	switch suffixKind(p.Word(w)) {
	case nearEd:
		return lexicon.Past
	case nearIng:
		return lexicon.Ing
	case nearPlural:
		return lexicon.Present
	}
	return lexicon.Base
}

// rule says what the rules make of a word.
func (r *reporter) rule(w int, c *cue) uint8 {
	switch {
	case c == nil && r.Is(w, lexicon.Say|lexicon.Judge):
		return 1
	case c == nil:
		return 0
	case c.kind == cueSource:
		return 4
	case (c.kind != cueJudge || r.complement(c)) && r.reports(c):
		return 3
	}
	return 2
}

// subjectKind returns the kind of word that stands before a verb and its
// auxiliaries and adverbs, and which auxiliaries these are.
func (r *reporter) subjectKind(w int) (wordKind, uint8) {
	chain := uint8(0)
	for w > r.s.First {
		k := r.kindBefore(w, r.s)
		switch k {
		case nearHave:
			chain = max(chain, 1)
		case nearBe:
			chain = max(chain, 2)
		case nearModal:
			chain = max(chain, 3)
		case nearDo:
			chain = max(chain, 4)
		case nearTo:
			chain = max(chain, 5)
		case nearNot:
			chain = 6
		case nearAdverb, nearDay:
		default:
			return k, chain
		}
		w--
	}
	return nearStart, chain
}

// clause says what follows a cue soon: "that", a finite verb as in "said he
// was", or "to".
func (r *reporter) clause(last int) uint8 {
	for i := last; i < min(last+8, r.s.Last); i++ {
		if gapKind(r.words[i].Gap) != nearOther && i > last {
			return 0
		}
		switch r.kind(i) {
		case nearThat:
			if i < last+4 {
				return 1
			}
		case nearBe, nearHave, nearModal, nearDo:
			return 2
		case nearTo:
			return 3
		}
	}
	return 0
}

// place says where in the sentence the words [w, last) stand.
func place(w, last int, s *Sentence) uint8 {
	switch {
	case w == s.First:
		return 0
	case last >= s.Last:
		return 4
	case w-s.First < 6:
		return 1
	case s.Last-last < 4:
		return 3
	}
	return 2
}

// around says on which side of word w something from first to last stands.
func around(w, first, last int) uint8 {
	switch {
	case first < 0 || first == w && last == w:
		return 0
	case last <= w:
		return 1
	case first >= w:
		return 2
	}
	return 3
}

// rowOf returns the model's weights of word w, nil for none.
func (r *reporter) rowOf(w int) []float32 {
	if word := r.words[w]; word.ID != 0 && word.Flags&Possessed == 0 {
		return r.models.Cues.listed[word.ID]
	}
	return r.model.row(lexicon.HashBytes(r.stemOf(w)))
}

// stemOf returns the small letters that the inflections of word w share, or the
// entry of a listed verb.
func (r *reporter) stemOf(w int) []byte {
	if word := r.words[w]; word.ID != 0 && word.Flags&Possessed == 0 {
		return stemOfListed(r.lex, word.ID)
	}
	word := r.Word(w)
	b := append(r.stem[:0], word[:min(len(word), longestWord)]...)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return stem(b)
}

// stemOfListed is stemOf for a word of the lists.
func stemOfListed(lex *lexicon.Lexicon, id lexicon.ID) []byte {
	if sense, ok := lex.Sense(id, lexicon.Say|lexicon.Judge); ok {
		return stem([]byte(sense.Entry))
	}
	return stem([]byte(lex.Text(id)))
}

// stem cuts the inflection off a word. It need not be right, only the same for
// all forms.
func stem(b []byte) []byte {
	n := len(b)
	ends := func(suffix string) bool { return n > len(suffix)+2 && string(b[n-len(suffix):]) == suffix }
	switch {
	case ends("ing"):
		n -= 3
	case ends("ied"), ends("ies"), ends("ed"):
		n -= 2
	case n > 3 && b[n-1] == 's' && b[n-2] != 's':
		n--
	}
	switch {
	case n <= 3:
	case b[n-1] == 'e':
		n--
	case b[n-1] == 'y':
		b[n-1] = 'i'
	case b[n-1] == b[n-2] && b[n-1] != 's' && b[n-1] != 'l':
		n--
	}
	return b[:n]
}

// passive notes "was praised by" for a cue that no rule found.
func (p *Page) passive(c *cue) {
	s := &p.Sentences[c.sentence]
	if c.form&(lexicon.Past|lexicon.Participle) != 0 && c.first > s.First && p.kind(c.first-1) == nearBe {
		c.passive = true
	}
}
