package scoring

import (
	"cmp"
	"slices"

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
	Profile   *features.Profile
}

// A Ledger gathers the documents of each source. Two ledgers of parts of a
// corpus merge into the ledger of the whole, whatever the parts. Cost: about 800
// bytes a source.
type Ledger struct {
	tallies map[ledgerKey]*tally
}

type ledgerKey struct {
	name    string
	unknown bool // name is a document's id
}

type tally struct {
	kind                                               corpus.SourceKind
	documents, scored, abstained, rejected, duplicates int
	points                                             Sum
	factors                                            []Sum
	indicators                                         []Sum
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
	t.points.Add(e.Score.Points)
	for i, f := range features.Factors() {
		if x, ok := e.Score.Factors[f]; ok {
			t.factors[i].Add(x)
		}
	}
	for i, v := range e.Profile.Values {
		if v.N > 0 {
			t.indicators[i].Add(v.X)
		}
	}
}

func (l *Ledger) tally(key ledgerKey) *tally {
	if l.tallies == nil {
		l.tallies = map[ledgerKey]*tally{}
	}
	t := l.tallies[key]
	if t == nil {
		t = &tally{factors: make([]Sum, len(features.Factors())), indicators: make([]Sum, len(features.All()))}
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
		t.points.Merge(from.points)
		for i := range t.factors {
			t.factors[i].Merge(from.factors[i])
		}
		for i := range t.indicators {
			t.indicators[i].Merge(from.indicators[i])
		}
	}
}

// Sources returns the sources by name, those of unknown source last, by id, with
// what the model makes of the mean points of their documents.
func (l *Ledger) Sources(m *Model) []Source {
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
	sources := make([]Source, len(keys))
	for i, key := range keys {
		sources[i] = l.tallies[key].source(key, m)
	}
	return sources
}

func (t *tally) source(key ledgerKey, m *Model) Source {
	s := Source{
		Name: key.name, Kind: t.kind, Documents: t.documents, Scored: t.scored, Abstained: t.abstained,
		Rejected: t.rejected, Duplicates: t.duplicates, Status: Scored, Factors: map[features.Factor]float64{},
		Indicators: make([]features.Value, len(t.indicators)),
	}
	var ok bool
	s.Mean, ok = t.points.Mean()
	if ok {
		s.Estimate = m.SourceEstimate(s.Mean, int(t.points.n))
	}
	switch {
	case !ok && t.rejected == t.documents:
		s.Status, s.Reason = Rejected, "none of its documents could be read"
	case !ok:
		s.Status, s.Reason = Abstained, "none of its documents could be judged"
	case t.scored-t.duplicates < fewDocuments:
		s.Reason = "fewer than 3 documents"
	}
	for i, f := range features.Factors() {
		if x, ok := t.factors[i].Mean(); ok {
			s.Factors[f] = x
		}
	}
	for i := range t.indicators {
		if x, ok := t.indicators[i].Mean(); ok {
			s.Indicators[i] = features.Value{X: x, N: int(t.indicators[i].n)}
		}
	}
	return s
}
