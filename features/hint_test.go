package features

import (
	"testing"
	"time"

	"credence/corpus"
)

// TestHint: a guessed date says what it rests on, and no indicator takes it for a
// stated one.
func TestHint(t *testing.T) {
	doc, err := corpus.Page([]byte(`<h1>The old bridge</h1><p>It was closed for good, the council said, on some day that nobody noted down.</p>
<footer><p>Copyright © 19.12.2019 - 12:14 h by the Courier of Ashmoor. All rights reserved in all countries, also those without such a law.</p></footer>`))
	if err != nil {
		t.Fatal(err)
	}
	m := NewMeasurer(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	p := m.Measure(doc)
	if got := p.PublishedText(); got != "2019-12-19 (hint: first date)" {
		t.Errorf("published %q", got)
	}
	if !m.page.Facts.Published.IsZero() {
		t.Errorf("%v is taken for stated", m.page.Facts.Published)
	}
	for i, ind := range m.indicators {
		for _, f := range p.Values[i].Findings {
			if f.Kind == "publication_date" || f.Attribute("role") == "published" {
				t.Errorf("%s: %+v", ind.Name, f)
			}
		}
	}
	found := false
	for _, n := range p.Notes {
		found = found || n.Kind == "publication_hint" && n.Field == "hint: first date"
	}
	if !found {
		t.Error("no note of the hint")
	}
}
