package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"credence/features"
	"credence/reports"
	"credence/scoring"

	"github.com/urfave/cli/v2"
)

func overridesFlag() cli.Flag {
	return &cli.StringFlag{Name: "overrides", Usage: "let people’s verdicts in `FILE` go before what is measured: CSV with the columns document, source, indicator, text, verdict, reason, by, expires"}
}

// readOverrides reads --overrides for the documents below paths; nil without it.
func readOverrides(ctx *cli.Context, asOf time.Time, paths []string) (*features.Overrides, error) {
	path := ctx.String("overrides")
	if path == "" {
		if ctx.IsSet("overrides") {
			return nil, usage("--overrides: the file has no name")
		}
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read overrides: %w", err)
	}
	defer f.Close()
	for _, p := range paths {
		if p != "-" && below(p, path) {
			return nil, usage("--overrides %s lies in %s, where its lines would be read as documents: keep it elsewhere", path, p)
		}
	}
	return features.ReadOverrides(f, path, asOf)
}

// below reports whether a file is at a path or below it.
func below(path, file string) bool {
	path, file = real(path), real(file)
	rel, err := filepath.Rel(path, file)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// real is the absolute path of what is there, links followed.
func real(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if followed, err := filepath.EvalSymlinks(path); err == nil {
		path = followed
	}
	return path
}

// overrule flags a document that people's verdicts changed. One that they exclude
// is not judged; why another is not names the genre that they gave it.
func overrule(d *reports.Document) {
	p := d.Profile
	if len(p.Overrides) == 0 {
		return
	}
	d.Flags = append(d.Flags, reports.FlagOverridden)
	if p.Excluded != "" {
		d.Score = scoring.Score{Status: scoring.Abstained, Reason: p.Excluded}
		return
	}
	for _, use := range p.Overrides {
		if use.Verdict != features.Dismiss && d.Score.Status == scoring.Abstained {
			d.Score.Reason += " (" + use.Said() + ")"
		}
	}
}

// sayOverrides names the verdicts without effect, of each kind all or the first.
func sayOverrides(w io.Writer, o *reports.Overrides, all bool) {
	if o == nil {
		return
	}
	for _, state := range []string{reports.OverrideExpired, reports.OverrideUnused} {
		list := o.Of(state)
		for i, v := range list {
			if i == maxSaid && !all {
				fmt.Fprintf(w, "and %d more overrides %s (--verbose names them)\n", len(list)-i, state)
				break
			}
			sayOverride(w, o.File, v)
		}
	}
}

func sayOverride(w io.Writer, file string, v *reports.Override) {
	when := ""
	if v.State == reports.OverrideExpired {
		when = " (held until " + v.Expires + ")"
	}
	fmt.Fprintf(w, "override %s%s: %s:%d: %s\n", v.State, when, file, v.Line, v)
}

// sayOverridesOf names the verdicts without effect that name a document.
func sayOverridesOf(w io.Writer, d *reports.Document, from *features.Overrides) {
	o := reports.NewOverrides(from)
	if o == nil {
		return
	}
	o.Add(d)
	for i := range o.Verdicts {
		if v := &o.Verdicts[i]; v.State != reports.OverrideUsed && from.List[i].Names(d.ID) {
			sayOverride(w, o.File, v)
		}
	}
}

// explainOverrides lists the verdicts that changed a document.
func explainOverrides(b *strings.Builder, p *features.Profile) {
	for i, use := range p.Overrides {
		if i == 0 {
			b.WriteString("\nOVERRIDES, verdicts of people that went before what was measured\n\n")
		}
		times := ""
		if use.Findings > 1 {
			times = fmt.Sprintf(" (%d findings)", use.Findings)
		}
		fmt.Fprintf(b, "  line %d: %s%s\n", use.Line, reports.Plain(use.What()+": "+use.Said()), times)
	}
}

// dismissedColour is that of a finding that was dismissed: struck out.
const dismissedColour = "9"

// dismissed reports whether an override dismissed a finding.
func dismissed(f *features.Finding) bool { return f.Attribute("overridden") == true }
