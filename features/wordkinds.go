package features

import (
	"slices"
	"sync"

	"credence/features/internal/lexicon"
)

// A cueUse says what the search for cues may find at a word.
type cueUse uint8

const (
	opensSource cueUse = 1 << iota // a phrase that names a source
	opensSay                       // a cue that takes a clause or quotation
	opensJudge                     // a cue that labels its object
	mayReport                      // a word that the model of reports knows
)

// opens are the uses of words that the rules look at.
const opens = opensSource | opensSay | opensJudge

// A listedWord is what is known of a word of the lists: one look tells whether
// there is anything to do.
type listedWord struct {
	kind wordKind // nearOther to be judged by form
	use  cueUse
}

// listedWords are the words of the lists by their IDs, without what a model knows.
var listedWords = sync.OnceValue(func() []listedWord {
	lex := lexicon.Default()
	table := make([]listedWord, lex.Len())
	for id := range table {
		table[id] = listedWord{listedKind(lex, lexicon.ID(id)), listedUse(lex, lexicon.ID(id))}
	}
	table[0].use = mayReport // see Page.mayKnow
	return table
})

func listedKind(lex *lexicon.Lexicon, id lexicon.ID) wordKind {
	if k, ok := kindWords[lex.Text(id)]; ok {
		return k
	}
	for _, c := range kindClasses {
		if lex.Class(id)&c.class != 0 {
			return c.kind
		}
	}
	return nearOther
}

func listedUse(lex *lexicon.Lexicon, id lexicon.ID) (use cueUse) {
	begins := lex.Class(id) | lex.Starts(id)
	if begins&lexicon.Source != 0 {
		use |= opensSource
	}
	if begins&lexicon.Say != 0 {
		use |= opensSay
	}
	if begins&lexicon.Judge != 0 {
		use |= opensJudge
	}
	return use
}

// reportKinds are the kinds of words that may report without a rule that says so.
const reportKinds uint64 = 1<<nearSay | 1<<nearJudge | 1<<nearIng | 1<<nearEd | 1<<nearPlural | 1<<nearOther

// A spot is a word at which a cue may stand.
type spot struct {
	word int32
	use  cueUse
}

// findKinds notes the kind of every word, the spots and the article's words with a
// capital. It looks at each word of
// a text and branches little: which way a word goes cannot be foreseen.
func (p *Page) findKinds() {
	p.near = slices.Grow(p.near[:0], len(p.words))[:len(p.words)]
	p.spots, p.capitals = p.spots[:0], p.capitals[:0]
	for i := range p.words {
		w := &p.words[i]
		listed := p.listed[w.ID]
		k := listed.kind
		if ending := p.ending(w); k == nearOther {
			k = ending
		}
		if w.Flags&(Capital|Digits|Possessed) != 0 {
			k = kindWritten(w, listed.kind)
			if w.Flags&(Capital|InBody) == Capital|InBody {
				p.capitals = append(p.capitals, int32(i))
			}
		}
		p.near[i] = k
		use := listed.use
		if reportKinds>>k&1 == 0 {
			use &= opens
		}
		if use != 0 && w.Flags&Quoted == 0 && (w.ID != 0 || p.mayKnow(w.Hash)) {
			p.spots = append(p.spots, spot{int32(i), use})
		}
	}
}

// mayKnow reports whether a word that no list holds is worth judging.
func (p *Page) mayKnow(hash uint32) bool { return p.cases != nil || p.models.Cues.mayKnow(hash) }

// kindWritten returns the kind of a word with a capital, a digit or 's that the
// lists have as kind k.
func kindWritten(w *Word, k wordKind) wordKind {
	switch {
	case w.Flags&Possessed != 0 && k != nearThird && k != nearIt && k != nearWho:
		return nearPossessed
	case w.Flags&Digits != 0:
		return nearNumber
	case w.Flags&Capital == 0:
		return k
	case k == nearOther, k >= nearBody && w.Gap&gapEnds == 0:
		return nearName
	}
	return k
}

// ending returns the kind of a word that is told by how it ends.
func (p *Page) ending(w *Word) wordKind {
	if w.End < 4 {
		return nearOther
	}
	end := p.Source[w.End-4 : w.End]
	k := endings[uint16(end[3])<<8|uint16(end[2])]
	if k == nearIng && end[1] != 'i' || w.End-w.Start < 4 {
		k = nearOther
	}
	return k
}

// endings are the kinds of words by their last byte and the one before it.
var endings = func() (table [1 << 16]wordKind) {
	for k := range table {
		last, before := byte(k>>8), byte(k)
		table[k] = endingKind(before, last)
	}
	return table
}()

func endingKind(before, last byte) wordKind {
	switch {
	case last == 's' && (before == '\'' || before == 0x99): // 's, ’s
		return nearPossessed
	case last == 's' && before != 's':
		return nearPlural
	case last == 'd' && before == 'e':
		return nearEd
	case last == 'g' && before == 'n':
		return nearIng // if an i stands before
	case last == 'y' && before == 'l':
		return nearAdverb
	}
	return nearOther
}
