package main

import (
	"fmt"
	"strings"

	"credence/features"
	"credence/scoring"

	"github.com/urfave/cli/v2"
)

func indicatorsCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:        "indicators",
		Usage:       "say what is measured, in which unit and direction, with which weight, and why",
		Description: "   credence indicators\n   credence indicators --format markdown > docs/indicators.md",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT`: text or markdown"},
			&cli.StringFlag{Name: "model", Usage: "show the weights of the model in `FILE` (default: the one shipped with the program)"},
		},
		Action: func(ctx *cli.Context) error {
			if ctx.NArg() > 0 {
				return usage("indicators takes no arguments, got %q", ctx.Args().First())
			}
			m, err := model(ctx)
			if err != nil {
				return err
			}
			switch f := ctx.String("format"); f {
			case "text":
				indicatorsText(c, m)
			case "markdown":
				indicatorsMarkdown(c, m)
			default:
				return usage("--format %q: want text or markdown", f)
			}
			return nil
		},
	}
}

// weightText writes an indicator's weight in a model.
func weightText(m *scoring.Model, name string) string {
	w, judged := m.Weight(name)
	switch {
	case w == 0:
		return "none: reported, not scored"
	case judged:
		return fmt.Sprintf("%.3g points, by judgement", w)
	}
	return fmt.Sprintf("%.3g points", w)
}

// missingText says when an indicator is not measured.
func missingText(ind features.Indicator) string {
	if ind.EnglishOnly {
		return "Not measured " + ind.Missing + ", and in other languages than English."
	}
	return "Not measured " + ind.Missing + "."
}

func indicatorsText(c *console, m *scoring.Model) {
	for _, f := range features.Factors() {
		fmt.Fprintf(c.stdout, "%s\n\n", strings.ToUpper(string(f)))
		for _, ind := range features.All() {
			if ind.Factor != f {
				continue
			}
			fmt.Fprintf(c.stdout, "  %s — %s\n", ind.Name, ind.Title)
			fmt.Fprintf(c.stdout, "    unit %s; better: %s; weight %s\n", ind.Unit, ind.Direction, weightText(m, ind.Name))
			fmt.Fprintf(c.stdout, "%s\n%s\n\n", indent(ind.Definition+" "+missingText(ind), 4), indent(ind.Why, 4))
		}
	}
}

// indent breaks text into lines of at most 96 runes, indented.
func indent(s string, by int) string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(s) {
		if line != "" && len([]rune(line))+1+len([]rune(w)) > 96-by {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	lines = append(lines, line)
	pad := strings.Repeat(" ", by)
	return pad + strings.Join(lines, "\n"+pad)
}

func indicatorsMarkdown(c *console, m *scoring.Model) {
	fmt.Fprintf(c.stdout, "# Indicators\n\nWhat credence measures, made by `credence indicators --format markdown` with model %s. ", m.Version)
	if m.Fitted == "" {
		fmt.Fprint(c.stdout, m.Note+" ")
	}
	fmt.Fprint(c.stdout, "An indicator without weight is reported, not scored.\n")
	for _, f := range features.Factors() {
		fmt.Fprintf(c.stdout, "\n## %s\n\n| indicator | unit | better | weight | definition | why |\n|---|---|---|---|---|---|\n", strings.ToUpper(string(f[:1]))+string(f[1:]))
		for _, ind := range features.All() {
			if ind.Factor == f {
				fmt.Fprintf(c.stdout, "| `%s`<br>%s | %s | %s | %s | %s | %s |\n", ind.Name, ind.Title, ind.Unit, ind.Direction, weightText(m, ind.Name), ind.Definition+" "+missingText(ind), ind.Why)
			}
		}
	}
	fmt.Fprint(c.stdout, "\n## Word lists\n\nThe lists stand in features/internal/lexicon/lists, that of the register in features/register.txt.\n\n| list | entries | origin |\n|---|---|---|\n")
	for _, l := range features.WordLists() {
		fmt.Fprintf(c.stdout, "| %s | %d | %s |\n", l.Name, l.Entries, l.Origin)
	}
}
