package main

import (
	"fmt"
	"strings"

	"credence/agreement"
	"credence/corpus"
	"credence/features"
)

// dates measures the dates of texts, the checks on them, and the dates of
// publication of text dumps.
func dates(r *run) error {
	for _, f := range []func(*run) error{timex, weekdays, publication, alarms} {
		if err := f(r); err != nil {
			return err
		}
	}
	return nil
}

// A timexDoc is a newswire report with its time expressions.
type timexDoc struct {
	ID    string `json:"id"`
	DCT   string `json:"dct"`
	Text  string `json:"text"`
	Timex []struct {
		Start, End  int // runes
		Type, Value string
	} `json:"timex"`
}

// marked returns the expressions with their bytes.
func (d *timexDoc) marked() []agreement.MarkedDate {
	at := make([]int, 0, len(d.Text)+1) // byte of each rune
	for i := range d.Text {
		at = append(at, i)
	}
	at = append(at, len(d.Text))
	var marked []agreement.MarkedDate
	for _, t := range d.Timex {
		marked = append(marked, agreement.MarkedDate{Span: features.Span{Start: at[t.Start], End: at[t.End]}, Kind: t.Type, Value: t.Value})
	}
	return marked
}

// timex measures the values of the dates that name a year or a month.
func timex(r *run) error {
	m := features.NewMeasurer(r.asOf)
	for _, name := range []string{"timebank", "aquaint"} {
		docs, err := records[timexDoc](r, "dates", "timex", name+".jsonl.gz")
		if err != nil {
			return err
		}
		var h halves
		for _, d := range docs {
			day, _, _ := strings.Cut(d.DCT, "T")
			published, err := corpus.ParseDate(day)
			if err != nil {
				return fmt.Errorf("%s: %w", d.ID, err)
			}
			p := m.Measure(corpus.Document{ID: d.ID, Text: d.Text, Published: published})
			c := agreement.Dates(d.Text, p.Dates, d.marked())
			h.add(d.ID, d.ID, c)
			if r.verbose && agreement.HalfA(d.ID) && c.FP+c.FN > 0 {
				r.explainTimex(&d, p.Dates)
			}
		}
		h.rows(r, name, "dates that name a year or month, with their value", "documents")
	}
	return nil
}

// explainTimex prints what was found and marked of one document and does not
// agree.
func (r *run) explainTimex(d *timexDoc, found []features.StatedDate) {
	around := func(s features.Span) string {
		return strings.ReplaceAll(d.Text[max(0, s.Start-40):s.Start]+"⟦"+d.Text[s.Start:s.End]+"⟧"+d.Text[s.End:min(len(d.Text), s.End+30)], "\n", " ")
	}
	for _, f := range found {
		if c := agreement.Dates(d.Text, []features.StatedDate{f}, d.marked()); c.FP > 0 {
			fmt.Printf("%s %s found  %s %s\n", d.ID, d.DCT, f.Value, around(f.Span))
		}
	}
	for _, m := range d.marked() {
		if c := agreement.Dates(d.Text, found, []agreement.MarkedDate{m}); c.FN > 0 {
			fmt.Printf("%s %s marked %s %s\n", d.ID, d.DCT, m.Value, around(m.Span))
		}
	}
}

// halves gathers counts by group for half A, half B and both.
type halves struct {
	groups [3][]string
	counts [3][]agreement.Counts
}

// halfNames name the halves: rules written by hand were made while looking at
// half A.
var halfNames = [3]string{"half A", "half B", "both halves"}

// add adds a case; key settles its half, group is what is drawn.
func (h *halves) add(key, group string, c agreement.Counts) {
	half := 1
	if agreement.HalfA(key) {
		half = 0
	}
	for _, k := range [...]int{half, 2} {
		h.groups[k] = append(h.groups[k], group)
		h.counts[k] = append(h.counts[k], c)
	}
}

// rows adds precision, recall and F1 by half.
func (h *halves) rows(r *run, set, what, unit string) {
	for k, half := range halfNames {
		p, rec, f1 := agreement.PRF(h.groups[k], h.counts[k])
		r.add(
			row{set: set, what: what + ": precision, " + half, n: len(h.counts[k]), unit: unit, ours: p},
			row{set: set, what: what + ": recall, " + half, n: len(h.counts[k]), unit: unit, ours: rec},
			row{set: set, what: what + ": F1, " + half, n: len(h.counts[k]), unit: unit, ours: f1},
		)
	}
}

// weekdays measures the check of weekdays against dates on pairs of sentences,
// one right and one with another weekday.
func weekdays(r *run) error {
	type pair struct {
		Doc, Mention, Text string
		Consistent         bool
	}
	pairs, err := records[pair](r, "dates", "weekday_mutations.jsonl.gz")
	if err != nil {
		return err
	}
	m := features.NewMeasurer(r.asOf)
	var groups [2][]string
	var share [2][]float64
	note := ""
	for _, c := range pairs {
		p := m.Measure(corpus.Document{ID: c.Doc, Text: c.Text})
		alarm := 0.0
		for _, f := range failed(p) {
			if f.Attribute("check") == "weekday" {
				alarm = 1
			}
		}
		k := 0
		if c.Consistent {
			k = 1
		}
		groups[k], share[k] = append(groups[k], c.Doc), append(share[k], alarm)
		if alarm != float64(1-k) {
			if r.verbose {
				fmt.Printf("weekday: alarm %v, right %v: %q in %q\n", alarm, c.Consistent, c.Mention, c.Text)
			}
			note += c.Mention + ": " + verdict(c.Text) + " "
		}
	}
	for k, what := range []string{"wrong weekdays found", "alarms on right weekdays"} {
		x := row{set: "weekday_mutations", what: what, n: len(share[k]), unit: "texts", ours: agreement.Mean(groups[k], share[k])}
		if k == 1 {
			x.yardstick = note
		}
		r.add(x)
	}
	return nil
}

// dateChecks is the value of the checks of dates.
func dateChecks(p *features.Profile) features.Value {
	for i, ind := range features.All() {
		if ind.Name == "date_consistency" {
			return p.Values[i]
		}
	}
	return features.Value{}
}

// failed returns the checks of dates that failed.
func failed(p *features.Profile) []features.Finding {
	var list []features.Finding
	for _, f := range dateChecks(p).Findings {
		if f.Attribute("outcome") == "fail" {
			list = append(list, f)
		}
	}
	return list
}
