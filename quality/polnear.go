package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"credence/agreement"
	"credence/corpus"
	"credence/features"
)

// A polnearDoc is a news article with its attributions marked. Source: Newell,
// Margolin and Ruths, An Attribution Relations Corpus for Political News (2018).
type polnearDoc struct {
	ID           string               `json:"id"`
	Publisher    string               `json:"publisher"`
	Title        string               `json:"title"`
	Published    string               `json:"publication_date"`
	Text         string               `json:"text"`
	Attributions []polnearAttribution `json:"attributions"`
	Quoted       []polnearQuote       `json:"quoted"`

	bytes []int // byte offset of each character
}

type polnearAttribution struct {
	ID     string   `json:"id"`
	Source []string `json:"source_text"`
	Cue    [][2]int `json:"cue"` // characters
}

type polnearQuote struct {
	Start       int    `json:"start"` // characters
	End         int    `json:"end"`
	Words       int    `json:"words"`
	Attributed  bool   `json:"attributed"`
	Attribution string `json:"attribution"`
	HasSource   bool   `json:"has_source"`
}

// polnearSplit reads one part of the set.
func polnearSplit(r *run, name string) ([]*polnearDoc, error) {
	docs, err := records[*polnearDoc](r, "quotes", "polnear_"+name+".jsonl.gz")
	for _, d := range docs {
		for i := range d.Text {
			d.bytes = append(d.bytes, i)
		}
		d.bytes = append(d.bytes, len(d.Text))
	}
	return docs, err
}

func (d *polnearDoc) document() corpus.Document {
	published, _ := corpus.ParseDate(d.Published) // none when it is not one
	return corpus.Document{ID: d.ID, Title: d.Title, Source: d.Publisher, Published: published, Text: d.Text}
}

// marked turns the marks into bytes.
func (d *polnearDoc) marked(reporting func(string) bool) *agreement.MarkedAttributions {
	var m agreement.MarkedAttributions
	source := map[string]string{}
	for _, a := range d.Attributions {
		source[a.ID] = strings.Join(a.Source, " ")
	}
	quoted := map[string]bool{}
	for _, q := range d.Quoted {
		if q.Words == 0 {
			continue
		}
		mq := agreement.MarkedQuote{Start: d.bytes[q.Start], End: d.bytes[q.End], Words: q.Words, Attributed: q.Attributed}
		if q.Attributed {
			quoted[q.Attribution] = true
			if q.HasSource {
				mq.Source = source[q.Attribution]
			}
		}
		m.Quotes = append(m.Quotes, mq)
	}
	for _, a := range d.Attributions {
		if !quoted[a.ID] && len(a.Cue) > 0 {
			start, end := d.bytes[a.Cue[0][0]], d.bytes[a.Cue[0][1]]
			m.Cues = append(m.Cues, agreement.MarkedCue{Start: start, End: end, Reporting: reporting(d.Text[start:end])})
		}
	}
	return &m
}

// reportingVerbs tells the cues that hold "according to" or a form of a verb on
// the two published lists of verbs that introduce quotes: a yardstick that
// credence's own lists have no part in.
func reportingVerbs(r *run) (func(string) bool, error) {
	verbs := map[string]bool{}
	for _, name := range []string{"quote_verbs_journalismai.txt", "quote_verbs_guardian_afp2026.txt"} {
		data, err := os.ReadFile(filepath.Join(r.corpora, "lexicons", name))
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			verbs[strings.TrimSpace(line)] = true
		}
	}
	return func(cue string) bool {
		cue = strings.ToLower(cue)
		if strings.HasPrefix(cue, "according to") {
			return true
		}
		for _, w := range agreement.Tokens(cue) {
			if verbs[w] {
				return true
			}
		}
		return false
	}, nil
}

// polnear measures who said what: on the part kept for it with the shipped
// weights, and on the part they were fitted on with each publisher's articles
// judged by weights fitted without them.
func polnear(r *run) error {
	reporting, err := reportingVerbs(r)
	if err != nil {
		return err
	}
	dev, err := polnearSplit(r, "dev")
	if err != nil {
		return err
	}
	r.attributions("polnear dev", "", dev, reporting, func(string) *features.Measurer { return features.NewMeasurer(r.asOf) })
	train, err := polnearSplit(r, "train")
	if err != nil {
		return err
	}
	without := map[string]*features.Measurer{}
	for _, publisher := range publishers(train) {
		var rest []*polnearDoc
		for _, d := range train {
			if d.Publisher != publisher {
				rest = append(rest, d)
			}
		}
		model, err := features.ReadCueModel(bytes.NewReader(fitCues(r, rest)))
		if err != nil {
			return err
		}
		without[publisher] = measurerWithCues(r, model)
	}
	r.attributions("polnear train", ", fitted without the publisher", train, reporting, func(publisher string) *features.Measurer { return without[publisher] })
	return nil
}

// publishers lists the publishers of docs in the order of their first article.
func publishers(docs []*polnearDoc) []string {
	var names []string
	seen := map[string]bool{}
	for _, d := range docs {
		if !seen[d.Publisher] {
			seen[d.Publisher] = true
			names = append(names, d.Publisher)
		}
	}
	return names
}

// attributions adds the rows of one part, its intervals over documents.
func (r *run) attributions(set, how string, docs []*polnearDoc, reporting func(string) bool, measurer func(publisher string) *features.Measurer) {
	var ids []string
	var quotes, long, speakers, cues, verbs []agreement.Counts
	for _, d := range docs {
		c := agreement.Attributions(measurer(d.Publisher).Measure(d.document()), d.marked(reporting), reporting)
		ids = append(ids, d.ID)
		quotes, long, speakers = append(quotes, c.Quotes), append(long, c.LongQuotes), append(speakers, c.Speakers)
		cues, verbs = append(cues, c.Cues), append(verbs, c.Reporting)
	}
	both := func(what, unit string, counts []agreement.Counts) {
		p, rec, _ := agreement.PRF(ids, counts)
		n := 0.0
		for _, c := range counts {
			n += c.TP + c.FN
		}
		r.add(row{set: set, what: what + ": precision" + how, n: int(n), unit: unit, ours: p}, row{set: set, what: what + ": recall" + how, n: int(n), unit: unit, ours: rec})
	}
	both("attributed quoted spans", "spans", quotes)
	both("attributed quoted spans of five words or more", "spans", long)
	_, right, _ := agreement.PRF(ids, speakers)
	n := 0.0
	for _, c := range speakers {
		n += c.TP + c.FN
	}
	r.add(row{set: set, what: "speaker of a direct quote right, end to end" + how, n: int(n), unit: "spans", ours: right})
	both("cues of indirect attributions", "cues", cues)
	both("cues of indirect attributions, reporting verbs and “according to”", "cues", verbs)
	if r.verbose {
		fmt.Fprintf(os.Stderr, "%s: %d documents\n", set, len(docs))
	}
}
