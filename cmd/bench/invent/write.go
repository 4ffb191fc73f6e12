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
)

// Formats are the formats that a corpus can be written in; with .gz behind it, each
// is compressed.
func Formats() []string { return []string{"jsonl", "csv", "txt", "html"} }

// Make writes the corpus below dir: one file of records, or one file a document in a
// folder for each outlet. It returns the path to score.
func (g *Generator) Make(dir, format string) (string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	switch kind, _, _ := strings.Cut(format, "."); kind {
	case "jsonl", "csv":
		path := filepath.Join(dir, "corpus."+format)
		return path, toFile(path, func(out io.Writer) error { return g.Records(out, kind) })
	case "txt", "html":
		return dir, g.files(dir, format)
	}
	return "", fmt.Errorf("no format %q (there are %s)", format, strings.Join(Formats(), ", "))
}

// Records writes the corpus as JSON Lines or CSV.
func (g *Generator) Records(out io.Writer, kind string) error {
	if kind == "csv" {
		return g.csv(out)
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

func (g *Generator) csv(out io.Writer) error {
	w := csv.NewWriter(out)
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
		body := ""
		switch {
		case a.Kind == Bad && kind == "txt":
			body = []string{"", "\x00\x01\x02 no text\x00", " \n\n "}[n%3]
		case a.Kind == Bad:
			body = []string{"", "<!DOCTYPE html><title></title><body><script>draw()</script></body>\n"}[n%2]
		case kind == "txt":
			body = a.file()
		default:
			body = a.html(g)
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

// toFile writes a file, compressed when its name ends in .gz.
func toFile(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if strings.HasSuffix(path, ".gz") {
		z := gzip.NewWriter(f)
		if err := write(z); err != nil {
			return err
		}
		if err := z.Close(); err != nil {
			return err
		}
	} else if err := write(f); err != nil {
		return err
	}
	return f.Close()
}
