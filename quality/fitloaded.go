package main

import (
	"hash/fnv"
	"math"
	"slices"

	"credence/agreement"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/optimize"
)

// What loaded.tsv is learned from and how. A sentence is loaded by a logistic
// model of the sum of its words' weights. What a word weighs is the sum of
//
//   - pieces of evidence about it, each times a coefficient that all words share:
//     how much more often than others it was marked by annotators and stands in
//     spans of the three persuasion techniques (the word itself, all words of its
//     stem, and as words that keep the same company would), what the hand-written
//     lists say of it, how pleasant it is, and what it ends in;
//   - a part of its own, held near zero (L2).
//
// The evidence in a sentence is counted without the sentence's fold, so that the
// coefficients are those for words of unseen outlets.
//
// Note: adjectives in -ous, -ful and -less as a class were tried: nothing gained,
// and "miscellaneous" and "youthful" came out loaded. Less shrinkage of the
// evidence (priorTokens 2) costs .01 of AUC.

// A piece is one column of evidence.
type piece int

const (
	pieceMarked     piece = iota // marked by annotators of babe and mbic: log-odds above all words
	pieceMarkedStem              // the same of its stem
	pieceSpan                    // in spans of ptc
	pieceSpanStem
	pieceMarkedNear // what its place predicts
	pieceSpanNear
	pieceLoaded // its weight in the hand-written list, by category
	pieceNameCalling
	pieceBelittling
	pieceGlorifying
	pieceHyperbole
	pieceBooster // from here on by the other lists, 1 or 0
	pieceHedge
	pieceSay
	pieceJudge
	pieceShock
	pieceGrammar
	pieceAdverb      // in -ly
	pieceSuperlative // in -est
	pieceNegative    // valence, in halves
	piecePositive
	wordPieces
)

// The pieces of a sentence as a whole.
const (
	pieceNumber = wordPieces + iota
	pieceHyphen
	piecePhrase
	pieces
)

// innerFolds is how many folds the fit itself makes of its training set.
const innerFolds = 5

func innerFold(group string) int {
	h := fnv.New32a()
	h.Write([]byte(group))
	h.Write([]byte("inner"))
	return int(h.Sum32() % innerFolds)
}

// A loadedFit learns weights from passages.
type loadedFit struct {
	v       *vocabulary
	barred  func(word string) bool // words that carry no weight
	valence map[string]float64     // mean ratings of VADER
	place   [][]float64            // see places

	stem  []int // of each word: the number of its stem
	stems int
	fixed [][]float64 // evidence that needs no counting: [piece][word]
	open  []bool      // words that may weigh

	stemMarked, stemAll []float64 // tokens of each stem in passages, and the marked ones
}

// A loadedModel is a fitted model.
type loadedModel struct {
	coef      []float64  // of pieces
	own       []float64  // of words
	intercept [2]float64 // of babe, of ptc
	unit      float64    // the sum from which a sentence is loaded
	word      []float64  // what each word weighs
	class     []float64  // of it, what its class as an adverb, booster or the like says
}

// A design is passages as sums of evidence.
type design struct {
	x [][]float64 // [passage][piece]
	p []*passage
	e [][][]float64 // [inner fold]: the evidence outside it
}

// sums adds up the evidence in a passage, outside quotation as the indicator does.
func (f *loadedFit) sums(p *passage, e [][]float64) []float64 {
	x := make([]float64, pieces)
	for i, w := range p.words {
		if f.open[w] && !p.quoted[i] {
			for k := range wordPieces {
				x[k] += e[k][w]
			}
		}
	}
	x[pieceNumber], x[pieceHyphen], x[piecePhrase] = float64(p.number), float64(p.hyphen), p.phrase
	return x
}

// learn fits a model to passages.
func (f *loadedFit) learn(passages []*passage) *loadedModel {
	d := f.design(passages)
	l2, threshold := f.choose(d)
	m := f.logistic(d, l2)
	m.unit = -m.intercept[0] * threshold
	e := f.evidence(passages)
	f.countMarked(passages)
	f.weigh(m, e)
	return m
}

// weigh adds up what each word weighs given the evidence.
func (f *loadedFit) weigh(m *loadedModel, e [][]float64) {
	m.word, m.class = make([]float64, len(f.v.words)), make([]float64, len(f.v.words))
	for w := range m.word {
		if !f.open[w] {
			continue
		}
		m.word[w] = m.own[w]
		for k := range wordPieces {
			x := m.coef[k] * e[k][w]
			m.word[w] += x
			if k == pieceAdverb || k == pieceSuperlative || k == pieceBooster || k == pieceHedge {
				m.class[w] += x
			}
		}
	}
}

// design sums up the evidence in each judged passage, counted without the
// passage's fold. The sentences of mbic are those of babe: they give evidence
// about words alone.
func (f *loadedFit) design(passages []*passage) *design {
	d := &design{}
	for fold := range innerFolds {
		var others []*passage
		for _, p := range passages {
			if innerFold(p.group) != fold {
				others = append(others, p)
			}
		}
		e := f.evidence(others)
		d.e = append(d.e, e)
		for _, p := range passages {
			if innerFold(p.group) == fold && p.judged && p.set != "mbic" {
				d.x = append(d.x, f.sums(p, e))
				d.p = append(d.p, p)
			}
		}
	}
	return d
}

