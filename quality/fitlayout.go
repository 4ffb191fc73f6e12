package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"credence/agreement"
	"credence/features"
)

// Constants of the fit, chosen by the error on held-out sites: they hardly
// matter within a factor of three.
const (
	layoutL2         = 4.0
	layoutIterations = 150
	layoutWordPower  = 0.8  // a block counts by its words to this power
	layoutPageWeight = 30.0 // each page counts alike by its article
	leastArticle     = 20.0 // weight of an article at least, for pages that have hardly any
	layoutBareWeight = 0.3  // of an article without its page
	wordPages        = 4.0  // pages that must hold a word for it to count
	wordShrink       = 2.0  // pages added to either side of a word's odds
	keepEvery        = 3    // of the blocks far from the article one in three is fitted on
)

// wordOdds returns for each word the log-odds, shrunk, that a page has it in
// its furniture rather than in its article.
func wordOdds(cases []*layoutCase, use func(*layoutCase) bool) map[string]float64 {
	type count struct{ furniture, article float64 }
	counts := map[string]*count{}
	var furniture, article float64
	for _, c := range cases {
		if c.bare || !use(c) {
			continue
		}
		seen := map[string]int{}
		for b, words := range c.words {
			if c.labels[b] >= 0 {
				for _, w := range words {
					seen[w] |= 1 << c.labels[b]
				}
			}
		}
		for w, sides := range seen {
			n := counts[w]
			if n == nil {
				n = &count{}
				counts[w] = n
			}
			if sides&1 != 0 {
				n.furniture++
				furniture++
			}
			if sides&2 != 0 {
				n.article++
				article++
			}
		}
	}
	odds := map[string]float64{}
	for w, n := range counts {
		if n.furniture+n.article >= wordPages {
			odds[w] = math.Round(100*math.Log((n.furniture+wordShrink)/(n.article*furniture/article+wordShrink))) / 100
		}
	}
	maps.DeleteFunc(odds, func(_ string, x float64) bool { return math.Abs(x) < 0.3 })
	return odds
}

// A fittedLayout is what a fit found.
type fittedLayout struct {
	words         map[string]float64
	first, second []float64
}

// layoutFit fits models in turn, each starting from the weights of the one
// before.
type layoutFit struct {
	cases         []*layoutCase
	first, second []float64
}

// fit fits a model on the cases in use. Every input that was itself fitted (the
// odds of words, the first look's verdicts) comes from folds without the case.
func (f *layoutFit) fit(use func(*layoutCase) bool) (fittedLayout, error) {
	var out fittedLayout
	odds := make([]map[string]float64, agreement.Folds)
	for j := range odds {
		odds[j] = wordOdds(f.cases, func(c *layoutCase) bool { return use(c) && c.fold != j })
	}
	f.each(use, func(c *layoutCase) { c.rows = halve(c.sample.First(odds[c.fold])) })
	for j := range agreement.Folds {
		theta, err := f.look(&f.first, func(c *layoutCase) bool { return use(c) && c.fold != j })
		if err != nil {
			return out, err
		}
		f.each(func(c *layoutCase) bool { return use(c) && c.fold == j }, func(c *layoutCase) { c.first = judge(theta, c.rows) })
	}
	var err error
	if out.first, err = f.look(&f.first, use); err != nil {
		return out, err
	}
	f.each(use, func(c *layoutCase) { c.rows = halve(c.sample.Second(odds[c.fold], c.first)) })
	if out.second, err = f.look(&f.second, use); err != nil {
		return out, err
	}
	f.each(use, func(c *layoutCase) { c.rows = nil })
	out.words = wordOdds(f.cases, use)
	return out, nil
}

// each runs do on the cases in use, several at once.
func (f *layoutFit) each(use func(*layoutCase) bool, do func(*layoutCase)) {
	var wg sync.WaitGroup
	slots := make(chan bool, runtime.GOMAXPROCS(0))
	for _, c := range f.cases {
		if use(c) {
			wg.Add(1)
			slots <- true
			go func() {
				defer func() { <-slots; wg.Done() }()
				do(c)
			}()
		}
	}
	wg.Wait()
}

