package evaluation

import (
	"math"
	"strings"

	"credence/agreement"
	"credence/scoring"
)

// sides are the leanings that are compared, in the order of the table.
var sides = [3]string{"left", "centre", "right"}

// side returns one of sides for a leaning, "" for others.
func side(leaning string) string {
	switch strings.ToLower(strings.TrimSpace(leaning)) {
	case "left", "left-center", "left-centre":
		return "left"
	case "right", "right-center", "right-centre":
		return "right"
	case "center", "centre", "least-biased":
		return "centre"
	}
	return ""
}

// leanings gives each source the side of its first document that has one.
func leanings(docs []scoring.Labelled) map[string]string {
	of := map[string]string{}
	for i := range docs {
		if d := &docs[i]; of[d.Source] == "" {
			of[d.Source] = side(d.Leaning)
		}
	}
	return of
}

// leanings asks whether sources of one side get more points than others with the
// same rating.
func (s *study) leanings() Table {
	s.step("leaning")
	t := Table{ID: "leaning", Title: "Leaning", Columns: []string{"left", "centre", "right", "right − left"},
		Note: "What the model gives sources of each leaning above or below the line of points on ratings, in standard deviations of the sources’ points."}
	for _, set := range append([]string{""}, s.result.Datasets...) {
		name := "within " + set
		if set == "" {
			name = "all datasets"
		}
		if cells := s.lean(s.model, set); !math.IsNaN(cells[3].Value) {
			t.Rows = append(t.Rows, Row{Name: name, Unit: "sources", Cells: cells})
		}
	}
	return t
}

// lean is the mean residual of each side, and right less left; of several draws
// the mean.
func (s *study) lean(v *view, set string) []Cell {
	cells := []Cell{none(), none(), none(), none()}
	var names []string
	var place []int // in sides
	var rating []float64
	var scores [][]float64
	var count [3]int
	for draw, list := range v.sources(set, 1) {
		var score []float64
		for _, c := range list {
			at := sideOf(s.leaning[c.name])
			if at < 0 {
				continue
			}
			score = append(score, c.score)
			if draw == 0 {
				names, place, rating = append(names, c.name), append(place, at), append(rating, c.rating)
				count[at]++
			}
		}
		scores = append(scores, score)
	}
	if count[0] < leastCases || count[2] < leastCases {
		return cells
	}
	for at := range sides {
		if count[at] >= leastCases {
			cells[at] = Cell{N: count[at], Estimate: agreement.Bootstrap(names, func(w []float64) float64 {
				return meanResiduals(scores, rating, w, place)[at]
			})}
		}
	}
	cells[3] = Cell{N: count[0] + count[2], Estimate: agreement.Bootstrap(names, func(w []float64) float64 {
		m := meanResiduals(scores, rating, w, place)
		return m[2] - m[0]
	})}
	return cells
}

func sideOf(name string) int {
	for i := range sides {
		if sides[i] == name {
			return i
		}
	}
	return -1
}

// meanResiduals are the means by side of what is left of scores after their line
// on ratings, in standard deviations of the scores.
func meanResiduals(scores [][]float64, rating, w []float64, place []int) (mean [3]float64) {
	for _, score := range scores {
		base, slope := line(rating, score, w)
		sd := deviation(score, w)
		var total, n [3]float64
		for i := range w {
			total[place[i]] += w[i] * (score[i] - base - slope*rating[i])
			n[place[i]] += w[i]
		}
		for k := range mean {
			mean[k] += total[k] / (n[k] * sd) / float64(len(scores))
		}
	}
	return mean
}

// deviation is the weighted standard deviation.
func deviation(x, w []float64) float64 {
	var n, mean, sq float64
	for i := range w {
		n, mean = n+w[i], mean+w[i]*x[i]
	}
	mean /= n
	for i := range w {
		sq += w[i] * (x[i] - mean) * (x[i] - mean)
	}
	return math.Sqrt(sq / n)
}
