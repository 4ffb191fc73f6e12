package features

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"credence/corpus"
)

// seeds reads the five pages that the program was first tried on. They are not
// part of the project.
func seeds(t *testing.T) map[string]*Profile {
	t.Helper()
	paths, _ := filepath.Glob("../../shared/corpora/seeds/*.txt")
	if len(paths) == 0 {
		t.Skip("../shared/corpora/seeds is not there")
	}
	pages := map[string]*Profile{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		pages[filepath.Base(path)[:3]] = NewMeasurer(testDay).Measure(corpus.Document{ID: filepath.Base(path), Text: string(data)})
	}
	return pages
}

// TestSeeds holds what any careful reader finds on the five pages.
func TestSeeds(t *testing.T) {
	pages := seeds(t)
	x := func(page, name string) float64 { return value(t, pages[page], name).X }
	between := func(page, name string, low, high float64) {
		t.Helper()
		if v := x(page, name); v < low || v > high {
			t.Errorf("%s: %s = %.4f, want %g–%g", page, name, v, low, high)
		}
	}
	speakers := func(page string) map[string]int {
		count := map[string]int{}
		for _, f := range value(t, pages[page], "quote_density").Findings {
			if s, ok := f.Attribute("speaker").(string); ok {
				count[s]++
			}
		}
		return count
	}

	p := pages["000"]
	if p.Published.String() != "2026-01-08" || p.Source != "oann.com" || !strings.Contains(p.Byline, "Cory Hawkins") || !strings.Contains(p.Byline, "Brooke Mallory") {
		t.Errorf("000: published %s, source %s, byline %q", p.Published, p.Source, p.Byline)
	}
	if got := strings.Join(checks(p, value(t, p, "date_consistency")), "|"); !strings.Contains(got, "weekday pass") || strings.Contains(got, "fail") {
		t.Errorf("000: checks %s", got)
	}
	between("000", "boilerplate_ratio", 0.02, 0.08)
	attributed := 0
	for name, n := range speakers("000") {
		if strings.Contains(name, "Zakharova") || strings.Contains(name, "Ministry") {
			attributed += n
		}
	}
	if attributed < 6 {
		t.Errorf("000: %d quotations by Zakharova or the ministry, want 6 or more: %v", attributed, speakers("000"))
	}
	open := false
	for _, f := range value(t, p, "quote_density").Findings {
		text := p.Doc.Text[f.Start:f.End]
		switch strings.Trim(text, "“”") {
		case "stateless", "shadow fleet", "Europeanized":
			if f.Attribute("form") == string(FormSpeech) {
				t.Errorf("000: %s is no speech", text)
			}
		}
		if strings.Contains(f.Note, "never closes") {
			open = f.Attribute("attributed") == true && strings.HasPrefix(p.Doc.Text[f.End:], "\n")
		}
	}
	if !open {
		t.Error("000: the quotation that never closes is not attributed to its end")
	}

	p = pages["001"]
	if !p.Published.IsZero() {
		t.Errorf("001: published %s, want none", p.Published)
	}
	between("001", "quote_density", 0, 0.01)
	if p.Words != p.AllWords {
		t.Errorf("001: %d of %d words are article, want all: its headings too", p.Words, p.AllWords)
	}

	p = pages["002"]
	var quotes []string
	for _, f := range value(t, p, "quote_density").Findings {
		quotes = append(quotes, p.Doc.Text[f.Start:f.End])
	}
	if got, want := strings.Join(quotes, "|"), "‘dangerous’|‘destructive’|‘axis of war’|‘national level emergency’"; got != want {
		t.Errorf("002: quotations %s, want %s", got, want)
	}

	for page := range pages {
		if page != "003" && x(page, "loaded_language") >= x("003", "loaded_language") {
			t.Errorf("%s is as loaded as 003: %g and %g", page, x(page, "loaded_language"), x("003", "loaded_language"))
		}
	}
	mehr := false
	for _, f := range value(t, pages["003"], "attributed_sentences").Findings {
		mehr = mehr || f.Kind == KindAttribution && f.Attribute("cue") == "According to" && f.Attribute("speaker") == "Mehr News"
	}
	if !mehr {
		t.Error("003: “According to Mehr News” is not found as attribution")
	}

	p = pages["004"]
	between("004", "boilerplate_ratio", 0.38, 0.50)
	if p.Source != "globzette.com" || p.SourceKind != corpus.SourceImprint || p.Published.String() != "2025-09-06" || p.Updated.String() != "2026-01-29" || p.Byline != "Ethan Collins" {
		t.Errorf("004: source %s (%s), published %s, updated %s, byline %q", p.Source, p.SourceKind, p.Published, p.Updated, p.Byline)
	}
	if s := speakers("004"); s["Dmitry Peskov"] == 0 || s["Mark Rutte"] == 0 {
		t.Errorf("004: speakers %v", s)
	}
	if got := found(t, p, "promotion"); len(got) != 2 || !strings.Contains(got[0], "the link to our article") || !strings.Contains(got[1], "the link to our article") {
		t.Errorf("004: promotion %q", got)
	}
	for _, page := range pages {
		checkProfile(t, page)
	}
}
