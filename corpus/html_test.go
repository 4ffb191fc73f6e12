package corpus

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestVisibleText(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"blocks":              {"<div>One<p>Two <b>bold</b>er<p>Three</div>Four", "One|Two bolder|Three|Four"},
		"white space":         {"<p> a\n\t b&nbsp;c </p>", "a b c"},
		"entities":            {"<p>Smith &amp; Sons &lt;b&gt; &#8220;so&#8221; &eacute;", "Smith & Sons <b> “so” é"},
		"line breaks":         {"<p>a<br>b<br/>c", "a|b|c"},
		"side by side":        {"<a href=x>Home</a><a href=y>News</a><span>By</span><span>Lena Orr</span>", "Home News By Lena Orr"},
		"inside a word":       {"<p>w<i>o</i>rd, <a href=x>link</a>, end", "word, link, end"},
		"lists":               {"<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "a|b|c|d"},
		"table":               {"<table><tr><td>a<td>b<tr><td>c</table>d", "a|b|c|d"},
		"preformatted":        {"<pre>a  b\nc</pre>", "a b|c"},
		"not shown":           {"<script>x</script><style>y</style><noscript>z</noscript><template>t</template><p hidden>h</p><div style='display: none'><p>i</p></div>k<svg><text>s</text></svg>", "k"},
		"stray ends":          {"</div><p>a</b></p></p>b</table>c", "a|b|c"},
		"soft hyphens":        {"<p>re&shy;port&#8203;er", "reporter"},
		"bold across blocks":  {"<b><p>a</p><p>b</p></b><p>c", "a|b|c"},
		"unclosed attributes": {"<p class='a>b</p>", ""},
		"closed scripts":      {"<p>a</p><script src=x />var b</script><script></script><p>c", "a|c"},
		"empty linked data":   {"<script type='application/ld+json'></script><p>a", "a"},
		"template":            {"<template><li>{{a}}</template><p>b", "b"},
		"unclosed in object":  {"<object><p>You need it</object><p>b<canvas><p>c</canvas>d", "b d"},
		"unclosed drawing":    {"<svg><path/><p>a", "a"},
		"closed drawing":      {"<p>a<svg/><b>b</b>", "a"},
		"pre with inline":     {"<pre>He said <b>that</b> it was <i>safe</i>.\nYes</pre>", "He said that it was safe.|Yes"},
		"pre with code":       {"<pre><code>a\nb</code></pre>", "a|b"},
		"xhtml":               {"<?xml version='1.0'?><html><script src='x.js'/><style/><p>a</p><div/><p>b</p></html>", "a|b"},
		"deep script":         {strings.Repeat("<font>", 1005) + "<script>var x</script><style>y{}</style>a", "a"},
		"inside a paragraph":  {"<p>a <button>Buy</button> b <video><p>no</video> c<noscript><img></noscript>d<iframe></iframe> e", "a|Buy|b c d e"},
		"comments":            {"<!-- no --><p>yes<!-- <p>no", "yes"},
	} {
		text, m := readHTML([]byte(c.page))
		if got := strings.ReplaceAll(text, "\n", "|"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		for i, b := range m.Blocks {
			if line := strings.Split(text, "\n")[i]; text[b.Start:b.End] != line {
				t.Errorf("%s: block %d is %q, its line %q", name, i, text[b.Start:b.End], line)
			}
		}
	}
}

// TestHiddenArticle: a page that hides its article until a script has run is
// read with it.
func TestHiddenArticle(t *testing.T) {
	body := strings.Repeat("<p>The council of Ashmoor voted on Monday to close the old bridge for good, after an engineer had found cracks in two piers.</p>", 8)
	text, _ := readHTML([]byte("<h1>Bridge</h1><div style='display:none'>" + body + "</div><p>Subscribe to read on.</p>"))
	if n := strings.Count(text, "voted"); n != 8 {
		t.Errorf("%d of 8 hidden paragraphs read", n)
	}
	text, _ = readHTML([]byte("<h1>Bridge</h1>" + body + "<div hidden>" + body + "</div>"))
	if n := strings.Count(text, "voted"); n != 8 {
		t.Errorf("%d paragraphs read, 8 are shown", n)
	}
}

func TestMarkup(t *testing.T) {
	text, m := readHTML([]byte(`<body><nav class="top Menu"><a href=/>Home</a> page</nav><article id=story><p><b>Lead</b> in</p></article>`))
	if text != "Home page\nLead in" || len(m.Blocks) != 2 {
		t.Fatalf("text %q, %d blocks", text, len(m.Blocks))
	}
	nav, p := m.Blocks[0], m.Blocks[1]
	if e := m.Elements[nav.Element]; e.Tag != "nav" || e.Names != "top Menu" || nav.Linked != len("Home") || nav.Headed {
		t.Errorf("nav: %+v %+v", e, nav)
	}
	if e := m.Elements[p.Element]; e.Tag != "p" || m.Elements[e.Parent].Names != "story" || !p.Headed || p.Linked != 0 {
		t.Errorf("p: %+v %+v", e, p)
	}
}

func TestStatements(t *testing.T) {
	_, m := readHTML([]byte(`<html lang="en-GB"><head><title>Bridge closed | Ashmoor Courier</title>
<link rel=canonical href="https://courier.example/bridge">
<meta property="article:published_time" content="2025-03-04T08:00:00+00:00"><meta name=author content="Lena Orr">
<script type="application/ld+json">{"@context":"x","@graph":[{"@type":["NewsArticle"],"headline":"Bridge
closed","datePublished":"2025-03-04","author":[{"@type":"Person","name":"Lena Orr"}],},{"@type":"Organization","name":"no"}]}</script></head>
<body><p>x</p><time class="entry-date published" datetime="2025-03-04">4 March</time>`))
	var got []string
	for _, s := range m.Statements {
		got = append(got, s.Field+"|"+s.From+"|"+s.Value)
	}
	want := []string{
		"language|html lang|en-GB", "title|title|Bridge closed | Ashmoor Courier", "url|link canonical|https://courier.example/bridge",
		"published|meta article:published_time|2025-03-04T08:00:00+00:00", "byline|meta author|Lena Orr",
		"type|json-ld @type|NewsArticle", "published|json-ld NewsArticle.datePublished|2025-03-04",
		"title|json-ld NewsArticle.headline|Bridge closed", "byline|json-ld NewsArticle.author|Lena Orr",
		"mark|element published|published", "published|time published|2025-03-04",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("statements (-want +got):\n%s", diff)
	}
}

// TestDateStatements: what elements, attributes and scripts state about dates.
func TestDateStatements(t *testing.T) {
	for page, want := range map[string]string{
		`<span class="story__date">4 March</span>`:                                             "mark|element date|date",
		`<p class="updated">4 March</p>`:                                                       "mark|element updated|updated",
		`<p class="update-box last">4 March</p>`:                                               "",
		`<input class="validate-me"><p class="consolidated">`:                                  "",
		`<span property="dc:issued" content="2025-03-04">`:                                     "mark|element published|published;published|time published|2025-03-04",
		`<abbr class="dtstart date" title="2025-03-04">Tuesday</abbr>`:                         "mark|element date|date;time|time|2025-03-04",
		`<span class="x" data-date-time="2025-03-04 20:06">`:                                   "time|time|2025-03-04 20:06",
		`<li id="footer-lastmod">4 March 2025`:                                                 "mark|element updated|updated",
		`<script>a={"publishedAt":"2025-03-04T10:00:00Z"}</script>`:                            "script|script publishedAt|2025-03-04T10:00:00Z",
		`<script>a='{\"date_published\": \"2025-03-04\"}'</script>`:                            "script|script date_published|2025-03-04",
		`<script>a={"publisher":"2025-03-04","republished":true,"created_by":"2025"}</script>`: "",
		`<script>publishedAt</script>`:                                                         "",
		`<script type="application/ld+json">{"a":"b"c","datePublished":"2025-03-04"}</script>`: "script|script datePublished|2025-03-04",
		`<meta name=pubdate content=2025-03-04><script>{"publishedAt":"2025-03-05"}</script>`:  "published|meta pubdate|2025-03-04",
		`<meta property="og:image" content="https://courier.example/2025/03/04/bridge.png">`:   "image|meta og:image|https://courier.example/2025/03/04/bridge.png",
		`<div itemprop="datePublished" content="2025-03-04"></div>`:                            "mark|element published|published;published|time published|2025-03-04",
	} {
		_, m := readHTML([]byte(page))
		var got []string
		for _, s := range m.Statements {
			got = append(got, s.Field+"|"+s.From+"|"+s.Value)
		}
		if diff := cmp.Diff(want, strings.Join(got, ";")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", page, diff)
		}
	}
	_, m := readHTML([]byte(strings.Repeat(`<i class=date>1</i><script>"publishedAt":"2025-03-04"</script>`, 5000)))
	if n := len(m.Statements); n != maxMarks+maxScriptDates {
		t.Errorf("%d statements, want %d", n, maxMarks+maxScriptDates)
	}
}

// TestHostilePages: whatever a page does, reading it ends soon and loses no text
// that is shown.
func TestHostilePages(t *testing.T) {
	const n = 100_000
	for name, page := range map[string]string{
		"deep":             strings.Repeat("<div>", n) + "text" + strings.Repeat("</div>", n),
		"deep inline":      strings.Repeat("<i>", n) + "text" + strings.Repeat("</b>", n),
		"alternating":      strings.Repeat("<b><p>", n) + "text",
		"unmatched ends":   strings.Repeat("<b>", 1000) + strings.Repeat("</i></b></div>", n) + "text",
		"cells":            strings.Repeat("<table><tr><td>", n/4) + "text",
		"list items":       strings.Repeat("<li><ul>", n/2) + "text",
		"attributes":       "<div " + strings.Repeat("class=a ", n) + ">text",
		"long names":       "<div class='" + strings.Repeat("a ", n) + "'>text",
		"linked data":      `<script type="application/ld+json">` + strings.Repeat(`{"mainEntity":`, n) + "</script>text",
		"open script":      "text<script>" + strings.Repeat("<p>", n),
		"open comment":     "text<!--" + strings.Repeat("<p>", n),
		"stated often":     strings.Repeat("<meta name=author content=x>", n) + "text",
		"control and junk": "<\x00p>\xff\xfe\x80<a" + strings.Repeat("<", n) + "<p>text",
	} {
		start := time.Now()
		text, m := readHTML([]byte(page))
		if !strings.Contains(text, "text") {
			t.Errorf("%s: text lost", name)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: took %s", name, took)
		}
		if len(m.Elements) > maxElements+1 || len(m.Statements) > 2000 {
			t.Errorf("%s: %d elements, %d statements", name, len(m.Elements), len(m.Statements))
		}
	}
}

func TestPageEncodings(t *testing.T) {
	for name, c := range map[string]struct{ page, want, note string }{
		"utf-8":           {"<p>café", "café", ""},
		"mark":            {"\xef\xbb\xbf<p>café", "café", ""},
		"declared":        {"<meta charset=iso-8859-2><p>Luk\xe1\xb9", "Lukáš", ""},
		"declared as old": {"<meta charset=iso-8859-1><p>café", "café", ""},
		"http-equiv":      {`<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>` + "\xe4\xe0", "да", ""},
		"none":            {"<p>caf\xe9", "café", "not UTF-8 and no encoding declared: read as windows-1252"},
		"damaged":         {"<meta charset=utf-8><p>caf\xe9", "caf\uFFFD", "declared as UTF-8 with bytes that are not"},
		"utf-16 in ascii": {"<meta charset=utf-16><p>caf\xe9", "caf\uFFFD", "declared as UTF-8 with bytes that are not"},
		"replacement":     {"<meta charset=iso-2022-kr><p>caf\xe9", "café", "not UTF-8 and no encoding declared: read as windows-1252"},
		"utf-16":          {"\xff\xfe<\x00p\x00>\x00h\x00i\x00", "hi", ""},
	} {
		doc, err := Page([]byte(c.page))
		note := ""
		if len(doc.Problems) > 0 {
			note = doc.Problems[0].What
		}
		if err != nil || doc.Text != c.want || note != c.note {
			t.Errorf("%s: %q, note %q, %v", name, doc.Text, note, err)
		}
	}
	if _, err := Page([]byte("%PDF-1.7")); err == nil {
		t.Error("a PDF was read as a page")
	}
}
