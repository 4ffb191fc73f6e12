package evaluation

import (
	"math"
	"slices"

	"credence/scoring"
)

// A scorer is something that judges documents and sources: the model, or a control
// that knows less.
type scorer struct {
	name   string
	docs   []scoring.Estimate // by document; Points is NaN for none
	source func(source string, mean float64, n int) scoring.Estimate
	// draws, where there are any, are points for ranks in place of those of docs,
	// and sources then stand by their means: figures are means over the draws.
	draws [][]float64
}

// modelScorer lets the model that never saw its source judge each document.
func modelScorer(name string, m *scoring.Model, docs []scoring.Labelled) scorer {
	s := scorer{name: name, source: func(source string, mean float64, n int) scoring.Estimate {
		return m.For(source).SourceEstimate(mean, n)
	}}
	for i := range docs {
		s.docs = append(s.docs, m.For(docs[i].Source).Estimate(docs[i].Values, docs[i].Words))
	}
	return s
}

// pointsOnly is a scorer without intervals and probabilities.
func pointsOnly(name string, points []float64) scorer {
	s := scorer{name: name, source: func(_ string, mean float64, _ int) scoring.Estimate { return scoring.Estimate{Points: mean} }}
	for _, p := range points {
		s.docs = append(s.docs, scoring.Estimate{Points: p})
	}
	return s
}

// leastDocuments is how many documents a source needs to be ranked.
const leastDocuments = 3

// A view is a scorer on a set of documents, with what its figures share.
type view struct {
	scorer
	labelled             []scoring.Labelled
	points               [][]float64 // for ranks
	ofDocs, ofFew, ofAll *casts      // documents, sources of three documents and more, all sources; nil without probabilities
}

func newView(docs []scoring.Labelled, s scorer) *view {
	v := &view{scorer: s, labelled: docs, points: s.draws}
	p := make([]float64, len(docs))
	count := map[string]float64{}
	for i := range docs {
		if p[i] = s.docs[i].Points; !math.IsNaN(p[i]) {
			count[docs[i].Source]++
		}
	}
	if v.points == nil {
		v.points = [][]float64{p}
	}
	var list, few, all []forecast
	for i := range docs {
		if !math.IsNaN(p[i]) {
			list = append(list, forecast{docs[i].Source, s.docs[i], 100 * docs[i].Rating, 1 / count[docs[i].Source]})
		}
	}
	for _, c := range bySource(docs, p, nil) {
		f := forecast{c.name, s.source(c.name, c.score, c.n), 100 * c.rating, 1}
		all = append(all, f)
		if c.n >= leastDocuments {
			few = append(few, f)
		}
	}
	v.ofDocs, v.ofFew, v.ofAll = newCasts(list), newCasts(few), newCasts(all)
	return v
}

// sources are those of a dataset ("" for all) with so many documents in it: a list
// for each draw.
func (v *view) sources(dataset string, least int) (lists [][]sourceCase) {
	estimate := func(source string, mean float64, n int) float64 { return v.source(source, mean, n).Points }
	if v.draws != nil {
		estimate = nil
	}
	for _, p := range v.points {
		if dataset != "" {
			p = slices.Clone(p)
			for i := range p {
				if v.labelled[i].Dataset != dataset {
					p[i] = math.NaN()
				}
			}
		}
		list := bySource(v.labelled, p, estimate)
		lists = append(lists, slices.DeleteFunc(list, func(s sourceCase) bool { return s.n < least }))
	}
	return lists
}

// sourceAUC compares sources rated up to low with those from high on.
func (v *view) sourceAUC(least int, low, high float64) Cell {
	var names []string
	var is []bool
	var scores [][]float64
	for k, list := range v.sources("", least) {
		var score []float64
		for _, s := range list {
			if s.rating > low && s.rating < high {
				continue
			}
			score = append(score, s.score)
			if k == 0 {
				names, is = append(names, s.name), append(is, s.rating >= high)
			}
		}
		scores = append(scores, score)
	}
	return auc(names, is, scores...)
}

// documentAUC is the same over documents, each counting once.
func (v *view) documentAUC(low, high float64) Cell {
	var names []string
	var is []bool
	scores := make([][]float64, len(v.points))
	for i := range v.labelled {
		r := v.labelled[i].Rating
		if math.IsNaN(v.points[0][i]) || r > low && r < high {
			continue
		}
		names, is = append(names, v.labelled[i].Source), append(is, r >= high)
		for k := range scores {
			scores[k] = append(scores[k], v.points[k][i])
		}
	}
	return auc(names, is, scores...)
}
