package features

import (
	"fmt"
	"slices"
	"strings"

	"credence/features/internal/lexicon"
)

// A trait is one question that a fitted model asks of a place in the text, with
// the answers it knows.
type trait struct {
	name    string
	values  []string
	lexical bool // the answer has a weight for each word, too
}

// A logistic is a logistic regression over traits and a word.
type logistic struct {
	traits []trait
	bias   float32
	class  [maxTraits][maxAnswers]float32 // trait, value
	rows   []wordRow
	index  wordIndex // 1 + the place of a word in rows
	offset []int     // of a trait in a row, 0 for none
	stride int
}

// A wordRow holds the weights of a word: its own, then those of its lexical traits.
type wordRow struct {
	weights []float32
	most    float32 // the most that it can add to a sum, see bound
}

// The bounds of what models ask.
const (
	maxTraits  = 16
	maxAnswers = 64
)

// answers are the values of the traits at a place.
type answers [maxTraits]uint8

func newLogistic(traits []trait) *logistic {
	l := &logistic{traits: traits, stride: 1, offset: make([]int, len(traits))}
	for t, tr := range traits {
		if tr.lexical {
			l.offset[t] = l.stride
			l.stride += len(tr.values)
		}
	}
	return l
}

// row returns the weights of a word by the hash of its letters, nil for none.
func (l *logistic) row(hash uint32) *wordRow {
	if at := l.index.find(hash); at > 0 {
		return &l.rows[at-1]
	}
	return nil
}

// addRow makes room for the weights of a word.
func (l *logistic) addRow(hash uint32) *wordRow {
	l.rows = append(l.rows, wordRow{weights: make([]float32, l.stride)})
	l.index.add(hash, int32(len(l.rows)))
	return &l.rows[len(l.rows)-1]
}

// bound notes of each word the most that it can add to a sum.
func (l *logistic) bound() {
	for i := range l.rows {
		row := &l.rows[i]
		row.most = row.weights[0]
		for t, at := range l.offset {
			if at > 0 {
				row.most += slices.Max(row.weights[at : at+len(l.traits[t].values)])
			}
		}
	}
}

// score returns the probability at a place. row holds the weights of its word,
// nil for an unknown one.
func (l *logistic) score(a *answers, row *wordRow) float64 { return sigmoid(float64(l.sum(a, row))) }

// sum adds up the weights at a place.
func (l *logistic) sum(a *answers, row *wordRow) float32 {
	z := l.bias
	if row == nil {
		for t := range l.offset {
			z += l.class[t][a[t]%maxAnswers]
		}
		return z
	}
	for t, at := range l.offset {
		z += l.class[t][a[t]%maxAnswers]
		if at > 0 {
			z += row.weights[at+int(a[t])]
		}
	}
	return z + row.weights[0]
}

// names lists the weights that a place has a part in, as the file has them.
func (l *logistic) names(a *answers, word string) []string {
	names := []string{"bias"}
	if word != "" {
		names = append(names, "word="+word)
	}
	for t, tr := range l.traits {
		name := tr.name + "=" + tr.values[a[t]]
		names = append(names, name)
		if tr.lexical && word != "" {
			names = append(names, "word="+word+" "+name)
		}
	}
	return names
}

// set sets the weight of a name.
func (l *logistic) set(name string, weight float32) error {
	if name == "bias" {
		l.bias = weight
		return nil
	}
	var at *float32
	var row *wordRow
	if word, ok := strings.CutPrefix(name, "word="); ok {
		word, name, _ = strings.Cut(word, " ")
		h := lexicon.Hash(word)
		if row = l.row(h); row == nil {
			row = l.addRow(h)
		}
		if name == "" {
			row.weights[0] = weight
			return nil
		}
	}
	tn, vn, _ := strings.Cut(name, "=")
	for t, tr := range l.traits {
		if tr.name != tn {
			continue
		}
		for v, value := range tr.values {
			if value != vn {
				continue
			}
			if at = &l.class[t][v]; row != nil {
				if l.offset[t] == 0 {
					break
				}
				at = &row.weights[l.offset[t]+v]
			}
			*at = weight
			return nil
		}
	}
	return fmt.Errorf("no weight %q", name)
}
