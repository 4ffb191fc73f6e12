package scoring

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"credence/corpus"
	"credence/features"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// profile measures a text of 150 words or more.
func profile(text string) *features.Profile {
	filler := strings.Repeat("The town council met on Monday evening to look at the plans for the bridge. ", 15)
	return features.NewMeasurer(time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)).Measure(corpus.Document{ID: "a", Text: text + filler})
}

func TestPartsAddUp(t *testing.T) {
	p := profile("Ann Ode said that it was closed. ")
	s := DefaultModel().Score(p)
	if s.Status != Scored {
		t.Fatalf("%s: %s", s.Status, s.Reason)
	}
	sum, most := 0.0, 0.0
	for _, part := range s.Parts {
		sum += part.Points
		if part.Factor == "" {
			continue
		}
		most += part.Most
		if part.Points < 0 || part.Points > part.Most || part.Neutral < 0 || part.Neutral > part.Most {
			t.Errorf("%s: %g points, %g when missing, of %g", part.Indicator, part.Points, part.Neutral, part.Most)
		}
		if part.N == 0 && part.Points != part.Neutral {
			t.Errorf("%s was not measured and earns %g, not %g", part.Indicator, part.Points, part.Neutral)
		}
	}
	if math.Abs(sum-s.Points) > 1e-9 || !s.Fitted || !(0 <= s.Low && s.Low < s.Points && s.Points < s.High && s.High <= 100) || !(0 < s.Probability && s.Probability < 1) {
		t.Errorf("parts add up to %g, points %g of %g–%g with probability %g, fitted %t", sum, s.Points, s.Low, s.High, s.Probability, s.Fitted)
	}
	// a factor is 100 × its measured parts' points / the most they could be
	for _, f := range features.Factors() {
		points, most, measured := 0.0, 0.0, false
		for _, part := range s.Parts {
			if part.Factor == f && part.N > 0 {
				points, most, measured = points+part.Points, most+part.Most, measured || part.N > 0
			}
		}
		x, ok := s.Factors[f]
		if ok != measured || ok && math.Abs(x-100*points/most) > 1e-9 {
			t.Errorf("%s = %g (%t), want %g (%t)", f, x, ok, 100*points/most, measured)
		}
	}
}

func TestAbstention(t *testing.T) {
	m := DefaultModel()
	long := profile("")
	for want, p := range map[string]*features.Profile{
		"too short: 149 words of article, 150 needed": {Words: 149, Language: "en"},
		"its language (de) is not supported":          {Words: 150, Language: "de"},
		"its language cannot be told":                 {Words: 150},
		"a listing of other pieces, not an article":   {Words: 900, Language: "en", Genre: features.GenreListing},
		"": {Words: 150, Language: "en", Values: long.Values},
	} {
		s := m.Score(p)
		if s.Reason != want || (s.Status == Scored) != (want == "") || want != "" && len(s.Parts) > 0 {
			t.Errorf("%s: %q, want %q", s.Status, s.Reason, want)
		}
	}
}

func TestReadModel(t *testing.T) {
	const curve = `"curve": [[0, 1], [1, 0]]`
	model := func(indicators string) string {
		return `{"version": "test", "fitted": "", "note": "", "min_words": 150, "languages": ["en"], "indicators": [` + indicators + `]}`
	}
	for indicators, want := range map[string]string{
		`{"name": "boosters", "weight": 100, ` + curve + `}`:                                                   "",
		`{"name": "boosters", "weight": 99, ` + curve + `}`:                                                    "weights add up to 99, not 100",
		`{"name": "nonsense", "weight": 100, ` + curve + `}`:                                                   `indicator "nonsense": unknown`,
		`{"name": "boosters", "weight": 50, ` + curve + `}, {"name": "boosters", "weight": 50, ` + curve + `}`: `indicator "boosters": unknown, or there twice`,
		`{"name": "hedges", "weight": 100, ` + curve + `}`:                                                     "has no direction",
		`{"name": "boosters", "weight": -1, ` + curve + `}`:                                                    "weight -1",
		`{"name": "boosters", "weight": 100, "curve": [[0, 0], [1, 1]]}`:                                       "runs against the direction",
		`{"name": "boosters", "weight": 100, "curve": [[1, 1], [1, 0]]}`:                                       "values must rise",
		`{"name": "boosters", "weight": 100, "curve": [[0, 2], [1, 0]]}`:                                       "outside 0–1",
		`{"name": "boosters", "weight": 100, "curve": [[0, 1]]}`:                                               "two knots or more",
		`{"name": "boosters", "weight": 100, "missing": 3, ` + curve + `}`:                                     "missing: share 3 outside",
		`{"name": "boosters", "wheight": 100, ` + curve + `}`:                                                  `unknown field "wheight"`,
		`{"name": `: "unexpected EOF",
	} {
		src := model(indicators)
		if indicators == `{"name": ` {
			src = indicators
		}
		_, err := ReadModel(strings.NewReader(src))
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: error %v, want %q", indicators, err, want)
		}
	}
}

func TestCurves(t *testing.T) {
	ind := Indicator{Weight: 10, Curve: [][2]float64{{1, 1}, {2, 0.5}, {4, 0}}}
	if err := ind.prepare(features.Lower); err != nil {
		t.Fatal(err)
	}
	for x, want := range map[float64]float64{-5: 1, 1: 1, 1.5: 0.75, 2: 0.5, 3: 0.25, 4: 0, 99: 0} {
		if got := ind.share(features.Value{X: x, N: 1}); math.Abs(got-want) > 1e-12 {
			t.Errorf("share at %g = %g, want %g", x, got, want)
		}
	}
	if got := ind.share(features.Value{}); got != 0.5 {
		t.Errorf("share when missing = %g, want the middle", got)
	}
}

