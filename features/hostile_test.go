package features

import (
	"strings"
	"testing"
	"time"

	"credence/corpus"
)

// TestHostileTextInTime measures texts made to be slow, and twice as much of
// each: the time must grow with the size, not with its square.
func TestHostileTextInTime(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector changes what takes time")
	}
	const size = 100_000
	parts := []string{
		"'", "\"", "“", "”", "''", "« ", "‘a ", "’", "“a” ", "he said, ", "said “x” ", "A ", "Ann Ode said. ", "AAA bbb ", "\n", "\nHome", "\n© 2020 A b",
		"LeeDec 22, 2023If ", "in March ", "Feb. 3 ", "1995-96-", "12/11/2023 ", "2021年5月", "the second quarter of 1990 ", "Updated May 1, 2024May 2, 2024 ", "Jan 1, 2020 ", "1:1:1 ", "a.com ", "a.com\n", "b1.com b2.com\n", "Read more\n", "\nWhat is it?\nA long sentence that ends here because it has to end somewhere.\n",
		"-", "(", "(Mon, Jan 1", "according to ", "who said ", ", who said", "and and ", "U.S. ", "! ", "GREAT great ", "The Ministry said it said ",
		"• a\n", "By Ann Ode\n", "Ⅷé́", "x\u200d", "say say ", "NAME: words here\n", "“Here is our guide to it,” he said. ", "It is so! ",
		"“Hello there he said ",
	}
	m := NewMeasurer(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	run := func(part string, size int) time.Duration {
		doc := corpus.Document{ID: "x", Text: strings.Repeat(part, size/len(part))}
		best := time.Hour
		for range 3 { // the fastest of three: what else the machine does only adds
			start := time.Now()
			m.Measure(doc)
			best = min(best, time.Since(start))
		}
		return best
	}
	for _, p := range parts {
		one, four := run(p, size), run(p, 4*size)
		slow := func() bool { return four > 10*one && four > 100*time.Millisecond }
		for try := 0; try < 5 && slow(); try++ { // the machine may be busy
			four = min(four, run(p, 4*size))
		}
		if slow() {
			t.Errorf("%q: %v for %d bytes, %v for four times as many", p, one, size, four)
		}
	}
}
