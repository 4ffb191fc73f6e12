package corpus

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
)

// A file is one file to be read.
type file struct {
	path   string
	id     string       // path below the named folder, with forward slashes
	folder string       // name of the folder it lies in
	named  bool         // named by the user: read whatever its ending
	stream packed       // what decompresses it; nil for nothing
	row    *manifestRow // what a manifest says of it; nil for nothing
}

// dir reads a folder in the order of its names. Hidden files, links, devices,
// reports of credence itself and files of other types are counted and left out.
func (w *walk) dir(path, rel string) bool {
	entries, err := w.opts.Files.ReadDir(path)
	if err != nil {
		f := file{path: path, folder: folderName(path)}
		return w.reject(f, Origin{File: filepath.ToSlash(path)}, cleanName(rel)+"/", "folder cannot be read: "+cause(err).Error())
	}
	for _, e := range entries {
		name := e.Name()
		child, id := filepath.Join(path, name), rel+cleanName(name)
		switch {
		case strings.HasPrefix(name, "."):
			w.input.Skipped["hidden"]++
		case e.Type()&fs.ModeSymlink != 0:
			w.input.Skipped["link"]++
		case e.IsDir():
			if w.opts.Files.IsReport(child) {
				w.input.Skipped[skippedReport]++
			} else if !w.dir(child, id+"/") {
				return false
			}
		case !e.Type().IsRegular():
			w.input.Skipped["device"]++
		case w.manifest.is(child):
			w.input.Skipped["manifest"]++
		case formatOf(name) == formatUnknown:
			w.input.Skipped["other type: "+extension(name)]++
		default:
			if !w.open(file{path: child, id: id, folder: folderName(path)}) {
				return false
			}
		}
	}
	return true
}

// ReportFile is the file that makes a folder known as a report of credence: a
// JSON object whose first member is "tool": "credence".
const ReportFile = "run.json"

// skippedReport is why a report is left out: it tells of documents and is none.
const skippedReport = "report of credence"

// IsReport reports whether the folder at path holds a report of credence. Only a
// regular file is opened: opening a pipe may never return.
func (fsys Files) IsReport(path string) bool {
	path = filepath.Join(path, ReportFile)
	if info, err := fsys.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := fsys.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	dec := json.NewDecoder(bufio.NewReaderSize(f, 512))
	for _, want := range []json.Token{json.Delim('{'), "tool", "credence"} {
		if got, err := dec.Token(); err != nil || got != want {
			return false
		}
	}
	return true
}

// folderName is the name of the folder at path, also for "." and "..".
func folderName(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	name := filepath.Base(path)
	if name == string(filepath.Separator) || name == "." {
		return ""
	}
	return cleanName(name)
}

// cleanName makes a file's name valid UTF-8.
func cleanName(name string) string {
	return strings.ToValidUTF8(filepath.ToSlash(name), "\uFFFD")
}

func extension(name string) string {
	if ext := strings.ToLower(filepath.Ext(name)); ext != "" {
		return ext
	}
	return "no ending"
}

// cause strips the operation and path from an error of the file system: the
// message around it names them once.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
