package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"credence/features"

	"gonum.org/v1/gonum/optimize"
)

// fitShippedCues fits the cue models on the whole training part and writes
// their file.
func fitShippedCues(r *run) error {
	train, err := polnearSplit(r, "train")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("..", "features", "models", "cues.txt"), fitCues(r, train), 0o644)
}

// cuesHead opens the file of weights.
const cuesHead = `# The weights of the fitted cue models: model, name of the weight, weight. "word" is a stem, for the
# model "spoken" the word of grammar before a quotation; see features.CueModel.
# origin: fitted by "go run . --fit cues" in quality/ on the training part of PolNeAR (Newell, Margolin
# and Ruths, 2018: 840 news articles of seven publishers); weights only, no text
`

// fitCues fits the models on docs and returns their file. The model of
// quotations sees the reports as a model fitted on other publishers finds them,
// so that it does not learn to trust them too much.
func fitCues(r *run, docs []*polnearDoc) []byte {
	all := fitReports(r, docs)
	names := publishers(docs)
	half := func(d *polnearDoc) int { return slices.Index(names, d.Publisher) % 2 }
	var parts [2][]*polnearDoc
	for _, d := range docs {
		parts[half(d)] = append(parts[half(d)], d)
	}
	reports := [2]string{fitReports(r, parts[1]), fitReports(r, parts[0])}
	spoken := ""
	for range 2 { // the second time with the verdicts of the first on the quotation before
		var cases []fitCase
		for i, part := range parts {
			m := r.measurer(reports[i] + spoken)
			for _, d := range part {
				cases = append(cases, spokenCases(m, d)...)
			}
		}
		spoken = fitted("spoken", cases, func(w *wordCount) bool { return w.n >= 10 }, 1)
	}
	return []byte(cuesHead + all + spoken)
}

// measurer returns a Measurer with a model of these weights.
func (r *run) measurer(weights string) *features.Measurer {
	model, err := features.ReadCueModel(strings.NewReader(weights))
	if err != nil {
		panic(err) // written by this program
	}
	return measurerWithCues(r, model)
}

// A fitCase is a case with its label.
type fitCase struct {
	features.CueCase
	yes bool
}

// A wordCount counts the cases of a word.
type wordCount struct {
	n, yes         int
	shaped, listed bool
}

func countWords(cases []fitCase) map[string]*wordCount {
	words := map[string]*wordCount{}
	for _, c := range cases {
		w := words[c.Word]
		if w == nil {
			w = &wordCount{}
			words[c.Word] = w
		}
		w.n++
		if c.yes {
			w.yes++
		}
		w.shaped, w.listed = w.shaped || c.Shaped, w.listed || c.Listed
	}
	return words
}

// fitReports fits the model of words that report.
func fitReports(r *run, docs []*polnearDoc) string {
	m := measurerWithCues(r, nil)
	var each [][]features.CueCase
	var touched [][]int // the marked cue that a case overlaps, -1 for none, -2 for a later stretch of one
	in, n := map[string]float64{}, map[string]float64{}
	for _, d := range docs {
		cases := m.CueCases(d.document()).Reports
		marks := d.overlaps(cases)
		for i, c := range cases {
			n[c.Word]++
			if marks[i] >= 0 {
				in[c.Word]++
			}
		}
		each, touched = append(each, cases), append(touched, marks)
	}
	var all []fitCase
	for k, cases := range each {
		best := map[int]int{} // of each marked cue the word that stands in cues most often
		for i, c := range cases {
			if t := touched[k][i]; t >= 0 {
				if b, ok := best[t]; !ok || in[c.Word]/n[c.Word] > in[cases[b].Word]/n[cases[b].Word] {
					best[t] = i
				}
			}
		}
		for i, c := range cases {
			t := touched[k][i]
			if t == -2 {
				continue
			}
			b, ok := best[t]
			all = append(all, fitCase{c, t >= 0 && ok && b == i})
		}
	}
	words := countWords(all)
	known := func(w *wordCount) bool { return w.yes >= 2 || w.n >= 8 && (w.shaped || w.listed) }
	all = slices.DeleteFunc(all, func(c fitCase) bool { return !c.Listed && !known(words[c.Word]) })
	return fitted("report", all, known, 1)
}

