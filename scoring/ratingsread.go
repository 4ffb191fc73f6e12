package scoring

import (
	"cmp"
	"io"
	"math"
	"slices"
	"strconv"

	"credence/corpus"
)

// maxRatingWeight is that of a list that is right within two points.
const maxRatingWeight = 100

// ReadRatings reads a list of ratings, named file in errors: a corpus.Table.
// Domains are reduced to the one that somebody registered, as sources are. Each
// fault is an error with its line and remedy; the first ten are joined.
func ReadRatings(r io.Reader, file string) (*Ratings, error) {
	t := ratingTable{Ratings: &Ratings{File: file, by: map[string]*Rating{}}, at: map[string]int{},
		Table: corpus.Table{File: file, Columns: []string{"domain", "score", "weight", "note"}, Required: []string{"domain", "score"}}}
	if err := t.Read(r, t.row); err != nil {
		return nil, err
	}
	t.whole()
	if err := t.Err(); err != nil {
		return nil, err
	}
	t.Ratings.SHA256 = t.Table.SHA256
	for i := range t.List {
		t.by[t.List[i].Domain] = &t.List[i]
	}
	return t.Ratings, nil
}

// A ratingTable is a list that is being read.
type ratingTable struct {
	corpus.Table
	*Ratings
	at map[string]int // of each domain in List
}

// row reads one rating.
func (t *ratingTable) row(line int, cell func(string) string) {
	r := Rating{Line: line, Domain: domain(cell("domain")), Weight: 1, Note: cell("note")}
	if r.Domain == "" {
		t.Fault(line, "domain %q: want a domain alone, such as example.org", cell("domain"))
		return
	}
	var ok bool
	if r.Score, ok = within(cell("score"), 0, 100); !ok {
		t.Fault(line, "score %q: want a number from 0 to 100, 100 for the best, with a point before decimals (a domain without one: leave the line out)", cell("score"))
		return
	}
	if s := cell("weight"); s != "" {
		if r.Weight, ok = within(s, 0, maxRatingWeight); !ok || r.Weight == 0 {
			t.Fault(line, "weight %q: want a number above 0, up to %d, or nothing for 1 (a rating that does not count: leave the line out)", s, maxRatingWeight)
			return
		}
	}
	if i, twice := t.at[r.Domain]; !twice {
		t.at[r.Domain] = len(t.List)
		t.List = append(t.List, r)
	} else if first := &t.List[i]; first.Score != r.Score || first.Weight != r.Weight {
		t.Fault(line, "%s stands in line %d already, with score %g and weight %g; here with %g and %g (leave one of the two lines)",
			r.Domain, first.Line, first.Score, first.Weight, r.Score, r.Weight)
	}
}

// within reads a number from low to high.
func within(s string, low, high float64) (float64, bool) {
	x, err := strconv.ParseFloat(s, 64)
	return math.Max(x, 0), err == nil && x >= low && x <= high // no −0
}

// whole checks what only all ratings together show.
func (t *ratingTable) whole() {
	switch {
	case t.Faults() > 0:
	case len(t.List) == 0:
		t.Fault(1, "no rating below the header line")
	default:
		top := slices.MaxFunc(t.List, func(a, b Rating) int { return cmp.Compare(a.Score, b.Score) })
		if top.Score > 0 && top.Score <= 1 {
			t.Fault(top.Line, "score %g is the highest of %d: scores run from 0 to 100 (multiply those of a list from 0 to 1 by 100)", top.Score, len(t.List))
		}
	}
}
