package evaluation

import (
	"cmp"
	"math"
	"slices"

	"credence/scoring"
)

// A sourceCase is one source with what a scorer says of it.
type sourceCase struct {
	name   string
	score  float64
	rating float64 // 0–1
	n      int     // documents
}

// bySource gathers scores of documents by source, by name; a document whose score
// is NaN is left out. estimate turns the mean of n documents into the source's
// score; nil for the mean.
func bySource(docs []scoring.Labelled, scores []float64, estimate func(source string, mean float64, n int) float64) []sourceCase {
	at := map[string]int{}
	var list []sourceCase
	for i := range docs {
		if math.IsNaN(scores[i]) {
			continue
		}
		k, ok := at[docs[i].Source]
		if !ok {
			k = len(list)
			at[docs[i].Source] = k
			list = append(list, sourceCase{name: docs[i].Source, rating: docs[i].Rating})
		}
		list[k].score += scores[i]
		list[k].n++
	}
	for i := range list {
		list[i].score /= float64(list[i].n)
		if estimate != nil {
			list[i].score = estimate(list[i].name, list[i].score, list[i].n)
		}
	}
	slices.SortFunc(list, func(a, b sourceCase) int { return cmp.Compare(a.name, b.name) })
	return list
}

func columnsOf(list []sourceCase) (names []string, score, rating []float64) {
	for _, s := range list {
		names, score, rating = append(names, s.name), append(score, s.score), append(rating, s.rating)
	}
	return names, score, rating
}

// sourceNames lists the sources of documents, sorted.
func sourceNames(docs []scoring.Labelled) []string {
	seen := map[string]bool{}
	var names []string
	for i := range docs {
		if !seen[docs[i].Source] {
			seen[docs[i].Source] = true
			names = append(names, docs[i].Source)
		}
	}
	slices.Sort(names)
	return names
}

// bigDataset is the number of sources from which a dataset is looked at by itself.
const bigDataset = 30

// datasets lists those with enough sources, the largest first.
func datasets(docs []scoring.Labelled) []string {
	seen := map[string]map[string]bool{}
	for i := range docs {
		if seen[docs[i].Dataset] == nil {
			seen[docs[i].Dataset] = map[string]bool{}
		}
		seen[docs[i].Dataset][docs[i].Source] = true
	}
	var names []string
	for name, sources := range seen {
		if len(sources) >= bigDataset {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(seen[b]), len(seen[a])), cmp.Compare(a, b))
	})
	return names
}

// fifths are the highest rating of the lowest fifth of the sources and the lowest
// rating of the two highest.
func fifths(docs []scoring.Labelled) (low, high float64) {
	var ratings []float64
	for _, s := range bySource(docs, make([]float64, len(docs)), nil) {
		ratings = append(ratings, s.rating)
	}
	slices.Sort(ratings)
	return ratings[max(len(ratings)/5-1, 0)], ratings[len(ratings)*3/5]
}
