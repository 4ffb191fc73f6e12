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

// WriteEvaluation writes the report of a check: what was read, and the figures.
func WriteEvaluation(w io.Writer, r *evaluation.Result, read string) error {
	if _, err := fmt.Fprintf(w, "# Evaluation of model %s\n\nRead: %s.\n\n", markdown(r.Model.Version), markdown(read)); err != nil {
		return err
	}
	return WriteValidity(w, r)
}

// WriteValidity writes the figures of a check as Markdown tables.
func WriteValidity(w io.Writer, r *evaluation.Result) error {
	b := bufio.NewWriter(w)
	for _, warning := range r.Warnings {
		fmt.Fprintf(b, "**%s**\n\n", warning)
	}
	fmt.Fprintf(b, "Model %s: %s with a rating, %d of them judged, of %s. A source is judged by the model that was fitted without it. Behind each figure stands its 95%% interval, over sources drawn anew 1,000 times; “–” is not measured: too few cases, or the scorer gives one value to all.\n",
		markdown(r.Model.Version), plural(r.Documents, "document", "documents"), r.Judged, plural(r.Sources, "source", "sources"))
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
		n, same := cases(r)
		fmt.Fprintf(w, "| %s", markdown(r.Name))
		if n > 0 && same {
			fmt.Fprintf(w, " (%d %s)", n, r.Unit)
		}
		for _, text := range r.Text {
			fmt.Fprintf(w, " | %s", markdown(text))
		}
		for _, c := range r.Cells {
			fmt.Fprintf(w, " | %s", cellText(c))
			if !same && c.N > 0 {
				fmt.Fprintf(w, ", n %d", c.N)
			}
		}
		fmt.Fprint(w, " |\n")
	}
	if t.ID == reliabilityID {
		fmt.Fprintf(w, "\n![share of reliable sources by probability](%s)\n", ReliabilityFile)
	}
	for i, line := range t.Lines {
		if i == 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "- %s\n", line)
	}
}

// ReliabilityFile is the name of the diagram beside the tables that show it.
const ReliabilityFile = "reliability.svg"

const reliabilityID = "reliability"

// cases says what a row's cells rest on, and whether all that were measured rest
// on the same.
func cases(r *evaluation.Row) (n int, same bool) {
	for _, c := range r.Cells {
		if c.N > 0 && n > 0 && c.N != n {
			return 0, false
		}
		n = max(n, c.N)
	}
	return n, true
}

// cellText writes a figure with its interval.
func cellText(c evaluation.Cell) string {
	decimals := 3 // of shares; points have one
	if max(math.Abs(c.Value), math.Abs(c.Low), math.Abs(c.High)) >= 2 {
		decimals = 1
	}
	short := func(x float64) string { return strconv.FormatFloat(x, 'f', decimals, 64) }
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

// WriteFigures writes the same figures as CSV at full precision: table, row, column,
// value, low, high, n and its unit. What cannot be had is empty.
func WriteFigures(w io.Writer, r *evaluation.Result) error {
	cw := csv.NewWriter(w)
	if err := cw.Write([]string{"table", "row", "column", "value", "low", "high", "n", "unit"}); err != nil {
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
				n, unit := "", ""
				if c.N > 0 {
					n, unit = strconv.Itoa(c.N), row.Unit
				}
				if err := cw.Write([]string{t.ID, cell(row.Name), cell(t.Columns[k]), figure(c.Value), figure(c.Low), figure(c.High), n, unit}); err != nil {
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
