package features

import (
	"slices"
	"strings"
)

// check finds what is wrong with a verdict by itself.
func (t *overrideTable) check(o *Override) {
	switch {
	case o.Verdict == "":
		t.Fault(o.Line, "no verdict (want %s)", verdictsText())
	case o.Verdict == Dismiss:
		t.checkDismissal(o)
	case o.Verdict == Exclude || slices.Contains(genreVerdicts(), string(o.Verdict)):
		if o.Indicator != "" || o.Text != "" {
			t.Fault(o.Line, "%s is a verdict on a document or source (leave indicator and text empty, or write dismiss)", o.Verdict)
		}
		if o.Document == "" && o.Source == "" {
			t.Fault(o.Line, "%s of what? (fill document with an id, or source)", o.Verdict)
		}
	default:
		t.Fault(o.Line, "unknown verdict %q (want %s)", o.Verdict, verdictsText())
	}
	if o.Reason == "" {
		t.Fault(o.Line, "no reason (say why in the column reason)")
	}
	if o.By == "" {
		t.Fault(o.Line, "nobody stands by it (name who in the column by)")
	}
}

func verdictsText() string {
	return "dismiss for a finding; exclude, " + strings.Join(genreVerdicts(), ", ") + " for a document or source"
}

// checkDismissal makes sure that a finding is named, and is one that counts by
// itself.
func (t *overrideTable) checkDismissal(o *Override) {
	all := All()
	i := slices.IndexFunc(all, func(ind Indicator) bool { return ind.Name == o.Indicator })
	switch {
	case o.Indicator == "":
		t.Fault(o.Line, "dismiss: no indicator (fill it with the one whose finding does not count, such as loaded_language)")
	case i < 0:
		t.Fault(o.Line, "unknown indicator %q (credence indicators lists them)", o.Indicator)
	case !all[i].Counts:
		t.Fault(o.Line, "indicator %q is no count of findings, so that none of them can be dismissed (those that are: %s)", o.Indicator, strings.Join(dismissible(), ", "))
	}
	if foldText(o.Text) == "" {
		t.Fault(o.Line, "dismiss: no text (copy the finding's text from evidence.jsonl or report.md)")
	}
}

// dismissible lists the indicators whose findings can be dismissed.
func dismissible() []string {
	var names []string
	for _, ind := range All() {
		if ind.Counts {
			names = append(names, ind.Name)
		}
	}
	return names
}
