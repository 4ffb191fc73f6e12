package main

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"credence/agreement"
	"credence/corpus"
	"credence/features"
)

// A layoutCase is a page that the layout model is fitted on.
type layoutCase struct {
	set    string
	fold   int
	bare   bool // the article without its page, or the page without its markup: counts less
	sample *features.LayoutSample
	labels []int8 // by block: 1 article, 0 furniture, −1 not judged
	words  [][]string
	rows   [][]float32
	first  []float64 // verdicts of the first look
}

// layoutCases prepares pages for fitting, as texts or as HTML.
func layoutCases(pages []*webPage, html bool) []*layoutCase {
	cases := make([]*layoutCase, 3*len(pages))
	var wg sync.WaitGroup
	slots := make(chan bool, runtime.GOMAXPROCS(0))
	for i, p := range pages {
		wg.Add(1)
		slots <- true
		go func() {
			defer func() { <-slots; wg.Done() }()
			c := &layoutCase{set: p.set, fold: p.fold()}
			if html {
				doc := p.document()
				c.sample = features.SampleLayout(doc)
				c.labels = labelBlocks(doc.Text, c.sample.Blocks, p.gold)
			} else {
				c.sample = features.SampleLayout(p.text())
				c.labels = lineLabels(p.dump, c.sample.Blocks)
			}
			if c.cutShort() {
				return
			}
			for b := range c.sample.Blocks {
				c.words = append(c.words, c.sample.BlockWords(b))
			}
			cases[3*i], cases[3*i+1] = c, bareCase(p, html)
			if html {
				cases[3*i+2] = flatCase(p)
			}
		}()
	}
	wg.Wait()
	return slices.DeleteFunc(cases, func(c *layoutCase) bool { return c == nil })
}

// Bounds of a page whose marked article is cut short.
const (
	proseBlock = 30  // words of a block that is prose, whatever it is marked as
	cutShare   = 1.5 // of the marked article's words that other prose may have
)

// cutShort reports whether much more prose stands outside the marked article
// than in it: most often people marked the first of several parts. Such a page
// would teach that prose is furniture, so it is not fitted on; it is judged all
// the same.
func (c *layoutCase) cutShort() bool {
	in, out := 0, 0
	for i, y := range c.labels {
		if n := c.sample.Words[i]; y == 1 {
			in += n
		} else if y == 0 && n >= proseBlock {
			out += n
		}
	}
	return float64(out) > cutShare*float64(in)
}

// bareCase is the marked article without its page: all of it is article.
func bareCase(p *webPage, html bool) *layoutCase {
	lines := slices.DeleteFunc(strings.Split(p.gold, "\n"), func(l string) bool { return strings.TrimSpace(l) == "" })
	if len(lines) < 3 {
		return nil
	}
	doc := corpus.Document{Text: strings.Join(lines, "\n")}
	if html {
		doc, _ = corpus.Page([]byte("<p>" + escape.Replace(strings.Join(lines, "\n<p>"))))
	}
	c := &layoutCase{set: p.set, fold: p.fold(), bare: true, sample: features.SampleLayout(doc)}
	c.labels = make([]int8, len(c.sample.Blocks))
	for i := range c.labels {
		c.labels[i] = 1
	}
	return c
}

// flatCase is the dump of a page as a page whose markup says nothing: every line
// a paragraph of one article, as some sites and archives serve them.
func flatCase(p *webPage) *layoutCase {
	var lines []string
	d := dump{Labels: ""}
	var labels []byte
	for i, line := range p.dump.Lines {
		if strings.TrimSpace(line) != "" {
			lines, labels = append(lines, escape.Replace(line)), append(labels, p.dump.Labels[i])
		}
	}
	doc, _ := corpus.Page([]byte("<body><article><p>" + strings.Join(lines, "</p>\n<p>") + "</p></article></body>"))
	d.Lines, d.Labels = strings.Split(doc.Text, "\n"), string(labels)
	if len(d.Lines) != len(labels) {
		return nil // a line that shows nothing
	}
	c := &layoutCase{set: p.set, fold: p.fold(), bare: true, sample: features.SampleLayout(doc)}
	c.labels = lineLabels(d, c.sample.Blocks)
	if c.cutShort() {
		return nil
	}
	return c
}

// escape writes text as HTML.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// lineLabels takes the labels of a dump's lines over to the blocks.
func lineLabels(d dump, blocks []features.Span) []int8 {
	labels := make([]int8, 0, len(blocks))
	line, end := 0, len(d.Lines[0])
	for _, b := range blocks {
		for end < b.Start {
			line++
			end += 1 + len(d.Lines[line])
		}
		switch d.Labels[line] {
		case 'C':
			labels = append(labels, 1)
		case 'B', 'H':
			labels = append(labels, 0)
		default:
			labels = append(labels, -1)
		}
	}
	return labels
}

// labelBlocks finds the blocks of a page that its marked article holds: those
// most of whose words stand in runs of four that the article has too. Runs go
// over the ends of blocks, so that short headings inside the article are told.
func labelBlocks(text string, blocks []features.Span, gold string) []int8 {
	type run [4]string
	known := map[run]bool{}
	g := agreement.Tokens(gold)
	for i := 0; i+4 <= len(g); i++ {
		known[run(g[i:i+4])] = true
	}
	var tokens []string
	var of []int
	for i, b := range blocks {
		for _, t := range agreement.Tokens(text[b.Start:b.End]) {
			tokens, of = append(tokens, t), append(of, i)
		}
	}
	covered := make([]bool, len(tokens))
	for i := 0; i+4 <= len(tokens); i++ {
		if known[run(tokens[i:i+4])] {
			for k := i; k < i+4; k++ {
				covered[k] = true
			}
		}
	}
	total, in := make([]int, len(blocks)), make([]int, len(blocks))
	for i, b := range of {
		total[b]++
		if covered[i] {
			in[b]++
		}
	}
	labels := make([]int8, len(blocks))
	for i := range labels {
		switch {
		case total[i] == 0:
			labels[i] = -1
		case in[i]*10 >= total[i]*6:
			labels[i] = 1
		case in[i]*10 > total[i]*3:
			labels[i] = -1
		}
	}
	return labels
}
