package main

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestFingerprints: a set says of each number whether it was there, whatever its
// size, and takes no more than the bytes that are stated.
func TestFingerprints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var set fingerprints
		seen := map[uint64]bool{}
		for _, x := range rapid.SliceOf(rapid.OneOf(rapid.Uint64(), rapid.Uint64Range(0, 40))).Draw(t, "numbers") {
			if fresh := set.add(x); fresh == seen[max(x, 1)] {
				t.Fatalf("%d: new %t", x, fresh)
			}
			seen[max(x, 1)] = true
		}
	})
	var set fingerprints
	const n = 200_000
	for i := range n {
		if !set.add(uint64(fingerprintOf(fmt.Sprint(i)))) {
			t.Fatalf("%d is taken for another", i)
		}
	}
	slots := 0
	for i := range set.parts {
		slots += len(set.parts[i].slots)
	}
	if per := float64(8*slots) / n; per > 12 {
		t.Errorf("%.1f bytes a number", per)
	}
}

func TestHasher(t *testing.T) {
	h := &hasher{}
	for _, n := range []int{0, 1, 4095, 4096, 4097, 10_000} {
		text := strings.Repeat("ä", n)
		if got, want := begin(h.sum(text)), fingerprintOf(text); got != want {
			t.Errorf("%d letters: %x, want %x", n, got, want)
		}
	}
}
