package features

// The bounds of the findings kept of one indicator in one document: a text may be
// made of what an indicator finds, and each finding may name somebody at length.
// Kept findings take their bytes of the text and of attributes from an allowance
// in proportion to the text.
const (
	maxKept        = 2000
	allowancePart  = 2 // times the bytes of the text
	allowanceFixed = 64 << 10
)

// kept is the account of one indicator's findings.
type kept struct {
	bytes     int
	leftOut   int
	tallied   int // by tally
	dismissed int // by an override
}

// keep counts a finding, unless an override dismisses it, and shows it. What is
// measured counts all that were kept, see found.
func (p *Page) keep(findings []Finding, f Finding) []Finding {
	if !p.counts(&f) {
		p.kept.dismissed++
	}
	return p.show(findings, f)
}

// unseen counts a finding that nobody asked to see and reports whether that was
// so: then it need not be made.
func (p *Page) unseen() bool {
	if p.silent {
		p.kept.leftOut++
	}
	return p.silent
}

// show appends a finding to an indicator's, or from the bound on counts it as left
// out.
func (p *Page) show(findings []Finding, f Finding) []Finding {
	if p.silent {
		p.kept.leftOut++
		return findings
	}
	p.kept.bytes += f.size()
	if p.kept.leftOut > 0 || len(findings) == maxKept || p.kept.bytes > allowanceFixed+allowancePart*len(p.Source) {
		p.kept.leftOut++
		return findings
	}
	return append(findings, f)
}

// found is the number of findings that count, those left out included.
func (p *Page) found(findings []Finding) int {
	return len(findings) + p.kept.leftOut - p.kept.dismissed
}

// tally is keep for a rate over common words: a finding is counted in
// p.kept.tallied, and shown when it is among the first ten that count, or that an
// override dismisses. entry is that of the word list, "" for none.
func (p *Page) tally(findings []Finding, f Finding, entry string) []Finding {
	if len(p.rulings.active) == 0 && (p.silent || p.kept.tallied >= maxFindings) {
		p.kept.tallied++
		return findings
	}
	if entry != "" {
		f.Attributes = []Attribute{{"entry", entry}}
	}
	n := &p.kept.tallied
	if !p.counts(&f) {
		n = &p.kept.dismissed
	}
	if *n++; *n > maxFindings {
		return findings
	}
	return append(findings, f)
}

// size is the number of bytes of text that a finding repeats.
func (f *Finding) size() int {
	n := 0
	if f.Evidence == InText {
		n = f.End - f.Start
	}
	for _, a := range f.Attributes {
		if s, ok := a.Value.(string); ok {
			n += len(s)
		}
	}
	return n
}

// leftOut are the notes that say of which indicators findings were left out.
func leftOut(values []Value) []Finding {
	var notes []Finding
	for i, ind := range All() {
		if n := values[i].LeftOut; n > 0 {
			notes = append(notes, Finding{Kind: "left_out", Evidence: InMetadata, Field: "text", Note: "more was found than is listed; the value counts all of it",
				Attributes: []Attribute{{"indicator", ind.Name}, {"count", n}}})
		}
	}
	return notes
}
