package features

import "credence/features/internal/lexicon"

// A glossary has what register.txt and a lexicon of loaded words say of words, so
// that each word of a text is looked up once for both.
type glossary struct {
	index wordIndex
	known []knownWord // 0 is every word that neither lists
	sets  []uint32    // the sets of kinds that occur, as bits; 0 is the empty one
	lists *listRoles
}

// A knownWord is what is said of one word.
type knownWord struct {
	kinds  uint32 // of the register
	set    int32  // number of that set
	entry  int32  // of the loaded lexicon, 0 for none
	weight int32  // of that entry, in hundredths
}

func newGlossary(entries []loadedEntry) *glossary {
	g := &glossary{known: make([]knownWord, 1), sets: make([]uint32, 1), lists: rolesOfLists()}
	reg := registerLexicon()
	for _, slot := range reg.index.slots {
		if kinds := reg.kinds[slot.at]; kinds != 0 {
			w := g.of(slot.hash)
			w.kinds, w.set = kinds, g.numberOf(kinds)
		}
	}
	for i := 1; i < len(entries); i++ {
		if w := g.of(lexicon.Hash(entries[i].word)); w.entry == 0 { // of two alike the first counts
			w.entry, w.weight = int32(i), int32(entries[i].weight)
		}
	}
	return g
}

// of returns a word to be filled in.
func (g *glossary) of(hash uint32) *knownWord {
	at := g.index.find(hash)
	if at == 0 {
		at = int32(len(g.known))
		g.index.add(hash, at)
		g.known = append(g.known, knownWord{})
	}
	return &g.known[at]
}

// numberOf returns the number of a set of kinds.
func (g *glossary) numberOf(kinds uint32) int32 {
	for n, set := range g.sets {
		if set == kinds {
			return int32(n)
		}
	}
	g.sets = append(g.sets, kinds)
	return int32(len(g.sets) - 1)
}

// find returns what is known of a word by its hash.
func (g *glossary) find(hash uint32) *knownWord { return &g.known[g.index.find(hash)] }
