package main

import (
	"math"
	"strings"

	"credence/agreement"
	"credence/corpus"
	"credence/features"
)

// A dump is a page copied as text, a mark for each line.
type dump struct {
	ID     string   `json:"id"`
	URL    string   `json:"url"`
	Lines  []string `json:"lines"`
	Labels string   `json:"labels"`
	Ratio  float64  `json:"boiler_ratio_gold"`
}

// pageSets are the sets of marked web pages.
var pageSets = []string{"newspaper4k_aed", "wcxb_dev"}

// dumps measures the article found in text dumps of pages.
func dumps(r *run) error {
	m := features.NewMeasurer(r.asOf)
	for _, name := range pageSets {
		pages, err := records[dump](r, "boilerplate", name, "textdump.jsonl.gz")
		if err != nil {
			return err
		}
		var sites []string
		var counts []agreement.Counts
		var precision, recall, miss []float64
		for _, d := range pages {
			p := m.Measure(corpus.Document{ID: d.ID, Text: strings.Join(d.Lines, "\n")})
			c, ratio := agreement.Lines(d.Lines, d.Labels, p.Article)
			sites = append(sites, corpus.RegistrableDomain(d.URL))
			counts = append(counts, c)
			precision = append(precision, orZero(c.Precision()))
			recall = append(recall, orZero(c.Recall()))
			miss = append(miss, math.Abs(ratio-d.Ratio))
		}
		_, _, f1 := agreement.PRF(sites, counts)
		r.add(
			row{set: name, what: "article from a dump: word F1, pages averaged", n: len(pages), unit: "pages", ours: agreement.AveragedF1(sites, precision, recall)},
			row{set: name, what: "article from a dump: word F1, words pooled", n: len(pages), unit: "pages", ours: f1},
			row{set: name, what: "boilerplate ratio of a dump: mean absolute error", n: len(pages), unit: "pages", ours: agreement.Mean(sites, miss)},
		)
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
