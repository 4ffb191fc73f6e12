package scoring

import (
	"hash/fnv"

	"credence/features"
)

// A Labelled is a measured document of a source that people have rated.
type Labelled struct {
	ID      string
	Values  []features.Value // in the order of features.All; findings are not needed
	Words   int              // of the article
	Status  Status           // Scored, or why a model does not judge it
	Reason  string
	Rating  float64 // of its source, 0–1
	Source  string  // group of domains that are one outlet
	Dataset string  // collection that the document comes from
	Leaning string  // political leaning of the source; "" where not known. Nothing is fitted to it
	Year    int     // of publication; 0 where not known
}

// ReliableFrom is the rating from which a source is called reliable: where the
// upper two fifths of the domains begin that Lin and others rated (High level of
// correspondence across different news domain quality rating sets, 2023).
const ReliableFrom = 0.627

// Folds is how many folds sources are dealt into.
const Folds = 5

// Fold returns the fold of a source: its 64-bit FNV-1a modulo Folds, so that
// anybody can repeat the split. All documents of a source fall into one fold.
func Fold(source string) int {
	h := fnv.New64a()
	h.Write([]byte(source))
	return int(h.Sum64() % Folds)
}

// outside are the documents of sources in other folds.
func outside(docs []Labelled, fold int) []Labelled {
	var out []Labelled
	for _, d := range docs {
		if Fold(d.Source) != fold {
			out = append(out, d)
		}
	}
	return out
}

// sourceWeights gives each document the weight that makes its source count once,
// all sources together 1.
func sourceWeights(docs []Labelled) []float64 {
	count := map[string]int{}
	for i := range docs {
		count[docs[i].Source]++
	}
	w := make([]float64, len(docs))
	for i := range docs {
		w[i] = 1 / float64(count[docs[i].Source]) / float64(len(count))
	}
	return w
}

// judged keeps the documents that a model judges.
func judged(docs []Labelled) []Labelled {
	var out []Labelled
	for _, d := range docs {
		if d.Status == Scored {
			out = append(out, d)
		}
	}
	return out
}
