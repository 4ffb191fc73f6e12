package features

import (
	"math"
	"strings"
	"testing"

	"credence/corpus"

	"github.com/google/go-cmp/cmp"
)

// TestKeep: the findings of a text made of findings are bounded, in number and
// in bytes; its values count all of them, and what is left out is said.
func TestKeep(t *testing.T) {
	giant := "Ann " + strings.Repeat("Xx", 20_000) + " of the board said so. "
	for name, part := range map[string]string{
		"many":      "It is a shameless and pathetic DISGRACE! “We will see about that in a year or so,” Ann Ode said on January 5, 2020. The ministry said it said so. ",
		"marks":     "“Nobody at all is named for words like these.” A line with a few words goes between them. ",
		"sentences": "He said it had rained. ",
		"names":     giant + strings.Repeat("he said she said ", 20),
	} {
		some, all := measure(strings.Repeat(part, max(1, 20_000/len(part)))), measure(strings.Repeat(part, 400_000/len(part)))
		left := map[string]int{}
		for _, n := range all.Notes {
			if n.Kind == "left_out" {
				left[n.Attribute("indicator").(string)] = n.Attribute("count").(int)
			}
		}
		if len(left) == 0 {
			t.Errorf("%s: nothing was left out", name)
		}
		for i, v := range all.Values {
			ind := All()[i]
			bytes := 0
			for k := range v.Findings {
				bytes += v.Findings[k].size()
			}
			if len(v.Findings) > maxKept || bytes > allowanceFixed+allowancePart*len(all.Doc.Text) {
				t.Errorf("%s: %s has %d findings of %d bytes", name, ind.Name, len(v.Findings), bytes)
			}
			if left[ind.Name] != v.LeftOut {
				t.Errorf("%s: %s left out %d findings and says %d", name, ind.Name, v.LeftOut, left[ind.Name])
			}
			if v.LeftOut > 0 && ind.Unit != "marks" && ind.Name != "repetition" && math.Abs(v.X-some.Values[i].X) > 0.02*some.Values[i].X {
				t.Errorf("%s: %s is %g of much text and %g of less", name, ind.Name, v.X, some.Values[i].X)
			}
		}
	}
}

// TestKeepAll: nothing is left out of an article.
func TestKeepAll(t *testing.T) {
	m := NewMeasurer(testDay)
	for name, doc := range articles(t) {
		for i, v := range m.Measure(doc).Values {
			if v.LeftOut > 0 {
				t.Errorf("%s: %d findings of %s left out", name, v.LeftOut, All()[i].Name)
			}
		}
	}
	if v := m.Measure(corpus.Document{}).Values[0]; v.LeftOut != 0 {
		t.Errorf("an empty text after others: %d left out", v.LeftOut)
	}
}

// TestSilent: without findings the values and all else are the same.
func TestSilent(t *testing.T) {
	loud, silent := NewMeasurer(testDay), NewMeasurer(testDay)
	silent.Silent = true
	for name, doc := range articles(t) {
		want, got := loud.Measure(doc), silent.Measure(doc)
		for i := range want.Values {
			want.Values[i].Findings = nil
			if v := got.Values[i]; v.Findings != nil {
				t.Errorf("%s: %s has findings", name, All()[i].Name)
			}
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(corpus.Document{})); diff != "" {
			t.Errorf("%s: with findings (-) and without (+):\n%s", name, diff)
		}
	}
}
