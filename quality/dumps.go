package main

import (
	"fmt"
	"math"

	"credence/agreement"
	"credence/features"
)

// dumps measures the article found in text dumps of pages, by models that were
// fitted without the page's site.
func dumps(r *run) error {
	pages, err := webPages(r, false)
	if err != nil {
		return err
	}
	models, err := layoutFolds(layoutCases(pages, false), false)
	if err != nil {
		return err
	}
	measurers := make([]*features.Measurer, len(models))
	for k := range models {
		m := features.ShippedModels()
		m.Text = models[k]
		measurers[k] = features.NewMeasurerWith(r.asOf, m)
	}
	for _, set := range pageSets {
		var sites []string
		var counts []agreement.Counts
		var precision, recall, miss []float64
		worst := worstCases{name: set + " dumps", r: r}
		for _, p := range pages {
			if p.set != set {
				continue
			}
			profile := measurers[p.fold()].Measure(p.text())
			c, ratio := agreement.Lines(p.dump.Lines, p.dump.Labels, profile.Article)
			sites = append(sites, p.site)
			counts = append(counts, c)
			precision = append(precision, orZero(c.Precision()))
			recall = append(recall, orZero(c.Recall()))
			miss = append(miss, math.Abs(ratio-p.dump.Ratio))
			worst.add(math.Abs(ratio-p.dump.Ratio), fmt.Sprintf("%s %s: precision %.2f, recall %.2f, ratio %.2f, marked %.2f", p.id, p.dump.URL, c.Precision(), c.Recall(), ratio, p.dump.Ratio))
		}
		_, _, f1 := agreement.PRF(sites, counts)
		r.add(
			row{set: set, what: "article from a dump: word F1, pages averaged", n: len(sites), unit: "pages", ours: agreement.AveragedF1(sites, precision, recall)},
			row{set: set, what: "article from a dump: word F1, words pooled", n: len(sites), unit: "pages", ours: f1},
			row{set: set, what: "boilerplate ratio of a dump: mean absolute error", n: len(sites), unit: "pages", ours: agreement.Mean(sites, miss)},
		)
		worst.print()
	}
	return nil
}

// orZero is x, 0 for NaN.
func orZero(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return x
}
