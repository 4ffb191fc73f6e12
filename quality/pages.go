package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"

	"credence/agreement"
	"credence/corpus"
)

// pageSets are the sets of marked web pages.
var pageSets = []string{"newspaper4k_aed", "wcxb_dev"}

// A dump is a page copied as text, a mark for each line.
type dump struct {
	ID     string   `json:"id"`
	URL    string   `json:"url"`
	Lines  []string `json:"lines"`
	Labels string   `json:"labels"`
	Total  int      `json:"words_total"`
	Ratio  float64  `json:"boiler_ratio_gold"`
}

// A marked is the article of a page as people marked it.
type marked struct {
	ID   string `json:"id"`
	URL  string `json:"url"`
	Text string `json:"text"`
}

// A webPage is a page of a set in all its forms.
type webPage struct {
	set, id, site string
	dump          dump
	gold          string
	html          []byte
}

// webPages reads the marked pages that have a dump, without their HTML unless
// asked for.
func webPages(r *run, html bool) ([]*webPage, error) {
	var all []*webPage
	for _, set := range pageSets {
		dumps, err := records[dump](r, "boilerplate", set, "textdump.jsonl.gz")
		if err != nil {
			return nil, err
		}
		gold, err := records[marked](r, "boilerplate", set, "gold.jsonl.gz")
		if err != nil {
			return nil, err
		}
		text := map[string]string{}
		for _, g := range gold {
			text[g.ID] = g.Text
		}
		for _, d := range dumps {
			p := &webPage{set: set, id: d.ID, site: corpus.RegistrableDomain(d.URL), dump: d, gold: text[d.ID]}
			if html {
				if p.html, err = unzip(filepath.Join(r.corpora, "boilerplate", set, "html", d.ID+".html.gz")); err != nil {
					return nil, err
				}
			}
			all = append(all, p)
		}
	}
	return all, nil
}

// unzip reads a gzipped file.
func unzip(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// text is the page as a text.
func (p *webPage) text() corpus.Document {
	return corpus.Document{ID: p.id, Text: strings.Join(p.dump.Lines, "\n")}
}

// document is the page read as HTML.
func (p *webPage) document() corpus.Document {
	doc, rejected := corpus.Page(p.html)
	if rejected != nil {
		return corpus.Document{ID: p.id, Text: "-"}
	}
	doc.ID = p.id
	return doc
}

// fold is the fold in which the page is judged.
func (p *webPage) fold() int { return agreement.Fold(p.site) }
