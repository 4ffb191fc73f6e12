package main

import (
	"fmt"
	"math"
	"strings"
	"time"

	"credence/agreement"
	"credence/corpus"
	"credence/features"
)

// publication measures the date of publication found in text dumps that show
// it, and how often one is claimed of those that do not.
func publication(r *run) error {
	type dated struct {
		Set, ID, Date, Trust string
		Visible              bool `json:"visible_in_textdump"`
	}
	rows, err := records[dated](r, "dates", "plaintext_pubdate.jsonl.gz")
	if err != nil {
		return err
	}
	pages := map[string]dump{}
	for _, set := range pageSets {
		list, err := records[dump](r, "boilerplate", set, "textdump.jsonl.gz")
		if err != nil {
			return err
		}
		for _, d := range list {
			pages[set+"/"+d.ID] = d
		}
	}
	m := features.NewMeasurer(r.asOf)
	var h halves
	var hidden []string
	var claimed []float64
	for _, c := range rows {
		if c.Trust != "gold=declared" && c.Trust != "declared_only" {
			continue
		}
		d, ok := pages[c.Set+"/"+c.ID]
		if !ok {
			return fmt.Errorf("%s %s: no dump", c.Set, c.ID)
		}
		p := m.Measure(corpus.Document{ID: d.ID, Text: strings.Join(d.Lines, "\n")})
		site := corpus.RegistrableDomain(d.URL)
		counts := agreement.Publication(p.Published, c.Date)
		if !c.Visible {
			hidden, claimed = append(hidden, site), append(claimed, counts.FP)
		} else {
			h.add(site, site, counts)
		}
		if r.verbose && agreement.HalfA(site) && (counts.FP > 0 || counts.FN > 0 && c.Visible) {
			got := "none"
			if !p.Published.IsZero() {
				got = p.Published.Day().Format(time.DateOnly)
			}
			fmt.Printf("publication %s/%s %s: found %s, is %s, language %s\n", c.Set, c.ID, d.URL, got, c.Date, p.Language)
		}
	}
	h.rows(r, "plaintext_pubdate", "date of publication", "pages")
	r.add(row{set: "plaintext_pubdate", what: "another date claimed where the dump does not show that of publication", n: len(hidden), unit: "pages", ours: agreement.Mean(hidden, claimed)})
	return nil
}

// verdicts say what reading the text of an alarm found, by a part of the text.
var verdicts = []struct{ text, verdict string }{
	{"Wednesday, October 15, 2026", "right: 15 October 2026 is a Thursday; the page gives the filing deadline with a wrong weekday"},
}

// unread is the verdict of an alarm that nobody has read: it counts as false.
const unread = "not read yet"

func verdict(text string) string {
	for _, v := range verdicts {
		if strings.Contains(text, v.text) {
			return v.verdict
		}
	}
	return unread
}

// alarms lists every failed check of dates on the text dumps, which have no
// record, and on the news articles of PolNeAR, whose record has the date, each
// with its verdict.
func alarms(r *run) error {
	m := features.NewMeasurer(r.asOf)
	for _, set := range pageSets {
		pages, err := records[dump](r, "boilerplate", set, "textdump.jsonl.gz")
		if err != nil {
			return err
		}
		var docs []corpus.Document
		for _, d := range pages {
			docs = append(docs, corpus.Document{ID: d.ID, Text: strings.Join(d.Lines, "\n")})
		}
		r.alarmsOf(m, set, docs)
	}
	type article struct {
		ID        string `json:"id"`
		Published string `json:"publication_date"`
		Text      string `json:"text"`
	}
	var docs []corpus.Document
	for _, part := range []string{"polnear_train", "polnear_dev"} {
		articles, err := records[article](r, "quotes", part+".jsonl.gz")
		if err != nil {
			return err
		}
		for _, d := range articles {
			published, err := corpus.ParseDate(d.Published)
			if err != nil {
				return fmt.Errorf("%s: %w", d.ID, err)
			}
			docs = append(docs, corpus.Document{ID: d.ID, Text: d.Text, Published: published})
		}
	}
	r.alarmsOf(m, "polnear", docs)
	return nil
}

// alarmsOf adds the alarms on a set's documents and those of them that are false.
func (r *run) alarmsOf(m *features.Measurer, set string, docs []corpus.Document) {
	checks, found, wrong, list := 0, 0, 0, ""
	for _, doc := range docs {
		p := m.Measure(doc)
		checks += dateChecks(p).N
		for _, f := range failed(p) {
			text := f.Field
			if f.Evidence == features.InText {
				text = doc.Text[f.Start:f.End]
			}
			says := verdict(text)
			found++
			if says == unread {
				wrong++
			}
			list += fmt.Sprintf("%s, %v “%s”: %s. ", doc.ID, f.Attribute("check"), text, says)
			if r.verbose {
				fmt.Printf("alarm %s %s: %v %q: %s (published %s)\n", set, doc.ID, f.Attribute("check"), text, f.Note, p.Published)
			}
		}
	}
	exact := func(n int) agreement.Estimate {
		return agreement.Estimate{Value: float64(n), Low: math.NaN(), High: math.NaN()}
	}
	r.add(
		row{set: set, what: "checks of dates that failed", n: checks, unit: "checks", ours: exact(found), yardstick: strings.TrimSpace(list)},
		row{set: set, what: "of these false alarms", n: checks, unit: "checks", ours: exact(wrong)},
	)
}
