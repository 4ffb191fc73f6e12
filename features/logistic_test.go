package features

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"credence/features/internal/lexicon"
)

func TestReadCueModel(t *testing.T) {
	m, err := ReadCueModel(strings.NewReader("# origin: test\nreport\tbias\t-1\nreport\tnext=that\t2\nreport\tword=claim\t.5\nreport\tword=claim next=that\t.25\n"))
	if err != nil {
		t.Fatal(err)
	}
	var a answers
	a[2] = uint8(nearThat)
	if got, want := m.report.score(&a, m.report.row(lexicon.Hash("claim"))), 1/(1+math.Exp(-1.75)); math.Abs(got-want) > 1e-6 {
		t.Errorf("score %v, want %v", got, want)
	}
	if row := m.report.row(lexicon.Hash("unknown")); row != nil {
		t.Errorf("weights of an unknown word: %v", row)
	}
	for in, want := range map[string]string{
		"report\tbias\n": "line 1: 2 columns, want 3", "report\tbias\tx\n": "invalid syntax", "other\tbias\t1\n": `no model "other"`,
		"report\tnext=nothing\t1\n": `no weight "next=nothing"`, "report\tword=say place=last\t1\n": `no weight "place=last"`,
	} {
		if _, err := ReadCueModel(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

// TestOrigins: each shipped model says where it comes from.
func TestOrigins(t *testing.T) {
	files, err := modelFiles.ReadDir("models")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if data, err := modelFiles.ReadFile("models/" + f.Name()); err != nil || !bytes.Contains(data[:min(len(data), 2000)], []byte("# origin: ")) {
			t.Errorf("%s: no origin (%v)", f.Name(), err)
		}
	}
}

// TestShippedCues reads the shipped weights: said reports.
func TestShippedCues(t *testing.T) {
	m := NewMeasurer(testDay)
	p := measure("Officials said that the dam would hold for another year.")
	if v := value(t, p, "attributed_sentences"); v.X != 1 {
		t.Errorf("attributed sentences %v", v.X)
	}
	if m.page.models.Cues.report.row(lexicon.HashBytes(stem([]byte("says")))) == nil {
		t.Error("no weights of say")
	}
}

func TestStem(t *testing.T) {
	for in, want := range map[string]string{
		"announced": "announc", "announces": "announc", "announcing": "announc", "announce": "announc",
		"denied": "deni", "deny": "deni", "denies": "deni", "planned": "plan", "plans": "plan", "pass": "pass", "says": "say", "claims": "claim",
	} {
		if got := string(stem([]byte(in))); got != want {
			t.Errorf("stem(%q) = %q, want %q", in, got, want)
		}
	}
}
