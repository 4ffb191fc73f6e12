package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"credence/cmd/bench/invent"
)

// faultArticles is how many good articles lie beside each fault.
const faultArticles = 20

// A fault is a hostile file, and what is to become of it.
type fault struct {
	what string
	name string // of the file
	// write writes the file; g makes the good articles that a file of records has
	// before and behind the fault.
	write  func(w io.Writer, g *invent.Generator, size int64) error
	within int  // good articles in the file itself; all of them are scored
	some   bool // not all of those can be saved, but some
	read   bool // it holds an article that may as well be scored
}

// faultList is the faults. size is a gigabyte, or less where the run is scaled.
func faultList() []fault {
	return []fault{
		{what: "JSON Lines, one line of 1 GB", name: "line.jsonl", within: 2 * faultArticles, write: func(w io.Writer, g *invent.Generator, size int64) error {
			return around(w, g, `{"id": "huge", "text": "`, "\"}\n", size)
		}},
		{what: "CSV, one field of 1 GB", name: "field.csv", within: faultArticles, write: func(w io.Writer, g *invent.Generator, size int64) error {
			err := g.Records(w, "csv")
			return errors.Join(err, filled(w, `huge,,,,,"`, "\"\n", size))
		}},
		{what: "a text of 1 GB", name: "huge.txt", write: func(w io.Writer, _ *invent.Generator, size int64) error { return filled(w, "", "", size) }},
		{what: "a page of 1 GB", name: "huge.html", write: func(w io.Writer, _ *invent.Generator, size int64) error {
			return filled(w, "<!DOCTYPE html><title>Huge</title><p>", "</p>\n", size)
		}},
		{what: "gzip bomb, 1 GB of zeros as a text", name: "bomb.txt.gz", write: bomb},
		{what: "gzip bomb, 1 GB of zeros as JSON Lines", name: "bomb.jsonl.gz", write: bomb},
		{what: "gzip bomb, 1 GB of zeros as a page", name: "bomb.html.gz", write: bomb},
		{what: "HTML nested 100,000 deep, an article at the bottom", name: "deep.html", read: true, write: func(w io.Writer, g *invent.Generator, size int64) error {
			depth := int(max(100, 100_000*size/gigabyte))
			text := "<p>" + strings.ReplaceAll(g.Article(0).Text, "\n\n", "</p>\n<p>")
			_, err := io.WriteString(w, "<!DOCTYPE html><title>Deep</title>"+strings.Repeat("<div>", depth)+text+strings.Repeat("</div>", depth)+"\n")
			return err
		}},
		{what: "JSON Lines, .gz cut off in the middle", name: "cut.jsonl.gz", within: faultArticles, some: true, write: func(w io.Writer, g *invent.Generator, _ int64) error {
			var b bytes.Buffer
			z := gzip.NewWriter(&b)
			if err := errors.Join(g.Records(z, "jsonl"), z.Close()); err != nil {
				return err
			}
			_, err := w.Write(b.Bytes()[:b.Len()/2])
			return err
		}},
	}
}

const gigabyte = 1 << 30

// around writes good lines, a huge one, and good lines again.
func around(w io.Writer, g *invent.Generator, head, tail string, size int64) error {
	return errors.Join(g.Records(w, "jsonl"), filled(w, head, tail, size), g.Records(w, "jsonl"))
}

// filled writes so many bytes of words between head and tail.
func filled(w io.Writer, head, tail string, size int64) error {
	block := []byte(strings.Repeat("nothing but words ", 1<<12))
	_, err := io.WriteString(w, head)
	for ; size > 0 && err == nil; size -= int64(len(block)) {
		_, err = w.Write(block)
	}
	_, err2 := io.WriteString(w, tail)
	return errors.Join(err, err2)
}

func bomb(w io.Writer, _ *invent.Generator, size int64) error {
	z := gzip.NewWriter(w)
	block := make([]byte, 1<<20)
	for ; size > 0; size -= int64(len(block)) {
		if _, err := z.Write(block); err != nil {
			return err
		}
	}
	return z.Close()
}

// faults scores a folder of good texts beside each fault, and checks that the fault is
// rejected with a reason and everything else is scored.
func faults(ctx context.Context, s *settings) (string, error) {
	var b strings.Builder
	var wrong error
	b.WriteString("| fault | CPU s | peak MB | rejected with the reason | beside it |\n|---|---:|---:|---|---|\n")
	for _, f := range faultList() {
		line, err := s.fault(ctx, f)
		if err != nil {
			wrong = errors.Join(wrong, fmt.Errorf("%s: %w", f.what, err))
			line = fmt.Sprintf("| %s | | | | wrong |\n", f.what)
		}
		b.WriteString(line)
	}
	return b.String(), wrong
}

// fault makes one fault, scores it and gives its line of the table.
func (s *settings) fault(ctx context.Context, f fault) (string, error) {
	dir := filepath.Join(s.tmp, "fault")
	defer os.RemoveAll(dir)
	g := invent.NewGenerator(invent.Corpus{Seed: 3, Documents: faultArticles, Sources: 3, Words: 1})
	if _, err := g.Make(dir, "txt"); err != nil {
		return "", err
	}
	path := filepath.Join(dir, f.name)
	file, err := os.Create(path)
	if err != nil {
		return "", err
	}
	size := int64(gigabyte * s.scale)
	if err := errors.Join(f.write(file, g, size), file.Close()); err != nil {
		return "", err
	}
	// A scaled fault is over a limit that is scaled with it, as far as good texts allow.
	limit := max(64<<10, int64((16<<20)*s.scale))
	if f.name == "deep.html" {
		limit = 16 << 20
	}
	out := filepath.Join(s.tmp, "faults")
	used, err := s.score(out, "csv", 1, "--max-document", fmt.Sprint(limit), dir).run(ctx)
	if err != nil {
		return "", err
	}
	scored, reasons, err := outcome(out)
	if err != nil {
		return "", err
	}
	want := faultArticles + f.within
	if f.read && len(reasons) == 0 {
		want, reasons = want+1, []string{"none: it is scored"}
	}
	switch {
	case len(reasons) != 1 || reasons[0] == "":
		return "", fmt.Errorf("%d documents rejected (%q), want one with its reason", len(reasons), reasons)
	case f.some && (scored <= faultArticles || scored >= want), !f.some && scored != want:
		return "", fmt.Errorf("%d documents scored, want %d", scored, want)
	}
	return fmt.Sprintf("| %s | %.2f | %.0f | %s | %d of %d scored |\n", f.what, used.cpu.Seconds(), float64(used.peak)/1e6, reasons[0], scored, want), nil
}

// outcome reads what became of the documents of a report.
func outcome(report string) (scored int, reasons []string, err error) {
	f, err := os.Open(filepath.Join(report, "documents.csv"))
	if err != nil {
		return 0, nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) == 0 {
		return 0, nil, fmt.Errorf("documents.csv: %d rows: %w", len(rows), err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for _, row := range rows[1:] {
		switch row[column["status"]] {
		case "scored":
			scored++
		case "rejected":
			reasons = append(reasons, row[column["reason"]])
		}
	}
	return scored, reasons, nil
}
