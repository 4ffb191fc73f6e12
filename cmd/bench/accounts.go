package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"credence/cmd/bench/invent"
)

// accounts scores the corpus in every format with one worker, the same again, and with
// two, and checks that what went in comes out: documents = scored + abstained +
// rejected = what the generator made, and the same bytes each time.
func accounts(ctx context.Context, s *settings) (string, error) {
	var b strings.Builder
	var wrong error
	b.WriteString("| format | documents | scored | abstained | rejected | account | same bytes again, and with 2 workers |\n|---|---:|---:|---:|---:|---|---|\n")
	c := s.corpusOf(max(1, s.documents/4))
	want := c.Counts()
	for _, format := range []string{"jsonl", "jsonl.gz", "jsonl.zst", "csv", "csv.gz", "tsv", "parquet", "warc", "warc.gz", "wet", "wet.gz", "txt", "txt.gz", "html", "html.gz"} {
		dir := filepath.Join(s.tmp, "accounts", strings.ReplaceAll(format, ".", "-"))
		path, err := invent.NewGenerator(c).Make(dir, format)
		if err != nil {
			return "", err
		}
		var outs []string
		for i, workers := range []int{1, 1, 2} {
			out := filepath.Join(s.tmp, fmt.Sprintf("accounts-%d", i))
			if _, err := s.score(out, "csv,markdown,jsonl", workers, path).run(ctx); err != nil {
				return "", err
			}
			outs = append(outs, out)
		}
		got, err := countsOf(outs[0])
		if err != nil {
			return "", err
		}
		account, same := "adds up", "yes"
		if err := check(got, want); err != nil {
			account, wrong = err.Error(), errors.Join(wrong, fmt.Errorf("%s: %w", format, err))
		}
		for _, out := range outs[1:] {
			if err := sameReport(outs[0], out); err != nil {
				same, wrong = err.Error(), errors.Join(wrong, fmt.Errorf("%s: %w", format, err))
			}
		}
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d | %s | %s |\n", format, got.Documents, got.Scored, got.Abstained, got.Rejected, account, same)
		if err := os.RemoveAll(dir); err != nil {
			return "", err
		}
	}
	return b.String(), wrong
}

// countsOf reads the account of a run.
func countsOf(report string) (invent.Counts, error) {
	data, err := os.ReadFile(filepath.Join(report, "run.json"))
	if err != nil {
		return invent.Counts{}, err
	}
	var run struct{ Counts invent.Counts }
	if err := json.Unmarshal(data, &run); err != nil {
		return invent.Counts{}, fmt.Errorf("run.json: %w", err)
	}
	return run.Counts, nil
}

// check compares an account with what the generator made.
func check(got, want invent.Counts) error {
	if got.Documents != got.Scored+got.Abstained+got.Rejected {
		return fmt.Errorf("%d documents are not %d scored + %d abstained + %d rejected", got.Documents, got.Scored, got.Abstained, got.Rejected)
	}
	if got != want {
		return fmt.Errorf("%+v, but the generator made %+v", got, want)
	}
	return nil
}

// sameReport compares the files of two reports but run.json, whose clock differs.
func sameReport(one, two string) error {
	names := map[string]bool{}
	for _, report := range []string{one, two} {
		entries, err := os.ReadDir(report)
		if err != nil {
			return err
		}
		for _, e := range entries {
			names[e.Name()] = true
		}
	}
	delete(names, "run.json")
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if same, err := sameFile(filepath.Join(one, name), filepath.Join(two, name)); err != nil {
			return err
		} else if !same {
			return fmt.Errorf("%s differs", name)
		}
	}
	return nil
}
