package scoring

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"credence/features"
)

// ownWeight are bounds of their own. Lower ones stand for what is cheapest to edit
// into a text or out of it, so that such an edit moves few scores by more than five
// points: dates to add, loaded words to swap, a speaker to repeat, marks to drop, a
// headline to cut. They cost no rank: without them Spearman is .593 within the
// largest set and .593 over all (see the constants of the fit). The higher one only
// takes from the few texts that are mostly quotation.
var ownWeight = map[string]float64{
	"dates_given": 2.5, "loaded_language": 6, "speaker_concentration": 6.5,
	"exclamation": 3, "headline_style": 6, "headline_length": 5,
	"quote_density": 12,
}

// mostWeight is the bound on an indicator's weight.
func mostWeight(name string) float64 {
	if w, ok := ownWeight[name]; ok {
		return w
	}
	return MaxWeight
}

// fitWeights fits curves, weights and base.
func fitWeights(docs []Labelled, o FitOptions) (*Model, error) {
	m := &Model{Version: o.Version, Fitted: o.Fitted, Note: o.Note, MinWords: o.MinWords, Languages: o.Languages}
	weight := sourceWeights(docs)
	if len(docs) == 0 {
		return nil, errors.New("no rated document can be judged")
	}
	target := make([]float64, len(docs))
	for i := range docs {
		target[i] = docs[i].Rating
	}
	for _, ind := range o.Judged {
		ind.Judged = true
		at, ok := place(ind.Name)
		if !ok {
			return nil, fmt.Errorf("judged indicator %q: unknown", ind.Name)
		}
		if err := ind.prepare(features.All()[at].Direction); err != nil {
			return nil, fmt.Errorf("judged indicator %q: %w", ind.Name, err)
		}
		for i := range docs {
			target[i] -= ind.Weight * ind.share(docs[i].Values[at]) / 100
		}
		m.Indicators = append(m.Indicators, ind)
	}
	candidates := m.candidates(docs, weight, o)
	base, weights, columns, err := weigh(candidates, docs, target, weight)
	if err != nil {
		return nil, err
	}
	var telling []Indicator
	for k := range candidates {
		if 100*weights[k] >= leastWeight {
			telling = append(telling, candidates[k])
		}
	}
	if len(telling) < len(candidates) {
		if base, weights, columns, err = weigh(telling, docs, target, weight); err != nil {
			return nil, err
		}
	}
	m.Base = round(100*base, 3)
	for k, ind := range telling {
		ind.Weight = round(100*weights[k], 3)
		ind.Spread = round(ind.Weight*spread(columns[k], weight), 3)
		m.Indicators = append(m.Indicators, ind)
	}
	slices.SortStableFunc(m.Indicators, func(a, b Indicator) int {
		i, _ := place(a.Name)
		k, _ := place(b.Name)
		return cmp.Compare(i, k)
	})
	return m, nil
}

// weigh solves for the base and the weights of indicators, and returns their
// shares by document.
func weigh(indicators []Indicator, docs []Labelled, target, weight []float64) (base float64, weights []float64, columns [][]float64, err error) {
	var most []float64
	for k := range indicators {
		at, _ := place(indicators[k].Name)
		most = append(most, mostWeight(indicators[k].Name)/100)
		column := make([]float64, len(docs))
		for i := range docs {
			column[i] = indicators[k].share(docs[i].Values[at])
		}
		columns = append(columns, column)
	}
	base, weights, err = solve(columns, target, weight, most)
	return base, weights, columns, err
}
