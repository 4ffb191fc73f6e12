package reports

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"credence/corpus"
)

// report writes a folder with one file of the given content.
func report(t *testing.T, path, content string) {
	t.Helper()
	f, err := NewFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := f.Create(DocumentsFile)
	if err != nil {
		t.Fatal(err)
	}
	file.WriteString(content)
	if err := f.Commit(&Run{Version: "test"}); err != nil {
		t.Fatal(err)
	}
}

// holds checks that path is a whole report of the content, and that nothing
// lies beside it.
func holds(t *testing.T, path, content string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path, DocumentsFile))
	if err != nil || string(data) != content {
		t.Errorf("%s holds %q (%v), want %q", path, data, err, content)
	}
	if !corpus.SystemFiles().IsReport(path) {
		t.Errorf("%s is not known as a report", path)
	}
	beside, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(beside) != 1 {
		t.Errorf("beside %s: %v (%v)", path, beside, err)
	}
}

func TestFolderReplaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "out")
	report(t, path, "one")
	holds(t, path, "one")
	report(t, path, "two")
	holds(t, path, "two")
}

func TestFolderAbandoned(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	report(t, path, "one")
	f, err := NewFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Create(DocumentsFile); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "one")
}

// TestFolderLeftover: what a dead run left beside the report is removed by the
// next; a living one is not disturbed.
func TestFolderLeftover(t *testing.T) {
	dir := t.TempDir()
	path, temp := filepath.Join(dir, "out"), filepath.Join(dir, ".out.credence-tmp")
	if err := os.Mkdir(temp, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(temp, EvidenceFile), []byte("half"), 0o666); err != nil {
		t.Fatal(err)
	}
	report(t, path, "one")
	holds(t, path, "one")
	if _, err := os.Stat(filepath.Join(path, EvidenceFile)); err == nil {
		t.Error("the leftover got into the report")
	}

	f, err := NewFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := NewFolder(path); err == nil || !strings.Contains(err.Error(), "another run is writing") {
		t.Errorf("a second run beside a living one: %v", err)
	}
	f.Close()
	holds(t, path, "one")
}

// TestFolderForeign: what credence did not write is never removed, whatever name
// it has and whatever leads to it.
func TestFolderForeign(t *testing.T) {
	for name, lay := range map[string]func(temp, precious string) error{
		"link":   func(temp, precious string) error { return os.Symlink(precious, temp) },
		"folder": func(temp, precious string) error { return os.Rename(precious, temp) },
		"file":   func(temp, _ string) error { return os.WriteFile(temp, nil, 0o666) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			precious, temp := filepath.Join(dir, "precious"), filepath.Join(dir, ".out.credence-tmp")
			if err := os.MkdirAll(filepath.Join(precious, "deep"), 0o777); err != nil {
				t.Fatal(err)
			}
			for _, name := range []string{DocumentsFile, "file"} {
				if err := os.WriteFile(filepath.Join(precious, name), []byte("mine"), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if err := lay(temp, precious); err != nil {
				t.Fatal(err)
			}
			if _, err := NewFolder(filepath.Join(dir, "out")); err == nil || !strings.Contains(err.Error(), "move it away") {
				t.Errorf("NewFolder: %v", err)
			}
			if name == "folder" {
				precious = temp
			}
			if left, err := os.ReadDir(precious); err != nil || len(left) != 3 {
				t.Errorf("left: %v (%v)", left, err)
			}
		})
	}
}

func TestFolderDanglingLink(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	if err := os.Symlink("nowhere", path); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := NewFolder(path); err == nil || !strings.Contains(err.Error(), "link that leads nowhere") {
			t.Errorf("NewFolder: %v", err)
		}
	}
}

func TestFolderMountPoint(t *testing.T) {
	if err := checkMount("/proc"); err == nil {
		t.Skip("nothing is mounted at /proc")
	}
	if _, err := NewFolder("/proc"); err == nil || !strings.Contains(err.Error(), "mount point") {
		t.Errorf("NewFolder: %v", err)
	}
	if err := checkMount(t.TempDir()); err != nil {
		t.Error(err)
	}
}

func TestFolderThroughLink(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "real"), filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	report(t, filepath.Join(dir, "link"), "one")
	if info, err := os.Lstat(filepath.Join(dir, "link")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v %v", info, err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "real", DocumentsFile)); string(data) != "one" {
		t.Errorf("the folder behind the link holds %q", data)
	}
}

func TestExchangeInSteps(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"temp": "new", "target": "old"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name, DocumentsFile), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := exchangeInSteps(filepath.Join(dir, "temp"), filepath.Join(dir, "target")); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "target", DocumentsFile)); string(data) != "new" {
		t.Errorf("target holds %q", data)
	}
}
