package features

import (
	"strings"
	"testing"
)

func TestDateline(t *testing.T) {
	for text, want := range map[string]string{
		"BRELL HARBOUR (Corvane Wire) — The pier closed.": "BRELL HARBOUR (Corvane Wire)",
		"ASHMOOR, January 16, 2025 — The works opened.":   "ASHMOOR, January 16, 2025",
		"PELL — The pier closed.":                         "PELL",
		"PELL, Vastria (CW) -- The pier closed.":          "PELL, Vastria (CW)",
		"The pier — all of it — closed.":                  "",
		"The pier closed on Monday.":                      "",
		"“PELL — that is my town,” said Ann Ode.":         "",
		"Ann Ode is late - again.":                        "",
	} {
		p := measure(text + " " + testBody)
		got := strings.Join(found(t, p, "dateline"), "|")
		if got != want {
			t.Errorf("dateline of %q: %q, want %q", text, got, want)
		}
	}
}

func TestCorrections(t *testing.T) {
	for note, want := range map[string]float64{
		"Correction: An earlier version of this article misstated the year.":     1,
		"Clarification: the council has nine members.":                           1,
		"This article has been corrected to say that the pier is closed.":        1,
		"An earlier version of this story gave a wrong name for the harbour.":    1,
		"The correction of the river took nine years and cost a fortune to pay.": 0,
		"Nothing to add.": 0,
	} {
		if v := value(t, measure(testLead+"\n\n"+testBody+"\n\n"+note), "corrections"); v.X != want || v.N != 1 {
			t.Errorf("corrections of %q: %g of %d, want %g", note, v.X, v.N, want)
		}
	}
}

func TestSponsorship(t *testing.T) {
	for text, want := range map[string]float64{
		"Sponsored content\nThe best bridges of Pell\n" + testLead + "\n" + testBody:          1,
		testLead + "\n" + testBody + "\nThis article was paid for by Ode Works.":              1,
		testLead + "\n" + testBody + "\nSponsored Content Below":                              0,
		"The council sponsored content for the town's museum.\n" + testLead + "\n" + testBody: 0,
	} {
		if v := value(t, measure(text), "sponsorship"); v.X != want || v.N != 1 {
			t.Errorf("sponsorship of %q: %g of %d, want %g", text[:30], v.X, v.N, want)
		}
	}
}

func TestConcentration(t *testing.T) {
	p := measure("Ann Ode said it was late. “It is late,” said Ode. Tom Hask said it was not. Ann Ode added that nobody knew. Critics say so too.")
	v := value(t, p, "speaker_concentration")
	if !near9(v.X, 0.75) || v.N != 4 || len(v.Findings) != 1 || v.Findings[0].Attribute("speaker") != "Ann Ode" {
		t.Errorf("%+v, want Ann Ode with 3 of 4", v)
	}
	if v := value(t, measure("Ann Ode said it was late. Tom Hask said it was not."), "speaker_concentration"); v.N != 0 {
		t.Errorf("two attributions: %+v, want not measured", v)
	}
}