// look fits one look on the rows at hand, from the weights in start on, and
// leaves its weights there.
func (f *layoutFit) look(start *[]float64, use func(*layoutCase) bool) ([]float64, error) {
	var samples []sample
	for _, c := range f.cases {
		if !use(c) {
			continue
		}
		total, from := 0.0, len(samples)
		for i, y := range c.labels {
			if y < 0 || c.sample.Words[i] == 0 {
				continue
			}
			w := math.Pow(float64(c.sample.Words[i])+1, layoutWordPower)
			if y == 1 {
				total += w
			}
			if y == 0 && !c.nearArticle(i) {
				if i%keepEvery != 0 {
					continue
				}
				w *= float64(keepEvery)
			}
			samples = append(samples, sample{x: c.rows[i], y: float64(y), w: w})
		}
		scale := layoutPageWeight / math.Max(total, leastArticle)
		if c.bare {
			scale *= layoutBareWeight
		}
		for k := from; k < len(samples); k++ {
			samples[k].w *= scale
		}
	}
	iterations := layoutIterations
	if *start != nil {
		iterations /= 4
	}
	theta, err := fitLogistic(samples, layoutL2, iterations, *start)
	if err == nil {
		*start = slices.Clone(theta)
	}
	return theta, err
}

// nearArticle reports an article block within four of block i.
func (c *layoutCase) nearArticle(i int) bool {
	return slices.Contains(c.labels[max(0, i-4):min(len(c.labels), i+5)], 1)
}

func judge(theta []float64, rows [][]float32) []float64 {
	out := make([]float64, len(rows))
	for i, row := range rows {
		z := 0.0
		for j, x := range row {
			z += theta[j] * float64(x)
		}
		out[i] = 1 / (1 + math.Exp(-z))
	}
	return out
}

// halve keeps rows in half the memory.
func halve(rows [][]float64) [][]float32 {
	out := make([][]float32, len(rows))
	for i, row := range rows {
		out[i] = make([]float32, len(row))
		for j, x := range row {
			out[i][j] = float32(x)
		}
	}
	return out
}

// write renders the model as its file.
func (m *fittedLayout) write(names *features.LayoutSample, remark string) string {
	var b strings.Builder
	b.WriteString(remark)
	first, second := names.Names()
	for i, name := range first {
		fmt.Fprintf(&b, "first\t%s\t%.3f\n", name, m.first[i])
	}
	for i, name := range second {
		fmt.Fprintf(&b, "second\t%s\t%.3f\n", name, m.second[i])
	}
	for _, w := range slices.SortedFunc(maps.Keys(m.words), func(a, b string) int { return cmp.Compare(a, b) }) {
		fmt.Fprintf(&b, "word\t%s\t%.2f\n", w, m.words[w])
	}
	return b.String()
}

// layoutFolds fits a model for each fold on the pages of the others.
func layoutFolds(cases []*layoutCase, html bool) ([]*features.LayoutModel, error) {
	f := &layoutFit{cases: cases}
	models := make([]*features.LayoutModel, agreement.Folds)
	for k := range models {
		m, err := f.fit(func(c *layoutCase) bool { return c.fold != k })
		if err != nil {
			return nil, err
		}
		models[k], err = features.ReadLayout(strings.NewReader(m.write(cases[0].sample, "")), html)
		if err != nil {
			return nil, err
		}
	}
	return models, nil
}

// fitLayout fits the shipped model on all pages and writes its file.
func fitLayout(r *run, html bool, path string) error {
	pages, err := webPages(r, html)
	if err != nil {
		return err
	}
	cases := layoutCases(pages, html)
	f := &layoutFit{cases: cases}
	m, err := f.fit(func(*layoutCase) bool { return true })
	if err != nil {
		return err
	}
	kind := "texts copied from pages"
	if html {
		kind = "HTML pages"
	}
	remark := fmt.Sprintf("# Weights that tell the article from the furniture around it, for %s.\n"+
		"# origin: fitted on the pages of newspaper4k_aed (Apache-2.0) and wcxb_dev (CC-BY-4.0) by quality/fitlayout.go\n", kind)
	return os.WriteFile(path, []byte(m.write(cases[0].sample, remark)), 0o644)
}
