package main

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"credence/agreement"
	"credence/corpus"
	"credence/features"
	"credence/scoring"
)

// listsFolder is where the program's word lists stand.
var listsFolder = filepath.Join("..", "features", "internal", "lexicon", "lists")

// A loadedStudy is all that the loaded-language indicator is learned from.
type loadedStudy struct {
	fit             *loadedFit
	babe, mbic, ptc []*passage
}

// loadedSets reads the sets that loaded words are learned from.
func loadedSets(r *run) (*loadedStudy, error) {
	st := &loadedStudy{fit: &loadedFit{v: newVocabulary()}}
	v := st.fit.v
	var err error
	if st.babe, err = sentencesCSV(r, v, "babe", "babe_sg1.csv"); err != nil {
		return nil, err
	}
	if st.mbic, err = sentencesCSV(r, v, "mbic", "mbic.csv"); err != nil {
		return nil, err
	}
	if st.ptc, err = ptcPassages(r, v); err != nil {
		return nil, err
	}
	var sentences [][]int32
	if sentences, err = companySentences(r, v); err != nil {
		return nil, err
	}
	if st.fit.barred, err = readBarred(listsFolder); err != nil {
		return nil, err
	}
	if st.fit.valence, err = readValence(r); err != nil {
		return nil, err
	}
	st.fit.place = places(len(v.words), sentences)
	st.fit.prepare()
	return st, nil
}

// lexicon learns a lexicon without the passages that without names; the file it
// makes is what is judged, pruned and rounded as the shipped one is.
func (st *loadedStudy) lexicon(without func(*passage) bool) ([]byte, *features.LoadedLexicon, error) {
	var train []*passage
	for _, p := range slices.Concat(st.babe, st.mbic, st.ptc) {
		if !without(p) {
			train = append(train, p)
		}
	}
	data, err := st.fit.write(st.fit.learn(train))
	if err != nil {
		return nil, nil, err
	}
	l, err := features.ReadLoaded(bytes.NewReader(data))
	return data, l, err
}

// fitLoaded learns the shipped lexicon and writes its file.
func fitLoaded(r *run) error {
	st, err := loadedSets(r)
	if err != nil {
		return err
	}
	data, _, err := st.lexicon(func(*passage) bool { return false })
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(models, "loaded.tsv"), data, 0o644)
}

// loaded measures loaded language.
func loaded(r *run) error {
	st, err := loadedSets(r)
	if err != nil {
		return err
	}
	lists, err := publishedLists(r)
	if err != nil {
		return err
	}
	if err := st.babeRows(r, lists); err != nil {
		return err
	}
	if err := st.ptcRows(r, lists); err != nil {
		return err
	}
	return swapRows(r)
}

// judged are sentences with the sums and counts that are compared with their
// marks.
type judged struct {
	group   []string // outlet or article
	score   []float64
	loaded  []bool
	stratum []int       // by length, where it counts
	listed  [][]float64 // [published list]: its words in the sentence
}

func (j *judged) add(group string, score float64, loaded bool, stratum int, listed []float64) {
	j.group, j.score, j.loaded, j.stratum = append(j.group, group), append(j.score, score), append(j.loaded, loaded), append(j.stratum, stratum)
	j.listed = append(j.listed, listed)
}

// bestList names the published list that tells loaded sentences best.
func (j *judged) bestList(r *run, lists []wordList, auc func(score []float64) float64) string {
	best, top := "", 0.0
	count := make([]float64, len(j.score))
	for k, l := range lists {
		for i := range count {
			count[i] = j.listed[i][k]
		}
		x := auc(count)
		if r.verbose {
			fmt.Printf("  %s: AUC %.3f\n", l.name, x)
		}
		if x > top {
			best, top = l.name, x
		}
	}
	return fmt.Sprintf("%.3f best published list: %s", top, best)
}

// babeRows judges sentences of outlets that the lexicon was not learned from.
func (st *loadedStudy) babeRows(r *run, lists []wordList) error {
	var j judged
	var predicted []bool
	var words []agreement.Counts
	var t features.Text
	for fold := range agreement.Folds {
		if !slices.ContainsFunc(st.babe, func(p *passage) bool { return agreement.Fold(p.group) == fold }) {
			continue
		}
		_, l, err := st.lexicon(func(p *passage) bool { return p.set != "ptc" && agreement.Fold(p.group) == fold })
		if err != nil {
			return err
		}
		for _, p := range st.babe {
			if agreement.Fold(p.group) != fold || !p.judged {
				continue
			}
			t.Split(p.text)
			x, shown := agreement.LoadedText(l, &t)
			j.add(p.group, x, p.loaded, 0, countAll(lists, &t, t.Sentences))
			predicted = append(predicted, x >= 1)
			words = append(words, agreement.LoadedWords(&t, shown, p.spans))
		}
	}
	best := j.bestList(r, lists, func(x []float64) float64 { return agreement.AUC(x, j.loaded, nil) })
	precision, recall, _ := agreement.PRF(j.group, words)
	base := row{set: "babe_sg1", n: len(j.score), unit: "sentences"}
	add := func(what string, ours agreement.Estimate, yardstick string) {
		base.what, base.ours, base.yardstick = what+", outlets held out", ours, yardstick
		r.add(base)
	}
	add("loaded sentences: macro-F1", agreement.EstimateMacroF1(j.group, predicted, j.loaded), "")
	add("loaded sentences: AUC", agreement.EstimateAUC(j.group, j.score, j.loaded), best)
	add("loaded words: precision against marked words", precision, "")
	add("loaded words: recall of marked words", recall, "")
	return nil
}

