package reports

import (
	"cmp"
	"slices"

	"credence/scoring"
)

// How much the Markdown report details before it points to the CSV.
const (
	maxDetailed = 50 // documents, all of them
	ends        = 10 // of more: the highest and the lowest
	maxListed   = 50 // documents that were not judged, and sources
)

// A Digest keeps of a run what the Markdown report shows. Its memory does not
// grow with the number of documents.
type Digest struct {
	Counts   Counts
	details  []ranked
	reduced  bool // details are the ends, not all
	unjudged []unjudged
}

type ranked struct {
	seq int
	Detail
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
		if len(g.unjudged) < maxListed {
			g.unjudged = append(g.unjudged, unjudged{d.ID, status, d.Origin().String(), reason})
		}
		return
	}
	if g.reduced && d.Score.Points <= g.details[ends-1].Points && d.Score.Points >= g.details[ends].Points {
		return
	}
	g.details = append(g.details, ranked{seq, NewDetail(d)})
	if len(g.details) > maxDetailed || g.reduced {
		g.sort()
		g.details = slices.Delete(g.details, ends, len(g.details)-ends)
		g.reduced = true
	}
}

// sort orders details by points, highest first, then by place in the input.
func (g *Digest) sort() {
	slices.SortFunc(g.details, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), cmp.Compare(a.seq, b.seq))
	})
}

// Details returns the documents to be detailed, highest first, and whether they
// are all.
func (g *Digest) Details() (details []Detail, all bool) {
	g.sort()
	for _, r := range g.details {
		details = append(details, r.Detail)
	}
	return details, !g.reduced
}
