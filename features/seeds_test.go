package features

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"credence/corpus"
)

// seeds reads the five pages that the program was first tried on. They are not
// part of the project.
func seeds(t *testing.T) map[string]string {
	t.Helper()
	paths, _ := filepath.Glob("../../shared/corpora/seeds/*.txt")
	if len(paths) == 0 {
		t.Skip("../shared/corpora/seeds is not there")
	}
	pages := map[string]string{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		pages[filepath.Base(path)[:3]] = string(data)
	}
	return pages
}

// pageTemplates are three ways in which sites put an article on a page. LINES is
// where the article's lines go, each between the two strings.
var pageTemplates = map[string]struct{ page, before, after string }{
	"semantic": {`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Daily Lantern</title></head><body>
<header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/harbour">Harbour</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article class="story">LINES</article></main>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="/a">Ferry firm cancels its winter timetable</a></li><li><a href="/b">Five soups for a cold week</a></li></ul></aside>
<footer><p>All rights reserved. <a href="/terms">Terms of use</a> <a href="/privacy">Privacy policy</a></p></footer></body></html>`, "<p>", "</p>\n"},
	"divs": {`<html><body><div id="wrapper"><div class="topbar"><a href="/login">Sign in</a> <a href="/subscribe">Subscribe</a></div>
<div class="menu"><div><a href="/">Front page</a></div><div><a href="/politics">Politics</a></div><div><a href="/business">Business</a></div></div>
<div class="row"><div class="col-8"><div class="post-content entry">LINES</div><div class="share-buttons"><span>Share</span><span>Tweet</span><span>Email</span></div></div>
<div class="col-4 widget-area"><div class="widget"><div class="widget-title">You might also like</div><div class="teaser"><a href="/c">Mill owner sells the east wing</a></div><div class="teaser"><a href="/d">Who pays for the new lock?</a></div></div></div></div>
<div id="cookie-banner"><div>We use cookies to improve your visit.</div><button>Accept all</button></div></div></body></html>`, "<div>", "</div>"},
	"table": {`<HTML><BODY><TABLE WIDTH=100%><TR><TD VALIGN=top><A HREF=index.html>Index</A><BR><A HREF=archive.html>Archive</A><BR><A HREF=contact.html>Contact us</A></TD>
<TD>LINES</TD></TR><TR><TD COLSPAN=2><FONT SIZE=1>Questions? Write to the webmaster. Best viewed at 1024 by 768.</FONT></TD></TR></TABLE></BODY></HTML>`, "", "<BR><BR>\n"},
}

// wrap puts a text copied from a page into a template.
func wrap(template, text string) string {
	t := pageTemplates[template]
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(t.before + html.EscapeString(line) + t.after)
		}
	}
	return strings.Replace(t.page, "LINES", b.String(), 1)
}

// TestSeeds holds what any careful reader finds on the five pages, as they were
// copied and put into pages of three kinds.
func TestSeeds(t *testing.T) {
	texts := seeds(t)
	m := NewMeasurer(testDay)
	words := map[string]int{} // of the seed
	pages := map[string]*Profile{}
	for name, text := range texts {
		pages[name] = m.Measure(corpus.Document{ID: name, Text: text})
		words[name] = pages[name].AllWords
	}
	t.Run("text", func(t *testing.T) { checkSeeds(t, pages, words) })
	for template := range pageTemplates {
		pages := map[string]*Profile{}
		for name, text := range texts {
			doc, err := corpus.Page([]byte(wrap(template, text)))
			if err != nil {
				t.Fatal(err)
			}
			doc.ID = name
			pages[name] = m.Measure(doc)
		}
		t.Run(template, func(t *testing.T) { checkSeeds(t, pages, words) })
	}
}

func checkSeeds(t *testing.T, pages map[string]*Profile, words map[string]int) {
	x := func(page, name string) float64 { return value(t, pages[page], name).X }
	left := func(page string, low, high float64) { // share of the seed's words that is no article
		t.Helper()
		if v := 1 - float64(pages[page].Words)/float64(words[page]); v < low || v > high {
			t.Errorf("%s: %.4f is no article, want %g–%g", page, v, low, high)
		}
	}
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
	left("000", 0.02, 0.08)
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
	if p.Words != words["001"] {
		t.Errorf("001: %d of %d words are article, want all: its headings too", p.Words, words["001"])
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
	left("004", 0.38, 0.50)
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
