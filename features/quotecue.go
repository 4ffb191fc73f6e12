package features

import (
	"sort"

	"credence/features/internal/lexicon"
)

// cueOf returns the cue that introduces a quotation, -1 for none, and how sure
// it is.
func (a *attributor) cueOf(q *Quotation) (int, float64) {
	best, at := 0.0, -1
	s := a.sentenceOf(q.First)
	end := a.sentenceOf(q.Last - 1)
	for i := a.cuesNear(q); i < len(a.cues) && a.cues[i].first <= q.Last+cueReach; i++ {
		c := &a.cues[i]
		if c.sentence > end+1 || a.Sentences[c.sentence].Block > q.Block {
			break
		}
		if c.kind == cueView || a.Sentences[c.sentence].Block != q.Block {
			continue
		}
		score := 0.0
		if c.first >= q.Last {
			score = a.cueAfter(q, c, end)
		} else {
			score = a.cueBefore(q, c, s)
			if o := a.cueBetween(i, q); o != nil {
				score *= 1 - 0.4*o.report // another cue stands between
			}
		}
		if score *= 0.5 + 0.5*c.report; score > best {
			best, at = score, i
		}
	}
	if best < 0.25 {
		return -1, 0
	}
	return at, best
}

// cueBetween returns the next cue between cue i and a quotation in its sentence,
// nil for none.
func (a *attributor) cueBetween(i int, q *Quotation) *cue {
	if i+1 < len(a.cues) && a.cues[i+1].sentence == a.cues[i].sentence && a.cues[i+1].last <= q.First {
		return &a.cues[i+1]
	}
	return nil
}

// cueReach is how many words away from a quotation its cue is looked for.
const cueReach = 60

// cuesNear is the first cue within reach before a quotation.
func (a *attributor) cuesNear(q *Quotation) int {
	return sort.Search(len(a.cues), func(k int) bool { return a.cues[k].first >= q.First-cueReach })
}

// cuesFrom is the first cue in sentence s or later.
func (a *attributor) cuesFrom(s int) int {
	return sort.Search(len(a.cues), func(k int) bool { return a.cues[k].sentence >= s })
}

// cueAfter scores a cue behind the quotation: “…,” she said.
func (a *attributor) cueAfter(q *Quotation, c *cue, end int) float64 {
	between := a.unquoted(q.Last, c.first)
	if between > 14 {
		return 0
	}
	tail := a.words[q.Last].Gap // what stands between the last word said and the next
	if c.sentence > end && tail&(GapQuestion|GapExclaim|GapComma|GapDash|GapEllipsis|GapStop) == 0 {
		return 0
	}
	if c.sentence > end && (between > 7 || tail&GapStop != 0 && tail&(GapQuestion|GapExclaim|GapEllipsis) == 0 && between > 5) {
		return 0
	}
	if c.sentence > end && (!q.Closed || a.Sentences[end].First != q.First && !a.closesWhole(q, end)) {
		return 0
	}
	shared := 1.0
	for w := q.Last + 1; w <= c.first; w++ { // another sentence or quotation between
		if a.words[w].Gap&GapSemicolon != 0 {
			return 0
		}
		if a.words[w].Gap&GapQuote != 0 && a.words[w].Flags&Quoted != 0 {
			shared = 0.5 // several quotations may share one cue
		}
		if a.sentenceOf(w) != a.sentenceOf(w-1) {
			return 0
		}
	}
	if a.words[c.first].Flags&Quoted != 0 {
		return 0
	}
	score := c.value
	if c.kind == cueJudge {
		score *= 0.5
	}
	closed := tail&(GapComma|GapQuestion|GapExclaim|GapDash|GapEllipsis) != 0
	switch {
	case closed || tail&GapStop != 0 && c.sentence > end:
	case q.Last-q.First > fragmentWords:
		score *= 0.8
	default:
		score *= 0.45 // a fragment is rarely introduced from behind
	}
	if c.form&lexicon.Ing != 0 {
		score *= 0.6
	}
	return score * shared * (1 - 0.04*float64(between))
}

// unquoted counts the words of [first, last) outside quotation.
func (a *attributor) unquoted(first, last int) int {
	n := 0
	for w := first; w < last; w++ {
		if a.words[w].Flags&Quoted == 0 {
			n++
		}
	}
	return n
}

// closesWhole reports whether the quotation's last sentence is all quotation.
func (a *attributor) closesWhole(q *Quotation, end int) bool {
	return a.Sentences[end].First > q.First
}

