package reports

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"credence/corpus"
	"credence/features"
	"credence/scoring"
)

// TestOverridesReport: an account adds up, and what a file of overrides holds does
// no harm in any output.
func TestOverridesReport(t *testing.T) {
	asOf := time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)
	var file strings.Builder
	file.WriteString("document,indicator,text,verdict,reason,by,expires\n")
	file.WriteString("a,loaded_language,shameless,dismiss,<script>x</script> [l](javascript:1),\x1b[31m|w\u202e,\n")
	file.WriteString("a,loaded_language,disgrace,dismiss,r,w,2026-01-30\n")
	for i := range maxListed + 5 {
		fmt.Fprintf(&file, "d%d,,,exclude,r,w,\n", i)
	}
	from, err := features.ReadOverrides(strings.NewReader(file.String()), "x\x1b.csv", asOf)
	if err != nil {
		t.Fatal(err)
	}
	m := features.NewMeasurer(asOf)
	m.Overrides = from
	text := strings.Repeat("The town council met on Monday evening to look at the plans for the bridge of Pell. ", 12)
	p := m.Measure(corpus.Document{ID: "a", Text: "It is a shameless and shameless disgrace! " + text})
	d := &Document{ID: "a", Profile: p, Score: scoring.DefaultModel().Score(p)}
	account := NewOverrides(from)
	account.Add(d)
	account.Add(&Document{ID: "r", Rejection: &corpus.Rejection{Reason: "empty"}})
	if account.Used != 1 || account.Expired != 1 || account.Unused != maxListed+5 || account.Verdicts[0].Documents != 1 || account.Verdicts[0].Findings != 2 {
		t.Errorf("%d used, %d unused, %d expired, %+v", account.Used, account.Unused, account.Expired, account.Verdicts[0])
	}
	g := NewDigest(DefaultLimit)
	g.Add(d)
	var b strings.Builder
	if err := WriteMarkdown(&b, &Run{Overrides: account}, slices.Values([]*scoring.Source(nil)), g); err != nil {
		t.Fatal(err)
	}
	report := b.String()
	for _, want := range []string{"## Overrides", "1 used, 55 not used, 1 expired", "— 2 findings in 1 document\n", "- and 5 more; all are in run.json", "(held until 2026-01-30)", "- override: loaded\\_language “shameless”"} {
		if !strings.Contains(report, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	data, err := json.Marshal(account)
	if err != nil {
		t.Fatal(err)
	}
	for name, out := range map[string]string{"report": report, "run": string(data), "evidence": string(AppendEvidence(nil, d, false)), "line": account.Verdicts[0].String()} {
		if strings.ContainsAny(out, "\x1b\u202e") {
			t.Errorf("%s acts on a terminal", name)
		}
		if name == "report" && (strings.Contains(out, "<script>") || strings.Contains(out, "[l](")) {
			t.Errorf("%s holds a tag or link", name)
		}
	}
	for i := range d.Profile.Values {
		for _, r := range NewDetail(d).Reasons {
			for _, ex := range r.Examples {
				if ex.Text == "shameless" {
					t.Fatalf("a dismissed finding is a reason of %s (%d)", r.Title, i)
				}
			}
		}
	}
	var none *Overrides
	none.Add(d)
	if NewOverrides(nil) != nil {
		t.Error("an account of no overrides")
	}
}
