package reports

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"strings"

	"credence/features"
	"credence/scoring"
)

// WriteMarkdown writes report.md: for an editor who asks which of these pieces to
// lean on, and why.
func WriteMarkdown(w io.Writer, run *Run, sources iter.Seq[*scoring.Source], g *Digest) error {
	m := &markdownWriter{w: bufio.NewWriter(w), run: run}
	m.head(g)
	if err := m.sources(sources, g.limit); err != nil {
		return err
	}
	m.ratings(run.Ratings)
	details, all := g.Details()
	m.documents(details, all, g.Counts.Scored)
	m.unjudged(g, details)
	m.overrides(run.Overrides)
	m.method()
	return m.w.Flush()
}

type markdownWriter struct {
	w   *bufio.Writer
	run *Run
}

// rest says where what is not shown can be found: in the first of files that is
// written.
func (m *markdownWriter) rest(files ...string) string {
	if f := m.first(files...); f != "" {
		return "; all are in " + f
	}
	return ""
}

// first is the first of files that the run writes, "" for none.
func (m *markdownWriter) first(files ...string) string {
	for _, f := range files {
		if slices.Contains(m.run.Files, f) {
			return f
		}
	}
	return ""
}

func (m *markdownWriter) printf(format string, args ...any) { fmt.Fprintf(m.w, format, args...) }

// plural writes a count with its noun.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// head says what was read and how far the figures can be trusted.
func (m *markdownWriter) head(g *Digest) {
	c := g.Counts
	m.printf("# Credence report\n\n")
	m.printf("%s: %d scored, %d abstained on, %d rejected. Dates are judged as of %s.\n\n",
		plural(c.Documents, "document", "documents"), c.Scored, c.Abstained, c.Rejected, m.run.AsOf)
	for _, in := range m.run.Inputs {
		m.printf("- %s: %s in %s%s\n", markdown(in.Path), plural(in.Records, "document", "documents"), plural(in.Files, "file", "files"), skippedText(in.Skipped))
	}
	for _, f := range m.run.Failures {
		m.printf("- **failed:** %s\n", markdown(f))
	}
	if c.Duplicates > 0 {
		m.printf("- %s stood there before from the same source; the source counts such a text once\n", plural(c.Duplicates, "text", "texts"))
	}
	m.printf("\nThe points (0–100) say how far a text follows the practice of reliable reporting. They do not say what is true.\n\n")
	if m.run.Model.Fitted == "" {
		m.printf("**Not yet fitted.** The weights of model %s are by judgement. There are no intervals and no probabilities yet, and sources are listed by name, not ranked: compare the reasons, not the decimals.\n\n", markdown(m.run.Model.Version))
		return
	}
	m.printf("Points estimate the rating, 0–100, that experts would give a document’s source, from its text alone; nine in ten such ratings lie within the interval behind them. It is wide: compare the reasons. “Reliable” is the share of documents with such points that come from sources rated %.0f or higher. Model %s was fitted on %s.\n\n", 100*scoring.ReliableFrom, markdown(m.run.Model.Version), markdown(m.run.Model.Fitted))
}

// sources writes the table of sources, of no more than limit.
func (m *markdownWriter) sources(sources iter.Seq[*scoring.Source], limit int) error {
	m.printf("## Sources\n\n")
	t, err := NewSourceTable(sources, limit)
	if err != nil {
		return err
	}
	m.table(t.Rows)
	if t.Rest() != "" {
		m.printf("%s%s.\n\n", t.Rest(), m.rest(SourcesFile, SourcesParquet))
	}
	m.printf("Points and factors are means over a source's scored documents. A document whose source is not known stands for itself, under its id.\n\n")
	return nil
}

// table writes rows, the first of which is the head.
func (m *markdownWriter) table(rows [][]string) {
	for i, row := range rows {
		for _, c := range row {
			m.printf("| %s ", markdown(c))
		}
		m.printf("|\n")
		if i == 0 {
			m.printf("%s|\n", strings.Repeat("|---", len(row)))
		}
	}
	m.printf("\n")
}

// documents writes the overview and each document's reasons.
func (m *markdownWriter) documents(details []*Detail, all bool, scored int) {
	m.printf("## Documents\n\n")
	if len(details) == 0 {
		m.printf("No document could be scored.\n\n")
		return
	}
	if !all {
		n := len(details) / 2
		m.printf("The %d highest and the %d lowest of %d scored documents%s.\n\n", n, n, scored, m.rest(DocumentsFile, DocumentsParquet))
	}
	rows := [][]string{{"document", "source", "published", "points", "90%"}}
	for _, f := range features.Factors() {
		rows[0] = append(rows[0], string(f))
	}
	for i := range details {
		d := details[i]
		row := []string{cut(d.name(), 70), d.Source, d.Published, fmt.Sprintf("%.1f", d.Points), intervalText(d.Estimate)}
		for _, f := range features.Factors() {
			row = append(row, factorText(d.factors, f))
		}
		rows = append(rows, row)
	}
	m.table(rows)
	for i := range details {
		m.detail(i+1, details[i])
	}
}

// intervalText writes an interval, a dash where there is none.
func intervalText(e scoring.Estimate) string {
	if !e.Fitted {
		return "–"
	}
	return fmt.Sprintf("%.0f–%.0f", e.Low, e.High)
}

func factorText(factors map[features.Factor]float64, f features.Factor) string {
	if x, ok := factors[f]; ok {
		return fmt.Sprintf("%.0f", x)
	}
	return "–"
}

