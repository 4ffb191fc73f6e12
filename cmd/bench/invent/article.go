package invent

import (
	"bytes"
	"fmt"
	"strings"
	"time"
)

// An Article is one invented document.
type Article struct {
	ID        string
	URL       string
	Outlet    Outlet
	Title     string
	Byline    string
	Language  string
	Published time.Time
	Text      string // paragraphs, parted by an empty line
	Menu      bool   // a page's menu and footer stand around it
	Kind      Kind
}

// A Generator makes the articles of a corpus. It is used from one goroutine.
type Generator struct {
	Corpus
	g   *grammar
	buf []byte
}

// NewGenerator reads the grammar.
func NewGenerator(c Corpus) *Generator { return &Generator{Corpus: c, g: newGrammar()} }

// A writer is the writing of one article.
type writer struct {
	g         *grammar
	rng       rng
	buf       []byte
	topic     int
	quality   float64
	people    []person
	towns     []string
	published time.Time
	dateForm  int
}

// Article makes document n. Cost: some 10 ns per byte.
func (g *Generator) Article(n int) Article {
	outlet := g.Outlet(n % g.Sources)
	w := g.writer(n, outlet.Quality)
	a := Article{
		ID: fmt.Sprintf("d%07d", n), Outlet: outlet, Kind: g.Kind(n), Published: w.published, Language: "en",
		Byline: "By " + w.people[0].first + " " + w.rng.last(), Menu: w.rng.below(1000) < g.Menus,
	}
	a.Title = w.title()
	a.URL = fmt.Sprintf("https://www.%s/%s/%d", outlet.Domain, w.published.Format("2006/01/02"), n)
	words := g.Words
	if words == 0 {
		words = DefaultWords
	}
	words = max(190, int(float64(words)*(0.4+1.2*w.rng.share())))
	switch {
	case a.Kind == Short:
		words = w.rng.between(25, 90)
	case a.Menu: // as much as is beyond doubt an article, whatever the layout makes of a paragraph
		words = max(words, 450)
	}
	w.text(&a, words)
	a.Text = string(w.buf)
	g.buf = w.buf
	return a
}

// writer begins an article.
func (g *Generator) writer(n int, quality float64) *writer {
	w := &writer{g: g.g, rng: mixed(g.Seed, articleRandom, n), quality: quality, buf: g.buf[:0]}
	w.topic = w.rng.below(len(g.g.topics))
	w.published = time.Date(2024, 1, 1, 5, 0, 0, 0, time.UTC).Add(time.Duration(w.rng.below(730*24*60)) * time.Minute)
	w.dateForm = w.rng.below(3)
	role := w.rng.below(len(roles()))
	for i := range w.rng.between(2, 5) {
		w.people = append(w.people, w.rng.person(roles()[(role+i)%len(roles())]))
	}
	for range 3 {
		w.towns = append(w.towns, w.rng.town())
	}
	return w
}

func (w *writer) title() string {
	w.buf = w.buf[:0]
	rule := "headline"
	if w.rng.share() > 0.2+0.9*w.quality {
		rule = "shout"
	}
	w.say(rule)
	return string(w.buf)
}

// text writes paragraphs of about so many words.
func (w *writer) text(a *Article, words int) {
	w.buf = w.buf[:0]
	if w.rng.share() < 0.4+0.5*w.quality && a.Kind != Foreign {
		w.add(strings.ToUpper(w.towns[0]) + " — ")
	}
	foreign := "german"
	if a.Kind == Foreign && w.rng.below(2) == 0 {
		foreign = "spanish"
	}
	for have, left := 0, 0; have < words; left-- {
		if left == 0 {
			left = w.rng.between(1, 4)
			if have > 0 {
				w.add("\n\n")
			}
		} else {
			w.add(" ")
		}
		start := len(w.buf)
		if a.Kind == Foreign {
			w.say(foreign)
		} else {
			w.say(w.rule())
		}
		have += 1 + bytes.Count(w.buf[start:], []byte(" "))
	}
	if a.Kind == Foreign {
		a.Language = map[string]string{"german": "de", "spanish": "es"}[foreign]
	}
}

// rule draws the kind of the next sentence: the lower the outlet's quality, the more
// are loaded, hinted and hearsay, the fewer are sourced.
func (w *writer) rule() string {
	low := 1 - w.quality
	x := w.rng.share()
	for _, part := range []struct {
		rule  string
		share float64
	}{
		{"loaded", 0.5 * low * low},
		{"vague", 0.12 * low},
		{"hint", 0.08 * low},
		{"quote", 0.08 + 0.22*w.quality},
		{"indirect", 0.08 + 0.22*w.quality},
	} {
		if x -= part.share; x < 0 {
			return part.rule
		}
	}
	return "news"
}
