package scoring

import (
	"cmp"
	"math"
	"slices"

	"credence/features"

	"gonum.org/v1/gonum/stat"
)

// A SignTable says which way an indicator points in each dataset.
type SignTable struct {
	Rows []Sign
}

// A Sign is the direction of one indicator within one dataset.
type Sign struct {
	Dataset string
	Sources int     // with the indicator measured
	Rank    float64 // weighted rank correlation of the sources' means with their ratings, −1–1
	AUC     float64 // share of pairs, one source rated above the dataset's median and one below, that the indicator orders so
}

// Only datasets with signSources sources and more say anything about a sign. A
// source with more documents is known better, up to signDocuments.
const (
	signSources   = 30
	signDocuments = 5
)

// Signs measures the directions of the indicator at a place in features.All.
// Cost: a sort per dataset.
func Signs(docs []Labelled, at int) SignTable {
	return signs(docs, at, telling(docs), func(x float64) float64 { return x })
}

// telling are the datasets that say something about signs; none where all are too
// small, and then all documents are taken for one.
func telling(docs []Labelled) map[string]bool {
	sources := map[string]map[string]bool{}
	for i := range docs {
		if sources[docs[i].Dataset] == nil {
			sources[docs[i].Dataset] = map[string]bool{}
		}
		sources[docs[i].Dataset][docs[i].Source] = true
	}
	sets := map[string]bool{}
	for name, in := range sources {
		if len(in) >= signSources {
			sets[name] = true
		}
	}
	return sets
}

// leastSigned is the number of sources with an indicator measured that a dataset
// needs to say something of it.
const leastSigned = 10

// signs is Signs of a function of the indicator over the datasets named. They are
// named by who fits: a part of the documents, without a fold, has fewer sources.
func signs(docs []Labelled, at int, datasets map[string]bool, of func(float64) float64) SignTable {
	type tally struct {
		sum, rating float64
		n           int
	}
	sets := map[string]map[string]*tally{}
	for i := range docs {
		d := &docs[i]
		v := d.Values[at]
		if v.N == 0 {
			continue
		}
		name := d.Dataset
		switch {
		case len(datasets) == 0:
			name = "all"
		case !datasets[name]:
			continue
		}
		set := sets[name]
		if set == nil {
			set = map[string]*tally{}
			sets[name] = set
		}
		t := set[d.Source]
		if t == nil {
			t = &tally{}
			set[d.Source] = t
		}
		t.sum += of(v.X)
		t.rating = d.Rating
		t.n++
	}
	var table SignTable
	for name, set := range sets {
		if len(set) < leastSigned {
			continue
		}
		s := Sign{Dataset: name, Sources: len(set)}
		var x, y, w []float64
		for _, source := range sortedKeys(set) {
			t := set[source]
			x, y, w = append(x, t.sum/float64(t.n)), append(y, t.rating), append(w, float64(min(t.n, signDocuments)))
		}
		s.Rank = stat.Correlation(Ranks(x), Ranks(y), w)
		if math.IsNaN(s.Rank) {
			s.Rank = 0 // one value only
		}
		s.AUC = medianAUC(x, y)
		table.Rows = append(table.Rows, s)
	}
	slices.SortFunc(table.Rows, func(a, b Sign) int {
		return cmp.Or(cmp.Compare(b.Sources, a.Sources), cmp.Compare(a.Dataset, b.Dataset))
	})
	return table
}

// weight is how much a dataset says: the root of its sources, up to 100.
func (s *Sign) weight() float64 { return math.Sqrt(float64(min(s.Sources, 100))) }

// Mean is the weighted mean of the datasets' rank correlations.
func (t SignTable) Mean() float64 {
	sum, n := 0.0, 0.0
	for i := range t.Rows {
		sum += t.Rows[i].weight() * t.Rows[i].Rank
		n += t.Rows[i].weight()
	}
	if n == 0 {
		return 0
	}
	return sum / n
}

// Holds reports whether the mean points in the direction and datasets with half
// of the weight do so too; share is their part.
func (t SignTable) Holds(d features.Direction) (ok bool, share float64) {
	want := 1.0
	if d == features.Lower {
		want = -1
	}
	agree, all := 0.0, 0.0
	for i := range t.Rows {
		all += t.Rows[i].weight()
		if t.Rows[i].Rank*want > 0 {
			agree += t.Rows[i].weight()
		}
	}
	if all == 0 {
		return false, 0
	}
	return d != features.Either && t.Mean()*want > 0 && agree/all >= minHold, agree / all
}

// medianAUC is the AUC of x between sources rated above and below the median.
func medianAUC(x, y []float64) float64 {
	sorted := slices.Clone(y)
	slices.Sort(sorted)
	median := sorted[len(sorted)/2]
	high := make([]bool, len(y))
	for i := range y {
		high[i] = y[i] >= median
	}
	return AUC(x, high)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
