package features

import (
	"strings"

	"credence/features/internal/lexicon"
)

// A phrase is a run of words [first, last); empty when first == last.
type phrase struct{ first, last int }

func (ph phrase) empty() bool { return ph.first >= ph.last }

// speakerOf returns the noun phrase that names who speaks at cue c: the subject
// of the verb, what follows "according to", or what follows "by" in a passive.
func (p *Page) speakerOf(c *cue) phrase {
	s := &p.Sentences[c.sentence]
	switch {
	case c.kind == cueSource:
		return p.nounRight(c.last, s.Last)
	case c.passive:
		return p.nounRight(p.agent(c, s), s.Last)
	case c.form&lexicon.Ing != 0 && !p.progressive(c, s):
		return p.participleSubject(c, s)
	}
	if p.words[c.first].Gap&(GapComma|GapDash|GapClose) != 0 && p.words[c.first].Gap&GapQuote == 0 {
		if ph := p.pastApposition(c.first-1, s); !ph.empty() {
			return ph
		}
	}
	if ph := p.inverted(c, s); !ph.empty() {
		return ph
	}
	return p.subjectLeft(c.first, s)
}

// progressive reports "is saying".
func (p *Page) progressive(c *cue, s *Sentence) bool {
	return c.first > s.First && p.Is(c.first-1, lexicon.Auxiliary)
}

// inverted returns the speaker of “…,” said X: the cue follows a quotation or
// comma directly and a name or noun follows it.
func (p *Page) inverted(c *cue, s *Sentence) phrase {
	gap := p.words[c.first].Gap
	start := c.first == s.First
	if c.kind == cueView {
		return phrase{} // “…,” thanked X: X is no speaker
	}
	if gap&(GapQuote|GapComma|GapDash) == 0 && !start || c.last >= s.Last || p.words[c.last].Gap&(GapComma|GapColon|GapQuote|GapStop) != 0 {
		return phrase{}
	}
	if gap&(GapQuote|GapDash) == 0 && !start && !p.clauseFinal(c, s) {
		return phrase{}
	}
	next := c.last
	if p.Is(c.first, lexicon.Addressee) {
		return phrase{} // told reporters
	}
	if p.Is(next, lexicon.Weekday|lexicon.Subordinator|lexicon.Relative) || p.Is(next, lexicon.Pronoun) && p.words[next].End-p.words[next].Start < 2 {
		return phrase{}
	}
	if gap&GapQuote != 0 && p.near[next] == nearOther {
		if ph := p.nounRight(next, s.Last); p.speakerLike(ph) {
			return ph // “…,” said transport minister Ann Ode
		}
	}
	if p.words[next].Flags&Capital == 0 && !p.Is(next, lexicon.Determiner|lexicon.Possessive|lexicon.Role|lexicon.Title|lexicon.Vague|lexicon.Number) {
		return phrase{}
	}
	ph := p.nounRight(next, s.Last)
	if gap&(GapQuote|GapDash) == 0 && !start && !p.speakerLike(ph) {
		return phrase{}
	}
	return ph
}

// clauseFinal reports whether what follows the cue runs to the sentence's end
// or a comma within a few words: "The bridge is closed, said Mayor Ode."
func (p *Page) clauseFinal(c *cue, s *Sentence) bool {
	for w := c.last; w < s.Last; w++ {
		if w > c.last && p.words[w].Gap&(GapComma|GapStop|GapDash) != 0 {
			return true
		}
		if p.Is(w, lexicon.Auxiliary|lexicon.Subordinator) || w-c.last > 10 {
			return false
		}
	}
	return true
}

