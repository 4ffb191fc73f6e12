package corpus

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// A manifest says where saved files come from: a CSV file (or .tsv) whose column
// file names each, relative to the folder that the manifest lies in, and whose
// other columns are fields as records have them. What a record says of itself goes
// before its file's row; of a page or text, the row is all that is said.
type manifest struct {
	path  string                  // absolute
	rows  map[string]*manifestRow // by absolute path
	input int                     // which of the reader's inputs it is
	used  int
}

// A manifestRow is what a manifest says of one file.
type manifestRow struct {
	header, fields []string
	origin         Origin
	used           bool
}

// fileColumn is the manifest's column that names the file.
const fileColumn = "file"

// of returns the row of a file, nil for none.
func (m *manifest) of(path string) *manifestRow {
	if m == nil {
		return nil
	}
	row := m.rows[absolute(path)]
	if row != nil && !row.used {
		row.used = true
		m.used++
	}
	return row
}

// is reports whether path is the manifest itself.
func (m *manifest) is(path string) bool { return m != nil && m.path == absolute(path) }

// unused counts rows whose file was not among what was read.
func (m *manifest) unused(inputs []Input) {
	if m != nil && m.used < len(m.rows) {
		inputs[m.input].Skipped["manifest row whose file was not named"] = len(m.rows) - m.used
	}
}

// absolute is the path as it is compared.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return filepath.Clean(path)
}

// loadManifest holds all rows of the manifest, for files that are found
// otherwise. Where it cannot be read nothing else is.
func (w *walk) loadManifest() bool {
	m := &manifest{path: absolute(w.opts.Manifest), rows: map[string]*manifestRow{}, input: len(w.inputs) - 1}
	ok, err := w.manifestRows(func(path, _ string, row *manifestRow) bool {
		path = absolute(path)
		if first := m.rows[path]; first != nil {
			f := file{path: w.opts.Manifest}
			return w.reject(f, row.origin, row.origin.String(), fmt.Sprintf("names a file again that line %d named", first.origin.Line))
		}
		m.rows[path] = row
		return true
	})
	if err != nil {
		w.send(Item{Failure: err})
		return false
	}
	w.Reader.manifest = m
	return ok
}

// manifested reads the files that the manifest names, in its order.
func (w *walk) manifested() bool {
	ok, err := w.manifestRows(func(path, name string, row *manifestRow) bool {
		f := file{path: path, id: cleanName(name), folder: folderName(filepath.Dir(path)), row: row}
		info, err := w.opts.Files.Stat(path)
		switch {
		case err != nil:
			err = cause(err)
		case info.IsDir():
			err = errors.New("is a folder")
		case !info.Mode().IsRegular():
			err = errors.New("is a device")
		}
		if err != nil {
			return w.reject(f, f.origin(), f.id, fmt.Sprintf("cannot be opened: %v (named by %s)", err, row.origin))
		}
		return w.open(f)
	})
	if err != nil {
		return w.send(Item{Failure: err})
	}
	return ok
}

// manifestRows hands each row to see, with the path of its file and the name that
// it has there. A row that cannot be read is a rejection. The error says why the
// manifest cannot be read as a whole.
func (w *walk) manifestRows(see func(path, name string, row *manifestRow) bool) (ok bool, err error) {
	name := w.opts.Manifest
	rc, err := w.opts.Files.Open(name)
	if err != nil {
		return false, fmt.Errorf("read manifest %s: %w", name, cause(err))
	}
	defer rc.Close()
	br, stream, fault := unpack(bufio.NewReaderSize(rc, 64<<10))
	if fault != "" {
		return false, fmt.Errorf("read manifest %s: %s", name, fault)
	}
	if stream != nil {
		defer stream.close()
	}
	c := &csvSplitter{comma: ',', lines: lineReader{br: utf8Reader(br), max: w.opts.MaxDocument}, max: w.opts.MaxDocument}
	if formatOf(name) == formatTSV {
		c.comma = '\t'
	}
	header, err := c.header()
	if err == nil {
		err = w.checkManifest(header)
	}
	if err == io.EOF {
		err = errors.New("empty file: no header line")
	}
	if err != nil {
		return false, fmt.Errorf("read manifest %s: %w", name, err)
	}
	at := slices.Index(header, fileColumn)
	for n := 1; ; n++ {
		rec, err := c.next(len(header))
		if err == io.EOF {
			return true, nil
		}
		row := &manifestRow{header: header, fields: rec.fields, origin: Origin{File: filepath.ToSlash(name), Record: n, Line: rec.line}}
		switch {
		case err != nil:
			rec.fault = readFault(err)
		case rec.fault == "" && strings.TrimSpace(rec.fields[at]) == "":
			rec.fault = "names no file"
		}
		if rec.fault != "" {
			if !w.reject(file{path: name}, row.origin, row.origin.String(), rec.fault) {
				return false, nil
			}
			if err != nil {
				return true, nil
			}
			continue
		}
		path := filepath.FromSlash(rec.fields[at])
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(name), path)
		}
		if !see(path, rec.fields[at], row) {
			return false, nil
		}
	}
}

// checkManifest makes sure that the header names the file, and no field twice.
func (w *walk) checkManifest(header []string) error {
	seen := map[string]bool{}
	for _, h := range header {
		if seen[h] && (h == fileColumn || Field(h) || slices.Contains(w.opts.Labels, h)) {
			return fmt.Errorf("two columns are named %q", h)
		}
		seen[h] = true
	}
	if !seen[fileColumn] {
		return fmt.Errorf("no column %q among %s: it names each file, relative to the manifest's folder", fileColumn, quoteList(header))
	}
	return nil
}

// manifested fills in what the manifest says and the record does not.
func (r *Record) manifested(doc *Document) {
	if r.row == nil {
		return
	}
	guessed := ""
	row, err := r.describe(tableFields(r.row.header, r.row.fields, &guessed))
	if err != nil {
		doc.Problems = append(doc.Problems, Problem{Field: "manifest", What: err.Error()})
	}
	if r.Origin.Record == 0 { // the row's id is the file's, not that of each record in it
		doc.ID = cmp.Or(doc.ID, row.ID)
	}
	if row.URL != "" && (doc.URL == "" || doc.URLStated) {
		doc.URL, doc.URLStated = row.URL, false
	}
	doc.Source = cmp.Or(doc.Source, row.Source)
	doc.Title = cmp.Or(doc.Title, row.Title)
	doc.Byline = cmp.Or(doc.Byline, row.Byline)
	doc.Language = cmp.Or(doc.Language, row.Language)
	for _, d := range []struct{ to, from *Date }{{&doc.Published, &row.Published}, {&doc.Updated, &row.Updated}, {&doc.Fetched, &row.Fetched}} {
		if d.to.IsZero() {
			*d.to = *d.from
		}
	}
	if len(doc.Labels) == 0 {
		doc.Labels = row.Labels
	}
	for i, label := range row.Labels {
		doc.Labels[i] = cmp.Or(doc.Labels[i], label)
	}
	doc.Problems = append(doc.Problems, row.Problems...)
}
