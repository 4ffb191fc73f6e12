package features

import (
	"fmt"
	"io"
	"strconv"
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
	class  [][]float32 // trait, value
	rows   []float32   // of each word its own weight, then those of its lexical traits
	index  wordIndex   // 1 + where the weights of a word begin in rows
	offset []int       // of a trait in a row, 0 for none
	stride int
}

// answers are the values of the traits at a place.
type answers [16]uint8

func newLogistic(traits []trait) *logistic {
	l := &logistic{traits: traits, stride: 1, offset: make([]int, len(traits))}
	for t, tr := range traits {
		l.class = append(l.class, make([]float32, len(tr.values)))
		if tr.lexical {
			l.offset[t] = l.stride
			l.stride += len(tr.values)
		}
	}
	return l
}

// row returns the weights of a word by the hash of its letters, nil for none.
func (l *logistic) row(hash uint32) []float32 {
	if at := int(l.index.find(hash)) - 1; at >= 0 {
		return l.rows[at : at+l.stride]
	}
	return nil
}

// addRow makes room for the weights of a word.
func (l *logistic) addRow(hash uint32) []float32 {
	l.index.add(hash, int32(len(l.rows))+1)
	l.rows = append(l.rows, make([]float32, l.stride)...)
	return l.row(hash)
}

// score returns the probability at a place. row holds the weights of its word,
// nil for an unknown one.
func (l *logistic) score(a *answers, row []float32) float64 {
	z := l.bias
	for t := range l.traits {
		z += l.class[t][a[t]]
		if row != nil && l.offset[t] > 0 {
			z += row[l.offset[t]+int(a[t])]
		}
	}
	if row != nil {
		z += row[0]
	}
	return sigmoid(float64(z))
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
	var row []float32
	if word, ok := strings.CutPrefix(name, "word="); ok {
		word, name, _ = strings.Cut(word, " ")
		h := lexicon.Hash(word)
		if row = l.row(h); row == nil {
			row = l.addRow(h)
		}
		if name == "" {
			row[0] = weight
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
				at = &row[l.offset[t]+v]
			}
			*at = weight
			return nil
		}
	}
	return fmt.Errorf("no weight %q", name)
}

// A CueModel tells the words that report what somebody said, thinks or means to
// do, and the quotations that somebody is said to have uttered.
type CueModel struct {
	report *logistic   // of a word: does it report?
	spoken *logistic   // of a quotation: is it somebody's?
	listed [][]float32 // weights of report by the ID of a listed word
}

// ReadCueModel reads the weights of a CueModel: lines of model, weight's name
// and weight, separated by tabs; lines that begin with # are comments.
func ReadCueModel(r io.Reader) (*CueModel, error) {
	m := &CueModel{report: newLogistic(reportTraits), spoken: newLogistic(spokenTraits)}
	_, err := readWeights(r, func(model, name, value string) error {
		weight, err := strconv.ParseFloat(value, 32)
		if err != nil {
			return err
		}
		switch model {
		case "report":
			return m.report.set(name, float32(weight))
		case "spoken":
			return m.spoken.set(name, float32(weight))
		}
		return fmt.Errorf("no model %q", model)
	})
	if err != nil {
		return nil, err
	}
	lex := lexicon.Default()
	m.listed = make([][]float32, lex.Len())
	for id := range m.listed {
		m.listed[id] = m.report.row(lexicon.HashBytes(stemOfListed(lex, lexicon.ID(id))))
	}
	return m, nil
}