// nounRight returns the noun phrase that begins at word i.
func (p *Page) nounRight(i, end int) phrase {
	first := i
	for w := i; w < end; w++ {
		if w > i && p.words[w].Gap&^(GapSpace|GapHyphen|GapStop|GapLine|GapSlash) != 0 {
			return phrase{first, w}
		}
		if w > i && p.words[w].Gap&GapStop != 0 && p.words[w].Gap&GapSpace != 0 && !p.Is(w-1, lexicon.AbbrevName|lexicon.AbbrevCapital) && p.words[w-1].End-p.words[w-1].Start > 1 {
			return phrase{first, w}
		}
		switch {
		case w == i && p.reads(w, "one"):
		case w == i && p.Is(w, lexicon.Pronoun) && !p.Is(w, lexicon.Vague|lexicon.Determiner):
			return phrase{first, w + 1}
		case p.Is(w, lexicon.Weekday|lexicon.Relative) && p.words[w].Flags&Possessed == 0 && w > i:
			return phrase{first, w}
		case p.Is(w, lexicon.Conjunction):
			if w == i || !p.nominal(w+1, end) {
				return phrase{first, w}
			}
		case p.Is(w, lexicon.Preposition):
			if w == i || !p.linking(w) || !p.nominal(w+1, end) {
				return phrase{first, w}
			}
		case p.Is(w, lexicon.Auxiliary|lexicon.Subordinator|lexicon.Pronoun) && !p.Is(w, lexicon.Determiner|lexicon.Vague) && !(p.Is(w, lexicon.Month) && p.words[w].Flags&Capital != 0):
			return phrase{first, w}
		case w > i && p.Is(w, lexicon.Say) && p.Class(w)&lexicon.Finite != 0 && p.words[w].Flags&Capital == 0 && !p.Is(w, lexicon.Role|lexicon.Body):
			return phrase{first, w}
		}
		if w-i >= 14 {
			return phrase{first, w}
		}
	}
	return phrase{first, end}
}

// nominal reports whether word i can begin or be part of a noun phrase.
func (p *Page) nominal(i, end int) bool {
	return i < end && (p.words[i].Flags&Capital != 0 && !p.Is(i, lexicon.Weekday|lexicon.Month) ||
		p.Is(i, lexicon.Determiner|lexicon.Possessive|lexicon.Role|lexicon.Title|lexicon.Body|lexicon.Vague))
}

// linking reports prepositions that bind a noun to the noun before it.
func (p *Page) linking(i int) bool {
	switch p.small(i) {
	case "of", "for", "at", "from", "with", "in":
		return true
	}
	return false
}

// subjectLeft returns the subject of a finite verb at word v: the noun phrase
// before it, past adverbs, auxiliaries and appositions; for a verb joined on by
// "and", the subject of the clause.
func (p *Page) subjectLeft(v int, s *Sentence) phrase {
	k := v - 1
	gap := p.words[v].Gap
	for k >= s.First && gap&(GapComma|GapDash|GapQuote|GapColon|GapSemicolon|GapClose) == 0 &&
		(p.Is(k, lexicon.Adverb|lexicon.Auxiliary|lexicon.Negation) && !p.Is(k, lexicon.Determiner|lexicon.Pronoun) || p.adverbial(k) || p.Is(k, lexicon.Weekday|lexicon.Relative)) {
		gap = p.words[k].Gap
		k--
		if k >= s.First && p.Is(k+1, lexicon.Weekday) && p.reads(k, "on") { // "Ode on Friday said"
			gap = p.words[k].Gap
			k--
		}
	}
	if k < s.First {
		return phrase{}
	}
	if p.Is(k, lexicon.Conjunction) || p.Is(k, lexicon.Preposition|lexicon.Subordinator) && !p.Is(k, lexicon.Pronoun|lexicon.Determiner) && strings.EqualFold(p.Word(k), "before") {
		return p.clauseSubject(k, s)
	}
	if gap&(GapComma|GapDash|GapClose) != 0 {
		if ph := p.pastApposition(k, s); !ph.empty() {
			return ph
		}
		return p.clauseSubject(k, s)
	}
	if gap&(GapQuote|GapColon|GapSemicolon) != 0 {
		return p.clauseSubject(k, s)
	}
	return p.nounLeft(k, s)
}

// pastApposition returns the noun phrase before one to three stretches between
// commas, brackets or dashes that end at word k, empty for none: "Ann Ode, a
// nurse, said", "an official, who asked not to be named, said".
func (p *Page) pastApposition(k int, s *Sentence) phrase {
	for range 4 {
		from := k
		for from > s.First && p.words[from].Gap&(GapComma|GapDash|GapOpen|GapSemicolon|GapColon|GapQuote) == 0 {
			from--
		}
		if from <= s.First || p.words[from-1].Flags&Quoted != 0 {
			break // the stretch begins the sentence: "On Monday, said"
		}
		head := p.nounLeft(from-1, s)
		if !head.empty() && p.speakerLike(head) && !p.tag(head) && p.apposed(from, k) {
			return head
		}
		if name := (phrase{from, k + 1}); !head.empty() && p.Is(head.first, lexicon.Determiner) && p.fullName(name) {
			return name // "A reader, Ann Ode, writes"
		}
		k = from - 1
	}
	return phrase{}
}