// choose returns the strength of L2 and the threshold that judge the sentences of
// babe best, each inner fold by a model of the others: the strength by AUC; then
// the threshold by macro-F1, averaged over nearby thresholds so that chance has
// less say, in units of what a sentence without any word lacks. Of thresholds that
// do about as well the strictest is taken: half of babe's sentences are loaded,
// and fewer are in ordinary articles.
func (f *loadedFit) choose(d *design) (l2, threshold float64) {
	var best []float64
	var loaded []bool
	bestAUC := 0.0
	for _, strength := range []float64{5, 10, 20} {
		var score []float64
		loaded = loaded[:0]
		for fold := range innerFolds {
			var train, test design
			for i, p := range d.p {
				to := &train
				if innerFold(p.group) == fold {
					to = &test
				}
				to.x, to.p = append(to.x, d.x[i]), append(to.p, p)
			}
			if !slices.ContainsFunc(test.p, func(p *passage) bool { return p.set == "babe" }) {
				continue
			}
			m := f.logistic(&train, strength)
			m.unit = -m.intercept[0]
			f.weigh(m, d.e[fold])
			for _, p := range test.p {
				if p.set == "babe" {
					score, loaded = append(score, m.sum(p)), append(loaded, p.loaded)
				}
			}
		}
		if x := agreement.AUC(score, loaded, nil); x > bestAUC {
			l2, best, bestAUC = strength, score, x
		}
	}
	const low, steps, near, slack = 0.4, 25, 2, 0.005 // 0.40, 0.45 … 1.60
	f1 := make([]float64, steps)
	predicted := make([]bool, len(best))
	for k := range f1 {
		for i, x := range best {
			predicted[i] = x >= low+0.05*float64(k)
		}
		f1[k] = agreement.MacroF1(predicted, loaded, nil)
	}
	top := 0.0
	around := func(k int) float64 { return floats.Sum(f1[k-near:k+near+1]) / (2*near + 1) }
	for k := near; k < steps-near; k++ {
		top = max(top, around(k))
	}
	for k := near; k < steps-near; k++ {
		if around(k) >= top-slack {
			threshold = low + 0.05*float64(k)
		}
	}
	return l2, threshold
}

// sum is the sum of a passage's weights in units, faint words left out.
func (m *loadedModel) sum(p *passage) float64 {
	z := m.coef[pieceNumber]*float64(p.number) + m.coef[pieceHyphen]*float64(p.hyphen) + m.coef[piecePhrase]*p.phrase
	for k, w := range p.words {
		if x := m.word[w]; !p.quoted[k] && math.Abs(x) >= faintest {
			z += x
		}
	}
	return z / m.unit
}

// coefficientL2 holds the shared coefficients.
const coefficientL2 = 1.0

// logistic minimises the log-loss, each of the two sets weighing as much as the
// other and both classes of a set alike, plus the L2 terms.
func (f *loadedFit) logistic(d *design, l2 float64) *loadedModel {
	set := make([]int, len(d.p))
	weight := make([]float64, len(d.p))
	var n [2][2]float64
	for i, p := range d.p {
		if p.set == "ptc" {
			set[i] = 1
		}
		n[set[i]][b2i(p.loaded)]++
	}
	for i, p := range d.p {
		weight[i] = 750 / n[set[i]][b2i(p.loaded)]
	}
	np, nw := int(pieces), len(f.v.words)
	dim := np + 2 + nw
	evaluate := func(grad, th []float64) float64 {
		loss := 0.0
		for k := range grad {
			grad[k] = 0
		}
		for i, p := range d.p {
			z := th[np+set[i]]
			z += floats.Dot(d.x[i], th[:np])
			for i, w := range p.words {
				if f.open[w] && !p.quoted[i] {
					z += th[np+2+w]
				}
			}
			y := -1.0
			if p.loaded {
				y = 1
			}
			g := -y * weight[i] / (1 + math.Exp(y*z))
			loss += weight[i] * softplus(-y*z)
			floats.AddScaled(grad[:np], g, d.x[i])
			grad[np+set[i]] += g
			for i, w := range p.words {
				if f.open[w] && !p.quoted[i] {
					grad[np+2+w] += g
				}
			}
		}
		for k := range np {
			loss += coefficientL2 / 2 * th[k] * th[k]
			grad[k] += coefficientL2 * th[k]
		}
		for k := np + 2; k < dim; k++ {
			loss += l2 / 2 * th[k] * th[k]
			grad[k] += l2 * th[k]
		}
		return loss
	}
	cache, cachedAt := make([]float64, dim), make([]float64, dim)
	loss := math.NaN()
	at := func(x []float64) {
		if math.IsNaN(loss) || !floats.Equal(x, cachedAt) {
			copy(cachedAt, x)
			loss = evaluate(cache, x)
		}
	}
	result, err := optimize.Minimize(optimize.Problem{
		Func: func(x []float64) float64 { at(x); return loss },
		Grad: func(grad, x []float64) { at(x); copy(grad, cache) },
	}, make([]float64, dim), &optimize.Settings{MajorIterations: 120, GradientThreshold: 1e-3}, &optimize.LBFGS{})
	if err != nil && result == nil {
		panic(err)
	}
	return &loadedModel{coef: slices.Clone(result.X[:np]), intercept: [2]float64{result.X[np], result.X[np+1]}, own: slices.Clone(result.X[np+2:])}
}

func softplus(z float64) float64 {
	if z > 30 {
		return z
	}
	return math.Log1p(math.Exp(z))
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
