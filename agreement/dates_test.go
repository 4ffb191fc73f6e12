package agreement

import (
	"strings"
	"testing"
	"time"

	"credence/corpus"
	"credence/features"
)

// A dateCase is a text with its dates, or a page with that of its publication,
// written for this test.
type dateCase struct {
	Kind, Text, Reference string
	Dates                 []struct{ Text, Value string }
	Published, Language   string
}

// TestDateSet holds floors on a small set of its own: F1 of values .95, and every
// date of publication but one.
func TestDateSet(t *testing.T) {
	m := features.NewMeasurer(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))
	var texts Counts
	pages, right := 0, 0
	for _, c := range labelled[dateCase](t, "dates.jsonl") {
		if c.Kind == "page" {
			pages++
			p := m.Measure(corpus.Document{ID: "page", Text: c.Text})
			counts := Publication(p.Published, c.Published)
			if c.Published == "" && p.Published.IsZero() || counts.TP > 0 {
				right++
			} else {
				t.Logf("%s page of %q: found %q (language %q)", c.Language, c.Published, p.Published, p.Language)
			}
			continue
		}
		published, err := corpus.ParseDate(c.Reference)
		if err != nil {
			t.Fatal(err)
		}
		p := m.Measure(corpus.Document{ID: "text", Text: c.Text, Published: published})
		var marked []MarkedDate
		at := 0
		for _, d := range c.Dates {
			at += strings.Index(c.Text[at:], d.Text)
			marked = append(marked, MarkedDate{Span: features.Span{Start: at, End: at + len(d.Text)}, Kind: "DATE", Value: d.Value})
			at += len(d.Text)
		}
		counts := Dates(c.Text, p.Dates, marked)
		if counts.FP+counts.FN > 0 {
			t.Logf("%q: found %v, want %v", c.Text, p.Dates, c.Dates)
		}
		texts = Sum([]Counts{texts, counts}, []float64{1, 1})
	}
	if f1 := texts.F1(); f1 < .95 {
		t.Errorf("F1 of dates %.3f, want .95", f1)
	}
	if right < pages-1 {
		t.Errorf("%d of %d dates of publication", right, pages)
	}
}

func TestNamesDate(t *testing.T) {
	for text, want := range map[string]bool{
		"1996": true, "mid-1996": true, "the 1980s": true, "'80s": true, "last May": true, "Sept. 3": true, "fiscal 1989": true, "1,996": false,
		"a decade ago": false, "yesterday": false, "the last decade": false, "12": false, "3/5": false, "Monday": false, "marching": false,
	} {
		if NamesDate(text) != want {
			t.Errorf("NamesDate(%q) is %v", text, !want)
		}
	}
}

func TestSameDate(t *testing.T) {
	for _, c := range []struct {
		found, marked string
		want          bool
	}{
		{"1998-08-07", "1998-08-07", true}, {"1998-08-07", "1998-08", true}, {"1998-08", "1998-08-07", false}, {"1968", "1968-XX", true},
		{"1994", "1994-XX-XX", true}, {"198X", "198", true}, {"1980", "198", false}, {"1989-11-09", "1989-11-09T17:00", true}, {"1998-08-07T10:00:00Z", "1998-08-07", true},
	} {
		if got := SameDate(c.found, c.marked); got != c.want {
			t.Errorf("SameDate(%q, %q) is %v", c.found, c.marked, got)
		}
	}
}