// detail writes one document.
func (m *markdownWriter) detail(n int, d *Detail) {
	m.printf("### %d\\. %s\n\n", n, markdown(cut(d.name(), 120)))
	facts := []string{"id " + markdown(d.ID)}
	if d.Source != "" {
		facts = append(facts, fmt.Sprintf("source %s (%s)", markdown(d.Source), d.SourceKind))
	} else {
		facts = append(facts, "source not known")
	}
	if d.Byline != "" {
		facts = append(facts, "by "+markdown(cut(d.Byline, 80)))
	}
	facts = append(facts, dated(d)...)
	if d.Genre != features.GenreUnknown {
		facts = append(facts, strings.ReplaceAll(d.Genre, "_", " "))
	}
	facts = append(facts, plural(d.Words, "word", "words")+" of article")
	for _, f := range d.Flags {
		facts = append(facts, "flag: "+strings.ReplaceAll(f, "_", " "))
	}
	m.printf("**%s** · %s\n\n", pointsText(d.Estimate), strings.Join(facts, " · "))
	for i := range d.Reasons {
		m.reason(&d.Reasons[i])
	}
	for _, o := range d.Overridden {
		m.printf("- override: %s\n", markdown(o))
	}
	if len(d.Unmeasured) > 0 {
		m.printf("- not measured, so neither for nor against: %s\n", strings.ToLower(strings.Join(d.Unmeasured, ", ")))
	}
	m.printf("\n")
}

// pointsText writes points with what they say and how surely, where that is known.
func pointsText(e scoring.Estimate) string {
	if !e.Fitted {
		return fmt.Sprintf("%.1f points", e.Points)
	}
	return fmt.Sprintf("%.1f points (90%%: %.0f–%.0f), %.0f%% reliable", e.Points, e.Low, e.High, 100*e.Probability)
}

func dated(d *Detail) []string {
	var facts []string
	if d.Published != "" {
		facts = append(facts, "published "+d.Published)
	} else {
		facts = append(facts, "no date of publication")
	}
	if d.Updated != "" {
		facts = append(facts, "updated "+d.Updated)
	}
	return facts
}

// reason writes one part with its evidence.
func (m *markdownWriter) reason(r *Reason) {
	m.printf("- **%+.1f** %s: %s (%.1f of %.3g points)", r.Effect, markdown(r.Title), r.Measured, r.Points, math.Round(10*r.Most)/10)
	for i, ex := range r.Examples {
		if i == 0 {
			m.printf(":")
		} else {
			m.printf(";")
		}
		m.printf(" %s", exampleText(ex, markdown))
	}
	m.printf("\n")
}

// exampleText writes an example in one line, made harmless by clean.
func exampleText(ex Example, clean func(string) string) string {
	var parts []string
	if ex.Line > 0 && ex.Text != "" {
		parts = append(parts, fmt.Sprintf("line %d", ex.Line))
	}
	if ex.Note != "" {
		parts = append(parts, clean(ex.Note))
	}
	if ex.Text == "" {
		return strings.Join(parts, ", ")
	}
	text := "“" + clean(strings.Trim(ex.Text, "“”\"")) + "”"
	if len(parts) == 0 {
		return text
	}
	return text + " (" + strings.Join(parts, ", ") + ")"
}

// unjudged lists what could not be judged, and why.
func (m *markdownWriter) unjudged(g *Digest, details []*Detail) {
	m.printf("## What could not be judged\n\n")
	n := g.Counts.Abstained + g.Counts.Rejected
	if n > len(g.unjudged) {
		m.printf("The first %d of %d%s.\n\n", len(g.unjudged), n, m.rest(DocumentsFile, DocumentsParquet))
	}
	for _, u := range g.unjudged {
		m.printf("- %s %s (%s): %s\n", u.status, markdown(cut(u.id, 100)), markdown(cut(u.place, 100)), markdown(cut(u.reason, 300)))
	}
	missing := map[string]int{}
	for i := range details {
		for _, title := range details[i].Unmeasured {
			missing[title]++
		}
	}
	for _, ind := range features.All() {
		if k := missing[ind.Title]; k > 0 {
			m.printf("- %s: not measured in %d of the %d documents above; it is missing %s.\n", ind.Title, k, len(details), ind.Missing)
		}
	}
	if n == 0 && len(missing) == 0 {
		m.printf("Everything was.\n")
	}
	m.printf("\n")
}

// method says in a paragraph how points come about.
func (m *markdownWriter) method() {
	m.printf("## Method\n\n")
	m.printf("Each text is split once into blocks, sentences and words. Blocks that are not the article (menus, prompts, lists of other pieces, footers) are set aside; the rest is measured: who is quoted and named, which dates stand and whether they agree, which words carry a verdict in the outlet’s own voice. Each measurement earns points along a curve, up to its weight; the parts add up to the score, and one that could not be measured stands where it is neither for nor against the text. A number before a reason is what it moved the score, against not having been measured. No word for a person, party, people, faith or place carries weight. ")
	evidence := ""
	if f := m.first(EvidenceFile, PackedEvidenceFile); f != "" {
		evidence = "All findings with their places in the text are in " + f + "; "
	}
	m.printf("Model %s (sha256 %.12s), credence %s. %s`credence explain FILE` shows all findings in the text, and `credence indicators` says what is measured and why.\n", markdown(m.run.Model.Version), m.run.Model.SHA256, markdown(m.run.Version), evidence)
}
