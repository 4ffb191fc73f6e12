package agreement

import (
	"math"
	"strings"
	"testing"
	"time"

	"credence/corpus"
	"credence/features"
	"credence/scoring"
)

// TestLoadedSentences holds what the shipped lexicon reaches on sentences written
// for this test, by the code that judges the labelled sets. They are clearer cases
// than those.
func TestLoadedSentences(t *testing.T) {
	type sentence struct {
		Text   string
		Loaded bool
	}
	lexicon := features.ShippedModels().Loaded
	var x features.Text
	var score []float64
	var predicted, marked []bool
	for _, s := range labelled[sentence](t, "loaded.jsonl") {
		x.Split(s.Text)
		sum, shown := LoadedText(lexicon, &x)
		score, predicted, marked = append(score, sum), append(predicted, sum >= 1), append(marked, s.Loaded)
		if sum >= 1 != s.Loaded {
			t.Logf("%+.2f %v: %s", sum, s.Loaded, s.Text)
		}
		if !s.Loaded && len(shown) > 0 {
			t.Logf("shown: %v: %s", shown, s.Text)
		}
	}
	f1, auc := MacroF1(predicted, marked, nil), AUC(score, marked, nil)
	t.Logf("%d sentences: macro-F1 %.3f, AUC %.3f", len(marked), f1, auc)
	if f1 < 0.9 || auc < 0.95 {
		t.Errorf("macro-F1 %.3f, AUC %.3f; want at least .90 and .95", f1, auc)
	}
}

func TestStratifiedAUC(t *testing.T) {
	score := []float64{1, 2, 5, 6, 9}
	positive := []bool{false, true, true, false, true}
	stratum := []int{0, 0, 1, 1, -1}
	if got := StratifiedAUC(score, positive, stratum, nil); got != .5 {
		t.Errorf("one pair right, one wrong: %v, want .5", got)
	}
	if got := StratifiedAUC(score, positive, stratum, []float64{1, 1, 1, 3, 1}); got != .25 {
		t.Errorf("the wrong pair three times: %v, want .25", got)
	}
	if got := StratifiedAUC(score[:1], positive[:1], stratum[:1], nil); !math.IsNaN(got) {
		t.Errorf("no pair: %v", got)
	}
	for words, want := range map[int]int{0: -1, 3: -1, 4: 0, 7: 0, 8: 1, 44: 6, 45: 7, 300: 7} {
		if got := LengthStratum(words); got != want {
			t.Errorf("stratum of %d words: %d, want %d", words, got, want)
		}
	}
}

func TestLoadedWords(t *testing.T) {
	var x features.Text
	x.Split("The vile plan “was vile” and odd.")
	vile, odd := features.Span{Start: 4, End: 8}, features.Span{Start: 31, End: 34}
	if got, want := LoadedWords(&x, []features.Span{vile}, []features.Span{vile, odd}), (Counts{TP: 1, FN: 1}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestSwapNames(t *testing.T) {
	text := "Trump’s Russian plan, the left-wing Muslim said: “Black voters in Iran’s Trumpland”."
	want := "Biden’s French plan, the left-wing Christian said: “White voters in Germany’s Trumpland”."
	if got := SwapNames(text); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := SwapNames(SwapNames(text)); got != text {
		t.Errorf("swapped twice: %s", got)
	}
}

// TestSwappedNamesWeighNothing: a piece is as loaded whoever it is about.
func TestSwappedNamesWeighNothing(t *testing.T) {
	m, model := features.NewMeasurer(time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)), scoring.DefaultModel()
	for _, text := range []string{
		"Donald Trump’s shameless conservative allies peddled the ludicrous Republican plan. Muslim leaders in Texas were outraged. Barack Obama said nothing, and the Russian ministry laughed at the pathetic farce. ",
		"The progressive senator Bernie Sanders met Jewish voters in Florida on Monday. Democrats in California, most of them white Catholics, had asked for the meeting, she said. China and Iran signed the treaty. ",
		"Socialists and nationalists traded vile insults. The Mexican minister gloated that American liberals had caved in. Pelosi blasted the Israeli position as a disgraceful betrayal of black Christians. ",
	} {
		text = strings.Repeat(text, 8)
		swapped := SwapNames(text)
		if swapped == text {
			t.Fatal("nothing was swapped")
		}
		a, b := model.Score(m.Measure(corpus.Document{ID: "a", Text: text})), model.Score(m.Measure(corpus.Document{ID: "a", Text: swapped}))
		for i := range a.Parts {
			if a.Parts[i].Indicator == "loaded_language" && a.Parts[i] != b.Parts[i] {
				t.Errorf("%s\n%+v, swapped %+v", text[:80], a.Parts[i], b.Parts[i])
			}
		}
		if math.Abs(a.Points-b.Points) > 1 {
			t.Errorf("%s\n%v points, swapped %v", text[:80], a.Points, b.Points)
		}
	}
}
