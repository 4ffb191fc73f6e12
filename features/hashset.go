package features

import "math/bits"

// A hashSet is a set of hashes that keeps its memory: a table with open addressing,
// at most half full, a power of two in length.
type hashSet struct{ slots []uint64 } // 0 is free

// reset empties the set and makes room for n hashes.
func (s *hashSet) reset(n int) {
	s.slots = cleared(s.slots, 1<<bits.Len(uint(2*n)))
}

// add adds a hash and reports whether it was there before.
func (s *hashSet) add(h uint64) bool {
	h = max(h, 1)
	at := s.place(h)
	there := *at == h
	*at = h
	return there
}

// has reports whether a hash is in the set.
func (s *hashSet) has(h uint64) bool {
	h = max(h, 1)
	return *s.place(h) == h
}

// place is where a hash stands, or the free slot where it belongs.
func (s *hashSet) place(h uint64) *uint64 {
	mask := uint64(len(s.slots) - 1)
	k := (h ^ h>>32) & mask
	for s.slots[k] != h && s.slots[k] != 0 {
		k = (k + 1) & mask
	}
	return &s.slots[k]
}
