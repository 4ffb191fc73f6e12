package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"credence/scoring"

	"github.com/google/renameio/v2"
	"github.com/urfave/cli/v2"
)

func fitCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "fit",
		Usage:     "learn a model from documents of rated sources",
		ArgsUsage: "LABELLED...",
		Description: `LABELLED is read as for credence score; each record also has a rating (0–1, of its
source), a source_group (else its source counts) and a dataset, and may have a leaning.

Points of the model estimate 100 × rating. Weights go only in the direction that an
indicator states, and only where that holds over the datasets of 30 sources and more;
each source counts once. Intervals and probabilities are calibrated on sources left out.
The same input gives the same bytes.

   credence fit --map rating=score --out my-model.json rated.jsonl.gz
   credence evaluate --model my-model.json rated.jsonl.gz
   credence score --model my-model.json news/`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "write the model to `FILE` (default: standard output)"},
			&cli.StringFlag{Name: "name", Value: "fitted", Usage: "`NAME` of the model, its version"},
			&cli.StringFlag{Name: "fitted-on", Usage: "say in the model what it was fitted on: `TEXT` (default: what was read)"},
			&cli.StringFlag{Name: "judged", Usage: "weights by judgement that the fit keeps, as in a model's indicators, from `FILE` (default: those of the shipped model)"},
		}, labelledFlags()...),
		Action: func(ctx *cli.Context) error {
			j, err := newLabelledJob(ctx, c)
			if err != nil {
				return err
			}
			return j.fit(ctx)
		},
	}
}

// fit learns a model and writes it.
func (j *labelledJob) fit(ctx *cli.Context) error {
	judged, err := judgedWeights(ctx.String("judged"))
	if err != nil {
		return err
	}
	l, err := j.load(ctx.Context, "measuring", nil)
	if err != nil {
		return err
	}
	on := ctx.String("fitted-on")
	if on == "" {
		on = l.String()
	}
	m, err := scoring.Fit(l.docs, scoring.FitOptions{
		Version: ctx.String("name"), Fitted: on, MinWords: j.model.MinWords, Languages: j.model.Languages, Judged: judged,
		Note: "Points estimate 100 × the experts' rating of a document's source.",
	})
	if err != nil {
		return fmt.Errorf("fit model: %w", err)
	}
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		return err
	}
	if out := ctx.String("out"); out != "" {
		if err := renameio.WriteFile(out, b.Bytes(), 0o644); err != nil {
			return fmt.Errorf("write model: %w", err)
		}
	} else if _, err := j.stdout.Write(b.Bytes()); err != nil {
		return err
	}
	if !j.quiet {
		j.sayFit(m, l)
	}
	return nil
}

// sayFit sums a fit up.
func (j *labelledJob) sayFit(m *scoring.Model, l *labelling) {
	fmt.Fprintf(j.stderr, "%s\n", l)
	var judged []string
	n := 0
	for _, ind := range m.Indicators {
		if ind.Judged {
			judged = append(judged, ind.Name)
		} else {
			n++
		}
	}
	fmt.Fprintf(j.stderr, "model %s: %d indicators have a fitted weight, %d a judged one (%s)\n", m.Version, n, len(judged), strings.Join(judged, ", "))
}

// judgedWeights reads the weights by judgement.
func judgedWeights(path string) ([]scoring.Indicator, error) {
	if path == "" {
		return scoring.JudgedWeights(), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read judged weights: %w", err)
	}
	defer f.Close()
	list, err := scoring.ReadJudged(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return list, nil
}
