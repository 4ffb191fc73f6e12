package features

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"credence/features/internal/lexicon"
)

// A CueModel tells the words that report what somebody said, thinks or means to
// do, and the quotations that somebody is said to have uttered.
type CueModel struct {
	report *logistic  // of a word: does it report?
	spoken *logistic  // of a quotation: is it somebody's?
	listed []*wordRow // weights of report by the ID of a listed word
	words  []listedWord
	forms  formSet   // of other words that report knows
	formAt wordIndex // of these, 1 + the place of the row by formKey
	far    float32   // the most that the farTraits can add
	rest   float32   // and the most that all but the besideTraits can, of a word that is no rule's cue
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
			if word, ok := strings.CutPrefix(name, "word="); ok {
				if word, _, _ = strings.Cut(word, " "); m.report.row(lexicon.Hash(word)) == nil {
					m.addForms(word)
				}
			}
			return m.report.set(name, float32(weight))
		case "spoken":
			return m.spoken.set(name, float32(weight))
		}
		return fmt.Errorf("no model %q", model)
	})
	if err != nil {
		return nil, err
	}
	m.prepare()
	return m, nil
}

// prepare makes the tables that tell at one look whether a word has weights.
func (m *CueModel) prepare() {
	lex := lexicon.Default()
	m.words = slices.Clone(listedWords())
	m.listed = make([]*wordRow, lex.Len())
	for id := range m.listed {
		if m.listed[id] = m.report.row(lexicon.HashBytes(stemOfListed(lex, lexicon.ID(id)))); m.listed[id] != nil {
			m.words[id].use |= mayReport
		}
	}
	m.report.bound()
	for _, t := range farTraits {
		m.far += m.most(t)
	}
	m.rest = m.far + m.report.class[askValue][valueClass(nil)]
	for _, t := range [...]int{askShape, askRule, askPlace, askQuotes, askOthers} {
		m.rest += m.most(t)
	}
}

// most is the most that the answer to a question about a word can add.
func (m *CueModel) most(t int) float32 {
	return slices.Max(m.report.class[t][:len(reportTraits[t].values)])
}

// formBits is the number of bits of CueModel.forms: some 10,000 words set few of
// them, and they stay in the processor's cache.
const formBits = 1 << 17

// addForms notes the words of a stem, whose row comes next, that no list holds.
func (m *CueModel) addForms(word string) {
	row := int32(len(m.report.rows) + 1)
	for form := range inflected(word) {
		if lexicon.Default().Lookup(form) != 0 {
			continue
		}
		hash := lexicon.Hash(form)
		h := hash % formBits
		m.forms[h/64] |= 1 << (h % 64)
		if key := formKey(hash, uint32(len(form))); m.formAt.find(key) == 0 {
			m.formAt.add(key, row)
		}
	}
}

// formKey is the key of a word by the hash of its small letters and its bytes: a
// word with letters beyond ASCII, or marks that no hash sees, has more.
func formKey(hash, bytes uint32) uint32 { return hash + bytes*0x9E3779B1 }

// rowOf returns the weights of a word that no list holds, nil for none.
func (m *CueModel) rowOf(w *Word) *wordRow {
	if at := m.formAt.find(formKey(w.Hash, w.End-w.Start)); at > 0 {
		return &m.report.rows[at-1]
	}
	return nil
}

// A formSet holds bits of the hashes of words that no list holds.
type formSet [formBits / 64]uint64

// without returns no bits for a word that may have weights, by the hash of its small
// letters, and all bits for others. Most that have none are told here.
func (f *formSet) without(hash uint32) cueUse {
	h := hash % formBits
	return cueUse(f[h/64]>>(h%64)&1) - 1
}

// known are the words without a list that the model knows.
func (m *CueModel) known() *formSet {
	if m == nil {
		return new(formSet)
	}
	return &m.forms
}

// listedWords are the words of the lists and what is known of them.
func (m *Models) listedWords() []listedWord {
	if m.Cues == nil {
		return listedWords()
	}
	return m.Cues.words
}
