package main

import (
	"hash/maphash"

	"credence/corpus"
)

// A trail remembers what was read, so that a second reading can be held against the
// first: a hash of all items up to every stride-th document. The stride doubles when
// there are too many, so that a trail takes no more than some kilobytes.
type trail struct {
	documents int
	stride    int
	sum       uint64   // of the items so far
	marks     []uint64 // the sum after each stride
}

const maxMarks = 1024

// trailSeed makes the hashes of this process.
var trailSeed = maphash.MakeSeed()

func newTrail() *trail { return &trail{stride: 1} }

// step adds an item: where it stands and how long it is.
func (t *trail) step(item *corpus.Item) {
	var origin corpus.Origin
	size := -1
	switch {
	case item.Record != nil:
		origin, size = item.Record.Origin, item.Record.Size()
	case item.Rejection != nil:
		origin = item.Rejection.Origin
	}
	t.sum = maphash.Comparable(trailSeed, struct {
		before uint64
		origin corpus.Origin
		size   int
	}{t.sum, origin, size})
	if item.Failure != nil {
		return
	}
	if t.documents++; t.documents%t.stride != 0 {
		return
	}
	t.marks = append(t.marks, t.sum)
	if len(t.marks) > maxMarks {
		for i := range maxMarks / 2 {
			t.marks[i] = t.marks[2*i+1]
		}
		t.marks, t.stride = t.marks[:maxMarks/2], 2*t.stride
		if t.documents%t.stride == 0 {
			t.marks = append(t.marks, t.sum)
		}
	}
}

// follows reports whether all is so far as it was on the first reading, whose stride
// the trail has. Between two marks it cannot tell.
func (t *trail) follows(first *trail) bool {
	if t.documents > first.documents {
		return false
	}
	n := min(len(t.marks), len(first.marks))
	return n == 0 || t.marks[n-1] == first.marks[n-1]
}
