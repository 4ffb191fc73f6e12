package invent

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Formats are the formats that a corpus can be written in; with .gz or .zst behind it,
// each is compressed.
func Formats() []string {
	return []string{"jsonl", "csv", "tsv", "parquet", "warc", "wet", "txt", "html"}
}

// Make writes the corpus below dir: one file of records, or one file a document in a
// folder for each outlet. It returns the path to score.
func (g *Generator) Make(dir, format string) (string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	path := Path(dir, format)
	switch kind, packed, _ := strings.Cut(format, "."); kind {
	case "warc", "wet":
		if packed == "gz" {
			return path, create(path, func(out io.Writer) error { return g.archive(out, kind, true) })
		}
		return path, toFile(path, func(out io.Writer) error { return g.archive(out, kind, false) })
	case "jsonl", "csv", "tsv", "parquet":
		return path, toFile(path, func(out io.Writer) error { return g.Records(out, kind) })
	case "txt", "html":
		return path, g.files(dir, format)
	}
	return "", fmt.Errorf("no format %q (there are %s)", format, strings.Join(Formats(), ", "))
}

// Path is what Make returns: the file of records, or the folder of many files.
func Path(dir, format string) string {
	if kind, _, _ := strings.Cut(format, "."); kind == "txt" || kind == "html" {
		return dir
	}
	return filepath.Join(dir, "corpus."+format)
}

// Records writes the corpus as JSON Lines, a table or Parquet.
func (g *Generator) Records(out io.Writer, kind string) error {
	switch kind {
	case "csv":
		return g.csv(out, ',')
	case "tsv":
		return g.csv(out, '\t')
	case "parquet":
		return g.parquet(out)
	}
	b := bufio.NewWriterSize(out, 1<<16)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	for n := range g.Documents {
		a := g.Article(n)
		var err error
		if a.Kind == Bad {
			_, err = b.WriteString(badJSON(&a, n) + "\n")
		} else {
			err = enc.Encode(record{a.ID, a.URL, a.Title, a.Byline, a.Published.Format("2006-01-02T15:04:05Z07:00"), a.record()})
		}
		if err != nil {
			return err
		}
	}
	return b.Flush()
}

// A record is an article as a line of JSON.
type record struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Byline    string `json:"byline"`
	Published string `json:"published"`
	Text      string `json:"text"`
}

// record is the text of a record: with what stood around it, where that came along.
func (a *Article) record() string {
	if a.Menu {
		return a.page()
	}
	return a.Text
}

// badJSON is a line that cannot be read as a document.
func badJSON(a *Article, n int) string {
	text, _ := json.Marshal(a.Text)
	switch n % 5 {
	case 0:
		return fmt.Sprintf(`{"id": %q, "text": %s`, a.ID, text[:len(text)/2])
	case 1:
		return fmt.Sprintf(`{"id": %q, "title": %q}`, a.ID, a.Title)
	case 2:
		return fmt.Sprintf(`{"id": %q, "text": ""}`, a.ID)
	case 3:
		return fmt.Sprintf(`[%q, %s]`, a.ID, text)
	}
	return fmt.Sprintf("{\"id\": %q, \"text\": \"\xff\xfe %s}", a.ID, text[1:])
}

func (g *Generator) csv(out io.Writer, comma rune) error {
	w := csv.NewWriter(out)
	w.Comma = comma
	err := w.Write([]string{"id", "url", "title", "byline", "published", "text"})
	for n := 0; n < g.Documents && err == nil; n++ {
		a := g.Article(n)
		row := []string{a.ID, a.URL, a.Title, a.Byline, a.Published.Format("2006-01-02"), a.record()}
		if a.Kind == Bad {
			if row[5] = ""; n%2 == 0 {
				row = row[:4]
			}
		}
		err = w.Write(row)
	}
	w.Flush()
	if err == nil {
		err = w.Error()
	}
	return err
}

// files writes one file a document.
func (g *Generator) files(dir, format string) error {
	kind, _, _ := strings.Cut(format, ".")
	for n := range g.Documents {
		a := g.Article(n)
		body := a.markup(g, n)
		if kind == "txt" {
			body = a.plain(n)
		}
		folder := filepath.Join(dir, a.Outlet.Domain)
		if n < g.Sources {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		err := toFile(filepath.Join(folder, a.ID+"."+format), func(out io.Writer) error {
			_, err := io.WriteString(out, body)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// plain is the article as a text of its own, or what cannot be read as one.
func (a *Article) plain(n int) string {
	if a.Kind == Bad {
		return []string{"", "\x00\x01\x02 no text\x00", " \n\n "}[n%3]
	}
	return a.file()
}

// markup is the article as a page, or a page without text.
func (a *Article) markup(g *Generator, n int) string {
	if a.Kind == Bad {
		return []string{"", "<!DOCTYPE html><title></title><body><script>draw()</script></body>\n"}[n%2]
	}
	return a.html(g)
}

// toFile writes a file, compressed when its name ends in .gz or .zst.
func toFile(path string, write func(io.Writer) error) error {
	return create(path, func(f io.Writer) error {
		var z io.WriteCloser
		switch filepath.Ext(path) {
		case ".gz":
			z = gzip.NewWriter(f)
		case ".zst":
			var err error
			if z, err = zstd.NewWriter(f, zstd.WithEncoderConcurrency(1)); err != nil {
				return err
			}
		default:
			return write(f)
		}
		if err := write(z); err != nil {
			return err
		}
		return z.Close()
	})
}

func create(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := write(f); err != nil {
		return err
	}
	return f.Close()
}
