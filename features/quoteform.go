package features

import (
	"credence/features/internal/lexicon"
)

// form tells speech, fragment, scare quote and title apart.
func (a *attributor) form(q *Quotation, at *Attribution) QuoteForm {
	n := q.Last - q.First
	if a.soCalled(q) {
		return FormScare
	}
	if a.titled(q, at) || at.Speaker.name == "" && a.nameOf(q) {
		return FormTitle
	}
	switch {
	case n > fragmentWords:
		return FormSpeech
	case !at.Attributed:
		return FormScare
	case a.wholeSentence(q):
		return FormSpeech // “No,” she said.
	}
	return FormFragment
}

// wholeSentence reports a short quotation that is an utterance by itself: it
// begins with a capital and ends in a mark that closes a sentence or leads to
// its cue.
func (a *attributor) wholeSentence(q *Quotation) bool {
	s := a.sentenceOf(q.First)
	return a.words[q.First].Flags&Capital != 0 && s >= 0 && a.Sentences[s].First == q.First && a.words[q.Last].Gap&(GapComma|gapEnds) != 0
}

// utterance reports a quotation that is a sentence by itself: it begins one and
// ends in a full stop, question or exclamation mark inside its marks.
func (a *attributor) utterance(q *Quotation) bool {
	s := a.sentenceOf(q.First)
	return s >= 0 && a.Sentences[s].First == q.First && endsSentence(a.Source[q.Start:q.InnerEnd])
}

// nobodys reports a quotation that is surely no speech: what is so called, and
// the title of a work that is named as one.
func (a *attributor) nobodys(q *Quotation) bool {
	return a.soCalled(q) || q.First > 0 && a.Is(q.First-1, lexicon.Work) && a.words[q.First].Gap&(GapComma|GapColon) == 0 && a.startClass(q) == startTitle && !a.utterance(q)
}

// soCalled reports "so-called" before the quotation.
func (a *attributor) soCalled(q *Quotation) bool {
	s := a.sentenceOf(q.First)
	for w := q.First - 1; w >= q.First-3 && s >= 0 && w > a.Sentences[s].First; w-- {
		if a.reads(w, "called") && a.reads(w-1, "so") {
			return true
		}
	}
	return false
}

// nameOf reports a quotation that the words before it say to be what something is
// called: "referred to in the talks as a “two-step plan”", "dubbed the “ghost
// train”".
func (a *attributor) nameOf(q *Quotation) bool {
	s := a.sentenceOf(q.First)
	if s < 0 || q.Last-q.First > 6 {
		return false
	}
	as := false
	for w := q.First - 1; w >= max(a.Sentences[s].First, q.First-8); w-- {
		if gap := a.words[w+1].Gap; gap&(GapComma|GapColon|GapSemicolon|GapDash|GapQuote) != 0 && w+1 < q.First {
			return false
		}
		switch a.lower(w) {
		case "as":
			as = true
		case "dubbed", "nicknamed", "termed", "titled", "entitled", "named", "codenamed":
			return true
		case "known", "referred", "billed", "marketed":
			return as
		}
	}
	return false
}

// titled reports a title or name in quotation marks: capitalised throughout,
// and not introduced directly as speech.
func (a *attributor) titled(q *Quotation, at *Attribution) bool {
	n, capitals, content := q.Last-q.First, 0, 0
	if n > 12 || a.utterance(q) {
		return false
	}
	for w := q.First; w < q.Last; w++ {
		if a.words[w].Flags&(Capital|Digits) != 0 {
			capitals++
			content++
		} else if !a.Is(w, lexicon.Function|lexicon.Determiner|lexicon.Possessive) {
			content++
		}
	}
	if content == 0 || capitals < content || a.words[q.First].Flags&(Capital|Digits) == 0 {
		return false
	}
	direct := at.Attributed && (q.First-at.Cue.last >= 0 && q.First-at.Cue.last <= 1 || at.Cue.first >= q.Last && a.words[q.Last].Gap&(GapComma|GapQuestion|GapExclaim) != 0)
	for w := q.First - 1; w >= max(0, q.First-4); w-- {
		if a.Is(w, lexicon.Work) && (!direct || a.words[q.First].Gap&(GapComma|GapColon) == 0) {
			return true
		}
	}
	return n >= 2 && !direct
}
