package main

import (
	"math"
	"sort"

	"gonum.org/v1/gonum/mat"
)

// How words are placed by their company.
const (
	nearContexts = 1000 // commonest words that are counted beside a word
	nearWindow   = 3    // words to either side
	nearSeen     = 8    // times a word must stand to be placed
	nearSize     = 80   // dimensions
)

// places puts each word into a space in which words that stand in like company
// are near: positive pointwise mutual information with the commonest words,
// reduced to its principal directions, length 1. Words seen too rarely have no
// place. Source: Levy, Goldberg and Dagan, Improving Distributional Similarity
// (2015).
func places(words int, sentences [][]int32) [][]float64 {
	count := make([]int, words)
	for _, s := range sentences {
		for _, w := range s {
			count[w]++
		}
	}
	by := make([]int, words)
	for i := range by {
		by[i] = i
	}
	sort.SliceStable(by, func(a, b int) bool { return count[by[a]] > count[by[b]] })
	row := make([]int32, words)
	rows := 0
	for i := range row {
		row[i] = -1
	}
	for _, w := range by {
		if count[w] < nearSeen {
			break
		}
		row[w] = int32(rows)
		rows++
	}
	beside := make([]float32, rows*nearContexts)
	for _, s := range sentences {
		for i, w := range s {
			r := row[w]
			if r < 0 {
				continue
			}
			for k := max(0, i-nearWindow); k < min(len(s), i+nearWindow+1); k++ {
				if c := row[s[k]]; k != i && c >= 0 && c < nearContexts {
					beside[int(r)*nearContexts+int(c)]++
				}
			}
		}
	}
	information(beside, rows)
	vectors, values, ok := principal(beside, rows)
	if !ok {
		return make([][]float64, words)
	}
	all := make([][]float64, words)
	for w := range words {
		if row[w] >= 0 {
			all[w] = project(beside[int(row[w])*nearContexts:(int(row[w])+1)*nearContexts], vectors, values)
		}
	}
	return all
}

// principal returns the principal directions of the rows and their strengths, in
// ascending order.
func principal(beside []float32, rows int) (*mat.Dense, []float64, bool) {
	gram := mat.NewSymDense(nearContexts, nil)
	for r := range rows {
		x := beside[r*nearContexts : (r+1)*nearContexts]
		var at []int
		for c, v := range x {
			if v != 0 {
				at = append(at, c)
			}
		}
		for i, a := range at {
			for _, b := range at[i:] {
				gram.SetSym(a, b, gram.At(a, b)+float64(x[a]*x[b]))
			}
		}
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(gram, true) {
		return nil, nil, false
	}
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	return &vectors, eigen.Values(nil), true
}

// project places a word's row among the strongest directions.
func project(x []float32, vectors *mat.Dense, values []float64) []float64 {
	v := make([]float64, nearSize)
	norm := 0.0
	for k := range v {
		c := nearContexts - 1 - k
		for a, y := range x {
			if y != 0 {
				v[k] += float64(y) * vectors.At(a, c)
			}
		}
		v[k] /= math.Sqrt(math.Sqrt(math.Max(values[c], 1e-9)))
		norm += v[k] * v[k]
	}
	for k := range v {
		v[k] /= math.Sqrt(math.Max(norm, 1e-12))
	}
	return v
}

// information turns counts into positive pointwise mutual information.
func information(beside []float32, rows int) {
	total := 0.0
	sumRow, sumCol := make([]float64, rows), make([]float64, nearContexts)
	for r := range rows {
		for c := range nearContexts {
			x := float64(beside[r*nearContexts+c])
			sumRow[r] += x
			sumCol[c] += x
			total += x
		}
	}
	for r := range rows {
		for c := range nearContexts {
			x := &beside[r*nearContexts+c]
			if *x > 0 {
				*x = float32(math.Max(0, math.Log(float64(*x)*total/(sumRow[r]*sumCol[c]))))
			}
		}
	}
}

// ridge predicts y of each word from its place by least squares with weights,
// held by l2; words without a place get 0.
func ridge(place [][]float64, y, weight []float64, l2 float64) []float64 {
	n := nearSize + 1
	a := mat.NewSymDense(n, nil)
	b := mat.NewVecDense(n, nil)
	x := make([]float64, n)
	x[nearSize] = 1
	for w, p := range place {
		if p == nil || weight[w] == 0 {
			continue
		}
		copy(x, p)
		for i := range n {
			b.SetVec(i, b.AtVec(i)+weight[w]*x[i]*y[w])
			for j := i; j < n; j++ {
				a.SetSym(i, j, a.At(i, j)+weight[w]*x[i]*x[j])
			}
		}
	}
	for i := range n {
		a.SetSym(i, i, a.At(i, i)+l2)
	}
	out := make([]float64, len(place))
	var chol mat.Cholesky
	var solved mat.VecDense
	if !chol.Factorize(a) || chol.SolveVecTo(&solved, b) != nil {
		return out
	}
	for w, p := range place {
		if p == nil {
			continue
		}
		for k, v := range p {
			out[w] += v * solved.AtVec(k)
		}
		out[w] += solved.AtVec(nearSize)
	}
	return out
}
