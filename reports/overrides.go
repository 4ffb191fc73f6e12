package reports

import (
	"fmt"
	"strings"
	"time"

	"credence/features"
)

// Overrides is the account of a file of overrides in one run: what of each
// verdict came to pass. It stands in run.json.
type Overrides struct {
	File     string     `json:"file"`
	SHA256   string     `json:"sha256"`
	Used     int        `json:"used"`
	Unused   int        `json:"unused"` // they hold, and nothing that they are on was read
	Expired  int        `json:"expired"`
	Verdicts []Override `json:"verdicts"` // in the order of the file
	lines    map[int]int
}

// An Override is one verdict and what came of it. Its texts are harmless.
type Override struct {
	Line      int    `json:"line"`
	Document  string `json:"document,omitempty"`
	Source    string `json:"source,omitempty"`
	Indicator string `json:"indicator,omitempty"`
	Text      string `json:"text,omitempty"`
	Verdict   string `json:"verdict"`
	Reason    string `json:"reason"`
	By        string `json:"by"`
	Expires   string `json:"expires,omitempty"`
	State     string `json:"state"`
	Documents int    `json:"documents"` // that it changed
	Findings  int    `json:"findings"`  // that it dismissed
	what      string
	said      string
}

// The states of an override.
const (
	OverrideUsed    = "used"
	OverrideUnused  = "unused"
	OverrideExpired = "expired"
)

// NewOverrides begins the account of a run, nil without overrides.
func NewOverrides(from *features.Overrides) *Overrides {
	if from == nil {
		return nil
	}
	o := &Overrides{File: Plain(from.File), SHA256: from.SHA256, Verdicts: []Override{}, lines: map[int]int{}}
	for i := range from.List {
		v := &from.List[i]
		state := OverrideUnused
		if v.Expired {
			state = OverrideExpired
			o.Expired++
		} else {
			o.Unused++
		}
		expires := ""
		if !v.Expires.IsZero() {
			expires = v.Expires.Format(time.DateOnly)
		}
		o.lines[v.Line] = i
		o.Verdicts = append(o.Verdicts, Override{
			Line: v.Line, Document: Plain(v.Document), Source: Plain(v.Source), Indicator: Plain(v.Indicator), Text: Plain(v.Text), Verdict: string(v.Verdict),
			Reason: Plain(v.Reason), By: Plain(v.By), Expires: expires, State: state, what: Plain(v.What()), said: Plain(v.Said()),
		})
	}
	return o
}

// Add counts what overrides did to a document. An account of none takes it too.
func (o *Overrides) Add(d *Document) {
	if o == nil || d.Profile == nil {
		return
	}
	for _, use := range d.Profile.Overrides {
		i, ok := o.lines[use.Line]
		if !ok {
			continue // a damaged shard can say anything
		}
		v := &o.Verdicts[i]
		if v.State == OverrideUnused {
			v.State = OverrideUsed
			o.Unused--
			o.Used++
		}
		v.Documents++
		v.Findings += use.Findings
	}
}

// Of are the verdicts of a state, in the order of the file.
func (o *Overrides) Of(state string) []*Override {
	var list []*Override
	for i := range o.Verdicts {
		if o.Verdicts[i].State == state {
			list = append(list, &o.Verdicts[i])
		}
	}
	return list
}

// String says in one harmless line what the verdict is on, who gave it, and why.
func (v *Override) String() string { return v.what + ": " + v.said }

// until says how long a verdict holds.
func (v *Override) until() string {
	switch {
	case v.Expires == "":
		return ""
	case v.State == OverrideExpired:
		return " (held until " + v.Expires + ")"
	}
	return " (until " + v.Expires + ")"
}

// did says what the verdict changed.
func (v *Override) did() string {
	documents := plural(v.Documents, "document", "documents")
	if v.Verdict != string(features.Dismiss) {
		return documents
	}
	return plural(v.Findings, "finding", "findings") + " in " + documents
}

// overrides lists the verdicts of people: used, not used, expired.
func (m *markdownWriter) overrides(o *Overrides) {
	if o == nil {
		return
	}
	m.printf("## Overrides\n\n")
	m.printf("Verdicts of people, which go before what was measured, from %s (sha256 %.12s): %d used, %d not used, %d expired.\n\n", markdown(o.File), o.SHA256, o.Used, o.Unused, o.Expired)
	m.verdicts(o.Of(OverrideUsed), "", func(v *Override) string { return " — " + v.did() })
	m.verdicts(o.Of(OverrideUnused), "Not used, because nothing that they are on was found:\n\n", func(*Override) string { return "" })
	m.verdicts(o.Of(OverrideExpired), "Expired, so without effect:\n\n", func(*Override) string { return "" })
}

func (m *markdownWriter) verdicts(list []*Override, title string, rest func(*Override) string) {
	if len(list) == 0 {
		return
	}
	m.printf("%s", title)
	for i, v := range list {
		if i == maxListed {
			m.printf("- and %d more; all are in run.json\n", len(list)-i)
			break
		}
		m.printf("- line %d: %s%s%s\n", v.Line, markdown(cut(v.String(), 400)), v.until(), rest(v))
	}
	m.printf("\n")
}

// maxOverridden is how many verdicts a document's reasons name.
const maxOverridden = 6

// overridden says of a document's verdicts what each is on, by whom and why.
func overridden(p *features.Profile) []string {
	var list []string
	for i, use := range p.Overrides {
		if i == maxOverridden {
			return append(list, fmt.Sprintf("and %d more", len(p.Overrides)-i))
		}
		text := use.What() + ": " + use.Said()
		if use.Verdict != features.Dismiss {
			text = use.Said()
		}
		if use.Findings > 1 {
			text += fmt.Sprintf(" (%d findings)", use.Findings)
		}
		list = append(list, cut(strings.TrimSpace(text), 300))
	}
	return list
}
