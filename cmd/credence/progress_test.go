package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"credence/corpus"
	"credence/reports"
)

// TestProgressLog: a log has a line a minute, with what is left of the input, and a
// run of less than a minute leaves none.
func TestProgressLog(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt", "c.txt", "d.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.Repeat("x", 1000)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var log bytes.Buffer
	p := newProgress(&log, false)
	at := p.started
	p.now = func() time.Time { return at }
	reader := corpus.NewReader(corpus.Options{})
	p.reads(context.Background(), "reading", reader, corpus.Options{}, []string{dir})
	p.size <- <-p.size // it is known
	n := 0
	for range reader.Items(context.Background(), []string{dir}) {
		at = at.Add(40 * time.Second)
		n++
		r := &result{}
		if n == 2 {
			r.doc.Rejection = &corpus.Rejection{}
		}
		p.add(r)
	}
	p.end()
	want := "credence: reading, 0.0 MB/s, 1 min left, 1 rejected, 2 documents\ncredence: reading, 0.0 MB/s, 0 s left, 1 rejected, 4 documents\n"
	if log.String() != want {
		t.Errorf("%q, want %q", log.String(), want)
	}
	log.Reset()
	quiet := newProgress(&log, true)
	quiet.now = func() time.Time { return at.Add(time.Hour) }
	quiet.add(&result{doc: reports.Document{}})
	if quiet.end(); log.Len() > 0 {
		t.Errorf("quiet says %q", log.String())
	}
}

func TestLeftText(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0 s left", 1500 * time.Millisecond: "2 s left", 59 * time.Second: "59 s left", 100 * time.Second: "2 min left", 59 * time.Minute: "59 min left", 61 * time.Minute: "1 h 01 min left",
	} {
		if got := leftText(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}
