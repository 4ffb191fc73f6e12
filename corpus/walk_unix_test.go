//go:build unix

package corpus

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestPipeIsNoReport: a pipe by the name of a report's file is not opened, which
// would wait for a writer.
func TestPipeIsNoReport(t *testing.T) {
	dir := tree(t, map[string]string{"folder/a.txt": "A."})
	if err := syscall.Mkfifo(filepath.Join(dir, "folder", ReportFile), 0o666); err != nil {
		t.Skip(err)
	}
	done := make(chan []string, 1)
	go func() { done <- read(t, Options{}, dir) }()
	select {
	case got := <-done:
		check(t, dir, got, "folder/a.txt||A.")
	case <-time.After(10 * time.Second):
		t.Fatal("waits for a writer of the pipe")
	}
}
