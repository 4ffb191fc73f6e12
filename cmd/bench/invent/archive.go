package invent

import (
	"compress/gzip"
	"fmt"
	"io"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// parquet writes the corpus as a Parquet file. A document that cannot be read has no
// text.
func (g *Generator) parquet(out io.Writer) error {
	w := parquet.NewGenericWriter[row](out, parquet.MaxRowsPerRowGroup(2000), parquet.Compression(&parquet.Zstd))
	for n := range g.Documents {
		a := g.Article(n)
		r := row{a.ID, a.URL, a.Title, a.Byline, a.Published.Format("2006-01-02"), a.record()}
		if a.Kind == Bad {
			r.Text = ""
		}
		if _, err := w.Write([]row{r}); err != nil {
			return err
		}
	}
	return w.Close()
}

// A row is an article in a Parquet file.
type row struct {
	ID        string `parquet:"id"`
	URL       string `parquet:"url"`
	Title     string `parquet:"title"`
	Byline    string `parquet:"byline"`
	Published string `parquet:"published"`
	Text      string `parquet:"text"`
}

// archive writes the corpus as a web archive: pages as a crawler got them (warc), or
// the texts of pages (wet). Compressed, each record is a stream of its own, as crawls
// have it. Beside the documents there are records that are none.
func (g *Generator) archive(out io.Writer, kind string, packed bool) error {
	if err := putRecord(out, packed, "warcinfo", "", "application/warc-fields", "software: bench\r\n"); err != nil {
		return err
	}
	for n := range g.Documents {
		a := g.Article(n)
		var err error
		if kind == "wet" {
			err = putRecord(out, packed, "conversion", a.URL, "text/plain", a.plain(n))
		} else {
			head := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
			if err = putRecord(out, packed, "request", a.URL, "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"); err == nil {
				err = putRecord(out, packed, "response", a.URL, "application/http; msgtype=response", head+a.markup(g, n))
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// putRecord writes a record of a web archive.
func putRecord(out io.Writer, packed bool, kind, url, content, body string) error {
	var head strings.Builder
	fmt.Fprintf(&head, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Date: 2026-01-05T04:00:00Z\r\n", kind)
	if url != "" {
		fmt.Fprintf(&head, "WARC-Target-URI: %s\r\n", url)
	}
	fmt.Fprintf(&head, "Content-Type: %s\r\nContent-Length: %d\r\n\r\n", content, len(body))
	text := head.String() + body + "\r\n\r\n"
	if !packed {
		_, err := io.WriteString(out, text)
		return err
	}
	z := gzip.NewWriter(out)
	if _, err := io.WriteString(z, text); err != nil {
		return err
	}
	return z.Close()
}
