package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
)

// TestHarmlessErrors: an error stays one line that does nothing to a terminal,
// whatever a path or argument holds.
func TestHarmlessErrors(t *testing.T) {
	const bad = "a\x1b[31m\nb\u202e"
	for _, args := range [][]string{
		{"score", "--out", filepath.Join(t.TempDir(), "out"), bad}, {"score", "--out", "app.go/" + bad, "x"}, {"explain", bad}, {bad},
		{"score", "--model", bad, "x"}, {"score", "--map", bad, "x"}, {"score", "-" + bad}, {"indicators", "--format", bad},
	} {
		var errs bytes.Buffer
		if run(context.Background(), append([]string{"credence"}, args...), strings.NewReader(""), &bytes.Buffer{}, &errs) == exitDone {
			t.Errorf("%q: done", args)
		}
		if s := errs.String(); strings.Count(s, "\n") != 1 || strings.ContainsAny(s, "\x1b\u202e") {
			t.Errorf("%q: %q", args, s)
		}
	}
}
