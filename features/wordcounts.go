package features

import (
	"math/bits"
)

// wordCounts counts words by their hashes. Its memory is reused.
type wordCounts struct {
	hash  []uint32 // open addressing, a power of two in length, at most half full
	count []int32  // 0 for a free slot
}

// reset forgets the counts and makes room for n words.
func (c *wordCounts) reset(n int) {
	size := 1 << bits.Len(uint(2*n))
	c.hash = resized(c.hash, size)
	c.count = cleared(c.count, size)
}

// slot is where the count of a word is or would be.
func (c *wordCounts) slot(hash uint32) int {
	mask := uint32(len(c.count) - 1)
	k := hash & mask
	for c.count[k] != 0 && c.hash[k] != hash {
		k = (k + 1) & mask
	}
	return int(k)
}

// add counts a word and returns where its count is.
func (c *wordCounts) add(hash uint32) int32 {
	k := c.slot(hash)
	c.hash[k] = hash
	c.count[k]++
	return int32(k)
}

// has reports whether a word was counted.
func (c *wordCounts) has(hash uint32) bool { return c.count[c.slot(hash)] != 0 }
