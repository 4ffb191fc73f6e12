package main

import (
	"context"
	"strings"
	"testing"

	"credence/corpus"
	"credence/reports"
	"credence/scoring"
)

// TestContain: what fails for one document costs no other, wherever it fails.
func TestContain(t *testing.T) {
	render := func(d *reports.Document) (row, line []byte) {
		if d.ID == "bad" && d.Rejection == nil {
			panic("cannot be rendered")
		}
		return []byte(d.ID), nil
	}
	in := strings.NewReader(`{"id":"one","text":"A."}` + "\n" + `{"id":"bad","text":"B."}` + "\n" + `{"id":"two","text":"C."}`)
	var got []string
	p := pipeline{workers: 2, model: scoring.DefaultModel(), renderer: func() renderFunc { return render }}
	err := p.run(context.Background(), corpus.NewReader(corpus.Options{Stdin: in}), []string{"-"}, func(r *result) error {
		status, reason := r.doc.Status()
		got = append(got, string(r.row)+" "+string(status)+" "+reason)
		return nil
	})
	if err != nil || len(got) != 3 || !strings.HasPrefix(got[0], "one abstained") || !strings.HasPrefix(got[2], "two abstained") ||
		got[1] != "stdin:2 rejected internal error, please report it: cannot be rendered" {
		t.Errorf("%q (%v)", got, err)
	}
}