// fullName reports a phrase of two to four words that are all capitalised.
func (p *Page) fullName(ph phrase) bool {
	if n := ph.last - ph.first; n < 2 || n > 4 {
		return false
	}
	for w := ph.first; w < ph.last; w++ {
		if !p.properWord(w) {
			return false
		}
	}
	return !p.tag(ph)
}

// tag reports a phrase of initials or figures between commas: the party and
// state of a lawmaker, an age.
func (p *Page) tag(ph phrase) bool {
	for w := ph.first; w < ph.last; w++ {
		if p.words[w].Flags&(AllCaps|Digits) == 0 && p.words[w].End-p.words[w].Start > 1 && !p.Is(w, lexicon.AbbrevCapital) {
			return false
		}
	}
	return ph.first > 0 && p.words[ph.first].Gap&(GapComma|GapOpen) != 0
}

// apposed reports whether words [from, k] can stand between a subject and its
// verb: a relative clause, a noun phrase, an age, a phrase of circumstance.
func (p *Page) apposed(from, k int) bool {
	switch p.lower(from) {
	case "who", "whose", "which":
		return true
	}
	if p.words[from].Flags&(Capital|Digits) != 0 || p.Is(from, lexicon.Determiner|lexicon.Possessive|lexicon.Role|lexicon.Title|lexicon.Preposition|lexicon.Body|lexicon.Adverb) {
		return true
	}
	w := p.lower(from)
	return strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") || k-from < 6 && !p.Is(from, lexicon.Pronoun|lexicon.Conjunction)
}

// nounLeft returns the noun phrase that ends at word k.
func (p *Page) nounLeft(k int, s *Sentence) phrase {
	if k < s.First {
		return phrase{}
	}
	if p.Is(k, lexicon.Pronoun) && !p.Is(k, lexicon.Vague) {
		if w := p.small(k); w == "who" || w == "which" || w == "that" {
			return p.antecedent(k, s)
		}
		return phrase{k, k + 1}
	}
	first := k
	for w := k; w >= s.First && k-w < 14; w-- {
		if p.words[w].Flags&Quoted != 0 && p.words[w].Gap&GapQuote == 0 && w != k {
			break
		}
		class := p.Class(w)
		stop := false
		switch {
		case class&lexicon.Conjunction != 0:
			stop = w == s.First || !p.joins(w, s)
		case class&lexicon.Preposition != 0:
			stop = w == s.First || !p.linking(w) || !p.nominalEnd(w-1)
		case class&(lexicon.Auxiliary|lexicon.Subordinator) != 0 && class&lexicon.Determiner == 0:
			stop = true
		case class&lexicon.Pronoun != 0 && class&(lexicon.Vague|lexicon.Determiner) == 0:
			stop = true
		case class&lexicon.Say != 0 && class&(lexicon.Finite|lexicon.Ing) != 0 && p.words[w].Flags&Capital == 0 && class&(lexicon.Role|lexicon.Body|lexicon.Vague) == 0:
			stop = true
		}
		if stop {
			break
		}
		first = w
		if w > s.First && p.words[w].Gap&(GapComma|GapColon|GapSemicolon|GapDash|GapQuote|GapClose|GapOpen|GapQuestion) != 0 && !p.nameGap(w) {
			break
		}
		if class&(lexicon.Determiner|lexicon.Possessive) != 0 && !(w > s.First && p.Is(w-1, lexicon.Preposition)) && !p.Is(w-1, lexicon.Determiner) {
			break
		}
	}
	for first < k && p.Is(first, lexicon.Conjunction|lexicon.Preposition|lexicon.Adverb|lexicon.Relative) && !p.Is(first, lexicon.Determiner|lexicon.Vague) {
		first++
	}
	return phrase{first, k + 1}
}

