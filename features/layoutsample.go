package features

import (
	"sort"

	"credence/corpus"
)

// A LayoutSample is a document as the fitting of a LayoutModel sees it.
type LayoutSample struct {
	Blocks []Span
	Words  []int
	page   *Page
	model  *LayoutModel
}

// SampleLayout prepares a document for fitting.
func SampleLayout(doc corpus.Document) *LayoutSample {
	p := &Page{Doc: &doc}
	p.Text.Split(doc.Text)
	p.Dates, p.Periods = p.scanDates(nil, nil)
	p.startLayout()
	s := &LayoutSample{page: p, model: newLayoutModel(doc.Markup != nil)}
	for i := range p.Blocks {
		s.Blocks = append(s.Blocks, Span{int(p.Blocks[i].Start), int(p.Blocks[i].End)})
		s.Words = append(s.Words, p.Layout.clues[i].words)
	}
	return s
}

// Names names the inputs of both looks.
func (s *LayoutSample) Names() (first, second []string) {
	return s.model.first.weightNames(), s.model.second.weightNames()
}

// BlockWords returns the words of short block i and the names of the elements
// around it, as a model's words know them.
func (s *LayoutSample) BlockWords(i int) []string { return s.page.modelWords(i) }

// First returns the inputs of the first look at each block, given the odds of
// words.
func (s *LayoutSample) First(words map[string]float64) [][]float64 {
	v := s.page.look(newWordOdds(words))
	rows := make([][]float64, len(v.cs))
	for i := range rows {
		rows[i] = s.model.first.products(v.firstRow(nil, i))
	}
	return rows
}

// Second returns the inputs of the second look at each block, given the odds of
// words and the first one's verdicts.
func (s *LayoutSample) Second(words map[string]float64, verdicts []float64) [][]float64 {
	v := s.page.look(newWordOdds(words))
	v.see(verdicts)
	rows := make([][]float64, len(v.cs))
	for i := range rows {
		rows[i] = s.model.second.products(v.secondRow(nil, i))
	}
	return rows
}

// modelWords are the words of a short block and the names of the elements
// around it.
func (p *Page) modelWords(i int) []string {
	var words []string
	b := &p.Blocks[i]
	if b.Last-b.First <= shortWords {
		for w := b.First; w < b.Last; w++ {
			words = append(words, string(appendSmall(nil, p.Word(w))))
		}
	}
	if m := p.Doc.Markup; m != nil {
		k := sort.Search(len(m.Blocks), func(k int) bool { return m.Blocks[k].End > int(b.Start) })
		if k < len(m.Blocks) {
			for e := m.Blocks[k].Element; e >= 0; e = m.Elements[e].Parent {
				for name := range nameTokens(m.Elements[e].Tag, m.Elements[e].Names) {
					words = append(words, name)
				}
			}
		}
	}
	return words
}
