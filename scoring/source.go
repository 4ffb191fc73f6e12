package scoring

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"

	"credence/corpus"
	"credence/features"
)

// fewDocuments is the number of scored documents below which a source's score
// says little.
const fewDocuments = 3

// A Source is the judgement on one source: the means over its scored documents.
// A document of unknown source is a source of its own, under its id.
type Source struct {
	Name       string
	Kind       corpus.SourceKind
	Documents  int
	Scored     int
	Abstained  int
	Rejected   int
	Duplicates int // counted among the scored, left out of the means
	Status     Status
	Reason     string  // why it was not scored, or why its score says little
	Mean       float64 // mean points of its documents
	Estimate           // of the source: the mean, of a fitted model after shrinkage
	Rated      *Rated  // what a list of ratings says of it; nil without one
	Factors    map[features.Factor]float64
	Indicators []features.Value // means, in the order of features.All; N counts documents
}

// An Entry is one document as its source counts it.
type Entry struct {
	Source    string
	Kind      corpus.SourceKind
	ID        string // names the source when it is unknown
	Status    Status
	Duplicate bool // the same text came from this source before
	Score     *Score
	Values    []features.Value // in the order of features.All
}

// A Ledger gathers the documents of each source. Two ledgers of parts of a
// corpus merge into the ledger of the whole, whatever the parts. Cost: 850 bytes
// for a source of one document, 1.8 kB for others.
type Ledger struct {
	tallies map[ledgerKey]*tally
}

type ledgerKey struct {
	name    string
	unknown bool // name is a document's id
}

type tally struct {
	kind                                               corpus.SourceKind
	documents, scored, abstained, rejected, duplicates int32
	means                                              means
}

// Add counts a document.
func (l *Ledger) Add(e Entry) {
	key := ledgerKey{name: e.Source}
	if e.Source == "" {
		key = ledgerKey{name: e.ID, unknown: true}
	}
	t := l.tally(key)
	t.kind = stronger(t.kind, e.Kind)
	t.documents++
	switch e.Status {
	case Abstained:
		t.abstained++
		return
	case Rejected:
		t.rejected++
		return
	}
	t.scored++
	if e.Duplicate {
		t.duplicates++
		return
	}
	t.means.add(measured(e.Score, e.Values))
}

// measured are the numbers of a document that its source takes the means of: its
// points, factors and indicators, NaN for what is not there.
func measured(score *Score, values []features.Value) []float64 {
	numbers := make([]float64, 0, 1+len(features.Factors())+len(values))
	numbers = append(numbers, score.Points)
	for _, f := range features.Factors() {
		x, ok := score.Factors[f]
		if !ok {
			x = math.NaN()
		}
		numbers = append(numbers, x)
	}
	for _, v := range values {
		if v.N == 0 {
			v.X = math.NaN()
		}
		numbers = append(numbers, v.X)
	}
	return numbers
}

func (l *Ledger) tally(key ledgerKey) *tally {
	if l.tallies == nil {
		l.tallies = map[ledgerKey]*tally{}
	}
	t := l.tallies[key]
	if t == nil {
		t = &tally{}
		key.name = strings.Clone(key.name) // it may be a part of its document
		l.tallies[key] = t
	}
	return t
}

// kinds orders the kinds of knowing a source, strongest first.
var kinds = []corpus.SourceKind{corpus.SourceGiven, corpus.SourceURL, corpus.SourceFolder, corpus.SourceImprint, corpus.SourceUnknown}

func stronger(a, b corpus.SourceKind) corpus.SourceKind {
	if a == "" || slices.Index(kinds, b) < slices.Index(kinds, a) {
		return b
	}
	return a
}

// Merge adds another ledger.
func (l *Ledger) Merge(o *Ledger) {
	for key, from := range o.tallies {
		t := l.tally(key)
		t.kind = stronger(t.kind, from.kind)
		t.documents += from.documents
		t.scored += from.scored
		t.abstained += from.abstained
		t.rejected += from.rejected
		t.duplicates += from.duplicates
		t.means.merge(&from.means)
	}
}

// Len is the number of sources.
func (l *Ledger) Len() int { return len(l.tallies) }

// Sources gives the sources by name, those of unknown source last, by id, with
// what the model makes of the mean points of their documents. Cost: 24 bytes a
// source while it lasts.
func (l *Ledger) Sources(m *Model) iter.Seq[*Source] {
	return func(yield func(*Source) bool) {
		keys := make([]ledgerKey, 0, len(l.tallies))
		for key := range l.tallies {
			keys = append(keys, key)
		}
		slices.SortFunc(keys, func(a, b ledgerKey) int {
			if a.unknown != b.unknown {
				if a.unknown {
					return 1
				}
				return -1
			}
			return cmp.Compare(a.name, b.name)
		})
		for _, key := range keys {
			if !yield(l.tallies[key].source(key, m)) {
				return
			}
		}
	}
}

func (t *tally) source(key ledgerKey, m *Model) *Source {
	s := &Source{
		Name: key.name, Kind: t.kind, Documents: int(t.documents), Scored: int(t.scored), Abstained: int(t.abstained),
		Rejected: int(t.rejected), Duplicates: int(t.duplicates), Status: Scored, Factors: map[features.Factor]float64{},
		Indicators: make([]features.Value, len(features.All())),
	}
	var n int
	s.Mean, n = t.means.at(0)
	switch {
	case n > 0:
		s.Estimate = m.SourceEstimate(s.Mean, n)
		if n < fewDocuments {
			s.Reason = "fewer than 3 documents"
		}
	case t.rejected == t.documents:
		s.Status, s.Reason = Rejected, "none of its documents could be read"
	default:
		s.Status, s.Reason = Abstained, "none of its documents could be judged"
	}
	for i, f := range features.Factors() {
		if x, n := t.means.at(1 + i); n > 0 {
			s.Factors[f] = x
		}
	}
	for i := range s.Indicators {
		if x, n := t.means.at(1 + len(features.Factors()) + i); n > 0 {
			s.Indicators[i] = features.Value{X: x, N: n}
		}
	}
	return s
}
