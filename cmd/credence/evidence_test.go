package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
)

// evidence is what others read of a line of evidence.jsonl.
type evidence struct {
	ID         string
	Status     string
	Reason     string
	Text       string
	TextSHA256 string `json:"text_sha256"`
	Article    [][2]int
	Score      *struct {
		Points *float64
		Parts  []struct{ Points float64 }
	}
	Findings []struct {
		Indicator, Kind, Evidence, Field string
		Start, End                       *int
		Text                             *string
	}
}

// TestEveryPointReadsBack: over all test articles and, where it is there, a part
// of the rated corpus, each finding in the text is its bytes, and each score the
// sum of its parts.
func TestEveryPointReadsBack(t *testing.T) {
	n := readBack(t, nil, "../../testdata/articles")
	if n < 12 {
		t.Errorf("%d documents, want the test articles", n)
	}
	const rated, most = "../../../shared/corpora/rated/articles.jsonl.gz", 500
	f, err := os.Open(rated)
	if err != nil {
		t.Logf("%s is not there: not read back", rated)
		return
	}
	defer f.Close()
	zr, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var head bytes.Buffer
	lines := bufio.NewReaderSize(zr, 4<<20)
	for i := 0; i < most*15; i++ { // every fifteenth: all datasets have their part
		line, err := lines.ReadBytes('\n')
		if i%15 == 0 {
			head.Write(line)
		}
		if err != nil {
			break
		}
	}
	if n := readBack(t, &head, "-"); n != most {
		t.Errorf("%d rated documents, want %d", n, most)
	}
}

// readBack scores what path holds and checks its evidence.
func readBack(t *testing.T, in *bytes.Buffer, path string) int {
	t.Helper()
	var out, errw strings.Builder
	if in == nil {
		in = &bytes.Buffer{}
	}
	if code := run(context.Background(), []string{"credence", "score", "--json", "--with-text", "--as-of", "2026-01-31", path}, in, &out, &errw); code != exitDone {
		t.Fatalf("status %d: %s", code, errw.String())
	}
	n := 0
	for line := range strings.Lines(out.String()) {
		n++
		var e evidence
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%v in %.200s", err, line)
		}
		checkEvidence(t, &e)
	}
	return n
}

func checkEvidence(t *testing.T, e *evidence) {
	t.Helper()
	if e.Status == "rejected" {
		if e.Reason == "" {
			t.Errorf("%s: rejected without a reason", e.ID)
		}
		return
	}
	if sum := sha256.Sum256([]byte(e.Text)); hex.EncodeToString(sum[:]) != e.TextSHA256 {
		t.Errorf("%s: text_sha256 is not that of the text", e.ID)
	}
	last := 0
	for _, a := range e.Article {
		if a[0] < last || a[1] <= a[0] || a[1] > len(e.Text) {
			t.Errorf("%s: article range %v after %d of %d", e.ID, a, last, len(e.Text))
		}
		last = a[1]
	}
	for _, f := range e.Findings {
		switch f.Evidence {
		case "text":
			if f.Start == nil || f.End == nil || f.Text == nil || *f.End > len(e.Text) || e.Text[*f.Start:*f.End] != *f.Text || *f.Text == "" {
				t.Errorf("%s: %s %s does not read back", e.ID, f.Indicator, f.Kind)
			}
		case "metadata":
			if f.Field == "" {
				t.Errorf("%s: %s names no field", e.ID, f.Indicator)
			}
		case "absence":
			if f.Start == nil || f.End == nil {
				t.Errorf("%s: %s names no range", e.ID, f.Indicator)
			}
		default:
			t.Errorf("%s: evidence %q", e.ID, f.Evidence)
		}
	}
	if (e.Score != nil) != (e.Status == "scored") || (e.Reason == "") != (e.Status == "scored") {
		t.Errorf("%s: status %s, reason %q, score %v", e.ID, e.Status, e.Reason, e.Score)
	}
	if e.Score == nil {
		return
	}
	sum := 0.0
	for _, p := range e.Score.Parts {
		sum += p.Points
	}
	if math.Abs(sum-*e.Score.Points) > 1e-9 || sum < 0 || sum > 100 {
		t.Errorf("%s: parts add up to %g, points are %g", e.ID, sum, *e.Score.Points)
	}
}

// scoreInto scores path into a new folder and returns its files but run.json,
// which alone may differ.
func scoreInto(t *testing.T, path string, flags ...string) map[string]string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	args := append([]string{"credence", "score", "--quiet", "--as-of", "2026-01-31", "--out", out, path}, flags...)
	var errw strings.Builder
	if code := run(context.Background(), args, strings.NewReader(""), &errw, &errw); code != exitDone {
		t.Fatalf("status %d: %s", code, errw.String())
	}
	files := map[string]string{}
	for _, name := range []string{"documents.csv", "sources.csv", "evidence.jsonl", "report.md"} {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(data)
	}
	return files
}

// TestSameBytes: workers, a second run and the order in which documents are
// finished change no byte.
func TestSameBytes(t *testing.T) {
	dir := t.TempDir()
	var records strings.Builder
	paths, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 300 {
		data, err := os.ReadFile(paths[i%len(paths)])
		if err != nil {
			t.Fatal(err)
		}
		rec, _ := json.Marshal(map[string]string{"id": filepath.Base(paths[i%len(paths)]), "source": string(rune('a' + i%7)), "text": string(data)})
		records.Write(append(rec, '\n'))
		if i%50 == 0 {
			records.WriteString("{broken\n")
		}
	}
	path := filepath.Join(dir, "records.jsonl")
	if err := os.WriteFile(path, []byte(records.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	want := scoreInto(t, path, "--workers", "1")
	for _, workers := range []string{"1", "2", "8"} {
		for name, data := range scoreInto(t, path, "--workers", workers) {
			if data != want[name] {
				t.Errorf("%s differs with %s workers", name, workers)
			}
		}
	}
	if n := strings.Count(want["documents.csv"], "\n"); n < 307 { // titles hold no line ends
		t.Errorf("%d rows, want the head and 306 documents", n)
	}
}

// TestHostileInTime runs inputs made to be slow through the whole program.
func TestHostileInTime(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector changes what takes time")
	}
	for name, input := range map[string]string{
		"equal.jsonl":  strings.Repeat(`{"id":"a","text":"A text of a few words."}`+"\n", 20_000),
		"open.csv":     "id,text\n1,\"open\n" + strings.Repeat("2,plain\n", 20_000),
		"marks.csv":    "id,text\n" + strings.Repeat("2,\"x \"\"\n", 20_000),
		"exclaims.txt": strings.Repeat("It is so! ", 100_000),
		"quotes.txt":   strings.Repeat("“Here is our guide to it,” he said. ", 30_000),
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(input), 0o666); err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		scoreInto(t, path)
		if d := time.Since(start); d > 20*time.Second { // about one; a square would be minutes
			t.Errorf("%s took %v", name, d)
		}
	}
}

// BenchmarkScore runs the whole program over the test articles.
func BenchmarkScore(b *testing.B) {
	var size int64
	paths, _ := filepath.Glob("../../testdata/articles/*.txt")
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil {
			size += info.Size()
		}
	}
	b.SetBytes(size)
	for b.Loop() {
		var out strings.Builder
		if code := run(context.Background(), []string{"credence", "score", "--json", "--quiet", "--workers", "1", "../../testdata/articles"}, strings.NewReader(""), &out, &out); code != exitDone {
			b.Fatal(out.String())
		}
	}
}
