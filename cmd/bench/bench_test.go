package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"credence/cmd/bench/invent"
)

// TestMain lets the test program stand in for bench where bench runs itself.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "-stage" {
		main()
	}
	os.Exit(m.Run())
}

// program builds credence once for a test.
func program(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "credence")
	if out, err := exec.Command("go", "build", "-o", path, "credence/cmd/credence").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// TestThousandth runs everything at a thousandth: the program runs it whole.
func TestThousandth(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the program many times")
	}
	credence := program(t)
	keptIn := filepath.Join(t.TempDir(), "performance.md")
	blank := "before\n"
	for _, name := range []string{"speed", "memory", "faults", "accounts", "million"} {
		blank += "<!-- " + name + ": begin -->\n<!-- " + name + ": end -->\n"
	}
	if err := os.WriteFile(keptIn, []byte(blank+"after\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	args := []string{"-all", "-scale", "0.001", "-documents", "200", "-sources", "20", "-runs", "1", "-credence", credence, "-write", keptIn}
	if code := run(t.Context(), args, &stdout, &stderr); code != 0 {
		t.Fatalf("exit status %d\n%s\n%s", code, stdout.String(), stderr.String())
	}
	kept, err := os.ReadFile(keptIn)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"before\n", "after\n", "| `score --format csv` |", "| 1000 | 1000 | csv |", "| 40 of 40 scored |", "Start-up on an empty folder", "| html.gz | 50 |", "| 1050 | csv,markdown | 7 shards, merged |"} {
		if !strings.Contains(string(kept), want) {
			t.Errorf("the file lacks %q:\n%s", want, kept)
		}
	}
}

// TestGivenCorpus measures a file of records that is given.
func TestGivenCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the program many times")
	}
	dir := t.TempDir()
	path, err := invent.NewGenerator(invent.New(30, 3)).Make(dir, "jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), []string{"-corpus", path, "-runs", "1", "-credence", program(t)}, &stdout, &stderr); code != 0 {
		t.Fatalf("exit status %d\n%s", code, stderr.String())
	}
	if want := "| jsonl, 30 documents, "; !strings.Contains(stdout.String(), want) {
		t.Errorf("no %q in\n%s", want, stdout.String())
	}
}

// TestWrong: what is wrong is said, and no measurement hides it.
func TestWrong(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"-nonsense"}, 2, "flag provided but not defined"},
		{[]string{"behind"}, 2, "behind"},
		{[]string{"-documents", "0"}, 2, "positive"},
		{[]string{"-make", t.TempDir(), "-format", "pdf"}, 1, `no format "pdf" (there are jsonl, csv, tsv, parquet, warc, wet, txt, html)`},
		{[]string{"-corpus", "missing.jsonl", "-credence", "true"}, 1, "missing.jsonl"},
		{[]string{"-memory", "-scale", "0.0001", "-credence", "true"}, 1, "run.json"},
		{[]string{"-faults", "-scale", "0.0001", "-credence", "false"}, 1, "exit status 1"},
		{[]string{"-stage", "nothing"}, 1, `no stage "nothing"`},
	} {
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), c.args, &stdout, &stderr); code != c.code || !strings.Contains(stderr.String(), c.want) {
			t.Errorf("%q: exit status %d, want %d; said %q, want %q in it", c.args, code, c.code, stderr.String(), c.want)
		}
	}
}

// TestCheck: an account that does not add up, or is not the generator's, is found.
func TestCheck(t *testing.T) {
	want := invent.Counts{Documents: 10, Scored: 7, Abstained: 2, Rejected: 1}
	if err := check(want, want); err != nil {
		t.Error(err)
	}
	for _, got := range []invent.Counts{{Documents: 10, Scored: 7, Abstained: 2}, {Documents: 10, Scored: 6, Abstained: 3, Rejected: 1}, {Documents: 9, Scored: 6, Abstained: 2, Rejected: 1}} {
		if check(got, want) == nil {
			t.Errorf("%+v passes for %+v", got, want)
		}
	}
}

// TestBrokenOff: a run that is broken off says so and leaves no corpus behind.
func TestBrokenOff(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var stdout, stderr bytes.Buffer
	if code := run(ctx, []string{"-faults", "-scale", "0.0001", "-credence", "true"}, &stdout, &stderr); code != 1 || !strings.Contains(stderr.String(), "context canceled") {
		t.Errorf("exit status %d, said %q", code, stderr.String())
	}
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestSameFile(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	long := strings.Repeat("x", 1<<16)
	a := write("a", long)
	for text, want := range map[string]bool{long: true, long + "y": false, long[1:]: false, "y" + long[1:]: false, "": false} {
		if same, err := sameFile(a, write("b", text)); err != nil || same != want {
			t.Errorf("%d bytes beginning %.1q: same %v, want %v (%v)", len(text), text, same, want, err)
		}
	}
}

// TestMake: -make writes what it says, the same bytes each time.
func TestMake(t *testing.T) {
	var made [2][]byte
	for i := range made {
		dir := t.TempDir()
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), []string{"-make", dir, "-documents", "40", "-sources", "4"}, &stdout, &stderr); code != 0 {
			t.Fatal(stderr.String())
		}
		if want := "40 documents of 4 sources: "; !strings.Contains(stderr.String(), want) {
			t.Errorf("said %q, want %q in it", stderr.String(), want)
		}
		var err error
		if made[i], err = os.ReadFile(filepath.Join(dir, "corpus.jsonl")); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(made[0], made[1]) || bytes.Count(made[0], []byte("\n")) != 40 {
		t.Error("two corpora of the same numbers differ, or lack lines")
	}
}