// overlaps returns for each case the marked cue that it overlaps.
func (d *polnearDoc) overlaps(cases []features.CueCase) []int {
	marks := make([]int, len(cases))
	for i, c := range cases {
		marks[i] = -1
		for k, a := range d.Attributions {
			for s, st := range a.Cue {
				if min(c.End, d.bytes[st[1]]) <= max(c.Start, d.bytes[st[0]]) {
					continue
				}
				if s == 0 {
					marks[i] = k
				} else if marks[i] < 0 {
					marks[i] = -2
				}
			}
		}
	}
	return marks
}

// spokenCases are the quotations of a document that people marked.
func spokenCases(m *features.Measurer, d *polnearDoc) []fitCase {
	var cases []fitCase
	for _, c := range m.CueCases(d.document()).Spoken {
		for _, q := range d.Quoted {
			start, end := d.bytes[q.Start], d.bytes[q.End]
			shared := float64(min(c.End, end) - max(c.Start, start))
			if q.Words > 0 && shared >= 0.8*float64(c.End-c.Start) && shared >= 0.8*float64(end-start) {
				cases = append(cases, fitCase{c, q.Attributed})
				break
			}
		}
	}
	return cases
}

// rare is the least number of cases of a weight of a word with a trait.
const rare = 6

// fitted fits a logistic regression with an L2 penalty and returns the lines of
// its weights. Weights of words that known rejects, and rare ones, stay 0.
func fitted(model string, cases []fitCase, known func(*wordCount) bool, penalty float64) string {
	words := countWords(cases)
	count := map[string]int{}
	for _, c := range cases {
		for _, name := range c.Weights {
			count[name]++
		}
	}
	number := map[string]int{"bias": 0}
	names := []string{"bias"}
	x := make([][]int32, len(cases))
	for i, c := range cases {
		for _, name := range c.Weights {
			if strings.HasPrefix(name, "word=") && (count[name] < rare || !known(words[c.Word])) {
				continue
			}
			k, ok := number[name]
			if !ok {
				k = len(names)
				number[name], names = k, append(names, name)
			}
			x[i] = append(x[i], int32(k))
		}
	}
	w := minimize(x, cases, len(names), penalty)
	var lines []string
	for k, name := range names {
		if math.Abs(w[k]) >= 0.05 || strings.HasPrefix(name, "word=") && !strings.Contains(name, " ") {
			lines = append(lines, fmt.Sprintf("%s\t%s\t%.2f\n", model, name, w[k]))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// minimize returns the weights of least loss: the negative log likelihood and
// half the penalty times the squares of the weights, the bias free.
func minimize(x [][]int32, cases []fitCase, n int, penalty float64) []float64 {
	z := make([]float64, len(x))
	at := make([]float64, n)
	loss, gradient := 0.0, make([]float64, n)
	evaluate := func(w []float64) {
		if loss != 0 && slices.Equal(w, at) {
			return
		}
		copy(at, w)
		loss = 0
		clear(gradient)
		for i, row := range x {
			z[i] = 0
			for _, k := range row {
				z[i] += w[k]
			}
			y := 0.0
			if cases[i].yes {
				y = 1
			}
			loss += math.Max(z[i], 0) - y*z[i] + math.Log1p(math.Exp(-math.Abs(z[i])))
			d := 1/(1+math.Exp(-z[i])) - y
			for _, k := range row {
				gradient[k] += d
			}
		}
		for k := 1; k < n; k++ {
			loss += penalty / 2 * w[k] * w[k]
			gradient[k] += penalty * w[k]
		}
	}
	problem := optimize.Problem{
		Func: func(w []float64) float64 { evaluate(w); return loss },
		Grad: func(g, w []float64) { evaluate(w); copy(g, gradient) },
	}
	result, err := optimize.Minimize(problem, make([]float64, n), &optimize.Settings{MajorIterations: 150, GradientThreshold: 1e-3 * float64(len(x)), Concurrent: 1}, &optimize.LBFGS{})
	if err != nil && result == nil {
		panic(err)
	}
	return result.X
}

// measurerWithCues is a measurer with another model of cues, nil for none.
func measurerWithCues(r *run, model *features.CueModel) *features.Measurer {
	m := features.ShippedModels()
	m.Cues = model
	return features.NewMeasurerWith(r.asOf, m)
}
