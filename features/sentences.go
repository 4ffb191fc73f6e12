package features

import (
	"unicode"
	"unicode/utf8"

	"credence/features/internal/lexicon"
)

// maxSentence is the number of words after which a sentence is cut at the next
// space, and after twice as many between any two words. No writer gets there; lists and hostile texts do, and what looks through
// a sentence must stay cheap.
const maxSentence = 400

// splitSentences cuts blocks into sentences.
//
// Note: uax29 (Unicode's segmentation) was tried: it breaks after "Dr." and
// "Jan.", so that a list of abbreviations is needed all the same, and it walks
// the bytes once more.
func (t *Text) splitSentences() {
	for b := range t.Blocks {
		block := &t.Blocks[b]
		if block.First == block.Last {
			continue
		}
		s := Sentence{Start: block.Start, First: block.First, Block: b}
		for i := block.First + 1; i < block.Last; i++ {
			var next uint32
			switch {
			case t.words[i].Gap&gapEnds != 0 && t.breaksBefore(i):
				s.End, next = t.breakPoint(i)
			case i-s.First >= maxSentence && t.words[i].Gap&GapSpace != 0, i-s.First >= 2*maxSentence:
				s.End, next = t.words[i-1].End, t.words[i].Start
			default:
				continue
			}
			s.Last = i
			t.Sentences = append(t.Sentences, s)
			s = Sentence{Start: next, First: i, Block: b}
		}
		s.Last, s.End = block.Last, block.End
		t.Sentences = append(t.Sentences, s)
	}
}

// breakPoint returns where the sentence before word i ends and where the next
// begins: at the white space after the end mark, or at the word.
func (t *Text) breakPoint(i int) (end, next uint32) {
	from, to := t.words[i-1].End, t.words[i].Start
	gap := t.Source[from:to]
	seen := false
	for k, r := range gap {
		switch r {
		case '.', '?', '!', '…', '。', '．':
			seen = true
			continue
		}
		if seen && unicode.IsSpace(r) {
			rest := gap[k:]
			for len(rest) > 0 {
				r, n := utf8.DecodeRuneInString(rest)
				if !unicode.IsSpace(r) {
					break
				}
				rest = rest[n:]
			}
			return from + uint32(k), to - uint32(len(rest))
		}
	}
	return to, to
}

// breaksBefore reports whether a sentence ends in the gap before word i, which
// holds an end mark.
func (t *Text) breaksBefore(i int) bool {
	w, prev := t.words[i], t.words[i-1]
	upper := w.Flags&Capital != 0
	starter := upper && t.Is(i, lexicon.Determiner|lexicon.Function|lexicon.Possessive|lexicon.Adverb)
	if w.Gap&GapSpace == 0 {
		// "the end.The next": joined by a careless extraction
		return w.Gap == GapStop && starter && prev.Flags&(Capital|Digits) == 0 && prev.End-prev.Start > 2
	}
	if !upper && w.Flags&Digits == 0 && w.Flags&HasLetters != 0 && t.hasCase(i) {
		return false
	}
	if w.Gap&(GapQuestion|GapExclaim) != 0 || w.Gap&GapEllipsis != 0 {
		return true
	}
	class := t.Class(i - 1)
	single := prev.End-prev.Start == 1 && prev.Flags&HasLetters != 0
	switch {
	case class&lexicon.AbbrevName != 0 && (prev.Flags&Capital != 0 || class&lexicon.AbbrevPlain != 0):
		return false
	case single:
		return starter && t.words[i-1].Flags&Digits == 0
	case class&lexicon.AbbrevNumber != 0:
		return w.Flags&Digits == 0
	case class&lexicon.AbbrevCapital != 0 && prev.Flags&Capital != 0:
		return starter
	case class&lexicon.AbbrevPlain != 0:
		return starter
	}
	return true
}

// hasCase reports whether word i begins with a letter of a script that has
// capitals; in other scripts every word may begin a sentence.
func (t *Text) hasCase(i int) bool {
	r, _ := utf8.DecodeRuneInString(t.Word(i))
	return unicode.IsLower(r) || unicode.IsUpper(r)
}
