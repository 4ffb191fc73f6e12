package agreement

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"
	"time"

	"credence/corpus"
	"credence/features"
)

// A datedPage is an HTML page written for this test, with the date of its
// publication and, where that matters, what it has to be taken from.
type datedPage struct {
	Why, Language, URL, HTML, Published string
	From                                *string
}

// TestPageDates holds a floor on a small set of its own: every page but one.
func TestPageDates(t *testing.T) {
	f, err := os.Open("../testdata/agreement/pagedates.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m := features.NewMeasurer(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))
	pages, right := 0, 0
	for s := bufio.NewScanner(f); s.Scan(); {
		var c datedPage
		if err := json.Unmarshal(s.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		doc, err := corpus.Page([]byte(c.HTML))
		if err != nil {
			t.Fatal(err)
		}
		doc.ID, doc.URL = c.Why, c.URL
		p := m.Measure(doc)
		pages++
		got := ""
		if !p.Published.IsZero() {
			got = p.Published.Day().Format(time.DateOnly)
		}
		if got == c.Published && (c.From == nil || *c.From == p.PublishedFrom) {
			right++
			continue
		}
		t.Logf("%s (%s): found %q from %q, want %q", c.Why, c.Language, got, p.PublishedFrom, c.Published)
	}
	if pages < 20 || right < pages-1 {
		t.Errorf("%d of %d dates of publication", right, pages)
	}
}
