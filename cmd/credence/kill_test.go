//go:build unix

package main

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// credenceProcess makes a command that runs the program as a process of its own: the test binary, which
// testscript.Main turns into the program when it is called by that name.
func credenceProcess(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "credence")
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	return exec.Command(link, args...)
}

// TestKill: a run that is killed leaves the old report or the new one, never a
// mix, and the next run removes what it left.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	score := func(n int, wait time.Duration) {
		cmd := credenceProcess(t, "score", "--quiet", "--as-of", "2026-01-31", "--source", "s"+itoa(n), "--out", out, "-")
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		go func() {
			for range n {
				io.WriteString(in, `{"text":"A text of a few words."}`+"\n")
			}
			if wait != 0 { // else the input never ends
				in.Close()
			}
		}()
		switch {
		case wait == 0: // as soon as it writes
			for start := time.Now(); time.Since(start) < 20*time.Second; time.Sleep(time.Millisecond) {
				if _, err := os.Stat(filepath.Join(dir, ".out.credence-tmp", "documents.csv")); err == nil {
					break
				}
			}
			cmd.Process.Kill()
		case wait > 0:
			time.AfterFunc(wait, func() { cmd.Process.Kill() })
		}
		cmd.Wait()
		in.Close()
	}
	score(3, -1)
	if n, source := whole(t, out); n != 3 || source != "s3" {
		t.Fatalf("%d documents of %s, want 3 of s3", n, source)
	}
	score(5, 0) // killed while it waits for input
	if n, source := whole(t, out); n != 3 || source != "s3" {
		t.Errorf("after a kill: %d documents of %s, want the old report", n, source)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) == 0 {
		t.Error("the killed run left nothing: it was not killed while writing")
	}
	for i := range 25 { // killed at any time, also while the report is put in place
		score(2000+i, time.Duration(20+2*i)*time.Millisecond)
		n, source := whole(t, out)
		if source != "s"+itoa(n) {
			t.Fatalf("a mix: %d documents of source %s", n, source)
		}
	}
	score(4, -1)
	if n, _ := whole(t, out); n != 4 {
		t.Errorf("%d documents, want 4", n)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the report: %v (%v)", entries, err)
	}
}

// whole checks that the report is complete and returns its number of documents,
// which all its files must agree on, and their source.
func whole(t *testing.T, out string) (n int, source string) {
	t.Helper()
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	var run struct{ Counts struct{ Documents int } }
	if err := json.Unmarshal([]byte(read("run.json")), &run); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(read("documents.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(read("evidence.jsonl"), "\n"); len(rows)-1 != run.Counts.Documents || lines != run.Counts.Documents {
		t.Fatalf("run.json has %d documents, documents.csv %d, evidence.jsonl %d", run.Counts.Documents, len(rows)-1, lines)
	}
	return run.Counts.Documents, rows[1][1]
}
