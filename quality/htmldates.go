package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"

	"credence/agreement"
	"credence/corpus"
	"credence/features"
)

// pageDates measures the date of publication of HTML pages.
func pageDates(r *run) error {
	type dated struct{ ID, URL, Date string }
	rows, err := records[dated](r, "dates", "htmldate_default", "gold.jsonl.gz")
	if err != nil {
		return err
	}
	m := features.NewMeasurer(r.asOf)
	var h halves
	var beside agreement.Counts
	seen := map[string]bool{}
	for _, c := range rows {
		if seen[c.ID] {
			continue // one page stands twice
		}
		seen[c.ID] = true
		page, err := unzip(filepath.Join(r.corpora, "dates", "htmldate_default", "html", c.ID+".html.gz"))
		if err != nil {
			return err
		}
		doc, err := corpus.Page(page)
		if err != nil {
			return fmt.Errorf("%s: %w", c.ID, err)
		}
		doc.ID, doc.URL = c.ID, c.URL
		p := m.Measure(doc)
		site := corpus.RegistrableDomain(c.URL)
		counts := once(agreement.Publication(p.Published, c.Date))
		h.add(site, site, counts)
		if r.verbose && agreement.HalfA(site) && counts.TP == 0 {
			got := "none"
			if !p.Published.IsZero() {
				got = p.Published.Day().Format(time.DateOnly)
			}
			fmt.Printf("page date %s %s: found %s, is %s, from %s\n", c.ID, c.URL, got, c.Date, p.PublishedFrom)
		}
		var other corpus.Date
		if found, err := htmldate.FromReader(bytes.NewReader(page), htmldate.Options{URL: c.URL, UseOriginalDate: true}); err == nil {
			other.Time = found.DateTime
		}
		counts = once(agreement.Publication(other, c.Date))
		beside.TP, beside.FP, beside.FN = beside.TP+counts.TP, beside.FP+counts.FP, beside.FN+counts.FN
	}
	h.rows(r, "htmldate_default", "publication date from HTML", "pages")
	for i := range r.rows {
		if row := &r.rows[i]; row.set == "htmldate_default" && strings.HasSuffix(row.what, halfNames[2]) {
			row.yardstick = fmt.Sprintf("go-htmldate %.3f", map[bool]float64{true: beside.Precision(), false: beside.F1()}[strings.Contains(row.what, "precision")])
			if strings.Contains(row.what, "recall") {
				row.yardstick = fmt.Sprintf("go-htmldate %.3f", beside.Recall())
			}
		}
	}
	return nil
}

// once counts a wrong date as a false positive alone, as the makers of the set
// do.
func once(c agreement.Counts) agreement.Counts {
	if c.FP > 0 {
		c.FN = 0
	}
	return c
}
