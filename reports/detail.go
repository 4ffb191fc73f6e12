package reports

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"credence/corpus"
	"credence/features"
	"credence/scoring"
)

// A Detail is what the Markdown report and the terminal say of one scored
// document. It holds excerpts, not the document.
type Detail struct {
	ID         string
	Title      string // "" where there is none
	Source     string
	SourceKind corpus.SourceKind
	Byline     string
	Published  string
	Updated    string
	Genre      string
	Flags      []string
	Words      int
	scoring.Estimate
	Reasons    []Reason
	Unmeasured []string // titles of weighted indicators that could not be measured
	Overridden []string // verdicts of people that changed it

	factors map[features.Factor]float64 // a shard's file has them beside the detail
}

// Factor is a factor's value; not ok when it is not measured.
func (d *Detail) Factor(f features.Factor) (x float64, ok bool) {
	x, ok = d.factors[f]
	return x, ok
}

// A Reason is one part of a score in words.
type Reason struct {
	Title    string
	Effect   float64 // points above or below those of an unmeasured indicator
	Points   float64
	Most     float64
	Measured string // the value with its unit and what it rests on
	Examples []Example
}

// An Example is a short quotation of evidence.
type Example struct {
	Text string // cut to a line
	Line int    // 1-based; 0 for metadata
	Note string
}

// The number of reasons a document is given, and of examples a reason is.
const (
	minReasons  = 3
	maxReasons  = 6
	maxExamples = 2
	exampleSize = 110 // runes
)

// NewDetail gathers what is said of a scored document.
func NewDetail(d *Document) *Detail {
	p := d.Profile
	det := &Detail{
		ID: d.ID, Title: p.Title, Source: p.Source, SourceKind: p.SourceKind, Byline: p.Byline, Published: p.PublishedText(),
		Updated: p.Updated.String(), Genre: p.Genre, Flags: d.Flags, Words: p.Words, Estimate: d.Score.Estimate, factors: d.Score.Factors,
	}
	det.Reasons, det.Overridden = reasons(d), overridden(p)
	for _, part := range measuredParts(d) {
		if part.N == 0 {
			ind, _ := indicator(part.Indicator)
			det.Unmeasured = append(det.Unmeasured, ind.Title)
		}
	}
	return det
}

// name is what the report calls the document: its title, or else its id.
func (d *Detail) name() string { return cmp.Or(d.Title, d.ID) }

// reasons are the three to six parts that moved the score most, the strongest
// first. Parts that moved it by less than a point are left out after the third.
func reasons(d *Document) []Reason {
	parts := slices.DeleteFunc(measuredParts(d), func(p scoring.Part) bool { return p.N == 0 })
	slices.SortStableFunc(parts, func(a, b scoring.Part) int {
		return cmp.Compare(math.Abs(b.Points-b.Neutral), math.Abs(a.Points-a.Neutral))
	})
	var rs []Reason
	for i, part := range parts {
		if i == maxReasons || i >= minReasons && math.Abs(part.Points-part.Neutral) < 1 {
			break
		}
		rs = append(rs, newReason(d, part))
	}
	return rs
}

// measuredParts are the parts that are an indicator's.
func measuredParts(d *Document) []scoring.Part {
	return slices.DeleteFunc(slices.Clone(d.Score.Parts), func(p scoring.Part) bool { return p.Factor == "" })
}

func newReason(d *Document, part scoring.Part) Reason {
	ind, at := indicator(part.Indicator)
	v := d.Profile.Values[at]
	return Reason{
		Title: ind.Title, Effect: part.Points - part.Neutral, Points: part.Points, Most: part.Most,
		Measured: Measured(ind, v), Examples: examples(d, v, part.Points < part.Neutral),
	}
}

// indicator returns the indicator of a name and its place in features.All.
func indicator(name string) (features.Indicator, int) {
	for i, ind := range features.All() {
		if ind.Name == name {
			return ind, i
		}
	}
	panic("reports: no indicator " + name)
}

// Measured writes a value with its unit and what it rests on, for people.
func Measured(ind features.Indicator, v features.Value) string {
	if v.N == 0 {
		return "not measured"
	}
	switch {
	case ind.Unit == "0 or 1" && v.X == 1:
		return "found"
	case ind.Unit == "0 or 1":
		return "none found"
	case v.X == 0:
		return fmt.Sprintf("none in %d %s", v.N, ind.Basis)
	case ind.Unit == "0–1":
		return fmt.Sprintf("%.0f%% of %d %s", 100*v.X, v.N, ind.Basis)
	case ind.Unit == "marks":
		return fmt.Sprintf("%.0f in %d %s", v.X, v.N, ind.Basis)
	}
	return fmt.Sprintf("%.2f %s, of %d", v.X, ind.Unit, v.N)
}

// examples picks the findings that show best why the value is what it is; against
// says that it cost points.
func examples(d *Document, v features.Value, against bool) []Example {
	found := slices.Clone(v.Findings)
	slices.SortStableFunc(found, func(a, b features.Finding) int { return cmp.Compare(telling(&b, against), telling(&a, against)) })
	var list []Example
	seen := map[string]bool{}
	for i := range found {
		if len(list) == maxExamples {
			break
		}
		if telling(&found[i], against) < 0 {
			break // sorted: so are the rest
		}
		ex := newExample(d.Profile.Doc.Text, &found[i])
		if seen[ex.Text] {
			continue
		}
		seen[ex.Text] = true
		if found[i].Evidence != features.InMetadata {
			ex.Line = features.Line(d.Profile.Doc.Text, found[i].Start)
		}
		list = append(list, ex)
	}
	return list
}

// telling ranks findings by how much they explain: a failed check before a
// passed one, attributed speech before a scare quote, the largest block first.
// Below zero they explain nothing.
func telling(f *features.Finding, against bool) float64 {
	if f.Attribute("counted") == false {
		return -1
	}
	switch f.Kind {
	case features.KindDate:
		switch f.Attribute("outcome") {
		case "fail":
			return 2
		case "pass":
			return 1
		}
		return -1
	case features.KindQuote:
		if f.Attribute("attributed") == true && f.Attribute("form") == string(features.FormSpeech) {
			return 2
		}
		return -1
	case features.KindBoilerplate:
		if n, ok := f.Attribute("words").(int); ok {
			return float64(n)
		}
	case features.KindLoaded:
		if w, ok := f.Attribute("weight").(float64); ok {
			return w
		}
	case features.KindAttribution, "attributed_quote":
		switch {
		case f.Attribute("form") == string(features.FormFragment):
			return 0.5
		case f.Attribute("speaker_type") == string(features.SpeakerNamed):
			return 2
		}
	case "unnamed_speaker":
		if !against {
			return -1
		}
		return 2
	case "headline", "byline", "date_line":
		return 0.5
	case "headline_word":
		if f.Attribute("in_article") == against {
			return -1 // against: the words that the article lacks
		}
	case "reporting_verb":
		if f.Attribute("plain") == against {
			return -1
		}
	}
	return 1
}

func newExample(text string, f *features.Finding) Example {
	ex := Example{Note: f.Note}
	switch f.Evidence {
	case features.InText:
		ex.Text = cut(text[f.Start:f.End], exampleSize)
		if speaker, ok := f.Attribute("speaker").(string); ok && ex.Note == "" {
			ex.Note = cut(speaker, 40)
		}
	case features.InMetadata:
		value, _ := f.Attribute("value").(string)
		ex.Text = cut(value, exampleSize)
		ex.Note = strings.TrimSuffix("field “"+f.Field+"”, "+ex.Note, ", ")
	}
	return ex
}
