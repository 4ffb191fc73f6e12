package invent

// A rng is SplitMix64 (Steele, Lea and Flood: Fast splittable pseudorandom number
// generators, 2014). It is written out here because the corpora must stay the same,
// byte for byte, whatever becomes of the standard library's methods.
type rng uint64

func (r *rng) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below returns a number from 0 to n−1. Its bias is below n/2³², which no corpus shows.
func (r *rng) below(n int) int { return int(r.next() >> 32 * uint64(n) >> 32) }

// between returns a number from low to high.
func (r *rng) between(low, high int) int { return low + r.below(high-low+1) }

// share returns a number from 0 up to 1.
func (r *rng) share() float64 { return float64(r.next()>>11) / (1 << 53) }

func (r *rng) pick(list []string) string { return list[r.below(len(list))] }

// mixed makes a generator for one thing of a kind, independent of all others, so
// that any document can be made without those before it.
func mixed(seed uint64, kind, n int) rng {
	r := rng(seed ^ uint64(kind)<<56)
	r = rng(r.next() ^ uint64(n))
	r.next()
	return r
}
