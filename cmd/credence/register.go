package main

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"strings"

	"credence/reports"
)

// A fingerprint stands for an id or a text: the first 64 bits of its SHA-256.
// Among a hundred million documents two different ones share one in a case of
// 2,000; somebody who makes two texts share one gets nothing but a flag on his own.
type fingerprint uint64

func fingerprintOf(s string) fingerprint { return begin(sha256.Sum256([]byte(s))) }

// begin is the fingerprint of what has this sum.
func begin(sum [sha256.Size]byte) fingerprint {
	return fingerprint(binary.LittleEndian.Uint64(sum[:]))
}

// A hasher hashes long texts without copying them as a whole.
type hasher struct {
	hash hash.Hash
	buf  [4096]byte
}

func (h *hasher) sum(s string) (sum [sha256.Size]byte) {
	if h.hash == nil {
		h.hash = sha256.New()
	}
	h.hash.Reset()
	for len(s) > 0 {
		n := copy(h.buf[:], s)
		h.hash.Write(h.buf[:n])
		s = s[n:]
	}
	h.hash.Sum(sum[:0])
	return sum
}

// of is the fingerprint of a text that comes from a source.
func (f fingerprint) of(source string) fingerprint {
	return fingerprintOf(fmt.Sprintf("%x %s", uint64(f), source))
}

// A register knows the ids and texts seen so far. Cost: 20 to 24 bytes a document,
// and some forty for each id that repeats.
type register struct {
	ids   fingerprints
	texts fingerprints
	next  map[fingerprint]int // of an id that repeats, the number that the next gets
}

func newRegister() *register { return &register{next: map[fingerprint]int{}} }

// repeated says what of a document was there before.
type repeated struct {
	changed bool // its id or flags are new: it must be rendered again
	text    bool
}

// check gives a document an id of its own and flags what repeats. Documents must
// come in the order of the input.
func (r *register) check(d *reports.Document) (rep repeated) {
	id := r.unique(d.ID)
	if id != reports.Plain(d.ID) {
		d.Flags = append(d.Flags, reports.FlagDuplicateID)
	}
	rep.changed = id != d.ID
	d.ID = id
	if d.Rejection != nil {
		return rep
	}
	source, _ := d.Source()
	if source != "" && r.repeats(source, d) {
		d.Flags = append(d.Flags, reports.FlagDuplicateText)
		rep.changed, rep.text = true, true
	}
	return rep
}

// repeats reports whether a document's text came from the source before.
func (r *register) repeats(source string, d *reports.Document) bool {
	return !r.texts.add(uint64(begin(d.TextSum).of(source)))
}

// unique returns id made plain, as it stands in every output, or when it is taken
// that with the first free number.
func (r *register) unique(id string) string {
	id = reports.Plain(id)
	f := idFingerprint(id)
	if r.ids.add(uint64(f)) {
		return id
	}
	for n := max(r.next[f], 2); ; n++ {
		numbered := fmt.Sprintf("%s#%d", id, n)
		if r.ids.add(uint64(idFingerprint(numbered))) {
			r.next[f] = n + 1
			return numbered
		}
	}
}

// idFingerprint is that of an id without the apostrophe that tables put before
// what could be a formula.
func idFingerprint(id string) fingerprint { return fingerprintOf(strings.TrimPrefix(id, "'")) }
