package corpus

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func TestZstd(t *testing.T) {
	one, two := zst("One."), zst(" Two.")
	skippable := "\x50\x2a\x4d\x18\x03\x00\x00\x00abc"
	var window strings.Builder
	w, err := zstd.NewWriter(&window, zstd.WithWindowSize(64<<20))
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(w, io.LimitReader(repeated('a'), 1000))
	w.Flush()
	w.Close()
	for _, c := range []struct{ name, in, want string }{
		{"one frame", one, "stdin||One."},
		{"two frames", one + two, "stdin||One. Two."},
		{"a frame to skip", skippable + one, "stdin||One."},
		{"garbage behind", one + "garbage", "stdin||One."},
		{"cut", one[:len(one)-3], "rejected -: compressed stream is cut short: what follows is lost"},
		{"cut in the second", one + two[:len(two)-3], "rejected -: compressed stream is cut short: what follows is lost"},
		{"damaged", one[:6] + "\xff" + one[7:], "rejected -: cannot be read: invalid input: reserved block type encountered"},
		{"a large window", window.String(), "rejected -: cannot be read: zstd looks back more than 32 MiB (compress anew without --long and --ultra)"},
	} {
		check(t, "", read(t, Options{Stdin: strings.NewReader(c.in)}, "-"), c.want)
	}
	r := NewReader(Options{Stdin: strings.NewReader(one + "garbage")})
	for item := range r.Items(t.Context(), []string{"-"}) {
		if doc, _ := item.Record.Decode(); len(doc.Problems) != 1 {
			t.Errorf("the tail is not said: %+v", doc.Problems)
		}
	}
	if r.Inputs()[0].Skipped["tail of a compressed file"] != 1 {
		t.Errorf("the tail is not counted: %v", r.Inputs())
	}
}

// TestCutStreams keeps the records that were whole before the damage, in each way
// of compressing.
func TestCutStreams(t *testing.T) {
	var all strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&all, "{\"id\":\"%d\",\"text\":\"Text number %d %x.\"}\n", i, i, i*7919*7919)
	}
	for ending, whole := range map[string]string{"gz": gz(all.String()), "zst": zst(all.String())} {
		name := "a.jsonl." + ending
		dir := tree(t, map[string]string{name: whole[:len(whole)*3/4]})
		got := read(t, Options{}, filepath.Join(dir, name))
		last := got[len(got)-1]
		if want := fmt.Sprintf("%s:%d: compressed stream is cut short", name, len(got)); !strings.Contains(last, want) {
			t.Errorf("%s, want %s", last, want)
		}
		for i, line := range got[:len(got)-1] {
			if !strings.HasPrefix(line, fmt.Sprintf("%d||Text number %d ", i, i)) {
				t.Fatalf("record %d: %s", i, line)
			}
		}
		if len(got) < 10_000 {
			t.Errorf("%s: %d records before the damage", name, len(got))
		}
	}
}

// bigCases says how large the cases of TestBounded are: 1/1000, or whole where
// CREDENCE_BIG is set to 1.
func bigCases() int64 {
	if n, err := strconv.ParseInt(os.Getenv("CREDENCE_BIG"), 10, 64); err == nil && n > 0 {
		return n
	}
	return 1000
}

// TestBounded: what is larger than a document takes no more memory than one, and
// what stands behind it is read. The bound of a document is scaled with the case.
func TestBounded(t *testing.T) {
	scale := bigCases()
	size, limit := int64(1<<30)/scale, int64(DefaultMaxDocument)/scale
	packed := func(name string, begin string, b byte, end string) func(io.Writer) {
		return func(w io.Writer) {
			out := io.WriteCloser(nil)
			switch filepath.Ext(name) {
			case ".gz":
				out = gzip.NewWriter(w)
			case ".zst":
				out, _ = zstd.NewWriter(w)
			}
			if out != nil {
				defer out.Close()
				w = out
			}
			io.WriteString(w, begin)
			io.Copy(w, io.LimitReader(repeated(b), size))
			io.WriteString(w, end)
		}
	}
	large := fmt.Sprintf("is larger than %s (raise --max-document to read it)", byteCount(limit))
	for _, c := range []struct {
		name, begin string
		fill        byte
		end         string
		want        []string
	}{
		{"zeros.txt.gz", "", 0, "", []string{"rejected zeros.txt.gz: file " + large}},
		{"zeros.jsonl.gz", "", 0, "\n{\"text\":\"Last.\"}", []string{"rejected zeros.jsonl.gz:1: record " + large, "zeros.jsonl.gz:2||Last."}},
		{"zeros.csv.zst", "id,text\n", 0, "\n1,Last.\n", []string{"rejected zeros.csv.zst:2: record " + large, "1||Last."}},
		{"zeros.warc.gz", "", 0, "", []string{"rejected zeros.warc.gz: empty: holds no record of a web archive"}},
		{"page.warc.gz", fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", size+44), 'x',
			"\r\n\r\n" + warcRecord("WARC-Type: conversion", "Last."), []string{"rejected page.warc.gz: record 1: record " + large, "page.warc.gz:2||Last."}},
		{"zeros.parquet.gz", "PAR1", 0, "", []string{"rejected zeros.parquet.gz: no footer: the Parquet file is cut short"}},
		{"line.jsonl", `{"text":"First."}` + "\n" + `{"text":"`, 'a', "\"}\n{\"text\":\"Last.\"}", []string{"line.jsonl:1||First.", "rejected line.jsonl:2: record " + large, "line.jsonl:3||Last."}},
		{"line.tsv", "id\ttext\n1\t", 'a', "\n2\tLast.\n", []string{"rejected line.tsv:2: record " + large, "2||Last."}},
		{"document.html", "<p>", 'a', "", []string{"rejected document.html: file " + large}},
		{"document.txt.zst", "", 'a', "", []string{"rejected document.txt.zst: file " + large}},
	} {
		path := filepath.Join(t.TempDir(), c.name)
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		packed(c.name, c.begin, c.fill, c.end)(f)
		f.Close()
		runtime.GC()
		debug.FreeOSMemory()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got := read(t, Options{MaxDocument: limit}, path)
		runtime.ReadMemStats(&after)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], filepath.Dir(path)+"/", "")
			if i < len(c.want) && strings.HasPrefix(got[i], c.want[i]) {
				got[i] = c.want[i]
			}
		}
		check(t, "", got, c.want...)
		// What is taken in all, given back or not, stays within some documents.
		if taken := int64(after.TotalAlloc - before.TotalAlloc); taken > 8*limit+48<<20 {
			t.Errorf("%s took %d bytes in all, %d documents", c.name, taken, taken/limit)
		}
		os.Remove(path)
	}
}

// TestNestedHTML: a page nested 100,000 deep is read.
func TestNestedHTML(t *testing.T) {
	const deep = 100_000
	for _, tag := range []string{"div", "b", "blockquote", "table><tr><td"} {
		var page strings.Builder
		page.WriteString("<!doctype html><p>Begin.</p>")
		page.WriteString(strings.Repeat("<"+tag+">", deep))
		page.WriteString("Deep.")
		doc, err := Page([]byte(page.String()))
		if err != nil || !strings.Contains(doc.Text, "Begin.") || !strings.Contains(doc.Text, "Deep.") {
			t.Errorf("%s: %v %.100q", tag, err, doc.Text)
		}
	}
}
