package features

import (
	"math"
	"strings"

	"credence/features/internal/lexicon"
)

// A glossary has what register.txt and a lexicon of loaded words say of words, so
// that each word of a text is looked up once for both.
type glossary struct {
	index wordIndex
	known []knownWord // 0 is every word that neither lists
	sets  []uint32    // the sets of kinds that occur, as bits; 0 is the empty one
	roles []listRole  // of the words of the lists, by their ID
}

// A knownWord is what is said of one word.
type knownWord struct {
	kinds uint32 // of the register
	set   int32  // number of that set
	entry int32  // of the loaded lexicon, 0 for none
}

// A listRole is what a word of the lists is to the counts of words.
type listRole uint8

const (
	roleTone   listRole = 1 << iota // a hedge, booster or superlative, or begins one
	rolePhrase                      // begins a loaded phrase or a fixed expression
)

// toneClasses are counted by hedges and boosters.
const toneClasses = lexicon.Hedge | lexicon.Booster | lexicon.Superlative

func newGlossary(entries []loadedEntry) *glossary {
	g := &glossary{known: make([]knownWord, 1), sets: make([]uint32, 1)}
	reg := registerLexicon()
	for _, slot := range reg.index.slots {
		if kinds := reg.kinds[slot.at]; kinds != 0 {
			w := g.of(slot.hash)
			w.kinds, w.set = kinds, g.numberOf(kinds)
		}
	}
	for i := 1; i < len(entries); i++ {
		if w := g.of(lexicon.Hash(entries[i].word)); w.entry == 0 { // of two alike the first counts
			w.entry = int32(i)
		}
	}
	lex := lexicon.Default()
	g.roles = make([]listRole, lex.Len())
	for id := range g.roles {
		if class := lex.Class(lexicon.ID(id)) | lex.Starts(lexicon.ID(id)); class&toneClasses != 0 {
			g.roles[id] |= roleTone
		}
		if lex.Starts(lexicon.ID(id))&(lexicon.Loaded|lexicon.FixedPhrase) != 0 {
			g.roles[id] |= rolePhrase
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

// apostrophes tells which words of a text hold an apostrophe, ' or ’, without a look
// at their bytes: few do.
type apostrophes struct {
	src             string
	straight, curly int // where the next of either stands
}

// next returns the place of the first apostrophe from at on. It may err by the last
// byte of another letter than ’.
func (a *apostrophes) next(at int) int {
	if a.straight < at {
		a.straight = indexFrom(a.src, '\'', at)
	}
	if a.curly < at {
		a.curly = indexFrom(a.src, lastOfCurly, at)
	}
	return min(a.straight, a.curly)
}

// lastOfCurly is the last byte of ’.
const lastOfCurly = 0x99

// indexFrom returns the place of the first byte c from at on, beyond all for none.
func indexFrom(s string, c byte, at int) int {
	if i := strings.IndexByte(s[at:], c); i >= 0 {
		return at + i
	}
	return math.MaxInt
}
