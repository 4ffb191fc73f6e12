package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"credence/features"
	"credence/reports"
)

// How many rows the tables on the terminal have at most.
const (
	tableSources   = 20
	tableDocuments = 20
)

// writeTable prints the sources and documents of a run.
func writeTable(w io.Writer, end *ending, run *reports.Run, out string) error {
	t, err := reports.NewSourceTable(end.sources(), tableSources)
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "SOURCES")
	table(w, t.Rows)
	if t.Rest() != "" {
		fmt.Fprintf(w, "%s\n", t.Rest())
	}
	writeRatings(w, run.Ratings)
	fmt.Fprintln(w, "\nDOCUMENTS (by points)")
	table(w, documentRows(end.account.digest))
	c := run.Counts
	fmt.Fprintf(w, "\n%d documents: %d scored, %d abstained on, %d rejected", c.Documents, c.Scored, c.Abstained, c.Rejected)
	if out != "" {
		fmt.Fprintf(w, "; results in %s", reports.Plain(out))
	}
	_, err = fmt.Fprintln(w)
	return err
}

// documentRows are the rows of the table of documents, head first.
func documentRows(g *reports.Digest) [][]string {
	head := []string{"document", "source", "published", "points"}
	for _, f := range features.Factors() {
		head = append(head, string(f))
	}
	rows := [][]string{head}
	details, all := g.Details()
	for i, d := range details {
		if i == tableDocuments/2 && (!all || len(details) > tableDocuments) {
			rows = append(rows, []string{"…"})
		}
		if len(details) > tableDocuments && i >= tableDocuments/2 && i < len(details)-tableDocuments/2 {
			continue
		}
		row := []string{d.ID, d.Source, d.Published, fmt.Sprintf("%.1f", d.Points)}
		for _, f := range features.Factors() {
			if x, ok := d.Factor(f); ok {
				row = append(row, fmt.Sprintf("%.0f", x))
			} else {
				row = append(row, "–")
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// table prints rows in columns. Text from documents is made harmless and cut.
func table(w io.Writer, rows [][]string) {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		for i, c := range row {
			row[i] = clip(reports.Plain(c), 40)
		}
		fmt.Fprintln(tw, strings.TrimRight(strings.Join(row, "\t"), "\t"))
	}
	tw.Flush()
}

func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
