package features

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"credence/corpus"

	"github.com/google/go-cmp/cmp"
)

// testDay is the as-of date of all tests.
var testDay = time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)

// measure measures a text by itself.
func measure(text string) *Profile {
	return NewMeasurer(testDay).Measure(corpus.Document{ID: "test", Text: text})
}

// value returns an indicator's value in a profile.
func value(t *testing.T, p *Profile, name string) Value {
	t.Helper()
	for i, ind := range All() {
		if ind.Name == name {
			return p.Values[i]
		}
	}
	t.Fatalf("no indicator %q", name)
	return Value{}
}

// said writes a finding as "speaker (type) cue: text", or form alone for what
// nobody is said to have uttered.
func said(p *Profile, f *Finding) string {
	text := p.Doc.Text[f.Start:f.End]
	if f.Kind == KindQuote && f.Attribute("speaker") == nil {
		return fmt.Sprintf("%v: %s", f.Attribute("form"), text)
	}
	who := fmt.Sprintf("%v (%v)", f.Attribute("speaker"), f.Attribute("speaker_type"))
	if f.Attribute("form") == string(FormFragment) {
		who += " fragment"
	}
	return who + ": " + text
}

func TestQuotesAndTheirSpeakers(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"“The bridge is closed,” said Ann Ode, the mayor. “It stays closed.”",
			[]string{"Ann Ode (named): “The bridge is closed,”", "Ann Ode (named): “It stays closed.”"}},
		{"Harbour chief Brightwen Pell was blunt. “We had no choice,” he added. Pell said: “None at all in this weather.”",
			[]string{"Brightwen Pell (named): “We had no choice,”", "Brightwen Pell (named): “None at all in this weather.”"}},
		{"Spokeswoman Lena Orr and her deputy Tom Hask came late. “We are sorry for that,” she said.",
			[]string{"Lena Orr (named): “We are sorry for that,”"}},
		{"Piet Lund, a spokesman for the union, warned that the plan was “absolutely reckless.”",
			[]string{"Piet Lund (named) fragment: “absolutely reckless.”"}},
		{"A senior official, who asked not to be named, said, “It will be months before anybody knows.”",
			[]string{"A senior official (unnamed): “It will be months before anybody knows.”"}},
		{"Critics say the plan is “a gift to the rich and powerful.”",
			[]string{"Critics (vague): “a gift to the rich and powerful.”"}},
		{"Orr issued a rebuke on Thursday, branding the union a true “axis of sloth.” Dismissing the offer as “empty and late,” she warned of delays.",
			[]string{"Orr (named) fragment: “axis of sloth.”", "Orr (named) fragment: “empty and late,”"}},
		{"The vessel, part of a “shadow fleet” of rusty boats, was seized in the “Europeanized” port.",
			[]string{"scare: “shadow fleet”", "scare: “Europeanized”"}},
		{"He read the novel “The Salt Orchard” twice, and the so-called “dry room” was wet.",
			[]string{"title: “The Salt Orchard”", "scare: “dry room”"}},
		{"“Nobody came to tell us about the fence.” It stood there all the same.",
			[]string{"speech: “Nobody came to tell us about the fence.”"}},
		{"According to Mehr Wire, Zakar repeated that the town “will never accept” it.",
			[]string{"Zakar (named) fragment: “will never accept”"}},
		{"The union’s Ministry of Salt published a note. “The use of force can only be seen as a violation,” the ministry said in a statement. “It must end.",
			[]string{"Ministry of Salt (named): “The use of force can only be seen as a violation,”", "Ministry of Salt (named): “It must end."}},
		{"Orr told reporters: “We counted them twice and then once more.”",
			[]string{"Orr (named): “We counted them twice and then once more.”"}},
		{"“We did not have a safe alternative,” the harbour chief, Brightwen Pell, told reporters at the pier.",
			[]string{"Brightwen Pell (named): “We did not have a safe alternative,”"}},
		{"The mayor, Clemence Aubert, asked for help. Her tone was “serious but orderly”, said a clerk.",
			[]string{"a clerk (unnamed) fragment: “serious but orderly”"}},
		{"“First we counted them all by hand.\n“Then we counted them again,” said Ode.",
			[]string{"Ode (named): “First we counted them all by hand.", "Ode (named): “Then we counted them again,”"}},
		{"Orr: “I have nothing to add to that today.”",
			[]string{"Orr (named): “I have nothing to add to that today.”"}},
	} {
		text := c.text + "\nOde and Orr, and with them Mayor Zakar of Pell, live in a town near the sea, where the Union and the Ministry of Salt sit."
		p := measure(text)
		var got []string
		for _, f := range value(t, p, "quote_density").Findings {
			got = append(got, said(p, &f))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\nquotes (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestIndirectReports(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Officials said the dam would hold.", []string{"Officials (unnamed)"}},
		{"The dam will hold, according to the Water Board.", []string{"Water Board (named)"}},
		{"Many believe that it will not.", []string{"Many (vague)"}},
		{"The board denied that it knew, and Lena Orr later confirmed that it was empty.", []string{"The board (unnamed)", "Lena Orr (named)"}},
		{"His claims of victory made the report famous, and three written warnings came.", nil},
		{"The law could claim that it works if a court says so.", nil},
		{"She walked home and he slept. The plan was announced on Monday.", nil},
		{"I say it is a scandal, and you know that it is.", nil},
		{"Said to be ill, the king stayed at home.", nil},
	} {
		p := measure(c.text)
		var got []string
		for _, f := range value(t, p, "attributed_sentences").Findings {
			if f.Kind == KindAttribution && f.Note == "" {
				got = append(got, fmt.Sprintf("%v (%v)", f.Attribute("speaker"), f.Attribute("speaker_type")))
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\nreports (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestSourcingShares(t *testing.T) {
	const body = "Ann Ode said the bridge was closed. Critics said it was late. A clerk said nothing was known. " +
		"“It has to stay closed for now,” said Ann Ode. “Nobody knows what will happen next.” The town is small.\n" +
		"“They never told us a thing about it.” The end came quickly."
	p := measure(body)
	for name, want := range map[string]float64{
		"named_speakers": 2.0 / 4, "vague_speakers": 1.0 / 4, "unattributed_quotes": 1.0 / 3, "attributed_sentences": 5.0 / 8,
	} {
		if v := value(t, p, name); !near9(v.X, want) {
			t.Errorf("%s = %g of %d, want %g", name, v.X, v.N, want)
		}
	}
	words := len(strings.Fields(body))
	if v := value(t, p, "quote_density"); v.N != words || !near9(v.X, 13.0/float64(words)) {
		t.Errorf("quote_density = %g of %d, want 13 of %d", v.X, v.N, words)
	}
}

func near9(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }
