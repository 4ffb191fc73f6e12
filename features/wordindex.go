package features

// A wordIndex finds the numbers of words by the hash of their small letters: a
// table with open addressing, at most half full, a power of two in length.
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
	for k := hash & mask; x.slots[k].at != 0; k = (k + 1) & mask {
		if x.slots[k].hash == hash {
			return x.slots[k].at
		}
	}
	return 0
}

// add gives a word a number above 0. The first of equal hashes is found.
func (x *wordIndex) add(hash uint32, at int32) {
	if x.words++; 2*x.words > len(x.slots) {
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
