package main

import (
	"fmt"
	"math"
	"os"
	"strings"

	"credence/agreement"
)

// A row is one measured figure.
type row struct {
	set, what string // labelled set; what is measured on which part of it
	n         int    // cases
	unit      string // of n: pages, spans, …
	ours      agreement.Estimate
	yardstick string // the same figure of other programs in the same run
}

func (r *run) add(rows ...row) { r.rows = append(r.rows, rows...) }

// table renders rows as a Markdown table.
func table(rows []row) string {
	var b strings.Builder
	b.WriteString("| set | figure | n | credence | 95% interval | beside it |\n|---|---|---:|---:|---|---|\n")
	for _, r := range rows {
		interval := ""
		if !math.IsNaN(r.ours.Low) && r.ours.Low != r.ours.High {
			interval = fmt.Sprintf("%.3f–%.3f", r.ours.Low, r.ours.High)
		}
		fmt.Fprintf(&b, "| %s | %s | %d %s | %.3f | %s | %s |\n", r.set, r.what, r.n, r.unit, r.ours.Value, interval, r.yardstick)
	}
	return b.String()
}

// The marker lines between which a file keeps the table.
const (
	tableBegin = "<!-- measured: begin -->\n"
	tableEnd   = "<!-- measured: end -->\n"
)

// keep replaces the table in a file.
func keep(path, table string) error {
	old, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(old), tableBegin)
	_, after, ok2 := strings.Cut(rest, tableEnd)
	if !ok || !ok2 {
		return fmt.Errorf("%s: no lines %q and %q", path, strings.TrimSpace(tableBegin), strings.TrimSpace(tableEnd))
	}
	return os.WriteFile(path, []byte(before+tableBegin+"\n"+table+"\n"+tableEnd+after), 0o644)
}
