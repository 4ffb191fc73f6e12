package features

import (
	"fmt"
	"io"
	"math"
	"strconv"
)

// A LayoutModel tells the blocks of an article from the furniture around them:
// two logistic regressions, the second over the verdicts of the first. Source of
// the scheme: stacked generalization (Wolpert 1992), applied to the neighbours of
// a block as in stacked sequential learning (Cohen and Carvalho 2005).
type LayoutModel struct {
	first, second []float64
	inputs, later []input  // of either look
	pairs, joined [][2]int // of inputs of either look, whose products follow them
	words         map[string]float64
}

// newLayoutModel returns a model without weights.
func newLayoutModel(page bool) *LayoutModel {
	m := &LayoutModel{inputs: firstInputs(page), later: secondInputs(page), words: map[string]float64{}}
	m.pairs, m.joined = crossings(m.inputs, crossed), crossings(m.later, crossedLater)
	m.first, m.second = make([]float64, len(m.inputs)+len(m.pairs)), make([]float64, len(m.later)+len(m.joined))
	return m
}

// The sections of a model file: which look or list a weight belongs to.
const (
	sectionFirst  = "first"
	sectionSecond = "second"
	sectionWord   = "word"
)

// firstNames and secondNames name the weights of either look.
func (m *LayoutModel) firstNames() []string  { return weightNames(m.inputs, m.pairs) }
func (m *LayoutModel) secondNames() []string { return weightNames(m.later, m.joined) }

func weightNames(inputs []input, pairs [][2]int) []string {
	names := make([]string, 0, len(inputs)+len(pairs))
	for _, in := range inputs {
		names = append(names, in.name)
	}
	for _, p := range pairs {
		names = append(names, inputs[p[0]].name+" × "+inputs[p[1]].name)
	}
	return names
}

// ReadLayout reads a model for texts, or for HTML pages: lines of section, name
// and weight with tabs between, "#" before a remark. Every weight must be there
// once, and no other.
func ReadLayout(r io.Reader, page bool) (*LayoutModel, error) {
	m := newLayoutModel(page)
	at := map[string]*float64{}
	for i, name := range m.firstNames() {
		at[sectionFirst+"\t"+name] = &m.first[i]
	}
	for i, name := range m.secondNames() {
		at[sectionSecond+"\t"+name] = &m.second[i]
	}
	_, err := readWeights(r, func(section, name, value string) error {
		x, err := strconv.ParseFloat(value, 64)
		if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Errorf("no weight in %q", value)
		}
		if section == sectionWord {
			if _, ok := m.words[name]; ok {
				return fmt.Errorf("repeated word %q", name)
			}
			m.words[name] = x
			return nil
		}
		w, ok := at[section+"\t"+name]
		if !ok {
			return fmt.Errorf("unknown or repeated input %q of %q", name, section)
		}
		*w = x
		delete(at, section+"\t"+name)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for name := range at {
		return nil, fmt.Errorf("no weight for input %q and %d others", name, len(at)-1)
	}
	return m, nil
}

// verdicts returns for each block how likely it is article. Cost: a few hundred
// multiplications a block.
func (m *LayoutModel) verdicts(p *Page) []float64 {
	v := p.look(m.words)
	first := make([]float64, len(v.cs))
	var row []float64
	for i := range first {
		row = m.firstRow(row[:0], v, i)
		first[i] = sigmoid(dot(m.first, row))
	}
	v.see(first)
	second := make([]float64, len(v.cs))
	for i := range second {
		row = m.secondRow(row[:0], v, i)
		second[i] = sigmoid(dot(m.second, row))
	}
	return second
}

// firstRow and secondRow append the inputs of a look at a block and their
// products.
func (m *LayoutModel) firstRow(row []float64, v *view, i int) []float64 {
	return inputRow(row, m.inputs, m.pairs, v, i)
}

func (m *LayoutModel) secondRow(row []float64, v *view, i int) []float64 {
	return inputRow(row, m.later, m.joined, v, i)
}

func inputRow(row []float64, inputs []input, pairs [][2]int, v *view, i int) []float64 {
	for k := range inputs {
		row = append(row, inputs[k].of(v, i))
	}
	for _, p := range pairs {
		row = append(row, row[p[0]]*row[p[1]])
	}
	return row
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
