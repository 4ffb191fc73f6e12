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
	forms  []uint64 // bits of the hashes of other words that report knows
	far    float32  // the most that the farTraits can add
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
		m.far += slices.Max(m.report.class[t][:len(reportTraits[t].values)])
	}
}

// formBits is the number of bits of CueModel.forms: some 10,000 words set few of
// them, and they stay in the processor's cache.
const formBits = 1 << 17

// addForms sets the bits of the words of a stem that no list holds.
func (m *CueModel) addForms(word string) {
	if m.forms == nil {
		m.forms = make([]uint64, formBits/64)
	}
	for form := range inflected(word) {
		if lexicon.Default().Lookup(form) == 0 {
			h := lexicon.Hash(form) % formBits
			m.forms[h/64] |= 1 << (h % 64)
		}
	}
}

// mayKnow reports whether a word that no list holds may have weights, by the hash
// of its small letters. Most that have none are told here.
func (m *CueModel) mayKnow(hash uint32) bool {
	if m == nil || m.forms == nil {
		return false
	}
	h := hash % formBits
	return m.forms[h/64]>>(h%64)&1 != 0
}

// listedWords are the words of the lists and what is known of them.
func (m *Models) listedWords() []listedWord {
	if m.Cues == nil {
		return listedWords()
	}
	return m.Cues.words
}
