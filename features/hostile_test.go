package features

import (
	"strings"
	"testing"
	"time"

	"credence/corpus"
)

// TestHostileTextInTime measures texts made to be slow: each must take time in
// proportion to its size.
func TestHostileTextInTime(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds under the race detector")
	}
	const size = 200_000
	parts := []string{
		"'", "\"", "“", "”", "''", "« ", "‘a ", "’", "“a” ", "he said, ", "said “x” ", "A ", "Ann Ode said. ", "AAA bbb ", "\n", "\nHome", "\n© 2020 A b",
		"Jan 1, 2020 ", "1:1:1 ", "a.com ", "a.com\n", "b1.com b2.com\n", "Read more\n", "\nWhat is it?\nA long sentence that ends here because it has to end somewhere.\n",
		"-", "(", "(Mon, Jan 1", "according to ", "who said ", ", who said", "and and ", "U.S. ", "! ", "GREAT great ", "The Ministry said it said ",
		"• a\n", "By Ann Ode\n", "Ⅷé́", "x\u200d", "say say ", "NAME: words here\n",
	}
	m := NewMeasurer(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	for _, p := range parts {
		text := strings.Repeat(p, size/len(p))
		start := time.Now()
		m.Measure(corpus.Document{ID: "x", Text: text})
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%q repeated to %d bytes took %v", p, size, d)
		} else if d > 800*time.Millisecond {
			t.Logf("%q: %v", p, d)
		}
	}
}
