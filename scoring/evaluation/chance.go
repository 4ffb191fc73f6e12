package evaluation

import "math/rand/v2"

// chance is the calibration error that forecasts would have by chance alone, were
// each probability exactly right: the mean over draws of outcomes, of which one
// source's documents share theirs.
func (c *casts) chance() Cell {
	if c == nil {
		return none()
	}
	const draws = 200
	w, outcome := make([]float64, len(c.list)), make([]float64, len(c.list))
	for i := range w {
		w[i] = c.list[i].weight
	}
	rng := rand.New(rand.NewPCG(7, 8))
	total := 0.0
	for range draws {
		of := map[string]float64{}
		for i := range c.list {
			u, ok := of[c.groups[i]]
			if !ok {
				u = rng.Float64()
				of[c.groups[i]] = u
			}
			outcome[i] = share(u < c.list[i].Probability)
		}
		total += calibrationError(c.bins(w, outcome))
	}
	return exact(total/draws, len(c.list))
}
