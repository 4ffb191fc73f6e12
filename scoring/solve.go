package scoring

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize"
)

// solve finds the base and the weights that minimise
//
//	Σ wᵢ (base + Σ weightₖ·xₖᵢ − targetᵢ)² + ridge·Σ weightₖ²
//
// with each weight in [0, its most]. A weight is most·sin²θ, which turns its bounds
// into none: the problem is convex in the weights, and the map makes no minimum
// that is not one of it. Cost: one pass over documents × columns² for the normal
// equations, then iterations that do not depend on the number of documents.
//
// Note: that no document could leave 0–100 by its parts alone was a constraint
// once (base ≥ 0, base + Σ weights ≤ 100). It drew all points together, by a
// third of their spread, for the sake of texts that do not exist; now what a text
// would leave the scale by is a part of its own (see LimitPart).
func solve(columns [][]float64, target, w, most []float64) (base float64, weights []float64, err error) {
	n := len(columns) + 1
	gram, b := normalEquations(columns, target, w)
	weights = make([]float64, n)
	expand := func(theta []float64) {
		weights[0] = theta[0]
		for k := 1; k < n; k++ {
			s := math.Sin(theta[k])
			weights[k] = most[k-1] * s * s
		}
	}
	g := mat.NewVecDense(n, nil)
	value := func(grad []float64) float64 {
		v := mat.NewVecDense(n, weights)
		g.MulVec(gram, v)
		f := mat.Dot(v, g) - 2*mat.Dot(v, b)
		for k := range weights {
			if k > 0 {
				f += ridge * weights[k] * weights[k]
			}
			if grad != nil {
				grad[k] = 2 * (g.AtVec(k) - b.AtVec(k))
				if k > 0 {
					grad[k] += 2 * ridge * weights[k]
				}
			}
		}
		return f
	}
	problem := optimize.Problem{
		Func: func(theta []float64) float64 { expand(theta); return value(nil) },
		Grad: func(grad, theta []float64) {
			expand(theta)
			value(grad)
			for k := 1; k < n; k++ {
				grad[k] *= most[k-1] * math.Sin(2*theta[k])
			}
		},
	}
	start := make([]float64, n)
	start[0] = 0.3
	for k := 1; k < n; k++ {
		start[k] = 0.4
	}
	result, err := optimize.Minimize(problem, start, &optimize.Settings{MajorIterations: 2000, GradientThreshold: 1e-8}, &optimize.LBFGS{Store: 30})
	if result == nil {
		return 0, nil, fmt.Errorf("fit weights: %w", err)
	}
	expand(result.X)
	return weights[0], weights[1:], nil
}

// normalEquations returns XᵀWX and XᵀWy, with a first column of ones.
func normalEquations(columns [][]float64, target, w []float64) (*mat.SymDense, *mat.VecDense) {
	n := len(columns) + 1
	at := func(k, i int) float64 {
		if k == 0 {
			return 1
		}
		return columns[k-1][i]
	}
	gram, b := mat.NewSymDense(n, nil), mat.NewVecDense(n, nil)
	for j := range n {
		for k := j; k < n; k++ {
			sum := 0.0
			for i := range w {
				sum += w[i] * at(j, i) * at(k, i)
			}
			gram.SetSym(j, k, sum)
		}
		sum := 0.0
		for i := range w {
			sum += w[i] * at(j, i) * target[i]
		}
		b.SetVec(j, sum)
	}
	return gram, b
}
