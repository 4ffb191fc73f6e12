package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"credence/corpus"
	"credence/features"
	"credence/reports"
	"credence/scoring"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

func explainCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "show one document: its points, their parts, and the text with the evidence marked",
		ArgsUsage: "FILE|-",
		Description: `FILE holds one document, or records of which --id names one. Evidence is coloured on a
terminal, and stands between ⟦kind⟧ and ⟦/⟧ otherwise or when NO_COLOR is set.

   credence explain page.txt
   credence explain --id 4711 articles.jsonl.gz`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "id", Usage: "`ID` of the document, in a file of records"},
			&cli.BoolFlag{Name: "no-text", Usage: "leave the text out"},
			overridesFlag(),
		}, readFlags()...),
		Action: func(ctx *cli.Context) error { return explain(ctx, c) },
	}
}

func explain(ctx *cli.Context, c *console) error {
	if ctx.NArg() != 1 {
		return usage("explain: want one FILE, got %d (credence score reads many)", ctx.NArg())
	}
	opts, err := readOptions(ctx, c.stdin)
	if err != nil {
		return err
	}
	day, err := asOf(ctx)
	if err != nil {
		return err
	}
	m, err := model(ctx)
	if err != nil {
		return err
	}
	overrides, err := readOverrides(ctx, day, ctx.Args().Slice())
	if err != nil {
		return err
	}
	rec, err := findDocument(ctx, corpus.NewReader(opts), ctx.Args().First(), ctx.String("id"))
	if err != nil {
		return err
	}
	var explained error
	rej := contain(rec, func() {
		measurer := features.NewMeasurer(day)
		measurer.Overrides = overrides
		d := judge(measurer, m, nil, rec)
		if d.Rejection != nil {
			explained = d.Rejection
			return
		}
		sayOverridesOf(c.stderr, &d, overrides)
		explained = writeExplanation(c.stdout, &d, m, colours(c.stdout), !ctx.Bool("no-text"))
	})
	if rej != nil {
		return rej
	}
	return explained
}

// findDocument returns the record with the id, or the only one.
func findDocument(ctx *cli.Context, reader *corpus.Reader, path, id string) (*corpus.Record, error) {
	var found *corpus.Record
	var fault error
	ids := newRegister()
	n := 0
	for item := range reader.Items(ctx.Context, []string{path}) {
		switch {
		case item.Failure != nil:
			return nil, item.Failure
		case item.Rejection != nil:
			fault = item.Rejection
			ids.unique(item.Rejection.ID)
			continue
		}
		n++
		if id != "" {
			doc, rej := item.Record.Decode()
			if rej != nil {
				doc = rej.Document
			}
			if ids.unique(doc.ID) == reports.Plain(id) { // as documents.csv numbers ids that repeat
				return item.Record, nil
			}
			continue
		}
		if n > 1 {
			return nil, usage("explain: %s holds more than one document; name one with --id", path)
		}
		found = item.Record
	}
	switch {
	case found != nil:
		return found, nil
	case id != "" && n > 0:
		return nil, fmt.Errorf("no document with the id %q in %s", id, path)
	case fault != nil:
		return nil, fault
	}
	return nil, fmt.Errorf("no document found in %s%s", path, leftOut(reader.Inputs()))
}

