package agreement

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"credence/features"
)

func TestLines(t *testing.T) {
	lines := []string{"Home Login", "The bridge was closed, officials said.", "Share"}
	counts, ratio := Lines(lines, "BCB", []features.Span{{Start: 5, End: 33}})
	want := Counts{TP: 4, FP: 1, FN: 2} // the article begins at "Login" and ends before "officials"
	if counts != want {
		t.Errorf("counts %+v, want %+v", counts, want)
	}
	if math.Abs(ratio-4.0/9) > 1e-12 {
		t.Errorf("ratio %v, want 4/9", ratio)
	}
}

func TestExtraction(t *testing.T) {
	p, r := Extraction("a b c d e f", "b c d e f g h")
	if p != 2.0/3 || r != 2.0/4 {
		t.Errorf("precision %v, recall %v", p, r)
	}
	if p, r := Extraction("", ""); p != 1 || r != 1 {
		t.Errorf("both empty: %v, %v", p, r)
	}
	if p, r := Extraction("a", ""); p != 0 || r != 0 {
		t.Errorf("one empty: %v, %v", p, r)
	}
}

func TestAUC(t *testing.T) {
	score := []float64{.1, .4, .35, .8}
	positive := []bool{false, false, true, true}
	if got := AUC(score, positive, nil); got != .75 {
		t.Errorf("AUC %v, want .75", got)
	}
	if got := AUC([]float64{1, 1}, []bool{true, false}, nil); got != .5 {
		t.Errorf("AUC of a tie %v, want .5", got)
	}
	if got := AUC(score, positive, []float64{1, 0, 1, 1}); got != 1 {
		t.Errorf("weighted AUC %v, want 1", got)
	}
}

func TestMacroF1(t *testing.T) {
	got := MacroF1([]bool{true, true, false, false}, []bool{true, false, false, false}, nil)
	if want := (2.0/3 + 4.0/5) / 2; math.Abs(got-want) > 1e-12 {
		t.Errorf("macro F1 %v, want %v", got, want)
	}
}

func TestBootstrap(t *testing.T) {
	groups := []string{"a", "a", "b", "c", "d"}
	x := []float64{1, 1, 0, 1, 0}
	e := Mean(groups, x)
	if e.Value != .6 || e.Low > e.Value || e.High < e.Value || e.Low == e.High {
		t.Errorf("%+v", e)
	}
	if again := Mean(groups, x); again != e {
		t.Errorf("%+v, then %+v", e, again)
	}
	if one := Mean([]string{"a", "a"}, []float64{0, 1}); !math.IsNaN(one.Low) {
		t.Errorf("one group has no interval: %+v", one)
	}
}

func TestFold(t *testing.T) {
	// 64-bit FNV-1a of "a" is 0xaf63dc4c8601ec8c
	if got := Fold("a"); got != int(uint64(0xaf63dc4c8601ec8c)%5) {
		t.Errorf("fold %d", got)
	}
	if !HalfA("a") {
		t.Error("an even hash is half A")
	}
}

// labelled reads a set of this project's own, a JSON object a line.
func labelled[T any](t *testing.T, name string) []T {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "testdata", "agreement", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatalf("%s, record %d: %v", name, len(all)+1, err)
		}
		all = append(all, v)
	}
	if err := lines.Err(); err != nil || len(all) == 0 {
		t.Fatalf("%s: %d records, %v", name, len(all), err)
	}
	return all
}
