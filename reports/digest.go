package reports

import (
	"cmp"
	"slices"

	"credence/scoring"
)

// How much the Markdown report details before it points to the CSV.
const (
	DefaultLimit = 50    // documents and sources that are all shown
	MaxLimit     = 50000 // a detailed document costs some 10 kB, a source in its table one
	maxListed    = 50    // verdicts and ratings of people
)

// A Digest keeps of a run what the Markdown report shows: of up to limit
// documents all, of more the highest and the lowest tenth of the limit. Its
// memory does not grow with the number of documents.
type Digest struct {
	Counts   Counts
	limit    int
	details  []ranked
	sorted   bool // and nothing but what is shown
	unjudged []unjudged
}

// NewDigest returns a digest that shows up to limit documents.
func NewDigest(limit int) *Digest { return &Digest{limit: limit} }

// ends is how many of the highest and of the lowest are shown of more documents.
func (g *Digest) ends() int { return (g.limit + 4) / 5 }

type ranked struct {
	seq    int
	points float64
	detail *Detail
}

// An unjudged document was abstained on or rejected.
type unjudged struct {
	id     string
	status scoring.Status
	place  string
	reason string
}

// Add takes a document, in the order of the input.
func (g *Digest) Add(d *Document) {
	status, reason := d.Status()
	seq := g.Counts.Documents
	g.Counts.Add(status)
	if slices.Contains(d.Flags, FlagDuplicateText) {
		g.Counts.Duplicates++
	}
	if status != scoring.Scored {
		if len(g.unjudged) < g.limit {
			g.unjudged = append(g.unjudged, unjudged{d.ID, status, d.Origin().String(), reason})
		}
		return
	}
	r := ranked{seq: seq, points: d.Score.Points}
	if !g.shows(r) {
		return
	}
	r.detail = d.detail()
	g.details, g.sorted = append(g.details, r), false
	if len(g.details) > g.limit {
		g.reduce()
	}
}

// shows reports whether a document is among those that would be shown were it the
// last.
func (g *Digest) shows(r ranked) bool {
	if g.Counts.Scored <= g.limit || len(g.details) < 2*g.ends() {
		return true
	}
	g.reduce()
	return higher(r, g.details[g.ends()-1]) < 0 || higher(r, g.details[g.ends()]) > 0
}

// higher orders documents by points, highest first, then by place in the input.
func higher(a, b ranked) int {
	return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.seq, b.seq))
}

// reduce sorts the details and lets go of those that are not shown.
func (g *Digest) reduce() {
	if g.sorted {
		return
	}
	g.sorted = true
	slices.SortFunc(g.details, higher)
	if n := g.ends(); g.Counts.Scored > g.limit && len(g.details) > 2*n {
		g.details = slices.Delete(g.details, n, len(g.details)-n)
	}
}

// Details returns the documents to be detailed, highest first, and whether they
// are all.
func (g *Digest) Details() (details []*Detail, all bool) {
	g.reduce()
	for _, r := range g.details {
		details = append(details, r.detail)
	}
	return details, g.Counts.Scored <= g.limit
}