// ptcRows judges sentences of articles that the lexicon was not learned from,
// and the findings in whole articles.
func (st *loadedStudy) ptcRows(r *run, lists []wordList) error {
	articles, err := records[ptcArticle](r, "loaded", "ptc_dev.jsonl.gz")
	if err != nil {
		return err
	}
	var j judged
	var ids []string
	var counts []agreement.Counts
	var t features.Text
	for fold := range agreement.Folds {
		_, l, err := st.lexicon(func(p *passage) bool { return p.set == "ptc" && agreement.Fold(p.group) == fold })
		if err != nil {
			return err
		}
		models := features.ShippedModels()
		models.Loaded = l
		m := features.NewMeasurerWith(r.asOf, models)
		for i := range articles {
			a := &articles[i]
			if agreement.Fold(a.ID) != fold {
				continue
			}
			spans := a.loadedSpans()
			t.Split(a.Text)
			for k := range t.Sentences {
				s := &t.Sentences[k]
				if stratum := agreement.LengthStratum(s.Last - s.First); stratum >= 0 {
					x, _ := l.Weigh(&t, s)
					j.add(a.ID, x, overlaps(spans, int(s.Start), int(s.End)), stratum, countAll(lists, &t, t.Sentences[k:k+1]))
				}
			}
			ids = append(ids, a.ID)
			counts = append(counts, insideSpans(loadedFindings(m.Measure(corpus.Document{ID: a.ID, Text: a.Text})), spans))
		}
	}
	best := j.bestList(r, lists, func(x []float64) float64 { return agreement.StratifiedAUC(x, j.loaded, j.stratum, nil) })
	precision, _, _ := agreement.PRF(ids, counts)
	findings := 0.0
	for _, c := range counts {
		findings += c.TP + c.FP
	}
	r.add(
		row{set: "ptc_dev", what: "sentences with loaded spans: AUC within lengths, articles held out", n: len(j.score), unit: "sentences", ours: agreement.EstimateStratifiedAUC(j.group, j.score, j.loaded, j.stratum), yardstick: best},
		row{set: "ptc_dev", what: "loaded findings: share inside a marked span, articles held out", n: int(findings), unit: "findings", ours: precision},
	)
	return nil
}

// insideSpans counts the findings that touch a marked span, TP, and the others.
func insideSpans(findings []features.Finding, spans []features.Span) (c agreement.Counts) {
	for _, f := range findings {
		if overlaps(spans, f.Start, f.End) {
			c.TP++
		} else {
			c.FP++
		}
	}
	return c
}

// loadedFindings are the findings of loaded language.
func loadedFindings(p *features.Profile) []features.Finding {
	for i, ind := range features.All() {
		if ind.Name == "loaded_language" {
			return p.Values[i].Findings
		}
	}
	return nil
}

// swapped is how many documents have their names swapped.
const swapped = 200

// swapRows measures how far scores move when names of people, nations, parties
// and faiths are swapped.
func swapRows(r *run) error {
	type record struct{ ID, Text, Title string }
	articles, err := records[record](r, "rated", "articles.jsonl.gz")
	if err != nil {
		return err
	}
	m, model := features.NewMeasurer(r.asOf), scoring.DefaultModel()
	var moved, part []float64
	changed := 0
	for i := range swapped {
		a := articles[i*len(articles)/swapped]
		score := func(title, text string) (points, loaded float64) {
			s := model.Score(m.Measure(corpus.Document{ID: a.ID, Title: title, Text: text}))
			for _, p := range s.Parts {
				if p.Indicator == "loaded_language" {
					loaded = p.Points
				}
			}
			return s.Points, loaded
		}
		text := agreement.SwapNames(a.Text)
		if text != a.Text {
			changed++
		}
		points, loaded := score(a.Title, a.Text)
		points2, loaded2 := score(agreement.SwapNames(a.Title), text)
		moved, part = append(moved, math.Abs(points-points2)), append(part, math.Abs(loaded-loaded2))
	}
	if r.verbose {
		fmt.Printf("  names swapped in %d of %d documents\n", changed, swapped)
	}
	slices.Sort(moved)
	slices.Sort(part)
	n := len(moved)
	exact := func(x float64) agreement.Estimate { return agreement.Estimate{Value: x, Low: x, High: x} }
	r.add(
		row{set: "rated", what: "points moved by swapping names, nations, parties, faiths: median", n: n, unit: "documents", ours: exact(moved[n/2])},
		row{set: "rated", what: "points moved by swapping names, nations, parties, faiths: largest", n: n, unit: "documents", ours: exact(moved[n-1])},
		row{set: "rated", what: "of them by loaded language: largest", n: n, unit: "documents", ours: exact(part[n-1])},
	)
	return nil
}
