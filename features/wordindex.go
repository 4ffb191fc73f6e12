package features

// A wordIndex finds the numbers of words by the hash of their small letters: a
// table with open addressing, at most an eighth full so that most words are settled by
// one look, a power of two in length.
type wordIndex struct {
	slots []wordSlot
	words int
}

type wordSlot struct {
	hash uint32
	at   int32 // 0 for none
}

// find returns the number of a word, 0 for an unknown one.
func (x *wordIndex) find(hash uint32) int32 {
	if len(x.slots) == 0 {
		return 0
	}
	mask := uint32(len(x.slots) - 1)
	s := x.slots[hash&mask]
	// One test for "found" and "free", as which of them comes is hard to foresee.
	for k := hash; uint64(s.hash^hash)*uint64(s.at) != 0; s = x.slots[k&mask] {
		k++
	}
	return s.at
}

// add gives a word a number above 0. The first of equal hashes is found.
func (x *wordIndex) add(hash uint32, at int32) {
	if x.words++; 8*x.words > len(x.slots) {
		old := x.slots
		x.slots = make([]wordSlot, max(16, 2*len(old)))
		for _, s := range old {
			if s.at != 0 {
				x.put(s)
			}
		}
	}
	x.put(wordSlot{hash, at})
}

func (x *wordIndex) put(s wordSlot) {
	mask := uint32(len(x.slots) - 1)
	k := s.hash & mask
	for x.slots[k].at != 0 {
		k = (k + 1) & mask
	}
	x.slots[k] = s
}
