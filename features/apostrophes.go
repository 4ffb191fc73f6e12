package features

import (
	"math"
	"strings"
)

// apostrophes tells which words of a text hold an apostrophe, ' or ’, without a look
// at their bytes: few do.
type apostrophes struct {
	src             string
	straight, curly int // where the next of either stands
}

// next returns the place of the first apostrophe from at on. It may err by the last
// byte of another letter than ’.
func (a *apostrophes) next(at int) int {
	if a.straight < at {
		a.straight = indexFrom(a.src, '\'', at)
	}
	if a.curly < at {
		a.curly = indexFrom(a.src, lastOfCurly, at)
	}
	return min(a.straight, a.curly)
}

// lastOfCurly is the last byte of ’.
const lastOfCurly = 0x99

// indexFrom returns the place of the first byte c from at on, beyond all for none.
func indexFrom(s string, c byte, at int) int {
	if i := strings.IndexByte(s[at:], c); i >= 0 {
		return at + i
	}
	return math.MaxInt
}
