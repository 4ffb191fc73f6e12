package main

import (
	"fmt"
	"math"
	"sync"

	"gonum.org/v1/gonum/optimize"
)

// A sample is a row of inputs with what it should be (0 or 1) and how much it
// counts. Rows are kept in half the memory: there are many.
type sample struct {
	x    []float32
	y, w float64
}

// fitLogistic fits a logistic regression with an L2 penalty on all weights but the
// first, which belongs to the constant input. start may be nil. The result does
// not depend on the number of processors.
func fitLogistic(samples []sample, l2 float64, iterations int, start []float64) ([]float64, error) {
	d := len(samples[0].x)
	loss := func(theta, gradient []float64) float64 {
		const parts = 2
		var sums [parts]float64
		var gradients [parts][]float64
		var wg sync.WaitGroup
		for k := range parts {
			wg.Go(func() {
				g := make([]float64, d)
				for _, s := range samples[k*len(samples)/parts : (k+1)*len(samples)/parts] {
					z := 0.0
					for j, x := range s.x {
						z += theta[j] * float64(x)
					}
					e := math.Exp(-math.Abs(z))
					sums[k] += s.w * (math.Log1p(e) + math.Max(z, 0) - s.y*z)
					p := 1 / (1 + e)
					if z < 0 {
						p = e / (1 + e)
					}
					r := s.w * (p - s.y)
					for j, x := range s.x {
						g[j] += r * float64(x)
					}
				}
				gradients[k] = g
			})
		}
		wg.Wait()
		total := 0.0
		clear(gradient)
		for k := range parts {
			total += sums[k]
			for j, x := range gradients[k] {
				gradient[j] += x
			}
		}
		for j := 1; j < d; j++ {
			total += l2 * theta[j] * theta[j]
			gradient[j] += 2 * l2 * theta[j]
		}
		return total
	}
	// the optimizer asks for value and gradient at the same place in turn
	at, gradient, value := make([]float64, d), make([]float64, d), 0.0
	known := false
	eval := func(theta []float64) {
		if known && equal(theta, at) {
			return
		}
		value = loss(theta, gradient)
		copy(at, theta)
		known = true
	}
	problem := optimize.Problem{
		Func: func(theta []float64) float64 { eval(theta); return value },
		Grad: func(to, theta []float64) { eval(theta); copy(to, gradient) },
	}
	if start == nil {
		start = make([]float64, d)
	}
	result, err := optimize.Minimize(problem, start, &optimize.Settings{MajorIterations: iterations, GradientThreshold: 1e-4}, &optimize.LBFGS{})
	if result == nil {
		return nil, fmt.Errorf("fit: %w", err)
	}
	return result.X, nil
}

func equal(a, b []float64) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
