package corpus

import (
	"context"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"
)

// DefaultMaxDocument is the largest document read unless Options say otherwise.
const DefaultMaxDocument = 16 << 20

// Options say how documents are read and where their sources come from.
type Options struct {
	Files            Files             // zero: the operating system's
	Stdin            io.Reader         // what the path "-" reads
	MaxDocument      int64             // bytes of a record or file, decompressed; zero: DefaultMaxDocument
	Source           string            // source of documents whose record names none
	SourceFromFolder bool              // else the folder a file lies in
	Map              map[string]string // field → the name it has in the records
	Labels           []string          // further fields to read as they stand, into Document.Labels
	FilesFrom        string            // file with a path a line, read after the paths given; "-": standard input; "" for none
	Manifest         string            // CSV file that says where saved files come from; "" for none
}

// An Item is one thing found in the input: exactly one field is set.
type Item struct {
	Record    *Record    // a document still to be decoded
	Rejection *Rejection // a document that could not be read
	Failure   error      // a path named by the user that could not be opened
}

// An Input counts what one named path held.
type Input struct {
	Path    string         `json:"path"`
	Files   int            `json:"files"`
	Records int            `json:"documents"`
	Bytes   int64          `json:"bytes"`
	Skipped map[string]int `json:"skipped,omitempty"` // reason → files, or tails of files, left out because they are no documents
}

// A Reader finds documents. It is used once and from one goroutine; the
// records it yields may be decoded on others.
type Reader struct {
	opts      Options
	inputs    []Input
	manifest  *manifest // what Options.Manifest says; nil when it is gone through by itself
	bytesRead int64     // see Read
	sizing    *int64    // where sizes are added up and nothing is opened; else nil
}

// NewReader returns a Reader with opts.
func NewReader(opts Options) *Reader {
	if opts.Files.Open == nil {
		opts.Files = SystemFiles()
	}
	if opts.MaxDocument <= 0 {
		opts.MaxDocument = DefaultMaxDocument
	}
	return &Reader{opts: opts}
}

// Inputs returns what was found below each path so far, in the order named.
func (r *Reader) Inputs() []Input { return r.inputs }

// Items yields everything found below paths: files as named, folders
// recursively in the order of their names, what a pattern matches when no file
// has its name, "-" for standard input; then what Options.FilesFrom lists. With
// nothing named, the files that Options.Manifest names. Memory does not grow with
// the number or size of the files beyond one record; of a manifest beside paths
// every row is held.
func (r *Reader) Items(ctx context.Context, paths []string) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		begin := func(path string) *walk {
			r.inputs = append(r.inputs, Input{Path: filepath.ToSlash(path), Skipped: map[string]int{}})
			return &walk{Reader: r, ctx: ctx, input: &r.inputs[len(r.inputs)-1], yield: yield}
		}
		named := len(paths) > 0 || r.opts.FilesFrom != ""
		if r.opts.Manifest != "" {
			w := begin(r.opts.Manifest)
			if !named {
				w.manifested()
				return
			}
			if !w.loadManifest() {
				return
			}
		}
		for _, path := range paths {
			if !begin(path).pattern(path) {
				return
			}
		}
		if r.opts.FilesFrom != "" && !begin(r.opts.FilesFrom).list() {
			return
		}
		r.manifest.unused(r.inputs)
	}
}

// A walk is the reading of one named path. Its methods return false when
// reading shall stop.
type walk struct {
	*Reader
	ctx   context.Context
	input *Input
	yield func(Item) bool
	place string // where the path stands that is read, for messages: "list.txt:3: "; "" on the command line
}

func (w *walk) send(it Item) bool {
	if w.ctx.Err() != nil {
		return false
	}
	if it.Failure == nil {
		w.input.Records++
	}
	return w.yield(it)
}

func (w *walk) reject(f file, origin Origin, id, reason string) bool {
	rej := &Rejection{Document: Document{ID: id, Origin: origin}, Reason: reason}
	rej.Source, rej.SourceKind = w.sourceOf("", "", f.folder)
	return w.send(Item{Rejection: rej})
}

// named reads a path as the user wrote it: links and pipes are followed.
func (w *walk) named(path string) bool {
	if path == "-" {
		if w.opts.Stdin == nil {
			return w.send(Item{Failure: fmt.Errorf("read standard input: there is none")})
		}
		return w.read(file{path: "-", id: "stdin", named: true}, io.NopCloser(w.opts.Stdin))
	}
	info, err := w.opts.Files.Stat(path)
	if err != nil {
		return w.send(Item{Failure: fmt.Errorf("read %s: %w", w.place+path, cause(err))})
	}
	if !info.IsDir() {
		return w.open(file{path: path, id: cleanName(filepath.Base(path)), folder: folderName(filepath.Dir(path)), named: true})
	}
	if _, err := w.opts.Files.ReadDir(path); err != nil {
		return w.send(Item{Failure: fmt.Errorf("read folder %s: %w", w.place+path, cause(err))})
	}
	if w.opts.Files.IsReport(path) { // a shell's * names it too
		w.input.Skipped[skippedReport]++
		return true
	}
	return w.dir(path, "")
}

// sourceOf applies the order of precedence among what the record, the command
// line, the URL and the folder say.
func (r *Reader) sourceOf(given, url, folder string) (string, SourceKind) {
	given = strings.Join(strings.Fields(given), " ")
	if given == "" {
		given = r.opts.Source
	}
	if given != "" {
		if strings.Contains(given, "://") {
			if d := RegistrableDomain(given); d != "" {
				given = d
			}
		}
		return given, SourceGiven
	}
	if d := RegistrableDomain(url); d != "" {
		return d, SourceURL
	}
	if r.opts.SourceFromFolder && folder != "" {
		return folder, SourceFolder
	}
	return "", SourceUnknown
}
