package features

import "math/bits"

// A numbering numbers hashes from 0 in the order of their coming. Its memory is
// reused.
type numbering struct {
	hash []uint64 // open addressing, a power of two in length, at most half full
	at   []int32  // 1 + the number, 0 for a free slot
	n    int
}

// reset forgets the numbers and makes room for n.
func (x *numbering) reset(n int) {
	size := 1 << bits.Len(uint(2*n))
	x.hash = resized(x.hash, size)
	x.at = cleared(x.at, size)
	x.n = 0
}

// slot is where the number of a hash is or would be.
func (x *numbering) slot(hash uint64) uint64 {
	mask := uint64(len(x.at) - 1)
	k := hash & mask
	for x.at[k] != 0 && x.hash[k] != hash {
		k = (k + 1) & mask
	}
	return k
}

// number returns the number of a hash, the next one when it is new.
func (x *numbering) number(hash uint64) int {
	k := x.slot(hash)
	if x.at[k] == 0 {
		x.n++
		x.hash[k], x.at[k] = hash, int32(x.n)
	}
	return int(x.at[k]) - 1
}

// find returns the number of a hash that has one.
func (x *numbering) find(hash uint64) (n int, ok bool) {
	k := x.slot(hash)
	return int(x.at[k]) - 1, x.at[k] != 0
}