// colours reports whether w is a terminal that may be coloured (no-color.org).
func colours(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// writeExplanation prints head, factors, parts and the marked text.
func writeExplanation(w io.Writer, d *reports.Document, m *scoring.Model, colour, text bool) error {
	p := d.Profile
	b := &strings.Builder{}
	title := p.Title
	if title == "" {
		title = d.ID
	}
	fmt.Fprintf(b, "%s\n", reports.Plain(title))
	explainFacts(b, d)
	switch d.Score.Status {
	case scoring.Scored:
		fmt.Fprintf(b, "\n%.1f of 100 points", d.Score.Points)
		if d.Score.Fitted {
			fmt.Fprintf(b, ", nine in ten within %.0f–%.0f; %.0f%% of documents with such points come from reliable sources", d.Score.Low, d.Score.High, 100*d.Score.Probability)
		} else {
			b.WriteString(" (weights by judgement, not yet fitted: no interval)")
		}
		b.WriteString("\n\n")
		explainFactors(b, d)
	default:
		fmt.Fprintf(b, "\nnot scored: %s\n\n", reports.Plain(d.Score.Reason))
	}
	explainParts(b, d, m)
	explainOverrides(b, p)
	if text {
		b.WriteString("\nTHE TEXT, with its evidence\n\n")
		markText(b, p, colour)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func explainFacts(b *strings.Builder, d *reports.Document) {
	p := d.Profile
	fact := func(name, value string) {
		if value != "" {
			fmt.Fprintf(b, "  %-10s %s\n", name, reports.Plain(value))
		}
	}
	fact("id", d.ID)
	if p.Source != "" {
		fact("source", p.Source+" ("+string(p.SourceKind)+")")
	} else {
		fact("source", "not known")
	}
	fact("byline", p.Byline)
	fact("published", p.PublishedText())
	fact("updated", p.Updated.String())
	fact("language", p.Language)
	fact("genre", strings.ReplaceAll(p.Genre, "_", " "))
	fact("words", fmt.Sprintf("%d of article, %d on the page", p.Words, p.AllWords))
	fact("flags", strings.Join(d.Flags, ", "))
}

func explainFactors(b *strings.Builder, d *reports.Document) {
	for _, f := range features.Factors() {
		x, ok := d.Score.Factors[f]
		if !ok {
			fmt.Fprintf(b, "  %-13s not measured\n", f)
			continue
		}
		n := int(x/5 + 0.5)
		fmt.Fprintf(b, "  %-13s %s%s %3.0f\n", f, strings.Repeat("█", n), strings.Repeat("░", 20-n), x)
	}
	b.WriteByte('\n')
}

// explainParts lists every indicator: what was measured and what it earned.
func explainParts(b *strings.Builder, d *reports.Document, m *scoring.Model) {
	parts := map[string]scoring.Part{}
	for _, part := range d.Score.Parts {
		parts[part.Indicator] = part
	}
	for i, ind := range features.All() {
		v := d.Profile.Values[i]
		earned := "not scored"
		if part, ok := parts[ind.Name]; ok {
			earned = fmt.Sprintf("%4.1f of %4.1f", part.Points, part.Most)
		} else if w, _ := m.Weight(ind.Name); w > 0 {
			earned = fmt.Sprintf("   – of %4.1f", w)
		}
		fmt.Fprintf(b, "  %-12s  %-34s %s\n", earned, ind.Title, reports.Measured(ind, v))
	}
	for _, part := range d.Score.Parts {
		if part.Factor == "" {
			fmt.Fprintf(b, "  %5.1f         %-34s the same for every document\n", part.Points, part.Indicator)
		}
	}
}

// shownKinds are the findings that are marked in the text, and their colours.
// Findings of other kinds point to the same words.
var shownKinds = map[string]string{
	features.KindBoilerplate: "90", "headline": "1", "byline": "36", "dateline": "36", "date_line": "36",
	features.KindQuote: "32", features.KindAttribution: "34", features.KindDate: "36", features.KindLoaded: "31",
	"shouting": "31", "exclamation": "31", "headline_mark": "31", "unattributed": "33", "vague_speaker": "33",
	"repetition": "33", "question": "33", "reply_sought": "34", "genre": "35", "source": "35", "correction": "35", "booster": "33",
}

// A marking is where a mark begins or ends in the text.
type marking struct {
	pos, other int
	begin      bool
	kind       string
	colour     string
}

// markText prints the text with its evidence marked. Marks nest; of those that
// begin together the longest is the outer.
func markText(b *strings.Builder, p *features.Profile, colour bool) {
	marks := markings(p)
	text := p.Doc.Text
	var open []marking
	at := 0
	flush := func(to int) {
		printable(b, text[at:to])
		at = to
	}
	for _, m := range marks {
		flush(m.pos)
		switch {
		case m.begin && colour:
			fmt.Fprintf(b, "\x1b[%sm", m.colour)
		case m.begin:
			fmt.Fprintf(b, "⟦%s⟧", m.kind)
		case colour:
			b.WriteString("\x1b[0m")
		default:
			b.WriteString("⟦/⟧")
		}
		if m.begin {
			open = append(open, m)
			continue
		}
		if k := slices.IndexFunc(open, func(o marking) bool { return o.pos == m.other && o.kind == m.kind }); k >= 0 {
			open = slices.Delete(open, k, k+1)
		}
		if colour {
			for _, o := range open {
				fmt.Fprintf(b, "\x1b[%sm", o.colour)
			}
		}
	}
	flush(len(text))
	b.WriteByte('\n')
}

// markings lists where marks begin and end, in the order of the text.
func markings(p *features.Profile) []marking {
	var marks []marking
	seen := map[marking]bool{}
	add := func(f *features.Finding) {
		colour, ok := shownKinds[f.Kind]
		if !ok || f.Evidence != features.InText || f.Start == f.End {
			return
		}
		kind := f.Kind
		for _, name := range []string{"role", "form", "category", "outcome"} {
			if v, ok := f.Attribute(name).(string); ok {
				kind += " " + v
				break
			}
		}
		if s, ok := f.Attribute("speaker").(string); ok {
			kind += ": " + reports.Plain(s)
		}
		if dismissed(f) {
			kind, colour = "dismissed "+kind, dismissedColour
		}
		begin := marking{pos: f.Start, other: f.End, begin: true, kind: kind, colour: colour}
		if seen[begin] {
			return
		}
		seen[begin] = true
		marks = append(marks, begin, marking{pos: f.End, other: f.Start, kind: kind, colour: colour})
	}
	for i := range p.Notes {
		add(&p.Notes[i])
	}
	for i := range p.Values {
		for k := range p.Values[i].Findings {
			add(&p.Values[i].Findings[k])
		}
	}
	slices.SortStableFunc(marks, func(a, b marking) int {
		switch {
		case a.pos != b.pos:
			return a.pos - b.pos
		case a.begin != b.begin:
			if a.begin {
				return 1 // what ends here ends before what begins here
			}
			return -1
		}
		return b.other - a.other
	})
	return marks
}

// printable writes text with its line breaks, harmless on a terminal.
func printable(b *strings.Builder, s string) {
	for i, r := range s {
		switch {
		case r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
		case r == '\n', r == '\r', r == '\u2028', r == '\u2029':
			b.WriteByte('\n')
		case r == '\t':
			b.WriteByte('\t')
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteString(reports.Plain(string(r)))
		}
	}
}
