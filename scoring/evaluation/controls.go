package evaluation

import (
	"math/rand/v2"
	"slices"

	"credence/scoring"
)

// cardNames are the four indicators that the program was asked for.
var cardNames = []string{"boilerplate_ratio", "quote_density", "date_consistency", "loaded_language"}

// shuffles is how often ratings are shuffled for ranks.
const shuffles = 5

// controls are scorers that know less than the model, or something else.
func (s *study) controls() ([]scorer, error) {
	list := make([]scorer, 5)
	draws := make([][]float64, shuffles)
	tasks := []func() error{
		func() error { list[0] = s.simple("words only", wordsOnly); return nil },
		func() error { list[1] = s.simple("dataset only", datasetOnly); return nil },
		func() (err error) { list[2], err = s.fitted("ratings shuffled", shuffle(s.docs, 0), nil); return err },
		func() error { list[3] = s.masked(); return nil },
		func() (err error) { list[4], err = s.fitted("card indicators alone", s.docs, cardNames); return err },
	}
	for k := range draws {
		tasks = append(tasks, func() (err error) {
			draws[k], err = scoring.HeldOut(shuffle(s.docs, k), s.options(nil))
			return err
		})
	}
	s.step("controls")
	err := s.each(len(tasks), func(i int) error {
		defer s.step("controls")
		return tasks[i]()
	})
	if err != nil {
		return nil, err
	}
	list[2].draws = draws
	if s.in.Masked == nil {
		list = slices.Delete(list, 3, 4)
	}
	return list, nil
}

// options are those of a fit of only some indicators (nil: all).
func (s *study) options(only []string) scoring.FitOptions {
	o := scoring.FitOptions{Version: "control", Fitted: "control", MinWords: s.in.Model.MinWords, Languages: s.in.Model.Languages, Only: only}
	for _, ind := range scoring.JudgedWeights() {
		if only == nil || slices.Contains(only, ind.Name) {
			o.Judged = append(o.Judged, ind)
		}
	}
	return o
}

// calibrable reports whether there are sources enough for intervals and
// probabilities inside each fold.
func calibrable(docs []scoring.Labelled) bool {
	for fold := range scoring.Folds {
		if len(sourceNames(without(docs, fold))) < scoring.FewestSources {
			return false
		}
	}
	return true
}

// without are the documents of sources outside a fold.
func without(docs []scoring.Labelled, fold int) (out []scoring.Labelled) {
	for i := range docs {
		if scoring.Fold(docs[i].Source) != fold {
			out = append(out, docs[i])
		}
	}
	return out
}

// fitted is a scorer that is fitted like a model, to some indicators or to other
// ratings; of few sources weights alone.
func (s *study) fitted(name string, docs []scoring.Labelled, only []string) (scorer, error) {
	if !calibrable(docs) {
		p, err := scoring.HeldOut(docs, s.options(only))
		return pointsOnly(name, p), err
	}
	m, err := scoring.FitHeld(docs, s.options(only))
	if err != nil {
		return scorer{}, err
	}
	return modelScorer(name, m, s.docs), nil
}

// shuffle deals the sources' ratings out among them anew; the k-th time the same on
// every run.
func shuffle(docs []scoring.Labelled, k int) []scoring.Labelled {
	names := sourceNames(docs)
	rating, to := map[string]float64{}, map[string]float64{}
	for i := range docs {
		rating[docs[i].Source] = docs[i].Rating
	}
	for i, k := range rand.New(rand.NewPCG(5, uint64(6+k))).Perm(len(names)) {
		to[names[i]] = rating[names[k]]
	}
	out := slices.Clone(docs)
	for i := range out {
		out[i].Rating = to[out[i].Source]
	}
	return out
}

// masked is the model on texts without their outlet's name, by id; none where the
// masked text is not judged.
func (s *study) masked() scorer {
	at := map[string]int{}
	for i := range s.in.Masked {
		if s.in.Masked[i].Status == scoring.Scored {
			at[s.in.Masked[i].ID] = i + 1
		}
	}
	docs := slices.Clone(s.docs)
	for i := range docs {
		if k := at[docs[i].ID]; k > 0 {
			docs[i].Values, docs[i].Words = s.in.Masked[k-1].Values, s.in.Masked[k-1].Words
		}
	}
	list := modelScorer("own name masked", s.in.Model, docs)
	for i := range docs {
		if at[docs[i].ID] == 0 {
			list.docs[i] = missing()
		}
	}
	return list
}
