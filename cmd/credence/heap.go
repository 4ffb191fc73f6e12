package main

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// garbage is the memory that may be filled before it is collected, in bytes. The
// default, as much as is in use, would spend twice the memory on each source and
// fingerprint, and at the beginning collect all the time.
const garbage = 24 << 20

// room is what a single document may need beside what is kept before the collector
// of garbage works harder, in bytes.
const room = 64 << 20

// What may fill up in percent of what is kept: at first, and at least. Below, a run
// that keeps much would do little else than collect.
const (
	firstPercent = 300
	leastPercent = 20
)

// A heap keeps the collector of garbage at these bounds while a run's memory grows,
// unless the environment says otherwise (GOGC, GOMEMLIMIT).
type heap struct {
	off    bool
	before int    // percent
	limit  int64  // before
	live   uint64 // what the bounds were last set for
	sample []metrics.Sample
}

func newHeap() *heap {
	h := &heap{off: os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "", sample: []metrics.Sample{{Name: "/gc/heap/live:bytes"}}}
	if !h.off {
		h.before, h.limit = debug.SetGCPercent(firstPercent), debug.SetMemoryLimit(room+2*garbage)
	}
	return h
}

// tune is called now and then. Cost: a microsecond, more when the bound is moved.
func (h *heap) tune() {
	if h == nil || h.off {
		return
	}
	metrics.Read(h.sample)
	live := h.sample[0].Value.Uint64()
	if live == 0 {
		return // nothing was collected yet
	}
	if h.live > 0 && live < h.live+h.live/10 && live > h.live-h.live/10 {
		return
	}
	h.live = live
	debug.SetGCPercent(int(min(max(100*garbage/live, leastPercent), firstPercent)))
	debug.SetMemoryLimit(int64(live+live*leastPercent/100) + room + garbage)
}

// restore sets the collector back to what it was.
func (h *heap) restore() {
	if !h.off {
		debug.SetGCPercent(h.before)
		debug.SetMemoryLimit(h.limit)
	}
}