// cueBefore scores a cue in front of the quotation: He said, “…”
func (a *attributor) cueBefore(q *Quotation, c *cue, s int) float64 {
	if c.sentence != s { // a sentence that ends in a colon is leadIn's
		return 0
	}
	between := q.First - c.last
	if between > 40 || between < 0 {
		return 0
	}
	score := c.value
	if c.kind == cueJudge && q.Last-q.First > 12 {
		score *= 0.7
	}
	lead := a.words[q.First].Gap
	direct := between == 0 || lead&(GapComma|GapColon) != 0 && between < 8
	for w := c.last + 1; w < q.First; w++ {
		g := a.words[w].Gap
		if g&GapSemicolon != 0 {
			score *= 0.4
		}
		if g&GapQuote != 0 && a.words[w].Flags&Quoted != 0 && a.words[w-1].Flags&Quoted == 0 {
			score *= 0.9 // another quotation comes first; it may share the cue
		}
	}
	if !direct {
		score *= 1 - 0.02*float64(between)
	} else {
		score *= 1.1
	}
	if c.kind == cueSay && !direct && score > 0 && c.value < 0.5 && !a.complement(c) {
		score *= 0.6
	}
	return score
}

// complement reports whether a clause follows the cue: said that …
func (p *Page) complement(c *cue) bool {
	if c.last >= p.Sentences[c.sentence].Last {
		return false
	}
	w := c.last
	for w < p.Sentences[c.sentence].Last-1 && w < c.last+3 && p.Is(w, lexicon.Weekday|lexicon.Adverb|lexicon.Relative|lexicon.Pronoun) && !p.Is(w, lexicon.Subordinator) {
		w++
	}
	return p.words[w].Flags&Capital == 0 && p.Is(w, lexicon.Subordinator)
}

// carries reports whether quotation q goes on with the speaker of the one
// before: in the same paragraph a sentence that is all quotation, or the next
// part of a speech.
func (a *attributor) carries(prev *Attribution, q *Quotation) bool {
	pq := &a.Quotations[prev.Quote]
	if !prev.Attributed || prev.Form == FormScare {
		return false
	}
	if q.Continues {
		return true
	}
	s := a.sentenceOf(q.First)
	if s < 0 || a.Sentences[s].First != q.First || prev.Form != FormSpeech && prev.Form != FormFragment {
		return false
	}
	if q.Last-q.First <= fragmentWords && a.words[q.Last].Gap&gapEnds == 0 {
		return false
	}
	if q.Block == pq.Block {
		return true
	}
	// a paragraph that is all quotation right after one that ended in speech
	b := a.Blocks[q.Block]
	whole := b.First == q.First && b.Last-q.Last <= 1
	return whole && q.Block == pq.Block+1 && q.Last-q.First >= 5
}

// leadIn returns the cue of a sentence that ends in a colon right before the
// quotation, or of the paragraph before when that does; -1 for none.
func (a *attributor) leadIn(q *Quotation) int {
	if q.First == 0 || a.words[q.First].Gap&GapColon == 0 || q.Last-q.First <= fragmentWords {
		return -1
	}
	s := a.sentenceOf(q.First - 1)
	best := -1
	for i := a.cuesFrom(s); i < len(a.cues) && a.cues[i].sentence == s && a.cues[i].first < q.First; i++ {
		if a.cues[i].kind != cueView {
			best = i
		}
	}
	return best
}

// announced returns the speaker of a quotation that a name and a colon announce:
// "Kerry: “…”", "From the report: “…”".
func (a *attributor) announced(q *Quotation) speaker {
	none := speaker{id: -1}
	if q.First == 0 || a.words[q.First].Gap&GapColon == 0 {
		return none
	}
	s := a.sentenceOf(q.First - 1)
	if s < 0 || !a.body(q.First-1) {
		return none
	}
	first := a.Sentences[s].First
	ph := a.nounLeft(q.First-1, &a.Sentences[s])
	if ph.first > first && !(ph.first == first+1 && a.Is(first, lexicon.Preposition)) { // "He had a message for the town:"
		ph = a.clauseSubject(q.First-1, &a.Sentences[s])
		if ph.last >= q.First {
			return none
		}
	}
	if ph.empty() || !a.speakerLike(ph) || ph.last-ph.first > 6 || ph.last-ph.first == 1 && a.Is(ph.first, lexicon.Pronoun) && a.near[ph.first] != nearThird {
		return none
	}
	return a.resolve(a.cast, ph)
}

// goesOn returns the cue of an indirect report in the sentence before, which a
// sentence that is all quotation goes on with: He said there were none left.
// “They are gone.” -1 for none.
func (a *attributor) goesOn(q *Quotation) int {
	if !a.utterance(q) || q.Last-q.First <= fragmentWords {
		return -1
	}
	s := a.sentenceOf(q.First)
	if s == 0 || a.Sentences[s-1].Block != q.Block {
		return -1
	}
	for i := a.cuesFrom(s - 1); i < len(a.cues) && a.cues[i].sentence < s; i++ {
		if c := &a.cues[i]; c.kind == cueSay && c.value >= 0.8 && a.speakers[i].name != "" {
			return i
		}
	}
	return -1
}
