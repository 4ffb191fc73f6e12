package features

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"

	"credence/features/internal/lexicon"
)

// Most words are letters of ASCII and nothing else. They are read eight bytes at
// a time, without a branch on any letter: how long a word is cannot be foreseen,
// and a branch that goes another way than expected costs more than a short word.

// Bytes of a number of eight.
const (
	eachByte = 0x0101010101010101
	highBits = 0x80 * eachByte
	caseBits = 0x20 * eachByte // set in small letters
)

// leadingLetters returns the letters that eight bytes begin with, as small letters,
// the bytes behind them 0; their number; and for each that was a capital a bit.
//
// A sum of two bytes sets the high bit where the byte is a given one or above; no
// sum runs over into the byte above it.
func leadingLetters(eight uint64) (small uint64, n int, capitals uint64) {
	small = eight | caseBits
	low := small &^ highBits
	fromA := low + (0x80-'a')*eachByte
	afterZ := low + (0x80-'z'-1)*eachByte
	letters := fromA &^ afterZ &^ eight & highBits
	n = bits.TrailingZeros64(^letters&highBits) / 8
	these := uint64(1)<<(8*n) - 1
	return small & these, n, ^eight & (letters >> 2) & these
}

// eightBytes are the first eight bytes of s as a number, the first the lowest.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// plainWords reads words of ASCII letters from pos on as long as one space parts
// them. It returns false where it stops before a word of another kind, which is
// then at pos.
func (s *scanner) plainWords() bool {
	start := s.pos
	for {
		end := s.plainWord(start)
		if end == start {
			if start > s.pos {
				s.inked(start - s.pos)
			}
			return false
		}
		if end+1 == len(s.src) || s.src[end] != ' ' || ascii[s.src[end+1]&0x7f] != kindLetter || s.src[end+1] >= utf8.RuneSelf {
			s.inked(end - s.pos)
			return true
		}
		s.gap = GapSpace
		start = end + 1
	}
}

// plainWord reads a word of ASCII letters at byte start and returns its end. It
// has done nothing and returns start where the word is of another kind, is longer
// than any that a list holds, or stands near the end of the text.
func (s *scanner) plainWord(start int) int {
	i, capitals := start, 0
	var key, first, opening uint64
	for k := 0; ; k += 8 {
		if len(s.src)-i < 9 || k == longestWord {
			return start
		}
		small, n, big := leadingLetters(eightBytes(s.src[i:]))
		if k == 0 {
			first, opening = small, big
		} else if n == 0 {
			break
		}
		binary.LittleEndian.PutUint64(s.small[k:], small)
		key = lexicon.AddKey(key, small)
		capitals += bits.OnesCount64(big)
		if i += n; n < 8 {
			break
		}
	}
	if !endsPlain[s.src[i]] {
		return start
	}
	flags, n := HasLetters, i-start
	if capitals > 0 {
		if opening&0xff != 0 {
			flags |= Capital
		}
		if capitals == n && n >= 2 {
			flags |= AllCaps
		}
	}
	id, hash := s.lex.Find(key, first, s.small[:n])
	if id == 0 {
		hash = s.plainHash(n)
	}
	s.keep(start, i, hash, id, flags)
	return i
}

// plainHash is the hash of the n small letters of a plain word.
func (s *scanner) plainHash(n int) uint32 {
	h := lexicon.HashStart
	for k := 0; k < n; k += 8 {
		h = lexicon.HashEight(h, binary.LittleEndian.Uint64(s.small[k:]), min(n-k, 8))
	}
	return h
}

// endsPlain are the bytes that end a word of letters for sure.
var endsPlain = plainEnds()

func plainEnds() (ends [256]bool) {
	for c, kind := range ascii {
		ends[c] = kind != kindLetter && kind != kindDigit && kind != kindApostrophe
	}
	return ends
}
