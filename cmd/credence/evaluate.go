package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

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

Written are evaluation.md (the main figures beside controls: ranks within datasets and over
all, probabilities, intervals, right calls, leaning; then documents not judged, size, year,
signs, and what each family of indicators adds; all with 95% intervals), evaluation.csv with
the same figures, and reliability.svg.

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
	r, err := evaluation.Evaluate(evaluation.Input{Model: j.model, Docs: l.docs, Masked: masked.docs, Workers: j.workers, Step: bar.say})
	bar.end()
	if err != nil {
		return fmt.Errorf("evaluate: %w", err)
	}
	files, err := renderEvaluation(r, l.String())
	if err != nil {
		return fmt.Errorf("write evaluation: %w", err)
	}
	if err := writeEvaluation(out, files); err != nil {
		return fmt.Errorf("write evaluation: %w", err)
	}
	if card := ctx.String("card"); card != "" {
		if err := keepCard(card, r, files[reports.ReliabilityFile]); err != nil {
			return fmt.Errorf("keep figures: %w", err)
		}
	}
	if !j.quiet {
		sayEvaluation(j.stdout, r, out)
	}
	return nil
}

// evaluationFile is the report of a check; what else is written lies beside it.
const evaluationFile = "evaluation.md"

// renderEvaluation makes the files of a check, by name.
func renderEvaluation(r *evaluation.Result, read string) (map[string][]byte, error) {
	var report, figures, diagram bytes.Buffer
	err := errors.Join(reports.WriteEvaluation(&report, r, read), reports.WriteFigures(&figures, r), reports.WriteReliability(&diagram, r.Reliability))
	return map[string][]byte{evaluationFile: report.Bytes(), "evaluation.csv": figures.Bytes(), reports.ReliabilityFile: diagram.Bytes()}, err
}

func writeEvaluation(folder string, files map[string][]byte) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := renameio.WriteFile(filepath.Join(folder, name), files[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// keepCard keeps the figures and weights in a Markdown file, and the diagram beside
// it.
func keepCard(path string, r *evaluation.Result, diagram []byte) error {
	var figures, weights bytes.Buffer
	if err := errors.Join(reports.WriteValidity(&figures, r), reports.WriteWeights(&weights, r.Model)); err != nil {
		return err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	text := string(data)
	for _, part := range []struct{ name, text string }{{"weights", weights.String()}, {"figures", figures.String()}} {
		if text, err = keepPart(text, part.name, part.text); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	if err := renameio.WriteFile(path, []byte(text), 0o644); err != nil {
		return err
	}
	return renameio.WriteFile(filepath.Join(filepath.Dir(path), reports.ReliabilityFile), diagram, 0o644)
}

// keepPart replaces what stands between the marker lines of a part.
func keepPart(text, name, part string) (string, error) {
	begin, end := "<!-- "+name+": begin -->\n", "<!-- "+name+": end -->\n"
	before, rest, ok := strings.Cut(text, begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		return "", fmt.Errorf("no lines %q and %q for the %s to stand between", strings.TrimSpace(begin), strings.TrimSpace(end), name)
	}
	return before + begin + "\n" + part + "\n" + end + after, nil
}

// sayEvaluation prints the main figures of the model.
func sayEvaluation(w io.Writer, r *evaluation.Result, out string) {
	for _, warning := range r.Warnings {
		fmt.Fprintf(w, "warning: %s\n", warning)
	}
	for _, t := range r.Tables {
		if t.ID != evaluation.MainID {
			continue
		}
		for _, row := range t.Rows {
			c := row.Cells[0]
			if math.IsNaN(c.Value) {
				fmt.Fprintf(w, "%-56s not measured\n", reports.Plain(row.Name))
				continue
			}
			fmt.Fprintf(w, "%-56s %6.3f  (%.3f to %.3f; %d %s)\n", reports.Plain(row.Name), c.Value, c.Low, c.High, c.N, row.Unit)
		}
	}
	fmt.Fprintf(w, "written: %s\n", reports.Plain(filepath.Join(out, evaluationFile)))
}
