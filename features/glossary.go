package features

import (
	"math/bits"

	"credence/features/internal/lexicon"
)

// A glossary has what register.txt and a lexicon of loaded words say of words, so
// that each word of a text is looked up once for both. It is a table with open
// addressing by the hash of a word's small letters, a power of two in length.
type glossary struct {
	words []knownWord
	sets  []uint32 // the sets of kinds that occur, as bits; 0 is the empty one
	lists *listRoles
}

// A knownWord is what is said of one word, together in 16 bytes: a text brings
// hundreds of different words, and each comes from far in memory.
type knownWord struct {
	hash   uint32
	kinds  uint32 // of the register
	entry  int32  // of the loaded lexicon, 0 for none
	weight int16  // of that entry, in hundredths
	set    uint16 // number of the set of kinds
}

func newGlossary(entries []loadedEntry) *glossary {
	reg := registerLexicon()
	most := len(entries) + len(reg.kinds)
	g := &glossary{words: make([]knownWord, 4<<bits.Len(uint(most))), sets: make([]uint32, 1), lists: rolesOfLists()}
	for _, slot := range reg.index.slots {
		if kinds := reg.kinds[slot.at]; kinds != 0 {
			w := g.find(slot.hash)
			w.hash, w.kinds, w.set = slot.hash, kinds, g.numberOf(kinds)
		}
	}
	for i := 1; i < len(entries); i++ {
		hash := lexicon.Hash(entries[i].word)
		if w := g.find(hash); w.entry == 0 { // of two alike the first counts
			w.hash, w.entry, w.weight = hash, int32(i), int16(entries[i].weight)
		}
	}
	return g
}

// find returns what is known of a word by its hash: nothing in a free place.
func (g *glossary) find(hash uint32) *knownWord {
	mask := uint32(len(g.words) - 1)
	w := &g.words[hash&mask]
	// One test for "found" and "free", as which of them comes is hard to foresee.
	for k := hash; uint64(w.hash^hash)*uint64(w.kinds|uint32(w.entry)) != 0; w = &g.words[k&mask] {
		k++
	}
	return w
}

// numberOf returns the number of a set of kinds.
func (g *glossary) numberOf(kinds uint32) uint16 {
	for n, set := range g.sets {
		if set == kinds {
			return uint16(n)
		}
	}
	g.sets = append(g.sets, kinds)
	return uint16(len(g.sets) - 1)
}
