package agreement

import "hash/fnv"

// Folds is how many folds fitted weights are judged in.
const Folds = 5

// Fold returns the fold of a site, outlet or publisher: its 64-bit FNV-1a modulo
// Folds. All cases of one name fall into one fold.
func Fold(name string) int { return int(hash(name) % Folds) }

// HalfA reports whether a site belongs to the half that rules written by hand
// may look at; they are judged on the other half.
func HalfA(name string) bool { return hash(name)%2 == 0 }

// Spread is a number that spreads names evenly, for a sample that does not depend
// on the order of the input.
func Spread(name string) uint64 {
	h := hash(name)
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	return h ^ h>>33
}

func hash(name string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(name))
	return h.Sum64()
}
