package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"

	"credence/features"
)

// prepare readies what no fold changes.
func (f *loadedFit) prepare() {
	n := len(f.v.words)
	f.stem, f.open = make([]int, n), make([]bool, n)
	numbers := map[string]int{}
	f.fixed = make([][]float64, wordPieces)
	for p := range f.fixed {
		f.fixed[p] = make([]float64, n)
	}
	categories := map[string]piece{"loaded": pieceLoaded, "name_calling": pieceNameCalling, "belittling": pieceBelittling, "glorifying": pieceGlorifying, "hyperbole": pieceHyperbole,
		"booster": pieceBooster, "superlative": pieceBooster, "hedge": pieceHedge, "say": pieceSay, "judge": pieceJudge, "shock": pieceShock,
		"determiner": pieceGrammar, "preposition": pieceGrammar, "conjunction": pieceGrammar, "subordinator": pieceGrammar, "pronoun": pieceGrammar, "she": pieceGrammar, "he": pieceGrammar, "possessive": pieceGrammar, "auxiliary": pieceGrammar}
	for i, word := range f.v.words {
		s := stem(word)
		k, ok := numbers[s]
		if !ok {
			k = len(numbers)
			numbers[s] = k
		}
		f.stem[i] = k
		f.open[i] = len(word) > 1 && f.v.lower[i] >= 2 && f.v.lower[i] >= 2*f.v.upper[i] && !f.barred(word)
		if !f.open[i] {
			continue
		}
		for _, sense := range features.Senses(word) {
			if p, ok := categories[sense.Category]; ok {
				f.fixed[p][i] = sense.Value
				if p == pieceGrammar || p == pieceSay || p == pieceJudge {
					f.fixed[p][i] = 1
				}
			}
		}
		if strings.HasSuffix(word, "ly") && len(word) > 4 {
			f.fixed[pieceAdverb][i] = 1
		}
		if strings.HasSuffix(word, "est") && len(word) > 6 {
			f.fixed[pieceSuperlative][i] = 1
		}
		if x := f.valence[word]; x < 0 {
			f.fixed[pieceNegative][i] = -x / 2
		} else {
			f.fixed[piecePositive][i] = x / 2
		}
	}
	f.stems = len(numbers)
}

// stem cuts the commonest endings off a word.
func stem(word string) string {
	for _, end := range []string{"fulness", "lessness", "ingly", "edly", "ically", "fully", "ously", "iveness", "ation", "ness", "ings", "ing", "ily", "ies", "ied", "ier", "iest", "ers", "est", "ed", "er", "es", "ly", "s", "e", "y"} {
		if base, ok := strings.CutSuffix(word, end); ok && len(base) >= 4 {
			if n := len(base); base[n-1] == base[n-2] && !strings.ContainsRune("sl", rune(base[n-1])) {
				base = base[:n-1]
			}
			return base
		}
	}
	return word
}

// priorTokens is the shrinkage of the evidence: how many tokens of the average
// kind each word is taken to have been seen as before.
const priorTokens = 8.0

// logOdds is how much the odds of a word's tokens to be marked are above those
// of all tokens.
func logOdds(marked, all, rate float64) float64 {
	p := (marked + priorTokens*rate) / (all + priorTokens)
	return math.Log(p/(1-p)) - math.Log(rate/(1-rate))
}

// evidence counts the evidence in passages. The result is [piece][word].
//
// Note: how much more often a word stands in low than in high rated sources was
// evidence once. It made the indicator know the ratings that a scoring model is
// fitted to and checked on, and told sentences apart no better.
func (f *loadedFit) evidence(passages []*passage) [][]float64 {
	n := len(f.v.words)
	e := slices.Clone(f.fixed)
	for _, c := range []struct {
		own, stem, near piece
		sets            string
	}{{pieceMarked, pieceMarkedStem, pieceMarkedNear, "babe mbic"}, {pieceSpan, pieceSpanStem, pieceSpanNear, "ptc"}} {
		marked, all := make([]float64, n), make([]float64, n)
		stemMarked, stemAll := make([]float64, f.stems), make([]float64, f.stems)
		sum, total := 1.0, 2.0
		for _, p := range passages {
			if !strings.Contains(c.sets, p.set) {
				continue
			}
			for k, w := range p.words {
				all[w]++
				stemAll[f.stem[w]]++
				total++
				if p.marked[k] {
					marked[w]++
					stemMarked[f.stem[w]]++
					sum++
				}
			}
		}
		own, stem := make([]float64, n), make([]float64, n)
		for w := range n {
			if f.open[w] {
				own[w] = logOdds(marked[w], all[w], sum/total)
				stem[w] = logOdds(stemMarked[f.stem[w]], stemAll[f.stem[w]], sum/total)
			}
		}
		e[c.own], e[c.stem] = own, stem
		share := make([]float64, n)
		for w := range n {
			if all[w] > 0 {
				share[w] = marked[w] / all[w] / (sum / total)
			}
			if !f.open[w] {
				all[w] = 0
			}
			all[w] = min(all[w], 20)
		}
		e[c.near] = ridge(f.place, share, all, nearL2)
	}
	return e
}

// countMarked counts how often the words of each stem stand and are marked.
func (f *loadedFit) countMarked(passages []*passage) {
	f.stemMarked, f.stemAll = make([]float64, f.stems), make([]float64, f.stems)
	for _, p := range passages {
		for k, w := range p.words {
			f.stemAll[f.stem[w]]++
			f.stemMarked[f.stem[w]] += float64(b2i(p.marked[k]))
		}
	}
}

// nearL2 holds the prediction of a word's evidence from its place.
const nearL2 = 20.0

// readBarred reads barred.words.
func readBarred(lists string) (func(string) bool, error) {
	data, err := os.ReadFile(filepath.Join(lists, "barred.words"))
	if err != nil {
		return nil, err
	}
	words := map[string]bool{}
	var begins []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if begin, ok := strings.CutSuffix(line, "*"); ok {
			begins = append(begins, begin)
		} else {
			words[line] = true
		}
	}
	sort.Strings(begins)
	return func(word string) bool {
		if words[word] {
			return true
		}
		for _, b := range begins {
			if strings.HasPrefix(word, b) {
				return true
			}
		}
		return false
	}, nil
}

// readValence reads the mean ratings of the VADER lexicon (MIT).
func readValence(r *run) (map[string]float64, error) {
	data, err := os.ReadFile(filepath.Join(r.corpora, "lexicons", "vader_lexicon.txt"))
	if err != nil {
		return nil, err
	}
	all := map[string]float64{}
	for line := range strings.Lines(string(data)) {
		col := strings.Split(line, "\t")
		if len(col) < 2 {
			continue
		}
		x, err := strconv.ParseFloat(col[1], 64)
		if err != nil {
			return nil, fmt.Errorf("vader_lexicon.txt: %w", err)
		}
		all[strings.ToLower(col[0])] = x
	}
	return all, nil
}
