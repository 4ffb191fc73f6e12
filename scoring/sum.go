package scoring

import (
	"math"
	"math/bits"
)

// A Sum adds numbers so that neither their order nor their grouping changes the
// result: fixed point with 60 binary digits after the point, in 128 bits. Each
// number is rounded once, by at most 2⁻⁶¹ beyond its own precision; 10¹⁸ hundreds
// fit. The zero Sum is empty. Cost: 24 bytes.
type Sum struct {
	hi int64
	lo uint64
	n  int64
}

const sumScale = 1 << 60

// Add adds a finite number below 2⁶⁰ in size.
func (s *Sum) Add(x float64) {
	v := math.RoundToEven(x * sumScale)
	if math.Abs(v) < 1<<63 {
		i := int64(v)
		s.add(i>>63, uint64(i), 1)
		return
	}
	hi := math.Floor(v / (1 << 64))
	s.add(int64(hi), uint64(v-hi*(1<<64)), 1) // exact: v has 53 digits
}

// Merge adds another sum.
func (s *Sum) Merge(o Sum) { s.add(o.hi, o.lo, o.n) }

func (s *Sum) add(hi int64, lo uint64, n int64) {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, lo, 0)
	s.hi += hi + int64(carry)
	s.n += n
}

// Mean returns the mean of what was added; not ok when nothing was.
func (s *Sum) Mean() (mean float64, ok bool) {
	if s.n == 0 {
		return 0, false
	}
	hi, lo, sign := s.hi, s.lo, 1.0
	if hi < 0 { // of a negative number the digits below would be lost
		var borrow uint64
		lo, borrow = bits.Sub64(0, lo, 0)
		hi, sign = -hi-int64(borrow), -1
	}
	total := float64(hi)*(1<<64) + float64(lo)
	return sign * total / sumScale / float64(s.n), true
}
