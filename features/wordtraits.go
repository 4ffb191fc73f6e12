package features

import (
	"sync"

	"credence/features/internal/lexicon"
)

// A wordTrait is a bit of what the layout asks of a listed word.
type wordTrait uint8

const (
	traitGrammar   wordTrait = 1 << iota // function word
	traitSingle                          // page furniture by itself
	traitFurniture                       // begins a phrase of page furniture
	traitSaid                            // a reporting verb in the past
	traitPiece
	traitPerson // may be I, we or you
	traitMatter // carries matter rather than grammar: of every word that is not listed, too
)

// A traitTable holds the traits of the listed words by ID, so that a pass over the
// words of a text costs a look into a small table each.
type traitTable struct {
	traits []wordTrait
	second []uint64 // of a word that begins phrases of furniture: the words that come second, as a filter
}

// secondBit is the bit of a word in the filter of second words.
func secondBit(id lexicon.ID) uint64 { return 1 << (id & 63) }

// listedTraits is the table of the shipped lists.
var listedTraits = sync.OnceValue(func() *traitTable {
	lex := lexicon.Default()
	t := &traitTable{make([]wordTrait, lex.Len()), make([]uint64, lex.Len())}
	for k := range t.traits {
		id := lexicon.ID(k)
		t.traits[id] = traitsOf(lex, id)
		for _, second := range lex.SecondWords(id, lexicon.Furniture) {
			t.second[id] |= secondBit(second)
		}
	}
	return t
})

func traitsOf(lex *lexicon.Lexicon, id lexicon.ID) (t wordTrait) {
	class := lex.Class(id)
	set := func(bit wordTrait, is bool) {
		if is {
			t |= bit
		}
	}
	set(traitGrammar, class&(lexicon.Function|lexicon.Determiner|lexicon.Possessive) != 0)
	set(traitSingle, class&lexicon.Furniture != 0)
	set(traitFurniture, lex.Starts(id)&lexicon.Furniture != 0)
	set(traitSaid, class&lexicon.Say != 0 && class&lexicon.Past != 0)
	set(traitPiece, class&lexicon.Piece != 0)
	set(traitPerson, class&(lexicon.Pronoun|lexicon.Possessive) != 0 && person(lex.Text(id)) != 0)
	set(traitMatter, class&(lexicon.Function|lexicon.Determiner|lexicon.Possessive|lexicon.Negation) == 0)
	return t
}
