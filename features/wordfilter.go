package features

import "credence/features/internal/lexicon"

// A wordFilter tells most words that are none of a few: the words as bits by their
// hashes.
type wordFilter uint64

// filterOf makes the filter of words in small letters.
func filterOf(words ...string) (f wordFilter) {
	for _, word := range words {
		f |= 1 << (lexicon.Hash(word) % 64)
	}
	return f
}

// may reports whether a word may be one of them. It may err, but not by saying no
// of a word that Text.lower has as one of them.
func (f wordFilter) may(w *Word) bool { return f>>(w.Hash%64)&1 != 0 }
