//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// readmeCommands are the lines of the README's sh blocks that can be run here:
// without the test commands, those that need material beside the project, and
// crontab lines, which are no shell.
func readmeCommands(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var commands []string
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(data), -1) {
		for line := range strings.Lines(block[1]) {
			line, _, _ = strings.Cut(strings.TrimSpace(line), "  #")
			if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "go test") || strings.HasPrefix(line, "go install") || strings.HasPrefix(line, "bash .ci") || strings.Contains(line, "../shared") {
				continue
			}
			commands = append(commands, strings.ReplaceAll(line, "go run ./cmd/credence", "credence"))
		}
	}
	return commands
}

// TestReadme runs the README's commands as they stand there.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("fits and checks a model")
	}
	commands := readmeCommands(t)
	if len(commands) < 5 {
		t.Fatalf("%d commands in the README", len(commands))
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for target, link := range map[string]string{self: "bin/credence", testdata: "work/testdata"} {
		path := filepath.Join(dir, link)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, path); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range commands {
		cmd := exec.Command("sh", "-c", command)
		cmd.Dir = filepath.Join(dir, "work")
		cmd.Env = append(os.Environ(), "PATH="+filepath.Join(dir, "bin")+":"+os.Getenv("PATH"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", command, err, out)
		}
	}
}