// TestSumOrder: neither order nor grouping changes a sum.
func TestSumOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 1, 60).Draw(t, "xs")
		var forward, backward, left, right Sum
		for i, x := range xs {
			forward.Add(x)
			backward.Add(xs[len(xs)-1-i])
			if i%2 == 0 {
				left.Add(x)
			} else {
				right.Add(x)
			}
		}
		right.Merge(left)
		if forward != backward || forward != right {
			t.Fatalf("sums differ: %v, %v, %v", forward, backward, right)
		}
		exact := 0.0
		for _, x := range xs {
			exact += x
		}
		if mean, ok := forward.Mean(); !ok || math.Abs(mean-exact/float64(len(xs))) > 1e-6 {
			t.Fatalf("mean %g, want %g", mean, exact/float64(len(xs)))
		}
	})
	if _, ok := (&Sum{}).Mean(); ok {
		t.Error("the empty sum has a mean")
	}
}

func entry(source, id string, points float64, status Status) Entry {
	kind := corpus.SourceGiven
	if source == "" {
		kind = corpus.SourceUnknown
	}
	return Entry{Source: source, Kind: kind, ID: id, Status: status,
		Score:  &Score{Status: status, Estimate: Estimate{Points: points}, Factors: map[features.Factor]float64{features.Dates: points / 2}},
		Values: make([]features.Value, len(features.All()))}
}

func TestLedger(t *testing.T) {
	var l Ledger
	for i, e := range []Entry{
		entry("b", "1", 50, Scored), entry("a", "2", 10, Scored), entry("b", "3", 70, Scored), entry("b", "4", 0, Abstained),
		entry("b", "5", 0, Rejected), entry("", "6", 33, Scored), entry("", "7", 44, Scored), entry("b", "8", 60, Scored), entry("c", "9", 0, Rejected), entry("d", "10", 0, Abstained),
	} {
		e.Values[0] = features.Value{X: float64(i), N: 1}
		l.Add(e)
	}
	dup := entry("b", "11", 1000, Scored)
	dup.Duplicate = true
	l.Add(dup)
	got := slices.Collect(l.Sources(&Model{}))
	want := []*Source{
		{Name: "a", Documents: 1, Scored: 1, Status: Scored, Reason: "fewer than 3 documents", Estimate: Estimate{Points: 10}},
		{Name: "b", Documents: 6, Scored: 4, Abstained: 1, Rejected: 1, Duplicates: 1, Status: Scored, Estimate: Estimate{Points: 60}},
		{Name: "c", Documents: 1, Rejected: 1, Status: Rejected, Reason: "none of its documents could be read"},
		{Name: "d", Documents: 1, Abstained: 1, Status: Abstained, Reason: "none of its documents could be judged"},
		{Name: "6", Documents: 1, Scored: 1, Status: Scored, Reason: "fewer than 3 documents", Estimate: Estimate{Points: 33}},
		{Name: "7", Documents: 1, Scored: 1, Status: Scored, Reason: "fewer than 3 documents", Estimate: Estimate{Points: 44}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Source{}, "Kind", "Mean", "Factors", "Indicators")); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if x := got[1].Factors[features.Dates]; x != 30 {
		t.Errorf("factor of b = %g, want 30", x)
	}
	if v := got[1].Indicators[0]; v.N != 3 || math.Abs(v.X-(0+2+7)/3.0) > 1e-9 {
		t.Errorf("indicator of b = %+v, want 3 of 3 documents", v)
	}
}

// TestLedgerMerge: the ledger of the whole is the merge of its parts, whatever
// the parts and their order.
func TestLedgerMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		var whole Ledger
		parts := make([]Ledger, 3)
		for i := range n {
			e := entry(rapid.SampledFrom([]string{"a", "b", ""}).Draw(t, "source"), fmt.Sprint(i), rapid.Float64Range(0, 100).Draw(t, "points"),
				rapid.SampledFrom([]Status{Scored, Abstained, Rejected}).Draw(t, "status"))
			whole.Add(e)
			parts[rapid.IntRange(0, 2).Draw(t, "part")].Add(e)
		}
		var merged Ledger
		for _, i := range rapid.Permutation([]int{0, 1, 2}).Draw(t, "order") {
			merged.Merge(&parts[i])
		}
		if diff := cmp.Diff(slices.Collect(whole.Sources(DefaultModel())), slices.Collect(merged.Sources(DefaultModel()))); diff != "" {
			t.Fatalf("merged differs:\n%s", diff)
		}
	})
}

func BenchmarkScore(b *testing.B) {
	p, m := profile(""), DefaultModel()
	for b.Loop() {
		m.Score(p)
	}
}

func ExampleModel_Score() {
	text := strings.Repeat("Ann Ode, the mayor, said on Monday that the bridge would stay closed for six weeks. ", 12)
	p := features.NewMeasurer(time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)).Measure(corpus.Document{ID: "bridge", Text: text})
	s := DefaultModel().Score(p)
	sum := 0.0
	for _, part := range s.Parts {
		sum += part.Points
	}
	fmt.Println(s.Status, math.Abs(sum-s.Points) < 1e-9)
	// Output: scored true
}
