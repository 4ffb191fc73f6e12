package reports

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"credence/corpus"

	"github.com/gofrs/flock"
)

// Names of the files of a report.
const (
	DocumentsFile = "documents.csv"
	SourcesFile   = "sources.csv"
	EvidenceFile  = "evidence.jsonl"
	MarkdownFile  = "report.md"
)

// A Folder is a report being written. It appears under its name whole, or not at
// all: it is written beside the old one and exchanged with it in one step.
//
// The folder it is written in has a fixed name next to the target and is locked
// while its writer lives. So a second run at the same time is refused, and what
// a killed run left is known as such and removed.
type Folder struct {
	target string
	temp   string
	lock   *flock.Flock
	files  []*os.File
	names  []string
}

// CheckFolder says whether a report may be written to path: it does not exist,
// is empty, or holds a report of credence and nothing else.
func CheckFolder(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is a file, not a folder", path)
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		return nil
	}
	if !corpus.SystemFiles().IsReport(path) {
		return fmt.Errorf("%s is not empty and not a report of credence: name another folder with --out", path)
	}
	known := []string{DocumentsFile, SourcesFile, EvidenceFile, MarkdownFile, corpus.ReportFile}
	for _, e := range entries {
		if !slices.Contains(known, e.Name()) {
			return fmt.Errorf("%s holds %s, which credence did not write: move it away or name another folder with --out", path, e.Name())
		}
	}
	return nil
}

// NewFolder begins a report that will stand at path.
func NewFolder(path string) (*Folder, error) {
	target, err := resolve(path)
	if err != nil {
		return nil, err
	}
	if err := CheckFolder(target); err != nil {
		return nil, err
	}
	parent := filepath.Dir(target)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return nil, err
	}
	f := &Folder{target: target, temp: filepath.Join(parent, "."+filepath.Base(target)+".credence-tmp")}
	if err := f.acquire(); err != nil {
		return nil, err
	}
	return f, nil
}

// resolve makes path absolute and follows a link at its end, so that the folder
// it points to is exchanged and not the link.
func resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real, nil
	}
	return abs, nil
}

// acquire makes and locks the folder to write in, and empties what a dead run
// left there.
func (f *Folder) acquire() error {
	for range 10 {
		if err := os.Mkdir(f.temp, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		f.lock = lockFolder(f.temp)
		ok, err := f.lock.TryLock()
		if errors.Is(err, fs.ErrNotExist) {
			continue // another run removed it just now
		}
		if err != nil {
			return fmt.Errorf("lock %s: %w", f.temp, err)
		}
		if !ok {
			return fmt.Errorf("another run is writing %s", f.target)
		}
		if !f.mine() {
			f.lock.Close()
			continue // exchanged away between making and locking
		}
		return f.empty()
	}
	return fmt.Errorf("another run is writing %s", f.target)
}

// mine reports whether the folder that is locked still has its name.
func (f *Folder) mine() bool {
	held, err := f.lock.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(f.temp)
	return err == nil && os.SameFile(held, named)
}

func (f *Folder) empty() error {
	entries, err := os.ReadDir(f.temp)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := os.RemoveAll(filepath.Join(f.temp, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// Create begins a file of the report. The folder closes it.
func (f *Folder) Create(name string) (*os.File, error) {
	file, err := os.OpenFile(filepath.Join(f.temp, name), os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return nil, err
	}
	f.files, f.names = append(f.files, file), append(f.names, name)
	return file, nil
}

// Commit writes the record of the run, makes everything durable and puts the
// report in its place.
func (f *Folder) Commit(run *Run) error {
	file, err := f.Create(corpus.ReportFile)
	if err != nil {
		return err
	}
	run.Tool = "credence"
	run.Files = slices.Sorted(slices.Values(f.names))
	enc := json.NewEncoder(file)
	enc.SetIndent("", "  ")
	if err := enc.Encode(run); err != nil {
		return err
	}
	for _, file := range f.files {
		if err := file.Sync(); err != nil {
			return err
		}
		if err := file.Close(); err != nil {
			return err
		}
	}
	f.files = nil
	syncFolder(f.temp)
	if err := CheckFolder(f.target); err != nil {
		return err // somebody put a file there meanwhile
	}
	if err := exchange(f.temp, f.target); err != nil {
		return fmt.Errorf("put the report in place: %w", err)
	}
	syncFolder(filepath.Dir(f.target))
	f.lock.Close()
	f.lock = nil
	return f.removeOld()
}

// syncFolder makes the names in a folder durable, where the system can.
func syncFolder(path string) {
	if d, err := os.Open(path); err == nil {
		d.Sync() // some file systems cannot; the files themselves are safe
		d.Close()
	}
}

// removeOld removes the report that was replaced, unless another run has taken
// its folder over already.
func (f *Folder) removeOld() error {
	old := lockFolder(f.temp)
	if ok, err := old.TryLock(); err != nil || !ok {
		return nil // not there, or in use
	}
	defer old.Close()
	return os.RemoveAll(f.temp)
}

// Close removes what was written and not committed; after Commit it does
// nothing.
func (f *Folder) Close() error {
	if f.lock == nil {
		return nil
	}
	for _, file := range f.files {
		file.Close()
	}
	f.files = nil
	err := os.RemoveAll(f.temp)
	f.lock.Close()
	f.lock = nil
	return err
}
