package agreement

import (
	"html"
	"math"
	"strings"
	"testing"
	"time"

	"credence/corpus"
	"credence/features"
)

// TestArticles measures the article found in a small set of pages of our own, as
// copied and as HTML, with the definitions that are used on the large sets.
func TestArticles(t *testing.T) {
	type page struct {
		ID     string
		Lines  []string
		Labels string
	}
	m := features.NewMeasurer(time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC))
	var groups []string
	var precision, recall, shinglesP, shinglesR []float64
	for _, p := range labelled[page](t, "pages.jsonl") {
		profile := m.Measure(corpus.Document{ID: p.ID, Text: strings.Join(p.Lines, "\n")})
		c, _ := Lines(p.Lines, p.Labels, profile.Article)
		groups, precision, recall = append(groups, p.ID), append(precision, c.Precision()), append(recall, c.Recall())

		var marked, markup strings.Builder
		for i, line := range p.Lines {
			switch p.Labels[i] {
			case 'C':
				marked.WriteString(line + "\n")
				markup.WriteString("<p>" + html.EscapeString(line) + "</p>\n")
			case 'H':
				markup.WriteString("<h1>" + html.EscapeString(line) + "</h1>\n")
			default:
				markup.WriteString("<div><a href=#>" + html.EscapeString(line) + "</a></div>\n")
			}
		}
		doc, err := corpus.Page([]byte("<body><div class=page>" + markup.String() + "</div></body>"))
		if err != nil {
			t.Fatal(err)
		}
		var article strings.Builder
		for _, s := range m.Measure(doc).Article {
			article.WriteString(doc.Text[s.Start:s.End] + "\n")
		}
		pr, re := Extraction(article.String(), marked.String())
		shinglesP, shinglesR = append(shinglesP, pr), append(shinglesR, re)
		t.Logf("%s: as copied precision %.2f, recall %.2f; as HTML %.2f, %.2f", p.ID, c.Precision(), c.Recall(), pr, re)
	}
	if f := AveragedF1(groups, precision, recall).Value; math.IsNaN(f) || f < .95 {
		t.Errorf("F1 of words as copied %.3f, want .95", f)
	}
	if f := AveragedF1(groups, shinglesP, shinglesR).Value; math.IsNaN(f) || f < .95 {
		t.Errorf("F1 of shingles as HTML %.3f, want .95", f)
	}
}
