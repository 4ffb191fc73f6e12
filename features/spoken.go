package features

import "credence/features/internal/lexicon"

// levelNames are the probabilities that traits tell apart.
var levelNames = []string{"none", "<.4", "<.6", "<.8", "<.95", "<1"}

// level is the place of a probability in levelNames.
func level(p float64) uint8 {
	switch {
	case p <= 0:
		return 0
	case p < 0.4:
		return 1
	case p < 0.6:
		return 2
	case p < 0.8:
		return 3
	case p < 0.95:
		return 4
	}
	return 5
}

// A finder says which rule found who speaks.
type finder uint8

const (
	byNone finder = iota
	byCueBefore
	byCueAfter
	byCarrying
	byLeadIn
	byAnnouncement
	byGoingOn
)

// spokenTraits are what the model asks of a quotation that somebody may have
// uttered.
var spokenTraits = []trait{
	{name: "words", values: []string{"1", "2", "3", "4", "5-7", "8-12", "13+"}},
	{name: "start", values: []string{"small", "capital", "title", "digit"}},
	{name: "end", values: []string{"none", "comma", "stop", "mark", "comma outside", "stop outside", "open"}},
	{name: "before", values: kindNames[:], lexical: true},
	{name: "behind", values: kindNames[:]},
	{name: "rule", values: []string{"none", "before", "after", "carried", "lead-in", "announced", "goes on"}},
	{name: "cue", values: levelNames},
	{name: "form", values: []string{"speech", "fragment", "scare", "title"}},
	{name: "report before", values: levelNames},
	{name: "report behind", values: levelNames},
	{name: "report last", values: levelNames},
	{name: "last quote", values: []string{"none", "same block, spoken", "same block", "block before, spoken", "block before", "earlier, spoken", "earlier"}},
	{name: "whole", values: []string{"inside", "begins", "ends", "sentence", "block"}},
	{name: "company", values: []string{"1", "2", "3+"}},
	{name: "before2", values: kindNames[:]},
}

// A quotation is attributed when it is this likely to be somebody's. Long ones
// mostly are: what speaks against one weighs more.
const (
	spokenAt     = 0.45
	longSpokenAt = 0.65
	longSpoken   = 5 // words
)

// A candidateQuote is a quotation with what the rules say of it.
type candidateQuote struct {
	*Quotation
	by    finder
	score float64
	form  QuoteForm
	prev  *Attribution // the quotation before it, nil for none
	ruled bool         // a rule found who uttered that one
}

// isSpoken judges whether somebody is said to have uttered a quotation.
func (a *attributor) isSpoken(q *candidateQuote) bool {
	if a.models.Cues == nil && a.cases == nil {
		return q.by != byNone && q.form != FormScare && q.form != FormTitle
	}
	var ans answers
	a.askQuote(&ans, q)
	word := ""
	if q.First > 0 && grammatical(wordKind(ans[3])) {
		word = a.lower(q.First - 1)
	}
	if a.cases != nil {
		a.cases.Spoken = append(a.cases.Spoken, CueCase{Start: int(q.Start), End: int(q.End), Word: word, Weights: a.cases.spoken.names(&ans, word)})
	}
	if a.models.Cues == nil {
		return false
	}
	m := a.models.Cues.spoken
	least := spokenAt
	if q.Last-q.First >= longSpoken {
		least = longSpokenAt
	}
	return m.score(&ans, m.row(lexicon.Hash(word))) >= least
}

// grammatical reports the kinds of words that are no topic.
func grammatical(k wordKind) bool {
	switch k {
	case nearName, nearNumber, nearPlural, nearOther, nearEd, nearIng, nearRole, nearBody, nearPossessed, nearVague, nearDay:
		return false
	}
	return k > nearBracket
}

