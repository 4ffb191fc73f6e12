package main

import (
	"fmt"
	"math"
	"strings"

	"credence/agreement"
	"credence/features"
)

// htmlPages measures the article found in HTML pages, by models that were fitted
// without the page's site.
func htmlPages(r *run) error {
	pages, err := webPages(r, true)
	if err != nil {
		return err
	}
	models, err := layoutFolds(layoutCases(pages, true), true)
	if err != nil {
		return err
	}
	measurers := make([]*features.Measurer, len(models))
	for k := range models {
		m := features.ShippedModels()
		m.Page = models[k]
		measurers[k] = features.NewMeasurerWith(r.asOf, m)
	}
	for _, set := range pageSets {
		var sites []string
		var precision, recall, miss []float64
		beside := make([]extraction, len(extractors))
		worst := worstCases{name: set + " pages", r: r}
		for _, p := range pages {
			if p.set != set {
				continue
			}
			profile := measurers[p.fold()].Measure(p.document())
			article := articleText(profile)
			pr, re := agreement.Extraction(article, p.gold)
			ratio := ratioOf(article, p)
			sites = append(sites, p.site)
			precision, recall = append(precision, pr), append(recall, re)
			miss = append(miss, math.Abs(ratio-p.dump.Ratio))
			for k, e := range extractors {
				text, _ := e.run(p.html, p.dump.URL) // a page that it gives up on is one without an article
				beside[k].add(text, p)
			}
			worst.add(2-pr-re, fmt.Sprintf("%s %s: precision %.2f, recall %.2f, ratio %.2f, marked %.2f", p.id, p.dump.URL, pr, re, ratio, p.dump.Ratio))
		}
		r.add(
			row{set: set, what: "article from HTML: F1 of 4-token shingles", n: len(sites), unit: "pages", ours: agreement.AveragedF1(sites, precision, recall),
				yardstick: yardsticks(beside, func(e extraction) float64 { return agreement.AveragedF1(sites, e.precision, e.recall).Value })},
			row{set: set, what: "article from HTML: precision", n: len(sites), unit: "pages", ours: agreement.Mean(sites, precision),
				yardstick: yardsticks(beside, func(e extraction) float64 { return agreement.Mean(sites, e.precision).Value })},
			row{set: set, what: "article from HTML: recall", n: len(sites), unit: "pages", ours: agreement.Mean(sites, recall),
				yardstick: yardsticks(beside, func(e extraction) float64 { return agreement.Mean(sites, e.recall).Value })},
			row{set: set, what: "boilerplate ratio of HTML: mean absolute error", n: len(sites), unit: "pages", ours: agreement.Mean(sites, miss),
				yardstick: yardsticks(beside, func(e extraction) float64 { return agreement.Mean(sites, e.miss).Value })},
		)
		worst.print()
	}
	return nil
}

// An extraction is what an extractor did on the pages of a set.
type extraction struct{ precision, recall, miss []float64 }

func (e *extraction) add(article string, p *webPage) {
	precision, recall := agreement.Extraction(article, p.gold)
	e.precision, e.recall = append(e.precision, precision), append(e.recall, recall)
	e.miss = append(e.miss, math.Abs(ratioOf(article, p)-p.dump.Ratio))
}

// yardsticks words a figure of each extractor.
func yardsticks(all []extraction, figure func(extraction) float64) string {
	var parts []string
	for k, e := range all {
		parts = append(parts, fmt.Sprintf("%s %.3f", extractors[k].name, figure(e)))
	}
	return strings.Join(parts, ", ")
}

// articleText is the article of a profile as a text.
func articleText(p *features.Profile) string {
	var b strings.Builder
	for _, s := range p.Article {
		b.WriteString(p.Doc.Text[s.Start:s.End])
		b.WriteByte('\n')
	}
	return b.String()
}

// ratioOf is the share of the words that a page shows, as its dump counts them,
// that an article leaves out.
func ratioOf(article string, p *webPage) float64 {
	return math.Max(0, 1-float64(len(agreement.Tokens(article)))/float64(max(p.dump.Total, 1)))
}
