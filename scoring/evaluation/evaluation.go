// Package evaluation checks a model on documents of rated sources that it never
// saw: how well it ranks sources and documents, whether its probabilities and
// intervals hold, which way each indicator points, and whether it leans.
//
// Each source is judged by the model that was fitted without its fold (see
// scoring.Model.For). Every figure has a 95% bootstrap interval over sources, and
// the main ones stand beside controls that know less.
package evaluation

import (
	"fmt"
	"sync"

	"credence/scoring"
)

// An Input is what is checked, and on what.
type Input struct {
	Model   *scoring.Model
	Docs    []scoring.Labelled // rated documents, those that are not judged too
	Masked  []scoring.Labelled // the same, measured without their source's own name; nil for none
	Workers int                // fits at once; the result does not depend on it
	Step    func(what string)  // called as the check goes on; nil for none
}

// leastSources is the least number of sources that figures are given for.
const leastSources = 10

// A study is the input with what the figures share.
type study struct {
	in        Input
	docs      []scoring.Labelled // judged
	low, high float64            // ratings up to which the lowest fifth of the sources lies, and from which the two highest do
	leaning   map[string]string  // of sources: left, centre or right
	model     *view              // the model on docs
	mu        sync.Mutex         // of in.Step
	result    *Result
}

// Evaluate checks a model. Cost: some two hundred fits of weights, of one or two
// tenths of a second each for thousands of documents.
func Evaluate(in Input) (*Result, error) {
	s := &study{in: in, leaning: leanings(in.Docs), result: &Result{Model: in.Model, Documents: len(in.Docs)}}
	for _, d := range in.Docs {
		if d.Status == scoring.Scored {
			s.docs = append(s.docs, d)
		}
	}
	n := len(sourceNames(s.docs))
	s.result.Judged, s.result.Sources = len(s.docs), n
	if n < leastSources {
		return nil, fmt.Errorf("%d rated sources with documents that can be judged: at least %d are needed", n, leastSources)
	}
	if in.Model.Fitted != "" && len(in.Model.Held) == 0 {
		s.result.Warnings = append(s.result.Warnings, "This model was fitted and carries no fits without each fold of sources: it may have seen the very sources that it is checked on here. These figures then say how well it remembers, not how well it judges.")
	}
	s.result.Datasets = datasets(s.docs)
	s.low, s.high = fifths(s.docs)
	s.model = newView(s.docs, modelScorer("model", in.Model, s.docs))
	if err := s.main(); err != nil {
		return nil, err
	}
	s.sureness()
	s.abstention()
	s.add(s.leanings(), s.sizes(), s.years(), s.signs())
	if err := s.families(); err != nil {
		return nil, err
	}
	return s.result, nil
}

func (s *study) add(t ...Table) { s.result.Tables = append(s.result.Tables, t...) }

// step tells how far the check is.
func (s *study) step(what string) {
	if s.in.Step != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.in.Step(what)
	}
}

// each calls do with 0 to n−1, as many at once as there are workers, and returns
// the error of the lowest.
func (s *study) each(n int, do func(i int) error) error {
	errs := make([]error, n)
	next := make(chan int)
	var wg sync.WaitGroup
	for range max(min(s.in.Workers, n), 1) {
		wg.Go(func() {
			for i := range next {
				errs[i] = do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
