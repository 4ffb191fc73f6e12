package main

import (
	"fmt"
	"strings"
	"time"

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
			fmt.Printf("weekday: alarm %v, right %v: %q in %q\n", alarm, c.Consistent, c.Mention, c.Text)
		}
	}
	for k, what := range []string{"wrong weekdays found", "alarms on right weekdays"} {
		r.add(row{set: "weekday_mutations", what: what, n: len(share[k]), unit: "texts", ours: agreement.Mean(groups[k], share[k])})
	}
	return nil
}

// failed returns the checks of dates that failed.
func failed(p *features.Profile) []features.Finding {
	var list []features.Finding
	for i, ind := range features.All() {
		if ind.Name != "date_consistency" {
			continue
		}
		for _, f := range p.Values[i].Findings {
			if f.Attribute("outcome") == "fail" {
				list = append(list, f)
			}
		}
	}
	return list
}

// publication measures the date of publication found in text dumps that show it.
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
	for _, c := range rows {
		if !c.Visible || c.Trust != "gold=declared" && c.Trust != "declared_only" {
			continue
		}
		d, ok := pages[c.Set+"/"+c.ID]
		if !ok {
			return fmt.Errorf("%s %s: no dump", c.Set, c.ID)
		}
		p := m.Measure(corpus.Document{ID: d.ID, Text: strings.Join(d.Lines, "\n")})
		site := corpus.RegistrableDomain(d.URL)
		counts := agreement.Publication(p.Published, c.Date)
		h.add(site, site, counts)
		if r.verbose && agreement.HalfA(site) && counts.FN > 0 {
			got := "none"
			if !p.Published.IsZero() {
				got = p.Published.Day().Format(time.DateOnly)
			}
			fmt.Printf("publication %s/%s %s: found %s, is %s, language %s\n", c.Set, c.ID, d.URL, got, c.Date, p.Language)
		}
	}
	h.rows(r, "plaintext_pubdate", "date of publication", "pages")
	return nil
}

// alarms prints every failed check of dates on the text dumps and on the news
// articles of PolNeAR, and counts them; alarmVerdicts says what reading each of
// them found.
func alarms(r *run) error {
	m := features.NewMeasurer(r.asOf)
	measure := func(set, id string, doc corpus.Document) int {
		n := 0
		p := m.Measure(doc)
		for _, f := range failed(p) {
			n++
			text := f.Field
			if f.Evidence == features.InText {
				text = doc.Text[f.Start:f.End]
			}
			fmt.Printf("alarm %s %s: %v %q: %s (published %s)\n", set, id, f.Attribute("check"), text, f.Note, p.Published)
		}
		return n
	}
	for _, set := range pageSets {
		pages, err := records[dump](r, "boilerplate", set, "textdump.jsonl.gz")
		if err != nil {
			return err
		}
		n := 0
		for _, d := range pages {
			n += measure(set, d.ID+" "+d.URL, corpus.Document{ID: d.ID, Text: strings.Join(d.Lines, "\n")})
		}
		fmt.Println(set, n)
	}
	type article struct {
		ID        string `json:"id"`
		Published string `json:"publication_date"`
		Text      string `json:"text"`
	}
	for _, set := range []string{"polnear_train", "polnear_dev"} {
		docs, err := records[article](r, "quotes", set+".jsonl.gz")
		if err != nil {
			return err
		}
		n := 0
		for _, d := range docs {
			published, err := corpus.ParseDate(d.Published)
			if err != nil {
				return fmt.Errorf("%s: %w", d.ID, err)
			}
			n += measure(set, d.ID, corpus.Document{ID: d.ID, Text: d.Text, Published: published})
		}
		fmt.Println(set, n)
	}
	return nil
}
