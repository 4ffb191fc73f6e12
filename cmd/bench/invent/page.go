package invent

import (
	"fmt"
	"html"
	"strings"
)

// file is the article as a text file: head, text and, for some, the page around it.
func (a *Article) file() string {
	if a.Menu {
		return a.page()
	}
	return a.head() + a.Text + "\n"
}

func (a *Article) head() string {
	return fmt.Sprintf("%s\n\n%s\n\nPublished: %s\n\n", a.Title, a.Byline, a.Published.Format("Monday, January 2, 2006"))
}

// page is the article with menu and footer, as copied from a window.
func (a *Article) page() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Skip to content\n%s\n%s\nSubscribe\nSign in\nSearch\n\n", a.Outlet.Name, strings.Join(sections(), "\n"))
	b.WriteString(a.head() + "Share this article\nFacebook\nEmail\nPrint\n\n" + a.Text)
	fmt.Fprintf(&b, "\n\nRead more\nMost read\nSign up for our newsletter\n\nAbout us\nContact\nCorrections\nPrivacy policy\nTerms of use\n© %d %s. All rights reserved.\n",
		a.Published.Year(), a.Outlet.Name)
	return b.String()
}

// html is the article as a page of its outlet's site, of some 35 kB: metadata,
// style, scripts, menus and teasers to other articles weigh more than the text.
func (a *Article) html(g *Generator) string {
	var b strings.Builder
	title, site := html.EscapeString(a.Title), html.EscapeString(a.Outlet.Name)
	stamp := a.Published.Format("2006-01-02T15:04:05Z07:00")
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html lang="%s"><head><meta charset="utf-8"><title>%s | %s</title>
<link rel="canonical" href="%s"><meta property="og:title" content="%s"><meta property="og:site_name" content="%s">
<meta property="og:type" content="article"><meta property="article:published_time" content="%s"><meta name="author" content="%s">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":%q,"datePublished":%q,"author":{"@type":"Person","name":%q}}</script>
`, a.Language, title, site, a.URL, title, site, stamp, strings.TrimPrefix(a.Byline, "By "), a.Title, stamp, strings.TrimPrefix(a.Byline, "By "))
	b.WriteString("<style>")
	for i := range 80 {
		fmt.Fprintf(&b, ".card-%d > .teaser:nth-child(%d){margin:0 %dpx %dpx;color:#%06x}\n", i, i%7+1, i%9, i%13, i*98765)
	}
	b.WriteString("</style>\n<script>window.queue=[];")
	for i := range 90 {
		fmt.Fprintf(&b, `queue.push(function(){if(a<%d&&b["slot-%d"]){load("/assets/part-%d.js",{wait:%d,size:[%d,250]})}});`+"\n", i, i, i*31%97, i*50, 300+i)
	}
	fmt.Fprintf(&b, "</script></head>\n<body class=\"article\"><header class=\"site\"><a class=\"skip\" href=\"#main\">Skip to content</a><a href=\"/\" class=\"logo\">%s</a>\n<nav><ul>\n", site)
	for _, s := range sections() {
		fmt.Fprintf(&b, `<li class="menu-item"><a href="/%s/">%s</a><ul class="sub">`, lower(s), s)
		for i := range 5 {
			fmt.Fprintf(&b, `<li><a href="/%s/%d/" data-track="nav:%s:%d">%s %s</a></li>`, lower(s), i, s, i, townStarts()[i*3]+townEnds()[i], s)
		}
		b.WriteString("</ul></li>\n")
	}
	b.WriteString("</ul></nav></header>\n<main id=\"main\"><article>\n")
	fmt.Fprintf(&b, "<h1 class=\"headline\">%s</h1>\n<p class=\"byline\">%s</p>\n<time datetime=\"%s\">%s</time>\n", title, a.Byline, stamp, a.Published.Format("January 2, 2006"))
	b.WriteString("<div class=\"share\"><ul><li><a href=\"#\">Facebook</a></li><li><a href=\"#\">Email</a></li><li><a href=\"#\">Print</a></li></ul></div>\n<div class=\"body\">\n")
	for i, p := range strings.Split(a.Text, "\n\n") {
		fmt.Fprintf(&b, "<p data-n=\"%d\">%s</p>\n", i, html.EscapeString(p))
		if i == 4 {
			b.WriteString("<div class=\"ad\"><span>Advertisement</span></div>\n")
		}
	}
	b.WriteString("</div></article>\n<aside class=\"related\"><h2>Most read</h2>\n")
	r := mixed(g.Seed, articleRandom, len(a.Text))
	for i := range 24 {
		place := r.town()
		fmt.Fprintf(&b, `<div class="card card-%d"><a href="/%s/%d" class="teaser"><img src="/img/%d-320.jpg" width="320" height="180" alt="" loading="lazy"><h3>%s: what the %s found in %s</h3></a><span class="meta">%d minutes</span></div>`+"\n",
			i, lower(place), i, r.below(1e6), place, r.last(), r.town(), r.between(2, 9))
	}
	fmt.Fprintf(&b, "</aside></main>\n<footer><ul><li><a href=\"/about\">About us</a></li><li><a href=\"/contact\">Contact</a></li><li><a href=\"/corrections\">Corrections</a></li><li><a href=\"/privacy\">Privacy policy</a></li></ul><p>© %d %s. All rights reserved.</p></footer></body></html>\n",
		a.Published.Year(), site)
	return b.String()
}
