package main

import "math/bits"

// fingerprints are a set of 64-bit numbers. It is parted into many small tables
// with open addressing that grow by a quarter when they are five sixths full, so
// that a number costs 10 to 12 bytes and growing needs little more for a while.
type fingerprints struct {
	parts [256]struct {
		slots []uint64 // 0 for a free one
		n     int
	}
}

// add puts x into the set and reports whether it was new. 0 stands for 1.
func (f *fingerprints) add(x uint64) bool {
	x = max(x, 1)
	p := &f.parts[x%256]
	if 6*p.n >= 5*len(p.slots) {
		old := p.slots
		p.slots = make([]uint64, max(16, len(old)+len(old)/4))
		for _, y := range old {
			if y != 0 {
				*slot(p.slots, y) = y
			}
		}
	}
	at := slot(p.slots, x)
	if *at == x {
		return false
	}
	*at = x
	p.n++
	return true
}

// slot is where x stands, or the free place where it belongs.
func slot(slots []uint64, x uint64) *uint64 {
	i, _ := bits.Mul64(x, uint64(len(slots))) // the high digits choose the place, the low ones the part
	for slots[i] != 0 && slots[i] != x {
		if i++; i == uint64(len(slots)) {
			i = 0
		}
	}
	return &slots[i]
}
