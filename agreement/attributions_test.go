package agreement

import (
	"strings"
	"testing"
	"time"

	"credence/corpus"
	"credence/features"
)

// A passage is a short text with its attributions, in the order of the text.
// A quote without a source is nobody's.
type passage struct {
	Kind   string
	Text   string
	Quotes []struct{ Text, Source string }
	Cues   []string // of indirect attributions
}

// places finds the passage's marks in its text.
func (p *passage) places(t *testing.T) *MarkedAttributions {
	var m MarkedAttributions
	at := 0
	find := func(s string) int {
		i := strings.Index(p.Text[at:], s)
		if i < 0 {
			t.Fatalf("%s: no %q", p.Kind, s)
		}
		at += i + len(s)
		return at - len(s)
	}
	for _, q := range p.Quotes {
		start := find(q.Text)
		m.Quotes = append(m.Quotes, MarkedQuote{Start: start, End: at, Words: len(strings.Fields(q.Text)), Attributed: q.Source != "", Source: q.Source})
	}
	at = 0
	for _, c := range p.Cues {
		start := find(c)
		m.Cues = append(m.Cues, MarkedCue{Start: start, End: at, Reporting: saying(c)})
	}
	return &m
}

// saying tells the reporting verbs among the cues of the passages.
func saying(cue string) bool {
	switch strings.ToLower(cue) {
	case "said", "says", "according to", "announced", "warned", "argue", "asked", "denied":
		return true
	}
	return false
}

// TestAttributionsOfPassages holds a floor under the agreement with a small set
// of passages written for it.
func TestAttributionsOfPassages(t *testing.T) {
	m := features.NewMeasurer(time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC))
	var all AttributionCounts
	n := 0
	for _, p := range labelled[passage](t, "attributions.jsonl") {
		n++
		c := Attributions(m.Measure(corpus.Document{Text: p.Text}), p.places(t), saying)
		if c.Quotes.FP+c.Quotes.FN+c.Speakers.FN+c.Cues.FP+c.Cues.FN > 0 {
			t.Logf("%s: %+v\n%s", p.Kind, c, p.Text)
		}
		for _, sum := range []struct{ to, from *Counts }{{&all.Quotes, &c.Quotes}, {&all.LongQuotes, &c.LongQuotes}, {&all.Speakers, &c.Speakers}, {&all.Cues, &c.Cues}, {&all.Reporting, &c.Reporting}} {
			add(sum.to, *sum.from)
		}
	}
	if n < 25 {
		t.Errorf("%d passages", n)
	}
	for _, c := range []struct {
		what  string
		got   float64
		floor float64
	}{
		{"precision of attributed quotes", all.Quotes.Precision(), 0.95},
		{"recall of attributed quotes", all.Quotes.Recall(), 0.95},
		{"recall of long attributed quotes", all.LongQuotes.Recall(), 0.95},
		{"speakers", all.Speakers.Recall(), 0.95},
		{"precision of indirect cues", all.Cues.Precision(), 0.7},
		{"recall of indirect cues", all.Cues.Recall(), 0.75},
		{"recall of reporting verbs", all.Reporting.Recall(), 0.9},
	} {
		t.Logf("%s: %.3f", c.what, c.got)
		if c.got < c.floor {
			t.Errorf("%s: %.3f, want at least %.2f", c.what, c.got, c.floor)
		}
	}
}

func TestSameSpeaker(t *testing.T) {
	for _, c := range []struct {
		ours, marked string
		want         bool
	}{
		{"Ann Ode", "Mayor Ann Ode", true},
		{"the mayor of Pell", "the town of Orr", false},
		{"", "Ann Ode", false},
		{"one two three four five six seven eight nine Ode", "Ode", false},
	} {
		if got := sameSpeaker(c.ours, c.marked); got != c.want {
			t.Errorf("sameSpeaker(%q, %q) = %v", c.ours, c.marked, got)
		}
	}
}

func TestCuesCountOnce(t *testing.T) {
	var c AttributionCounts
	found := []features.Finding{
		{Attributes: []features.Attribute{{Name: "cue", Value: "said"}, {Name: "cue_start", Value: 5}, {Name: "cue_end", Value: 9}}},
		{Attributes: []features.Attribute{{Name: "cue", Value: "said"}, {Name: "cue_start", Value: 7}, {Name: "cue_end", Value: 9}}},
	}
	c.cues(found, []MarkedCue{{Start: 0, End: 9, Reporting: true}, {Start: 20, End: 24}}, saying)
	if want := (Counts{TP: 1, FP: 1, FN: 1}); c.Cues != want {
		t.Errorf("cues %+v, want %+v", c.Cues, want)
	}
	if want := (Counts{TP: 1, FP: 1}); c.Reporting != want {
		t.Errorf("reporting %+v, want %+v", c.Reporting, want)
	}
}
