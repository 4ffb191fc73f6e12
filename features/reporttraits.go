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

// The traits by their places in reportTraits.
const (
	askShape = iota
	askRule
	askNext
	askPrev
	askSubject
	askNext2
	askPrev2
	askOpener
	askChain
	askClause
	askPlace
	askQuotes
	askOthers
	askValue
)

// farTraits take a walk through the sentence to answer, the others a look around.
var farTraits = [...]int{askSubject, askChain, askClause}

// askBeside answers what stands beside the words [w, last) and opens the sentence:
// the besideTraits.
func (r *reporter) askBeside(a *answers, w, last int) {
	s := r.s
	next, next2 := nearEnd, nearEnd
	if last < s.Last {
		next = r.lead(last)
		if last+1 < s.Last {
			next2 = r.lead(last + 1)
		}
	}
	prev, prev2 := nearStart, nearStart
	if w > s.First {
		prev = r.tail(w)
		if w-1 > s.First {
			prev2 = r.tail(w - 1)
		}
	}
	a[askNext], a[askPrev], a[askNext2], a[askPrev2] = uint8(next), uint8(prev), uint8(next2), uint8(prev2)
	a[askOpener] = uint8(r.near[s.First])
}

// ask answers the questions that are left but for the farTraits.
func (r *reporter) ask(a *answers, w, last int, c *cue) {
	a[askShape], a[askRule], a[askPlace] = r.shape(w, last), r.rule(w, c), place(w, last, r.s)
	a[askQuotes], a[askOthers] = around(w, r.firstQuote, r.lastQuote), around(w, r.firstCue, r.lastCue)
	a[askValue] = valueClass(c)
}

// askFar answers the questions of the farTraits.
func (r *reporter) askFar(a *answers, w, last int) {
	subject, chain := r.subjectKind(w)
	a[askSubject], a[askChain], a[askClause] = uint8(subject), chain, r.clause(last)
}

// valueClass says how surely the rules' cue introduces speech.
func valueClass(c *cue) uint8 {
	switch {
	case c == nil:
		return 0
	case c.value < 0.5:
		return 1
	case c.value < 0.75:
		return 2
	}
	return 3
}

// shape says how a word is inflected.
func (r *reporter) shape(w, last int) uint8 {
	if last-w > 1 {
		return 4
	}
	switch r.near[w] { // no list has an inflection of these
	case nearOther:
		return 0
	case nearPlural:
		return 1
	case nearEd:
		return 2
	case nearIng:
		return 3
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
	if c := p.Class(w) & inflections; c != 0 {
		return c
	}
	switch ending(p.Source, &p.words[w]) {
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
	case c == nil && (r.near[w] == nearSay || r.near[w] == nearJudge):
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
		switch r.near[i] {
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
