package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"credence/cmd/bench/invent"
)

// memory measures the peak of runs over ever more documents and sources. They are
// short (some 190 words) and come through a pipe, so that nothing but credence holds
// them.
func memory(ctx context.Context, s *settings) (string, error) {
	const million = 1_000_000
	cases := []struct {
		documents, sources int
		format             string
	}{
		{million / 100, 1000, "csv"}, {million / 10, 1000, "csv"}, {million, 1000, "csv"}, {million, million, "csv"},
		{million / 10, 1000, "csv,markdown,jsonl"}, {million / 10, million / 10, "csv,markdown,jsonl"},
	}
	var b strings.Builder
	var wrong error
	b.WriteString("| documents | sources | formats | MB read | CPU s | peak MB | without | account |\n|---:|---:|---|---:|---:|---:|---:|---|\n")
	for _, m := range cases {
		documents := max(1, int(float64(m.documents)*s.scale))
		sources := m.sources
		if sources > 1000 {
			sources = max(1, int(float64(sources)*s.scale))
		}
		c := invent.New(documents, sources)
		c.Words, c.Menus = 1, 0 // the least that is scored
		var size counter
		out := filepath.Join(s.tmp, "memory")
		cmd := s.score(out, m.format, 1, "-")
		cmd.stdin = func(w io.Writer) error { return invent.NewGenerator(c).Records(io.MultiWriter(w, &size), "jsonl") }
		used, err := cmd.run(ctx)
		if err != nil {
			return "", err
		}
		got, err := countsOf(out)
		if err != nil {
			return "", err
		}
		account := "adds up"
		if err := check(got, c.Counts()); err != nil {
			account, wrong = err.Error(), errors.Join(wrong, err)
		}
		fmt.Fprintf(&b, "| %d | %d | %s | %.0f | %.1f | %.0f | %.0f | %s |\n", documents, c.Sources, m.format, float64(size)/1e6, used.cpu.Seconds(), float64(used.peak)/1e6, float64(used.peak-kept(documents, c.Sources))/1e6, account)
		fmt.Fprintf(s.log, "bench: memory of %d documents done\n", documents)
	}
	return b.String(), wrong
}

// kept is what credence is said to keep of so many documents and sources, in bytes.
func kept(documents, sources int) int64 {
	perSource := 1800
	if documents == sources {
		perSource = 850
	}
	return int64(24*documents + perSource*sources)
}

// A counter counts the bytes written to it.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
