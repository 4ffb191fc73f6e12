package main

import (
	"crypto/sha256"
	"fmt"

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
	ids   map[fingerprint]struct{}
	texts map[fingerprint]struct{}
}

func newRegister() *register {
	return &register{map[fingerprint]struct{}{}, map[fingerprint]struct{}{}}
}

// repeated says what of a document was there before.
type repeated struct {
	changed bool // its id or flags are new: it must be rendered again
	text    bool
}

// check gives a document an id of its own and flags what repeats. Documents must
// come in the order of the input.
func (r *register) check(d *reports.Document) (rep repeated) {
	if !r.add(r.ids, fingerprintOf(d.ID)) {
		base := d.ID
		for n := 2; ; n++ {
			d.ID = fmt.Sprintf("%s#%d", base, n)
			if r.add(r.ids, fingerprintOf(d.ID)) {
				break
			}
		}
		d.Flags = append(d.Flags, reports.FlagDuplicateID)
		rep.changed = true
	}
	if d.Profile == nil {
		return rep
	}
	source, _ := d.Source()
	if source != "" && !r.add(r.texts, fingerprintOf(source, d.Profile.Doc.Text)) {
		d.Flags = append(d.Flags, reports.FlagDuplicateText)
		rep.changed, rep.text = true, true
	}
	return rep
}

func (r *register) add(set map[fingerprint]struct{}, f fingerprint) bool {
	if _, ok := set[f]; ok {
		return false
	}
	set[f] = struct{}{}
	return true
}
