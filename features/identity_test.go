package features

import (
	"math"
	"strings"
	"testing"
	"time"

	"credence/corpus"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// sentenceGen makes sentences in which the indicators have something to find.
func sentenceGen() *rapid.Generator[string] {
	name := rapid.SampledFrom([]string{"Ann Ode", "Piet Lund", "the Water Board", "a clerk", "critics", "officials"})
	verb := rapid.SampledFrom([]string{"said", "argued", "warned", "added"})
	thing := rapid.SampledFrom([]string{"the bridge was closed", "the ludicrous plan is shameless", "it may rain on Monday", "nobody knows what is next", "the town is totally quiet", "they met on 8 January 2026"})
	return rapid.Custom(func(t *rapid.T) string {
		n, v, th := name.Draw(t, "name"), verb.Draw(t, "verb"), thing.Draw(t, "thing")
		upper := strings.ToUpper(th[:1]) + th[1:]
		switch rapid.IntRange(0, 4).Draw(t, "form") {
		case 0:
			return strings.ToUpper(n[:1]) + n[1:] + " " + v + " that " + th + "."
		case 1:
			return "“" + upper + ",” " + n + " " + v + "."
		case 2:
			return upper + "!"
		case 3:
			return upper + ", according to " + n + "."
		}
		return upper + "."
	})
}

// articleGen makes articles of several paragraphs of which the first can be taken
// for nothing else.
func articleGen() *rapid.Generator[[]string] {
	paragraph := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(sentenceGen(), 3, 6).Draw(t, "sentences"), " ")
	})
	return rapid.Custom(func(t *rapid.T) []string {
		return append([]string{testLead + " " + testBody}, rapid.SliceOfN(paragraph, 2, 5).Draw(t, "paragraphs")...)
	})
}

// values are the measured values by name.
func values(p *Profile) map[string]Value {
	vs := map[string]Value{}
	for i, ind := range All() {
		vs[ind.Name] = p.Values[i]
	}
	return vs
}

// TestEmptyTextMeasuresNothing: what cannot be measured is missing, never zero.
func TestEmptyTextMeasuresNothing(t *testing.T) {
	for _, text := range []string{"", " \n\t", "\u200b", "!!! … —", "•\n•"} {
		for name, v := range values(measure(text)) {
			if v.N != 0 || v.X != 0 {
				t.Errorf("%q: %s = %g of %d", text, name, v.X, v.N)
			}
		}
	}
}

// TestTextTwice: rates of the article do not change when it stands there twice.
// Repetition is about just that; the others depend on the place of a sentence.
func TestTextTwice(t *testing.T) {
	same := []string{"loaded_language", "hedges", "boosters", "exclamation", "shouting", "person_address", "quote_density", "attributed_sentences"}
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(articleGen().Draw(rt, "article"), "\n\n")
		once, twice := values(measure(text)), values(measure(text+"\n\n"+text))
		for _, name := range same {
			if math.Abs(once[name].X-twice[name].X) > 1e-9 {
				rt.Errorf("%s: %g once, %g twice", name, once[name].X, twice[name].X)
			}
		}
	})
}

// TestLineEndings: how lines end changes nothing.
func TestLineEndings(t *testing.T) {
	m := NewMeasurer(testDay)
	for name, doc := range articles(t) {
		want := values(m.Measure(doc))
		for _, ending := range []string{"\r\n", "\r"} {
			other := doc
			other.Text = strings.ReplaceAll(doc.Text, "\n", ending)
			for ind, v := range values(m.Measure(other)) {
				if v.X != want[ind].X || v.N != want[ind].N {
					t.Errorf("%s with %q: %s is %g of %d, was %g of %d", name, ending, ind, v.X, v.N, want[ind].X, want[ind].N)
				}
			}
		}
	}
}

// TestQuoteMarkStyle: “ ” against " " against « » changes nothing by more than
// .005 (rates in per cent: .5).
func TestQuoteMarkStyle(t *testing.T) {
	styles := [][2]string{{`"`, `"`}, {"«", "»"}, {"''", "''"}, {"„", "“"}}
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(articleGen().Draw(rt, "article"), "\n\n")
		want := values(measure(text))
		for _, s := range styles {
			got := values(measure(strings.NewReplacer("“", s[0], "”", s[1]).Replace(text)))
			for name, v := range got {
				slack := 0.005
				if strings.HasPrefix(unitOf(name), "per 100") {
					slack = 0.5
				}
				if math.Abs(v.X-want[name].X) > slack {
					rt.Errorf("%s: %g with “ ”, %g with %s %s", name, want[name].X, v.X, s[0], s[1])
				}
			}
		}
	})
}

func unitOf(name string) string {
	for _, ind := range All() {
		if ind.Name == name {
			return ind.Unit
		}
	}
	return ""
}

// TestMeasurerForgets: what was measured before changes nothing.
func TestMeasurerForgets(t *testing.T) {
	docs := articles(t)
	used := NewMeasurer(testDay)
	for name, doc := range docs {
		want := values(NewMeasurer(testDay).Measure(doc))
		for ind, v := range values(used.Measure(doc)) {
			if v.X != want[ind].X || v.N != want[ind].N || len(v.Findings) != len(want[ind].Findings) {
				t.Errorf("%s: %s is %g of %d, by itself %g of %d", name, ind, v.X, v.N, want[ind].X, want[ind].N)
			}
		}
		if diff := cmp.Diff(NewMeasurer(testDay).Measure(doc), used.Measure(doc), cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })); diff != "" {
			t.Errorf("%s: profiles differ:\n%s", name, diff)
		}
	}
}

func FuzzMeasure(f *testing.F) {
	for _, doc := range articles(f) {
		f.Add(doc.Text, "2025-01-01")
	}
	f.Add("“", "")
	m := NewMeasurer(testDay)
	f.Fuzz(func(t *testing.T, text, published string) {
		doc := corpus.Document{ID: "fuzz", Text: strings.ToValidUTF8(text, "?"), Title: published, URL: published}
		doc.Published, _ = corpus.ParseDate(published)
		checkProfile(t, m.Measure(doc))
	})
}
