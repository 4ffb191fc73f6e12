package lexicon

import "math/bits"

// The hash is 32-bit FNV-1a over the lower-case bytes.
const (
	HashStart  uint32 = 2166136261
	hashFactor uint32 = 16777619
)

// HashByte adds a lower-case byte to a hash.
func HashByte(h uint32, b byte) uint32 { return (h ^ uint32(b)) * hashFactor }

// HashEight adds the n lowest bytes of eight to a hash, the lowest first; those
// above them are 0. All eight are added, as a branch would cost more, and a factor
// takes those above out again: a byte 0 multiplies the hash, and no more.
func HashEight(h uint32, eight uint64, n int) uint32 {
	for range 8 {
		h = HashByte(h, byte(eight))
		eight >>= 8
	}
	return h * takeOut[(8-n)&7]
}

// takeOut are the powers of the inverse of hashFactor.
var takeOut = inversePowers()

func inversePowers() (list [8]uint32) {
	inverse := uint32(1)
	for hashFactor*inverse != 1 { // each round gets twice as many bits right
		inverse *= 2 - hashFactor*inverse
	}
	list[0] = 1
	for i := 1; i < len(list); i++ {
		list[i] = list[i-1] * inverse
	}
	return list
}

// Hash is the hash of a lower-case word.
func Hash(s string) uint32 {
	h := HashStart
	for i := range len(s) {
		h = HashByte(h, s[i])
	}
	return h
}

// HashBytes is Hash of a word as bytes.
func HashBytes(b []byte) uint32 {
	h := HashStart
	for _, c := range b {
		h = HashByte(h, c)
	}
	return h
}

// keyFactor is any odd number with as many bits set as not.
const keyFactor = 0xd6e8feb86659fd93

// AddKey adds the next eight bytes of a word, or its last ones, to its key, which
// begins with 0: what it is looked up by. Most words cost one multiplication.
func AddKey(key, eight uint64) uint64 {
	high, low := bits.Mul64(key^eight, keyFactor)
	return high ^ low
}

// Eight is the number that the first eight bytes of a word make, the first the
// lowest, or what it has of them.
func Eight[T string | []byte](word T) (eight uint64) {
	for i := range min(len(word), 8) {
		eight |= uint64(word[i]) << (8 * i)
	}
	return eight
}

// Key is the key of a lower-case word.
func Key[T string | []byte](word T) (key uint64) {
	for ; len(word) > 8; word = word[8:] {
		key = AddKey(key, Eight(word))
	}
	return AddKey(key, Eight(word))
}
