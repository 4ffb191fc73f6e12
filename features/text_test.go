package features

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// splitText splits a text.
func splitText(source string) *Text {
	var t Text
	t.Split(source)
	return &t
}

func TestSentences(t *testing.T) {
	sentences := func(source string) []string {
		x := splitText(source)
		var got []string
		for _, s := range x.Sentences {
			got = append(got, source[s.Start:s.End])
		}
		return got
	}
	for _, want := range [][]string{ // each text is these sentences, a space between
		{"Mr. Ode of the U.S. Army met Dr. Pell on Jan. 8 at 9 a.m. in Marlow.", "It rained."},
		{"J. R. Ode wrote it.", "Nobody read it."},
		{"They left the U.S.", "The war went on."},
		{"Acme Inc. rose.", "Others fell."},
		{"“It is over,” she said.", "“Go home.”", "They went."},
		{"“Why?” he asked.", "Nobody knew!", "Really?", "Yes…", "And then?"},
		{"He waited … and left.", "See No. 5 and p. 7 of Vol. 2."},
		{"It rose 3.5 percent to $1.2 billion.", "Then it fell."},
		{"Visit www.ode.example for more.", "Write to a.b@ode.example."},
	} {
		if diff := cmp.Diff(want, sentences(strings.Join(want, " "))); diff != "" {
			t.Errorf("sentences (-want +got):\n%s", diff)
		}
	}
	if diff := cmp.Diff([]string{"It ended.", "The next day it began."}, sentences("It ended.The next day it began.")); diff != "" {
		t.Errorf("joined sentences (-want +got):\n%s", diff)
	}
}

func TestWords(t *testing.T) {
	for source, want := range map[string]string{
		"Don’t stop the ministers’ plan":               "Don’t|stop|the|ministers|plan", // an apostrophe at the end is no inner one
		"Ukraine's 20-point plan, e.g. this":           "Ukraine's|20|point|plan|e|g|this",
		"naïve Ångström café\u0301":                    "naïve|Ångström|café\u0301",
		"constantly \u00admonitored in\u00advestigate": "constantly|monitored|in\u00advestigate",
		"'tis the '90s":                                "tis|the|90s",
		"日本語 text":                                     "日本語|text",
	} {
		x := splitText(source)
		var got []string
		for i := range x.Words {
			got = append(got, x.Word(i))
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("words of %q: %s, want %s", source, s, want)
		}
	}
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         []string
	}{
		{"lines are blocks", "Title\nA paragraph.\n\n  • Item \nAnother.", []string{"1 Title", "2 A paragraph.", "4 • Item", "5 Another."}},
		{"line endings", "a\r\nb\rc\u2028d", []string{"1 a", "2 b", "3 c", "4 d"}},
		{"wrapped at a width", "The committee met on Tuesday evening to look at the plans\nfor the new bridge, which the town has wanted for years and\nwhich nobody has yet offered to pay for in full or even in\npart.\n\nIt adjourned without a vote after two hours of debate that\npleased neither side.",
			[]string{"1 The committee met on Tuesday evening to look at the plans\nfor the new bridge, which the town has wanted for years and\nwhich nobody has yet offered to pay for in full or even in\npart.",
				"6 It adjourned without a vote after two hours of debate that\npleased neither side."}},
	} {
		x := splitText(c.source)
		var got []string
		for _, b := range x.Blocks {
			got = append(got, strings.TrimSpace(strings.Join([]string{itoa(b.Line), c.source[b.Start:b.End]}, " ")))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: blocks (-want +got):\n%s", c.name, diff)
		}
	}
}

