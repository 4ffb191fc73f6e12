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
	first, second layoutLook
	words         *wordOdds
}

// newLayoutModel returns a model without weights.
func newLayoutModel(page bool) *LayoutModel {
	return &LayoutModel{first: newLayoutLook(firstNames(page), crossed), second: newLayoutLook(secondNames(page), crossedLater)}
}

// The sections of a model file: which look or list a weight belongs to.
const (
	sectionFirst  = "first"
	sectionSecond = "second"
	sectionWord   = "word"
)

// ReadLayout reads a model for texts, or for HTML pages: lines of section, name
// and weight with tabs between, "#" before a remark. Every weight must be there
// once, and no other.
func ReadLayout(r io.Reader, page bool) (*LayoutModel, error) {
	m := newLayoutModel(page)
	at := map[string]*float64{}
	for i, name := range m.first.weightNames() {
		at[sectionFirst+"\t"+name] = &m.first.weights[i]
	}
	for i, name := range m.second.weightNames() {
		at[sectionSecond+"\t"+name] = &m.second.weights[i]
	}
	words := map[string]float64{}
	_, err := readWeights(r, func(section, name, value string) error {
		x, err := strconv.ParseFloat(value, 64)
		if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Errorf("no weight in %q", value)
		}
		if section == sectionWord {
			if _, ok := words[name]; ok {
				return fmt.Errorf("repeated word %q", name)
			}
			words[name] = x
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
	m.words = newWordOdds(words)
	return m, nil
}

// verdicts fills Layout.verdicts: for each block, how likely it is article. Cost:
// a few hundred multiplications a block.
func (m *LayoutModel) verdicts(p *Page) {
	v := p.look(m.words)
	first := cleared(v.verdicts, len(v.cs))
	for i := range first {
		v.row = v.firstRow(v.row[:0], i)
		first[i] = m.first.verdict(v.row)
	}
	v.see(first)
	second := cleared(p.Layout.verdicts, len(v.cs))
	for i := range second {
		v.row = v.secondRow(v.row[:0], i)
		second[i] = m.second.verdict(v.row)
	}
	p.Layout.verdicts = second
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
