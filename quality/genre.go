package main

import (
	"fmt"
	"math"

	"credence/agreement"
	"credence/corpus"
	"credence/features"
)

// A ratedText is a document of the rated set as far as its genre goes.
type ratedText struct {
	ID, URL, Title, Text, Label string
	Source                      string `json:"source_group"`
	Bias                        string `json:"mbfc_bias"`
}

// satire reports whether raters hold the document or its source for satire.
func (a *ratedText) satire() bool { return a.Label == "satire" || a.Bias == "satire" }

// A genreHalf is the part of the sources that rules were written on (folds 0 to
// 2), or the part they are judged on.
type genreHalf struct {
	name string
	in   func(fold int) bool
}

var genreHalves = []genreHalf{
	{"folds 0–2", func(f int) bool { return f < 3 }},
	{"folds 3–4", func(f int) bool { return f >= 3 }},
}

// genres measures whether pages that are no reports are told: satire by what
// raters say of source or document; running logs, releases and listings by labels
// given by reading. A document of such a genre that was recognised is TP, one of
// another genre or never read that was taken for it FP. Most satire does not say
// what it is, and its sources publish other pieces too: its recall cannot be high.
// Each source is a group of the intervals.
func genres(r *run) error {
	articles, err := records[ratedText](r, "rated", "articles.jsonl.gz")
	if err != nil {
		return err
	}
	labels := labelled(genreLabels)
	m := features.NewMeasurer(r.asOf)
	told := make([]string, len(articles))
	for i := range articles {
		a := &articles[i]
		told[i] = m.Measure(corpus.Document{ID: a.ID, URL: a.URL, Source: a.Source, Title: a.Title, Text: a.Text}).Genre
		if a.satire() || labels[a.ID] == features.GenreSatire {
			labels[a.ID] = features.GenreSatire
		}
	}
	for _, genre := range []string{features.GenreSatire, features.GenreLiveBlog, features.GenrePressRelease, features.GenreListing} {
		for _, half := range genreHalves {
			genreRows(r, genre, half, articles, told, labels)
		}
	}
	return sampleRow(r, articles, told)
}

// genreRows adds the rows of one genre on one half of the sources.
func genreRows(r *run, genre string, half genreHalf, articles []ratedText, told []string, labels map[string]string) {
	var sources []string
	var counts []agreement.Counts
	var wrong []float64 // by document of another genre: was it taken for this one?
	var others []string
	flagged, marked := 0, 0
	for i := range articles {
		a := &articles[i]
		is := labels[a.ID]
		if !half.in(agreement.Fold(a.Source)) || is == "transcript" {
			continue
		}
		var c agreement.Counts
		switch hit := told[i] == genre; {
		case hit && is == genre:
			c.TP = 1
		case hit:
			c.FP = 1
		case is == genre:
			c.FN = 1
		}
		if r.verbose && c.FP+c.FN > 0 && genre != features.GenreSatire {
			fmt.Printf("  %s %s: taken for %s, is %q\n", half.name, a.ID, told[i], is)
		}
		flagged, marked = flagged+int(c.TP+c.FP), marked+int(c.TP+c.FN)
		sources, counts = append(sources, a.Source), append(counts, c)
		if is != genre {
			others, wrong = append(others, a.Source), append(wrong, c.FP)
		}
	}
	precision, recall, _ := agreement.PRF(sources, counts)
	name := map[string]string{features.GenreSatire: "satire", features.GenreLiveBlog: "running logs", features.GenrePressRelease: "press releases", features.GenreListing: "listings"}[genre]
	if flagged > 0 {
		r.add(row{set: "rated", what: name + ", " + half.name + ": precision", n: flagged, unit: "documents", ours: precision})
	}
	if marked > 0 {
		r.add(row{set: "rated", what: name + ", " + half.name + ": recall", n: marked, unit: "documents", ours: recall})
	}
	if genre == features.GenreSatire {
		r.add(row{set: "rated", what: name + ", " + half.name + ": share of other documents taken for it", n: len(others), unit: "documents", ours: agreement.Mean(others, wrong)})
	}
}

// sampleRow adds the share of documents without a cue that are of these genres
// after all: none in the sample, which bounds it by 1 − 0.05^(1/n).
func sampleRow(r *run, articles []ratedText, told []string) error {
	sample := labelled(map[string]string{"other": genreSample})
	n := 0
	for i := range articles {
		if sample[articles[i].ID] == "" {
			continue
		}
		n++
		switch told[i] {
		case features.GenreLiveBlog, features.GenrePressRelease, features.GenreListing:
			fmt.Printf("  %s: taken for %s, is none\n", articles[i].ID, told[i])
		}
	}
	if n != len(sample) {
		return fmt.Errorf("%d documents of the random sample are there, want %d", n, len(sample))
	}
	r.add(row{set: "rated", what: "documents without a cue that are logs, releases or listings", n: n, unit: "documents",
		ours: agreement.Estimate{Value: 0, Low: 0, High: 1 - math.Pow(0.05, 1/float64(n))}})
	return nil
}