// joins reports whether the conjunction at word w joins two nouns.
func (p *Page) joins(w int, s *Sentence) bool {
	return w > s.First && p.words[w].Gap&GapComma == 0 && p.words[w-1].Flags&Quoted == 0 && p.nominalEnd(w-1) && (p.words[w+1].Flags&Capital != 0 || p.Is(w+1, lexicon.Role|lexicon.Body|lexicon.Determiner))
}

// nominalEnd reports whether word i can end a noun phrase.
func (p *Page) nominalEnd(i int) bool {
	return i >= 0 && (p.words[i].Flags&Capital != 0 || p.Is(i, lexicon.Role|lexicon.Title|lexicon.Body|lexicon.Vague))
}

// antecedent returns the noun phrase that "who" at word k refers to.
func (p *Page) antecedent(k int, s *Sentence) phrase {
	if k == s.First {
		return phrase{}
	}
	return p.nounLeft(k-1, s)
}

// clauseSubject returns the subject of the clause that word k stands in: the
// first noun phrase before a finite verb.
func (p *Page) clauseSubject(k int, s *Sentence) phrase {
	if k < s.First {
		return phrase{}
	}
	first := s.First
	for first < k && (p.words[first].Flags&Quoted != 0 || p.Is(first, lexicon.Conjunction)) {
		first++
	}
	// a fronted phrase: "In a statement, …", "Dismissing the plan, …"
	for range 3 {
		if !p.fronted(first) {
			break
		}
		w := first + 1
		for w < s.Last && p.words[w].Gap&(GapComma|GapQuote) == 0 {
			w++
		}
		if w >= k || w >= s.Last {
			break
		}
		first = w
	}
	ph := p.nounRight(first, min(k+1, s.Last))
	return p.cutAtVerb(ph)
}

// fronted reports whether word i opens a phrase that stands before the subject.
func (p *Page) fronted(i int) bool {
	if p.Is(i, lexicon.Preposition|lexicon.Subordinator|lexicon.Relative) && !p.Is(i, lexicon.Determiner) {
		return true
	}
	w := p.lower(i)
	switch w {
	case "hours", "days", "weeks", "months", "years", "minutes", "moments", "shortly", "last", "earlier":
		return true
	}
	return strings.HasSuffix(w, "ing") && len(w) > 4 || p.adverbial(i) || strings.HasSuffix(w, "ly") || p.Is(i, lexicon.Adverb)
}

// cutAtVerb ends a phrase before the first word that looks like a verb: a name
// or noun, then a lower-case word in -ed, or an irregular past.
func (p *Page) cutAtVerb(ph phrase) phrase {
	for w := ph.first + 1; w < ph.last; w++ {
		if p.words[w].Flags&Capital != 0 {
			continue
		}
		if p.Is(w, lexicon.Say|lexicon.Judge|lexicon.Auxiliary) && !p.Is(w, lexicon.Role|lexicon.Body|lexicon.Title) {
			return phrase{ph.first, w}
		}
		word := p.Word(w)
		if p.words[w-1].Flags&Capital != 0 && !p.Is(w-1, lexicon.Determiner|lexicon.Possessive) && p.words[w].ID == 0 || strings.HasSuffix(word, "ed") && len(word) > 4 && !p.Is(w-1, lexicon.Determiner) {
			return phrase{ph.first, w}
		}
		if irregularPast[word] {
			return phrase{ph.first, w}
		}
	}
	return ph
}

// irregularPast are common verb forms that a subject ends before.
var irregularPast = map[string]bool{
	"took": true, "gave": true, "went": true, "came": true, "made": true, "won": true, "lost": true, "met": true, "left": true,
	"began": true, "became": true, "kept": true, "brought": true, "sent": true, "spoke": true, "stood": true, "ran": true,
	"sat": true, "led": true, "drew": true, "chose": true, "got": true, "grew": true, "fell": true, "rose": true, "hit": true,
	"put": true, "set": true, "cut": true, "spent": true, "built": true, "sought": true, "fought": true, "caught": true, "bought": true,
	"takes": true, "gives": true, "goes": true, "comes": true, "makes": true, "wants": true, "seeks": true, "appears": true, "remains": true,
}