// askQuote answers the model's questions about a quotation.
func (a *attributor) askQuote(ans *answers, q *candidateQuote) {
	si := a.sentenceOf(q.First)
	s := &a.Sentences[si]
	ans[0] = lengthClass(q.Last - q.First)
	ans[1] = a.startClass(q.Quotation)
	ans[2] = a.endClass(q.Quotation)
	before, before2 := nearStart, nearStart
	if q.First > s.First {
		if before = gapKind(a.words[q.First].Gap &^ GapQuote); before == nearOther {
			before = a.near[q.First-1]
			before2 = a.kindBefore(q.First-1, s)
		} else {
			before2 = a.near[q.First-1]
		}
	}
	behind := nearEnd
	if end := &a.Sentences[a.sentenceOf(q.Last-1)]; q.Last < end.Last {
		if behind = gapKind(a.words[q.Last].Gap &^ GapQuote); behind == nearOther {
			behind = a.near[q.Last]
		}
	}
	ans[3], ans[4], ans[14] = uint8(before), uint8(behind), uint8(before2)
	ans[5], ans[6] = uint8(q.by), level(q.score)
	switch q.form {
	case FormFragment:
		ans[7] = 1
	case FormScare:
		ans[7] = 2
	case FormTitle:
		ans[7] = 3
	}
	left, right, last := a.reportsNear(q.Quotation, si)
	ans[8], ans[9], ans[10] = level(left), level(right), level(last)
	ans[11] = a.lastQuote(q)
	ans[12] = a.wholeness(q.Quotation, s)
	ans[13] = uint8(min(a.company(q.Quotation, s), 3) - 1)
}

func lengthClass(n int) uint8 {
	switch {
	case n <= 4:
		return uint8(n - 1)
	case n <= 7:
		return 4
	case n <= 12:
		return 5
	}
	return 6
}

// startTitle is the class of a quotation that is written like a title.
const startTitle = 2

// startClass says how a quotation begins: title when all its words of meaning
// have capitals.
func (a *attributor) startClass(q *Quotation) uint8 {
	switch f := a.words[q.First].Flags; {
	case f&Digits != 0:
		return 3
	case f&Capital == 0:
		return 0
	}
	for w := q.First + 1; w < min(q.Last, q.First+12); w++ {
		if a.words[w].Flags&(Capital|Digits) == 0 && !a.Is(w, lexicon.Function|lexicon.Determiner|lexicon.Possessive) {
			return 1
		}
	}
	return startTitle
}

// endClass says which mark a quotation ends in, or is followed by.
func (a *attributor) endClass(q *Quotation) uint8 {
	if !q.Closed {
		return 6
	}
	if q.InnerEnd > q.Start {
		switch a.Source[q.InnerEnd-1] {
		case ',':
			return 1
		case '.':
			return 2
		case '?', '!':
			return 3
		}
	}
	switch g := a.words[q.Last].Gap; {
	case g&GapComma != 0:
		return 4
	case g&GapStop != 0:
		return 5
	}
	return 0
}

// reportsNear returns the surest cue before and behind a quotation in its
// sentences, and that of the sentence before in its block.
func (a *attributor) reportsNear(q *Quotation, si int) (before, behind, last float64) {
	end := a.sentenceOf(q.Last - 1)
	from := si
	if si > 0 && a.Sentences[si-1].Block == q.Block {
		from--
	}
	for i := a.cuesFrom(from); i < len(a.cues) && a.cues[i].sentence <= end; i++ {
		switch c := &a.cues[i]; {
		case c.sentence < si:
			last = max(last, c.report)
		case c.first < q.First:
			before = max(before, c.report)
		case c.first >= q.Last:
			behind = max(behind, c.report)
		}
	}
	return before, behind, last
}

// lastQuote says where the quotation before stands and whether a rule found who
// spoke.
func (a *attributor) lastQuote(q *candidateQuote) uint8 {
	if q.prev == nil {
		return 0
	}
	class := uint8(5)
	switch block := a.Quotations[q.prev.Quote].Block; {
	case block == q.Block:
		class = 1
	case block == q.Block-1:
		class = 3
	}
	if !q.ruled {
		class++
	}
	return class
}

// wholeness says how much of its sentence or block a quotation is.
func (a *attributor) wholeness(q *Quotation, s *Sentence) uint8 {
	b := &a.Blocks[q.Block]
	end := &a.Sentences[a.sentenceOf(q.Last-1)]
	switch {
	case q.First == b.First && q.Last == b.Last:
		return 4
	case q.First == s.First && q.Last == end.Last:
		return 3
	case q.First == s.First:
		return 1
	case q.Last == end.Last:
		return 2
	}
	return 0
}

// company counts the quotations that begin in a sentence.
func (a *attributor) company(q *Quotation, s *Sentence) int {
	n, open := 0, false
	for w := s.First; w < s.Last && n < 3; w++ {
		quoted := a.words[w].Flags&Quoted != 0
		if quoted && (!open || a.words[w].Gap&GapQuote != 0) {
			n++
		}
		open = quoted
	}
	return max(n, 1)
}
