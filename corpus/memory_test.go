package corpus

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"testing"
	"time"
)

// A memFile is an open file in memory.
type memFile struct {
	*bytes.Reader
	info fs.FileInfo
}

func (memFile) Close() error                 { return nil }
func (f memFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f memFile) Name() string               { return f.info.Name() }
func (memFile) Mode() fs.FileMode            { return 0o666 }
func (f memFile) ModTime() time.Time         { return f.info.ModTime() }
func (memFile) IsDir() bool                  { return false }
func (memFile) Sys() any                     { return nil }

// fuzzed reads data as a file of that name and holds the accounts against what came.
func fuzzed(t *testing.T, name string, data []byte) {
	info, err := os.Stat(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	files := SystemFiles()
	files.Stat = func(string) (fs.FileInfo, error) { return info, nil }
	files.Open = func(string) (io.ReadCloser, error) { return memFile{bytes.NewReader(data), info}, nil }
	r := NewReader(Options{MaxDocument: 1 << 16, Files: files})
	n := 0
	for item := range r.Items(context.Background(), []string{name}) {
		n++
		if item.Record == nil && item.Rejection == nil {
			t.Fatalf("neither record nor rejection: %+v", item)
		}
		if item.Record != nil {
			if doc, rej := item.Record.Decode(); rej == nil && (doc.Text == "" || doc.ID == "") {
				t.Fatalf("a document without text or id: %+v", doc)
			}
		}
	}
	if n != r.Inputs()[0].Records {
		t.Fatalf("%d items, counted %d", n, r.Inputs()[0].Records)
	}
}
