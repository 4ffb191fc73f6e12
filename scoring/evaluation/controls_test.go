package evaluation

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"credence/features"
	"credence/scoring"
)

// TestShuffle: ratings are dealt out anew among sources, each as often as before,
// the same on every run, otherwise for another number.
func TestShuffle(t *testing.T) {
	docs := invented(60)
	ratings := func(docs []scoring.Labelled) (list []float64) {
		for _, s := range bySource(docs, make([]float64, len(docs)), nil) {
			list = append(list, s.rating)
		}
		return list
	}
	was, a, b, again := ratings(docs), ratings(shuffle(docs, 0)), ratings(shuffle(docs, 1)), ratings(shuffle(docs, 0))
	if slices.Equal(was, a) || slices.Equal(a, b) || !slices.Equal(a, again) {
		t.Error("shuffled as before, or otherwise each time")
	}
	slices.Sort(was)
	slices.Sort(a)
	if !slices.Equal(was, a) {
		t.Error("other ratings after shuffling")
	}
}

// TestRules by hand: a dataset's mean over sources, not documents; a line through
// two lengths.
func TestRules(t *testing.T) {
	docs := []scoring.Labelled{
		{Source: "a", Dataset: "town", Rating: 0.2, Words: 100}, {Source: "a", Dataset: "town", Rating: 0.2, Words: 100},
		{Source: "b", Dataset: "town", Rating: 0.6, Words: 1000}, {Source: "c", Dataset: "county", Rating: 0.6, Words: 1000},
	}
	r := datasetOnly(docs)
	for set, want := range map[string]float64{"town": 40, "county": 60, "elsewhere": 140.0 / 3} {
		if got := r(&scoring.Labelled{Dataset: set}); math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: %g, want %g", set, got, want)
		}
	}
	r = wordsOnly(docs)
	for words, want := range map[int]float64{100: 20, 1000: 60, 10: -20} {
		if got := r(&scoring.Labelled{Words: words}); math.Abs(got-want) > 1e-9 {
			t.Errorf("%d words: %g, want %g", words, got, want)
		}
	}
}

// TestControlsNeverSawTheFold: other ratings of a fold's sources change no points
// that controls give them.
func TestControlsNeverSawTheFold(t *testing.T) {
	docs := invented(90)
	changed := slices.Clone(docs)
	for i := range changed {
		if scoring.Fold(changed[i].Source) == 1 {
			changed[i].Rating = 1 - changed[i].Rating
		}
	}
	for name, learn := range map[string]func([]scoring.Labelled) rule{"words": wordsOnly, "dataset": datasetOnly} {
		a, b := (&study{docs: docs}).simple(name, learn), (&study{docs: changed}).simple(name, learn)
		same, other := true, false
		for i := range docs {
			if scoring.Fold(docs[i].Source) == 1 {
				same = same && a.docs[i] == b.docs[i] && a.source(docs[i].Source, 50, 2) == b.source(docs[i].Source, 50, 2)
			} else {
				other = other || a.docs[i] != b.docs[i]
			}
		}
		if !same || !other {
			t.Errorf("%s only: its own fold is unknown: %t, others are known: %t", name, same, other)
		}
	}
}

// TestFamilies: each indicator is in one family.
func TestFamilies(t *testing.T) {
	for _, ind := range features.All() {
		var in []string
		for _, f := range familyList() {
			if f.has(ind) {
				in = append(in, f.name)
			}
		}
		if len(in) != 1 {
			t.Errorf("%s is in %q", ind.Name, in)
		}
	}
}

// TestLean: sources of the right that get ten points more at equal rating show as
// such, in standard deviations of the scores.
func TestLean(t *testing.T) {
	var docs []scoring.Labelled
	var points []float64
	for i := range 40 {
		d := scoring.Labelled{Source: fmt.Sprint("s", i), Rating: float64(i/2) / 20, Leaning: "left-center", Dataset: "town"}
		p := 80 * d.Rating
		if i%2 == 1 {
			d.Leaning, p = "right", p+10
		}
		docs, points = append(docs, d), append(points, p)
	}
	docs, points = append(docs, scoring.Labelled{Source: "x", Leaning: "satire"}), append(points, 0)
	s := &study{docs: docs, leaning: leanings(docs)}
	cells := s.lean(newView(docs, pointsOnly("test", points)), "town")
	mean, sd := 0.0, 0.0
	for _, p := range points[:40] {
		mean += p / 40
	}
	for _, p := range points[:40] {
		sd += (p - mean) * (p - mean) / 40
	}
	want := 10 / math.Sqrt(sd)
	if c := cells[3]; math.Abs(c.Value-want) > 1e-9 || c.N != 40 || cells[0].N != 20 || math.Abs(cells[0].Value+want/2) > 1e-9 {
		t.Errorf("left %+v, right − left %+v, want %g", cells[0], c, want)
	}
	if !math.IsNaN(cells[1].Value) {
		t.Errorf("centre without a source: %+v", cells[1])
	}
	if side("left-center") != "left" || side("Right") != "right" || side("center") != "centre" || side("satire") != "" {
		t.Error("sides of leanings")
	}
}
