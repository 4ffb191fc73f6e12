package main

import (
	"fmt"
	"slices"
	"testing"

	"credence/corpus"
)

// TestPartChanged: what changed between counting and reading is found, wherever it
// stands before the end of the part, and an input that did not change is not.
func TestPartChanged(t *testing.T) {
	items := func(n int, edit func(i int, it *corpus.Item)) []corpus.Item {
		var list []corpus.Item
		for i := range n {
			it := corpus.Item{Rejection: &corpus.Rejection{Document: corpus.Document{Origin: corpus.Origin{File: fmt.Sprint(i)}}}}
			edit(i, &it)
			list = append(list, it)
		}
		return list
	}
	for _, n := range []int{7, 1024, 1025, 5000} {
		same := items(n, func(int, *corpus.Item) {})
		counted := newTrail()
		for i := range same {
			counted.step(&same[i])
		}
		read := func(list []corpus.Item, p part) (got int, failed bool) {
			for it := range p.of(slices.Values(list)) {
				if it.Failure != nil {
					return got, true
				}
				got++
			}
			return got, false
		}
		p := part{first: n / 3, end: n - n/7, counted: counted}
		if got, failed := read(same, p); failed || got != p.end-p.first {
			t.Errorf("%d items: %d of %d, failed %t", n, got, p.end-p.first, failed)
		}
		gone := slices.Delete(slices.Clone(same), n/4, n/4+1) // all that follow move up
		if _, failed := read(gone, p); !failed {
			t.Errorf("%d items: one that is gone is not missed", n)
		}
		vanished := items(n, func(i int, it *corpus.Item) {
			if i == n/4 {
				*it = corpus.Item{Failure: fmt.Errorf("gone")}
			}
		})
		if _, failed := read(vanished, p); !failed {
			t.Errorf("%d items: one that cannot be opened any more is not missed", n)
		}
	}
}
