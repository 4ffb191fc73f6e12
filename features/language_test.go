package features

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"credence/corpus"

	"github.com/google/go-cmp/cmp"
)

// found lists the texts of an indicator's findings.
func found(t *testing.T, p *Profile, name string) []string {
	t.Helper()
	var list []string
	for _, f := range value(t, p, name).Findings {
		if f.Evidence == InText {
			list = append(list, p.Doc.Text[f.Start:f.End])
		}
	}
	return list
}

func TestLoadedLanguage(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The shameless minister peddled his ludicrous plan.", []string{"shameless", "peddled", "ludicrous"}},
		{"“The shameless minister peddled his ludicrous plan,” said Ann Ode.", nil},
		{"Ann Ode said that the shameless minister peddled his ludicrous plan.", nil},
		{"Critics say the shameless minister peddled his ludicrous plan.", []string{"shameless", "peddled", "ludicrous"}},
		{"The plan was not ludicrous and never really outrageous.", nil},
		{"It was anything but pathetic, and the slam dunk was no farce at all.", nil},
		{"The ludicrous and shameless plan, Ann Ode said on Monday, is late.", nil},
		{"The Shameless Plan That Failed\n\nThe council met on Monday evening to look at the plans for the new bridge over the river.", []string{"Shameless"}},
		{"It is nothing more than smoke and mirrors.", []string{"nothing more than", "smoke and mirrors"}},
		{"The council met on Monday and agreed on the budget.", nil},
		{"The flood was massive.", nil},
		{"Shameless Records of Ode sells music to the Ludicrous Club.", nil},
	} {
		p := measure("A word before it all begins here.\n" + c.text)
		if diff := cmp.Diff(c.want, found(t, p, "loaded_language")); diff != "" {
			t.Errorf("%s\nloaded (-want +got):\n%s", c.text, diff)
		}
	}
	p := measure("The town is quiet this year.\nThe shameless minister peddled his ludicrous plan.")
	v := value(t, p, "loaded_language")
	if want := 100 * 3.0 / 13; !near9(v.X, want) || v.N != 13 {
		t.Errorf("loaded_language = %g of %d, want %g of 13", v.X, v.N, want)
	}
	for _, f := range v.Findings {
		score, _ := f.Attribute("sentence_score").(float64)
		if score < 0.5 || score > 1 || f.Attribute("category") == nil || f.Attribute("weight") == nil {
			t.Errorf("finding without its attributes: %v", f.Attributes)
		}
	}
}

func TestTone(t *testing.T) {
	for _, c := range []struct {
		indicator, text string
		want            []string
	}{
		{"hedges", "It may rain, perhaps at least a little. In May it is unclear.", []string{"may", "perhaps", "at least", "it is unclear"}},
		{"boosters", "It is totally the best of all, without a doubt. “Totally,” said Ann Ode.", []string{"totally", "best", "without a doubt"}},
		{"exclamation", "They did it! “We did!” said Ann Ode. Nobody knew.", []string{"it!"}},
		{"shouting", "They NEVER asked NATO or the UN. This is a SWINDLE. They asked us about NATO once.", []string{"NEVER", "SWINDLE"}},
		{"person_address", "You know your town. “You do,” said Ann Ode.", []string{"You", "your"}},
		{"repetition", "The town is small and very old. One two three four five six. A b c d e f g. The sea is wide and very cold. The hills are far and always green. The town is small and very old.", []string{"The town is small and very old"}},
	} {
		p := measure(c.text)
		if diff := cmp.Diff(c.want, found(t, p, c.indicator)); diff != "" {
			t.Errorf("%s of %q (-want +got):\n%s", c.indicator, c.text, diff)
		}
	}
}

func TestHeadlineStyle(t *testing.T) {
	for title, want := range map[string]string{
		"Council agrees on bridge budget":                        "",
		"You won't BELIEVE what the council did next!":           "exclamation; capitals; shock: you won't believe",
		"Minister SLAMMED over bridge … again!":                  "ellipsis; exclamation; capitals; shock: slammed",
		"OTAP and the EU meet in Pell":                           "",
		"OPINION: The bridge":                                    "",
		"Harbour shuts down main ferry pier after storm":         "",
		"Council split over bridge budget, watch committee told": "",
		"Drama school opens in Pell":                             "",
		"Critics call plan ‘stunning’ and ‘jaw-dropping’":        "",
		"She is REALLY leaving the council, and that is all...":  "ellipsis; capitals",
	} {
		doc := corpus.Document{ID: "test", Title: title, Text: "The town council met on Monday to look at the plans for the new bridge, and to hear from OTAP."}
		p := NewMeasurer(testDay).Measure(doc)
		var got []string
		for _, f := range slices.Concat(value(t, p, "headline_style").Findings, value(t, p, "headline_capitals").Findings, value(t, p, "headline_drama").Findings) {
			if f.Evidence != InMetadata || f.Field != "title" {
				t.Errorf("a mark of the record's title must name its field: %+v", f)
			}
			got = append(got, f.Attribute("mark").(string))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("marks of %q: %q, want %q", title, s, want)
		}
	}
}

// swaps are words of identity. Swapping one for the other must move nothing: no
// word for a person, party, people, faith or place carries weight.
var swaps = [][2]string{
	{"Democrats", "Republicans"}, {"Russia", "Ukraine"}, {"Christian", "Muslim"}, {"Israel", "Iran"}, {"socialist", "capitalist"}, {"liberal", "conservative"},
	{"left-wing", "right-wing"}, {"women", "people"}, {"immigrants", "farmers"}, {"Jewish", "Hindu"}, {"communist", "nationalist"}, {"Trump", "Biden"},
	{"gay", "black"}, {"feminists", "unionists"}, {"Catholics", "Protestants"}, {"white", "Asian"}, {"Brussels", "Washington"}, {"Labour", "Tory"},
}

func TestIdentityCarriesNothing(t *testing.T) {
	const form = "The %[1]s have put forward a shameless plan, and everybody in the town of the %[1]s knows it. " +
		"According to the council, %[1]s leaders met on Monday. “We will see what the %[1]s do about it,” said Ann Ode. " +
		"Critics of the %[1]s say that it is a disgrace. It is totally %[1]s."
	// what is called by a common noun speaks alike whatever its faith
	const speaks = "The old %[1]s confirmed on Monday that the plan was late. According to the %[1]s, nobody knew. Officials of the %[1]s said so, and the %[1]s acknowledged that it was true."
	for _, pair := range [][2]string{{"church", "mosque"}, {"church", "synagogue"}, {"temple", "cathedral"}, {"priest", "imam"}, {"pastor", "rabbi"}, {"monk", "nun"}} {
		a, b := measure(fmt.Sprintf(speaks, pair[0])), measure(fmt.Sprintf(speaks, pair[1]))
		for i, ind := range All() {
			if a.Values[i].X != b.Values[i].X {
				t.Errorf("%s: %g with %q, %g with %q", ind.Name, a.Values[i].X, pair[0], b.Values[i].X, pair[1])
			}
		}
	}
	for _, pair := range swaps {
		a, b := measure(fmt.Sprintf(form, pair[0])), measure(fmt.Sprintf(form, pair[1]))
		for i, ind := range All() {
			if a.Values[i].X != b.Values[i].X {
				t.Errorf("%s: %g with %q, %g with %q", ind.Name, a.Values[i].X, pair[0], b.Values[i].X, pair[1])
			}
		}
	}
}
