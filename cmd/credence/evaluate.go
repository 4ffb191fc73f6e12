package main

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"credence/corpus"
	"credence/reports"
	"credence/scoring/evaluation"

	"github.com/google/renameio/v2"
	"github.com/urfave/cli/v2"
)

const defaultEvaluation = "credence-evaluation"

func evaluateCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "evaluate",
		Usage:     "check a model on documents of rated sources that it never saw",
		ArgsUsage: "LABELLED...",
		Description: `LABELLED is read as for credence fit. Each source is judged by the model that was fitted
without it: sources are dealt into five folds by the 64-bit FNV-1a of source_group, and a
fitted model carries a fit without each. A model by judgement is checked as it stands.

Written are evaluation.md (ranking within and over datasets, probabilities, intervals,
accuracy when the least sure are left out, documents not judged, leaning, size, year, signs,
what each family of indicators adds; each beside controls and with a 95% interval),
evaluation.csv with the same figures, and reliability.svg.

   credence evaluate --map rating=score rated.jsonl.gz
   credence evaluate --model my-model.json --out check rated.jsonl.gz`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: defaultEvaluation, Usage: "write the results into `FOLDER`"},
			&cli.StringFlag{Name: "card", Usage: "also keep the figures and weights in `FILE` (Markdown), between its marker lines"},
		}, labelledFlags()...),
		Action: func(ctx *cli.Context) error {
			j, err := newLabelledJob(ctx, c)
			if err != nil {
				return err
			}
			return j.evaluate(ctx)
		},
	}
}

// evaluate checks the model and writes the results.
func (j *labelledJob) evaluate(ctx *cli.Context) error {
	out := ctx.String("out")
	if out == "" {
		return usage("--out: the folder has no name")
	}
	l, err := j.load(ctx.Context, "measuring", nil)
	if err != nil {
		return err
	}
	masked, err := j.load(ctx.Context, "measuring without own names", maskOwnName)
	if err != nil {
		return err
	}
	bar := newProgress(j.stderr, j.quiet)
	r, err := evaluation.Evaluate(evaluation.Input{Model: j.model, Docs: l.docs, Masked: masked.docs, Step: bar.say})
	bar.done()
	if err != nil {
		return fmt.Errorf("evaluate: %w", err)
	}
	var figures, tables, diagram, weights bytes.Buffer
	for _, err := range []error{reports.WriteValidity(&tables, r), reports.WriteFigures(&figures, r), reports.WriteReliability(&diagram, r.Reliability), reports.WriteWeights(&weights, r.Model)} {
		if err != nil {
			return fmt.Errorf("write evaluation: %w", err)
		}
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return fmt.Errorf("write evaluation: %w", err)
	}
	head := fmt.Sprintf("# Evaluation of model %s\n\n%s. ", reports.Plain(r.Model.Version), l)
	for name, data := range map[string][]byte{"evaluation.md": append([]byte(head), tables.Bytes()...), "evaluation.csv": figures.Bytes(), "reliability.svg": diagram.Bytes()} {
		if err := renameio.WriteFile(filepath.Join(out, name), data, 0o644); err != nil {
			return fmt.Errorf("write evaluation: %w", err)
		}
	}
	if card := ctx.String("card"); card != "" {
		if err := keepParts(card, map[string]string{"figures": tables.String(), "weights": weights.String()}); err != nil {
			return err
		}
		if err := renameio.WriteFile(filepath.Join(filepath.Dir(card), "reliability.svg"), diagram.Bytes(), 0o644); err != nil {
			return fmt.Errorf("write evaluation: %w", err)
		}
	}
	if !j.quiet {
		sayEvaluation(j.stdout, r, out)
	}
	return nil
}

// keepParts replaces what stands between the marker lines of a Markdown file.
func keepParts(path string, parts map[string]string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("keep figures: %w", err)
	}
	text := string(data)
	for name, part := range parts {
		begin, end := "<!-- "+name+": begin -->\n", "<!-- "+name+": end -->\n"
		before, rest, ok := strings.Cut(text, begin)
		_, after, ok2 := strings.Cut(rest, end)
		if !ok || !ok2 {
			return fmt.Errorf("keep figures: %s: no lines %q and %q", path, strings.TrimSpace(begin), strings.TrimSpace(end))
		}
		text = before + begin + "\n" + part + "\n" + end + after
	}
	return renameio.WriteFile(path, []byte(text), 0o644)
}

// sayEvaluation prints the model's own column of the main tables.
func sayEvaluation(w io.Writer, r *evaluation.Result, out string) {
	for _, t := range r.Tables {
		if t.ID != "ranking" && t.ID != "calibration" && t.ID != "intervals" && t.ID != "leaning" {
			continue
		}
		for _, row := range t.Rows {
			for k, c := range row.Cells {
				if t.ID == "ranking" && k > 0 || t.ID == "calibration" && k > 0 || t.ID == "leaning" && k != len(row.Cells)-1 || math.IsNaN(c.Value) {
					continue
				}
				name := row.Name
				if t.ID != "ranking" {
					name = t.Columns[k] + ", " + row.Name
				}
				fmt.Fprintf(w, "%-76s %7.3f  (%.3f to %.3f, %d %s)\n", reports.Plain(name), c.Value, c.Low, c.High, c.N, row.Unit)
			}
		}
	}
	fmt.Fprintf(w, "written: %s\n", reports.Plain(filepath.Join(out, "evaluation.md")))
}

// maskOwnName replaces the names by which a document's outlet calls itself: its
// domain, with and without its ending, and the group of its source.
func maskOwnName(d *corpus.Document) {
	names := map[string]bool{d.Source: true}
	if domain := corpus.RegistrableDomain(d.URL); domain != "" {
		names[domain] = true
	}
	for i, field := range labelFields {
		if field == "source_group" && i < len(d.Labels) {
			names[d.Labels[i]] = true
		}
	}
	for name := range names {
		stem, _, _ := strings.Cut(name, ".")
		if len(stem) < 3 {
			continue
		}
		// "the-daily-crane", "dailycrane.example" also stand there as "Daily Crane"
		var pattern strings.Builder
		for i, r := range strings.Map(letterOrDigit, strings.ToLower(stem)) {
			if i > 0 {
				pattern.WriteString(`[ '’-]?`)
			}
			pattern.WriteString(regexp.QuoteMeta(string(r)))
		}
		re, err := regexp.Compile(`(?i)\b` + pattern.String() + `(\.[a-z]{2,6}\b)?`)
		if err != nil {
			continue
		}
		d.Text, d.Title = re.ReplaceAllString(d.Text, "the outlet"), re.ReplaceAllString(d.Title, "the outlet")
	}
}

// letterOrDigit drops other runes.
func letterOrDigit(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return r
	}
	return -1
}