func itoa(n int) string { return string(rune('0' + n)) }

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		source string
		want   []string // with their marks; "open: …" for one that never closes, "more: …" for one that continues
	}{
		{`“One,” he said. "Two," she said. ''Three,'' they said. ` + "``Four''", []string{"“One,”", `"Two,"`, "''Three,''", "``Four''"}},
		{"‘I don’t mind the ministers’ decision, but it’s late,’ she said of the ’90s.", []string{"‘I don’t mind the ministers’ decision, but it’s late,’"}},
		{"'It wasn't the ministers' fault alone,' he said. 'Really.'", []string{"'It wasn't the ministers' fault alone,'", "'Really.'"}},
		{"They are ‘dangerous initiatives’ that make an ‘axis of war’.", []string{"‘dangerous initiatives’", "‘axis of war’"}},
		{"«Nous» et » nein « und „Ja“ sagte er.", []string{"«Nous»", "„Ja“"}},
		{`The 5" pipe is 6'2" high and 30" wide.`, nil},
		{"“He told me ‘go away’ and I went,” she said.", []string{"“He told me ‘go away’ and I went,”"}},
		{"“First part.\n“Second part.\n“Last part.” And out.", []string{"open: “First part.", "more open: “Second part.", "more: “Last part.”"}},
		{"“It never closes.\nNew paragraph without any.", []string{"open: “It never closes."}},
		{"“I will do it myself, he said.", []string{"open: “I will do it myself,"}},
		{"The allies’ plan and Russia’s troops, rock ’n’ roll, Ode's '90s.", nil},
		{"« Previous 1 2 3", nil},
		{`He said "one and “two”`, []string{`open: "one and`, "“two”"}},
		{"“Wrong way round,“ she said, “and again.”", []string{"“Wrong way round,“", "“and again.”"}},
		{"(“in brackets”) and—“after a dash”", []string{"“in brackets”", "“after a dash”"}},
	} {
		x := splitText(c.source)
		var got []string
		for _, q := range x.Quotations {
			s := c.source[q.Start:q.End]
			if !q.Closed {
				s = "open: " + s
			}
			if q.Continues {
				s = "more " + s
			}
			got = append(got, strings.Replace(s, "more “", "more: “", 1))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\nquotations (-want +got):\n%s", c.source, diff)
		}
	}
}

// inOrder checks what must hold of every split: parts lie inside the text, in
// order, on the borders of runes, and every word is in one sentence and block.
func inOrder(t *testing.T, source string, x *Text) {
	t.Helper()
	at := uint32(0)
	border := func(pos uint32) {
		if int(pos) > len(source) || int(pos) < len(source) && !utf8.RuneStart(source[pos]) && utf8.ValidString(source) {
			t.Fatalf("byte %d of %q is no border of a rune", pos, source)
		}
	}
	for _, w := range x.Words {
		if w.Start < at || w.End <= w.Start {
			t.Fatalf("word %d-%d after byte %d of %q", w.Start, w.End, at, source)
		}
		border(w.Start)
		border(w.End)
		at = w.End
	}
	next, end := 0, uint32(0)
	for _, s := range x.Sentences {
		if s.First != next || s.Last <= s.First || s.Start < end || s.End < s.Start {
			t.Fatalf("sentence %+v after word %d, byte %d of %q", s, next, end, source)
		}
		border(s.Start)
		border(s.End)
		next, end = s.Last, s.End
	}
	if next != len(x.Words) {
		t.Fatalf("%d of %d words are in sentences of %q", next, len(x.Words), source)
	}
	first := 0
	for i, b := range x.Blocks {
		if b.First != first || b.Start >= b.End || Line(source, int(b.Start)) < b.Line {
			t.Fatalf("block %d %+v after word %d of %q", i, b, first, source)
		}
		first = b.Last
	}
	last := uint32(0)
	for _, q := range x.Quotations {
		if q.Start < last || q.End > uint32(len(source)) || q.InnerEnd > q.End || q.Last <= q.First || q.End <= q.Start {
			t.Fatalf("quotation %+v after byte %d of %q", q, last, source)
		}
		border(q.Start)
		border(q.End)
		last = q.End
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "a", "“a” 'b' ''c'' ``d''", "Mr. A. said: “B.\n“C.", "\xff\xfe“", "a\r\nb\u2028c", "’’’'''\"\"\"", "«a» »b« „c“", "1.2.3 U.S. A. b", "\u00ada\u200b\u0301b'c"} {
		f.Add(s)
	}
	var x Text // reused: what one text leaves must not show in the next
	f.Fuzz(func(t *testing.T, source string) {
		x.Split(source)
		inOrder(t, source, &x)
	})
}
