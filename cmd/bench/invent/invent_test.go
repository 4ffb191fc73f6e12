package invent

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func ExampleGenerator() {
	c := New(1000, 50)
	fmt.Println(c.Counts())
	a := NewGenerator(c).Article(7)
	fmt.Println(a.ID, a.Outlet.Name, "|", a.Title)
	// Output:
	// {1000 941 54 5}
	// d0000007 Birkhaven Lantern | Growers along the canal hear plan for the settling ponds
}

// TestIndependent: a document is the same whatever was made before it.
func TestIndependent(t *testing.T) {
	c := New(50, 5)
	want := NewGenerator(c).Article(31)
	g := NewGenerator(c)
	for n := range 31 {
		g.Article(n)
	}
	if got := g.Article(31); got != want {
		t.Errorf("document 31 alone:\n%+v\nafter others:\n%+v", want, got)
	}
}

// TestKinds: each kind comes up, and its articles have its length.
func TestKinds(t *testing.T) {
	g := NewGenerator(New(2000, 40))
	seen := map[Kind]int{}
	for n := range g.Documents {
		a := g.Article(n)
		seen[a.Kind]++
		words := len(strings.Fields(a.Text))
		if a.Kind == Report && words < 190 || a.Kind == Short && (words < 10 || words > 149) {
			t.Errorf("%s: %d words of kind %d", a.ID, words, a.Kind)
		}
		if want := map[Kind]bool{Foreign: true}[a.Kind]; (a.Language != "en") != want {
			t.Errorf("%s: language %s of kind %d", a.ID, a.Language, a.Kind)
		}
		if strings.ContainsAny(a.Text, "{}") || strings.Contains(a.Text, "  ") {
			t.Errorf("%s: a slot was left, or two spaces: %q", a.ID, a.Text)
		}
	}
	c := g.Counts()
	if c.Scored != seen[Report] || c.Abstained != seen[Short]+seen[Foreign] || c.Rejected != seen[Bad] || c.Documents != 2000 {
		t.Errorf("counts %+v of %v", c, seen)
	}
	if len(seen) != 4 {
		t.Errorf("kinds %v, want each of the four", seen)
	}
}

// TestQuality: outlets of high quality quote more and shout less.
func TestQuality(t *testing.T) {
	g := NewGenerator(New(400, 400))
	var marks, quotes [2]int
	for n := range g.Documents {
		a, high := g.Article(n), 0
		if a.Outlet.Quality > 0.5 {
			high = 1
		}
		marks[high] += strings.Count(a.Text, "!")
		quotes[high] += strings.Count(a.Text, "”")
	}
	if marks[0] < 3*marks[1] || quotes[1] < quotes[0]*5/4 {
		t.Errorf("exclamation marks %v, quotations %v of low and high", marks, quotes)
	}
}

// TestFormats: each format holds each document once, and as many broken ones as counted.
func TestFormats(t *testing.T) {
	g := NewGenerator(New(600, 7))
	want := g.Counts()
	var b bytes.Buffer
	if err := g.Records(&b, "jsonl"); err != nil {
		t.Fatal(err)
	}
	good := 0
	for _, line := range strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n") {
		var r record
		if json.Unmarshal([]byte(line), &r) == nil && r.Text != "" && !strings.Contains(line, "\xff") {
			good++
		}
	}
	if good != want.Documents-want.Rejected {
		t.Errorf("JSON Lines: %d good, want %d", good, want.Documents-want.Rejected)
	}
	b.Reset()
	if err := g.Records(&b, "csv"); err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(&b)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 1+want.Documents {
		t.Fatalf("CSV: %d rows, %v", len(rows), err)
	}
	good = 0
	for _, row := range rows[1:] {
		if len(row) == len(rows[0]) && row[len(row)-1] != "" {
			good++
		}
	}
	if good != want.Documents-want.Rejected {
		t.Errorf("CSV: %d good, want %d", good, want.Documents-want.Rejected)
	}
	for _, format := range []string{"txt", "html.gz"} {
		path, err := g.Make(t.TempDir(), format)
		if err != nil {
			t.Fatal(err)
		}
		files, folders := 0, 0
		err = filepath.WalkDir(path, func(_ string, d fs.DirEntry, err error) error {
			if d.IsDir() {
				folders++
			} else if strings.HasSuffix(d.Name(), "."+format) {
				files++
			}
			return err
		})
		if err != nil || files != want.Documents || folders != 1+g.Sources {
			t.Errorf("%s: %d files in %d folders (%v)", format, files, folders, err)
		}
	}
	if _, err := g.Make(t.TempDir(), "pdf"); err == nil {
		t.Error("no error for pdf")
	}
	if _, err := g.Make(os.DevNull, "txt"); err == nil {
		t.Error("no error where no folder can be")
	}
}

func BenchmarkArticle(b *testing.B) {
	g := NewGenerator(New(1000, 50))
	size := 0
	for n := 0; b.Loop(); n++ {
		size += len(g.Article(n % g.Documents).Text)
	}
	b.SetBytes(int64(size / b.N))
}
