package features

import (
	"sync"

	"credence/features/internal/lexicon"
)

// A cueUse says what the search for cues may find at a word.
type cueUse uint8

const (
	opensSource cueUse = 1 << iota // a phrase that names a source
	opensSay                       // a cue that takes a clause or quotation
	opensJudge                     // a cue that labels its object
	opensAlone                     // a cue of one word in any case: see loneCues
	mayReport                      // a word that the model of reports knows
)

// opens are the uses of words that the rules look at.
const opens = opensSource | opensSay | opensJudge | opensAlone

// A listedWord is what is known of a word of the lists: one look tells whether
// there is anything to do.
type listedWord struct {
	kind wordKind // nearOther to be judged by form
	form wordKind // then all bits, else none
	use  cueUse
	asks cueUse // all bits for a word that no list holds: the model may know it
}

// listedWords are the words of the lists by their IDs, without what a model knows.
var listedWords = sync.OnceValue(func() []listedWord {
	lex := lexicon.Default()
	table := make([]listedWord, lex.Len())
	for id := range table {
		table[id] = listedWord{kind: listedKind(lex, lexicon.ID(id)), use: listedUse(lex, lexicon.ID(id))}
		if table[id].kind == nearOther {
			table[id].form = ^wordKind(0)
		}
	}
	table[0].use, table[0].asks = mayReport, ^cueUse(0)
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
	if c := lex.Class(id); lex.Starts(id)&cueClasses == 0 && c&lexicon.Source == 0 && c&cueClasses != 0 {
		return opensAlone
	}
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

// cueClasses are the classes of cues.
const cueClasses = lexicon.Source | lexicon.Say | lexicon.Judge

// loneCues are the cues of the words that are one by themselves and begin no
// longer one, by their IDs, yet without a place.
var loneCues = sync.OnceValue(func() []cue {
	lex := lexicon.Default()
	table := make([]cue, lex.Len())
	for id := range table {
		if listedUse(lex, lexicon.ID(id)) != opensAlone {
			continue
		}
		sense, ok := lex.Sense(lexicon.ID(id), lexicon.Say)
		if !ok {
			sense, _ = lex.Sense(lexicon.ID(id), lexicon.Judge)
		}
		table[id] = listedCue(sense)
	}
	return table
})

// reportKinds are the kinds of words that may report without a rule that says so.
const reportKinds uint64 = 1<<nearSay | 1<<nearJudge | 1<<nearIng | 1<<nearEd | 1<<nearPlural | 1<<nearOther

// A spot is a word at which a cue may stand.
type spot struct {
	word int32
	use  cueUse
}

// findKinds notes the kind of every word, the spots and the article's words with a
// capital. It looks at each word of a text and branches little: which way a word
// goes cannot be foreseen. A spot is written at each word and stays if it has a use.
func (p *Page) findKinds() {
	n := len(p.words)
	p.near, p.spots, p.capitals = resized(p.near, n), resized(p.spots, n), p.capitals[:0]
	near, spots, table, src, forms := p.near, p.spots, p.listed, p.Source, p.models.Cues.known()
	every := cueUse(0) // of every word
	if p.cases != nil {
		every = mayReport // fitting wants to see those without weights, too
	}
	free := 0
	for i := range p.words {
		w := &p.words[i]
		listed := &table[w.ID]
		k := listed.kind&^listed.form | ending(src, w)&listed.form
		if w.Flags&(Capital|Digits|Possessed) != 0 {
			k = kindWritten(w, listed.kind)
			if w.Flags&(Capital|InBody) == Capital|InBody {
				p.capitals = append(p.capitals, int32(i))
			}
		}
		near[i] = k
		use := listed.use&^(listed.asks&forms.without(w.Hash)) | every
		use &= opens | mayReport*cueUse(reportKinds>>k&1)
		use &^= -cueUse(w.Flags & Quoted / Quoted)
		spots[free] = spot{int32(i), use}
		free += int((use | -use) >> 7) // 1 for any use
	}
	p.spots = spots[:free]
}

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

// ending returns the kind of a word of src that is told by how it ends, nearOther
// for none.
func ending(src string, w *Word) wordKind {
	end := int(w.End)
	if end < 4 || end > len(src) {
		return nearOther
	}
	k := endings[uint16(src[end-1])<<8|uint16(src[end-2])]
	if k == nearIng && src[end-3] != 'i' {
		k = nearOther
	}
	short := wordKind(int32(w.End-w.Start-4) >> 31) // all bits for a word of under four bytes
	return k&^short | nearOther&short
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
