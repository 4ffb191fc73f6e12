package evaluation

import (
	"math"
	"math/rand/v2"
	"slices"

	"credence/scoring"
)

// leastDocuments is how many documents a source needs to be ranked.
const leastDocuments = 3

// A scorer is something that gives documents points: the model, or a control that
// knows less.
type scorer struct {
	name     string
	scores   []float64 // of the judged documents; NaN for none
	estimate func(source string, mean float64, n int) float64
}

// cardNames are the four indicators that the program was asked for.
var cardNames = []string{"boilerplate_ratio", "quote_density", "date_consistency", "loaded_language"}

// rank measures how well sources and documents are ranked, beside the controls.
func (s *study) rank() error {
	scorers, err := s.scorers()
	if err != nil {
		return err
	}
	var columns []string
	for _, c := range scorers {
		columns = append(columns, c.name)
	}
	t := Table{ID: "ranking", Title: "Ranking sources and documents", Columns: columns,
		Note: "Spearman’s rank correlation of sources of three documents and more with their ratings, within each dataset of thirty sources and more and over all; and the AUC: how often a source (or document of one) from the two highest fifths of the ratings stands above one from the lowest. The model beside controls: the number of words alone; the mean rating of the document’s dataset; a fit to ratings shuffled among sources, which can still weigh in the stated directions alone and so shows what those know by themselves; the model on texts without the outlet’s own name; a fit to the four indicators boilerplate_ratio, quote_density, date_consistency and loaded_language alone."}
	row := func(name, unit string, cell func(scorer) Cell) {
		r := Row{Name: name, Unit: unit}
		for _, c := range scorers {
			r.Cells = append(r.Cells, cell(c))
		}
		t.Rows = append(t.Rows, r)
	}
	for _, set := range s.result.Datasets {
		s.step("ranking " + set)
		row("Spearman within "+set, "sources", func(c scorer) Cell { return spearman(s.ranked(c, set)) })
	}
	s.step("ranking all")
	row("Spearman, all datasets", "sources", func(c scorer) Cell { return spearman(s.ranked(c, "")) })
	low, high := fifths(s.docs)
	row("AUC of lowest against two highest fifths, sources of 3 documents and more", "sources", func(c scorer) Cell { return sourceAUC(s.ranked(c, ""), low, high) })
	row("AUC of the same, all sources", "sources", func(c scorer) Cell { return sourceAUC(bySource(s.docs, c.scores, c.estimate), low, high) })
	row("AUC of the same, documents", "documents", func(c scorer) Cell { return documentAUC(s.docs, c.scores, low, high) })
	s.result.Tables = append(s.result.Tables, t)
	return nil
}

// ranked are the sources of a dataset ("" for all) of three documents and more.
func (s *study) ranked(c scorer, dataset string) []sourceCase {
	scores := c.scores
	if dataset != "" {
		scores = slices.Clone(scores)
		for i := range scores {
			if s.docs[i].Dataset != dataset {
				scores[i] = math.NaN()
			}
		}
	}
	return atLeast(bySource(s.docs, scores, c.estimate), leastDocuments)
}

// scorers are the model and its controls.
func (s *study) scorers() ([]scorer, error) {
	m := s.in.Model
	list := []scorer{{"model", points(m, s.docs), estimator(m)}}
	words := make([]float64, len(s.docs))
	for i := range s.docs {
		words[i] = float64(s.docs[i].Words)
	}
	list = append(list, scorer{"words only", words, nil}, scorer{"dataset only", s.datasetMeans(), nil})
	s.step("shuffled ratings")
	shuffled, err := scoring.HeldOut(shuffle(s.docs), s.options(nil))
	if err != nil {
		return nil, err
	}
	list = append(list, scorer{"ratings shuffled", shuffled, nil})
	if s.in.Masked != nil {
		list = append(list, scorer{"own name masked", s.maskedPoints(), estimator(m)})
	}
	s.step("card indicators alone")
	card, err := scoring.HeldOut(s.docs, s.options(cardNames))
	if err != nil {
		return nil, err
	}
	return append(list, scorer{"card indicators alone", card, nil}), nil
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

// datasetMeans gives each document the mean rating of its dataset's sources in
// other folds.
func (s *study) datasetMeans() []float64 {
	type key struct {
		set  string
		fold int
	}
	sum, n := map[key]float64{}, map[key]float64{}
	seen := map[string]bool{}
	for i := range s.docs {
		d := &s.docs[i]
		if id := d.Dataset + "\x00" + d.Source; !seen[id] {
			seen[id] = true
			sum[key{d.Dataset, scoring.Fold(d.Source)}] += d.Rating
			n[key{d.Dataset, scoring.Fold(d.Source)}]++
		}
	}
	out := make([]float64, len(s.docs))
	for i := range s.docs {
		d := &s.docs[i]
		total, count := 0.0, 0.0
		for fold := range scoring.Folds {
			if fold != scoring.Fold(d.Source) {
				total, count = total+sum[key{d.Dataset, fold}], count+n[key{d.Dataset, fold}]
			}
		}
		out[i] = math.NaN()
		if count > 0 {
			out[i] = total / count
		}
	}
	return out
}

// shuffle deals the sources' ratings out among them anew, the same on every run.
func shuffle(docs []scoring.Labelled) []scoring.Labelled {
	names := sourceNames(docs)
	rating := map[string]float64{}
	for i := range docs {
		rating[docs[i].Source] = docs[i].Rating
	}
	to := map[string]float64{}
	for i, k := range rand.New(rand.NewPCG(5, 6)).Perm(len(names)) {
		to[names[i]] = rating[names[k]]
	}
	out := slices.Clone(docs)
	for i := range out {
		out[i].Rating = to[out[i].Source]
	}
	return out
}

// maskedPoints are the model's points on the texts without their outlet's name, by
// id; NaN where the masked text is not judged.
func (s *study) maskedPoints() []float64 {
	at := map[string]float64{}
	for i, p := range points(s.in.Model, s.in.Masked) {
		if s.in.Masked[i].Status == scoring.Scored {
			at[s.in.Masked[i].ID] = p
		}
	}
	out := make([]float64, len(s.docs))
	for i := range s.docs {
		p, ok := at[s.docs[i].ID]
		if !ok {
			p = math.NaN()
		}
		out[i] = p
	}
	return out
}
