package reports

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"

	"credence/scoring"
	"credence/scoring/evaluation"
)

// WriteValidity writes the figures of a check as Markdown tables.
func WriteValidity(w io.Writer, r *evaluation.Result) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "Model %s: %s with a rating, %d of them judged, of %s.\n", markdown(r.Model.Version), plural(r.Documents, "document", "documents"), r.Judged, plural(r.Sources, "source", "sources"))
	for i := range r.Tables {
		validityTable(b, &r.Tables[i])
	}
	return b.Flush()
}

func validityTable(w io.Writer, t *evaluation.Table) {
	fmt.Fprintf(w, "\n### %s\n\n%s\n\n", t.Title, t.Note)
	if len(t.Rows) == 0 {
		fmt.Fprint(w, "Not measured: too few sources.\n")
		return
	}
	fmt.Fprint(w, "| ")
	for _, name := range t.Texts {
		fmt.Fprintf(w, "| %s ", markdown(name))
	}
	for _, name := range t.Columns {
		fmt.Fprintf(w, "| %s ", markdown(name))
	}
	fmt.Fprint(w, "|\n|---")
	for range t.Texts {
		fmt.Fprint(w, "|---")
	}
	for range t.Columns {
		fmt.Fprint(w, "|---:")
	}
	fmt.Fprint(w, "|\n")
	for i := range t.Rows {
		r := &t.Rows[i]
		fmt.Fprintf(w, "| %s%s ", markdown(r.Name), caseCount(r))
		for _, text := range r.Text {
			fmt.Fprintf(w, "| %s ", markdown(text))
		}
		for _, c := range r.Cells {
			fmt.Fprintf(w, "| %s ", cellText(c))
		}
		fmt.Fprint(w, "|\n")
	}
}

// caseCount says what a row rests on, where its cells rest on the same.
func caseCount(r *evaluation.Row) string {
	n := 0
	for _, c := range r.Cells {
		if c.N > 0 && n > 0 && c.N != n {
			return ""
		}
		n = max(n, c.N)
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d %s)", n, r.Unit)
}

// cellText writes a figure with its interval.
func cellText(c evaluation.Cell) string {
	switch {
	case math.IsNaN(c.Value):
		return "–"
	case c.Low == c.High && c.Value == math.Trunc(c.Value):
		return strconv.Itoa(int(c.Value))
	case c.Low == c.High || math.IsNaN(c.Low):
		return short(c.Value)
	}
	return fmt.Sprintf("%s (%s to %s)", short(c.Value), short(c.Low), short(c.High))
}

// short writes a share with three digits, points with one.
func short(x float64) string {
	if math.Abs(x) >= 2 {
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.3f", x)
}

// WriteFigures writes the same figures as CSV at full precision: table, row, column,
// value, low, high, n. What cannot be had is empty.
func WriteFigures(w io.Writer, r *evaluation.Result) error {
	cw := csv.NewWriter(w)
	if err := cw.Write([]string{"table", "row", "column", "value", "low", "high", "n"}); err != nil {
		return err
	}
	figure := func(x float64) string {
		if math.IsNaN(x) {
			return ""
		}
		return number(x)
	}
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			for k, c := range row.Cells {
				if err := cw.Write([]string{t.ID, cell(row.Name), cell(t.Columns[k]), figure(c.Value), figure(c.Low), figure(c.High), strconv.Itoa(c.N)}); err != nil {
					return err
				}
			}
		}
	}
	cw.Flush()
	return cw.Error()
}

// WriteWeights writes a model's indicators as a Markdown table: what earns points,
// and how many.
func WriteWeights(w io.Writer, m *scoring.Model) error {
	b := bufio.NewWriter(w)
	fmt.Fprint(b, "| indicator | points at most | none at | all at | not measured |\n|---|---:|---:|---:|---:|\n")
	for _, ind := range m.Indicators {
		first, last := ind.Curve[0], ind.Curve[len(ind.Curve)-1]
		if first[1] > last[1] {
			first, last = last, first
		}
		missing := (first[1] + last[1]) / 2
		if ind.Missing != nil {
			missing = *ind.Missing
		}
		name := "`" + ind.Name + "`"
		if ind.Judged {
			name += " (judged)"
		}
		fmt.Fprintf(b, "| %s | %.1f | %.3g | %.3g | %.1f |\n", name, ind.Weight, first[0], last[0], ind.Weight*missing)
	}
	if m.Fitted != "" {
		fmt.Fprintf(b, "| `%s` | %.1f | | | |\n", scoring.BasePart, m.Base)
	}
	return b.Flush()
}
