package main

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"credence/reports"
)

// A fingerprint stands for an id or a text. Sixteen bytes of SHA-256: nobody can
// make two texts share one.
type fingerprint [16]byte

func fingerprintOf(parts ...string) fingerprint {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:", len(p))
		h.Write([]byte(p))
	}
	return fingerprint(h.Sum(nil)[:16])
}

// A register knows the ids and texts seen so far. Cost: 32 bytes a document and
// what its maps need around them.
type register struct {
	ids   map[fingerprint]int // the number that the next of that id gets
	texts map[fingerprint]struct{}
}

func newRegister() *register {
	return &register{map[fingerprint]int{}, map[fingerprint]struct{}{}}
}

// repeated says what of a document was there before.
type repeated struct {
	changed bool // its id or flags are new: it must be rendered again
	text    bool
}

// check gives a document an id of its own and flags what repeats. Documents must
// come in the order of the input.
func (r *register) check(d *reports.Document) (rep repeated) {
	plain := reports.Plain(d.ID)
	id := r.unique(plain)
	if id != plain {
		d.Flags = append(d.Flags, reports.FlagDuplicateID)
	}
	rep.changed = id != d.ID
	d.ID = id
	if d.Profile == nil {
		return rep
	}
	source, _ := d.Source()
	if source == "" {
		return rep
	}
	if r.repeats(source, d.Profile.Doc.Text) {
		d.Flags = append(d.Flags, reports.FlagDuplicateText)
		rep.changed, rep.text = true, true
	}
	return rep
}

// repeats reports whether the text came from the source before.
func (r *register) repeats(source, text string) bool {
	f := fingerprintOf(source, text)
	_, ok := r.texts[f]
	r.texts[f] = struct{}{}
	return ok
}

// unique returns id made plain, as it stands in every output, or when it is taken
// that with the first free number.
func (r *register) unique(id string) string {
	id = reports.Plain(id)
	f := idFingerprint(id)
	n, taken := r.ids[f]
	if !taken {
		r.ids[f] = 2
		return id
	}
	for ; ; n++ {
		numbered := fmt.Sprintf("%s#%d", id, n)
		if g := idFingerprint(numbered); r.ids[g] == 0 {
			r.ids[g], r.ids[f] = 2, n+1
			return numbered
		}
	}
}

// idFingerprint is that of an id without the apostrophe that tables put before
// what could be a formula.
func idFingerprint(id string) fingerprint { return fingerprintOf(strings.TrimPrefix(id, "'")) }
