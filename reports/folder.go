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

	PackedEvidenceFile = "evidence.jsonl.zst"
	DocumentsParquet   = "documents.parquet"
	SourcesParquet     = "sources.parquet"
)

// reportFiles are the files that a report may hold. Nothing else is ever removed.
func reportFiles() []string {
	return []string{DocumentsFile, SourcesFile, EvidenceFile, PackedEvidenceFile, DocumentsParquet, SourcesParquet, MarkdownFile,
		ShardDocumentsFile, ShardDetailsFile, corpus.ReportFile}
}

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
	if e := foreign(entries); e != "" {
		return fmt.Errorf("%s holds %s, which credence did not write: move it away or name another folder with --out", path, e)
	}
	return nil
}

// foreign names an entry of a folder that no report holds, "" for none.
func foreign(entries []fs.DirEntry) string {
	for _, e := range entries {
		if e.IsDir() || !slices.Contains(reportFiles(), e.Name()) {
			return e.Name()
		}
	}
	return ""
}

// checkMount says whether the folder at path can be exchanged for another: a
// file system that is mounted there cannot.
func checkMount(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return nil // it is still to be made
	}
	parent, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return err
	}
	if !sameDevice(info, parent) {
		return fmt.Errorf("%s is a mount point, which cannot be replaced in one step: name a folder in it with --out %s", path, filepath.Join(path, "report"))
	}
	return nil
}

// NewFolder begins a report that will stand at path.
func NewFolder(path string) (*Folder, error) {
	target, err := resolve(path)
	if err != nil {
		return nil, err
	}
	if err := checkMount(target); err != nil {
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
	real, err := filepath.EvalSymlinks(abs)
	if err == nil {
		return real, nil
	}
	if info, e := os.Lstat(abs); e == nil && info.Mode()&fs.ModeSymlink != 0 {
		return "", fmt.Errorf("%s is a link that leads nowhere (%w): make the folder it names or remove it", path, err)
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
		if err := isFolder(f.temp); err != nil {
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
		if err := emptyReport(f.temp); err != nil {
			return errors.Join(err, f.lock.Close())
		}
		return nil
	}
	return fmt.Errorf("another run is writing %s", f.target)
}

// mine reports whether the folder that is locked still has its name.
func (f *Folder) mine() bool {
	held, err := f.lock.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(f.temp)
	return err == nil && os.SameFile(held, named)
}

// isFolder makes sure that what stands at path, if anything does, is a folder and
// no link to one: what a link leads to is somebody else's.
func isFolder(path string) error {
	if info, err := os.Lstat(path); err == nil && !info.IsDir() {
		return fmt.Errorf("%s is in the way: credence makes a folder of that name; move it away", path)
	}
	return nil
}

// emptyReport removes the files of a report, whole or half written, from a
// folder, and refuses to touch a folder that holds anything else.
func emptyReport(path string) error {
	if err := isFolder(path); err != nil {
		return err
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return err
	}
	if e := foreign(entries); e != "" {
		return fmt.Errorf("%s holds %s, which credence did not write: move it away", path, e)
	}
	for _, e := range entries {
		if err := os.Remove(filepath.Join(path, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// removeReport removes a folder that holds nothing but files of a report; none
// there is fine.
func removeReport(path string) error {
	if err := emptyReport(path); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	return os.Remove(path)
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
	return removeReport(f.temp)
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
	err := removeReport(f.temp)
	f.lock.Close()
	f.lock = nil
	return err
}
