package corpus

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/text/encoding/unicode"
)

// format is how a file holds its documents.
type format int

const (
	formatUnknown format = iota
	formatText           // the file is one document
	formatHTML
	formatJSONL
	formatCSV
	formatTSV
	formatParquet
	formatWARC // .warc and .wet
)

// formatOf tells the format by the file's ending, .gz and .zst aside.
func formatOf(name string) format {
	name = strings.ToLower(name)
	for _, end := range []string{".gz", ".zst"} {
		if bare, ok := strings.CutSuffix(name, end); ok {
			name = bare
			break
		}
	}
	switch filepath.Ext(name) {
	case ".txt", ".text", ".md":
		return formatText
	case ".jsonl", ".ndjson":
		return formatJSONL
	case ".csv":
		return formatCSV
	case ".tsv":
		return formatTSV
	case ".html", ".htm":
		return formatHTML
	case ".parquet":
		return formatParquet
	case ".warc", ".wet":
		return formatWARC
	}
	return formatUnknown
}

// open opens a file and reads its documents.
func (w *walk) open(f file) bool {
	if w.sizing != nil {
		return w.weigh(f)
	}
	rc, err := w.opts.Files.Open(f.path)
	if err != nil {
		if f.named {
			return w.send(Item{Failure: fmt.Errorf("read %s: %w", w.place+f.path, cause(err))})
		}
		return w.reject(f, f.origin(), f.id, "cannot be opened: "+cause(err).Error())
	}
	return w.read(f, rc)
}

// read reads the documents of an open file and closes it.
func (w *walk) read(f file, rc io.ReadCloser) bool {
	defer rc.Close()
	w.input.Files++
	if f.row == nil {
		f.row = w.manifest.of(f.path)
	}
	counted := &countingReader{r: rc, n: &w.input.Bytes, all: &w.Reader.bytesRead}
	br, stream, fault := unpack(bufio.NewReaderSize(counted, 64<<10))
	if fault != "" {
		return w.reject(f, f.origin(), f.id, fault)
	}
	if stream != nil {
		f.stream = stream
		defer func() {
			if stream.tail() {
				w.input.Skipped["tail of a compressed file"]++
			}
			stream.close()
		}()
	}
	kind := formatOf(f.path)
	if kind == formatUnknown {
		kind = w.sniff(br)
	} else if head, _ := br.Peek(512); kind == formatText && looksHTML(head) {
		kind = formatHTML
	}
	switch kind {
	case formatJSONL:
		return w.jsonl(f, utf8Reader(br))
	case formatCSV:
		return w.csv(f, utf8Reader(br), ',')
	case formatTSV:
		return w.csv(f, utf8Reader(br), '\t')
	case formatWARC:
		return w.warc(f, br)
	case formatParquet:
		return w.parquet(f, rc, br)
	}
	return w.whole(f, br, kind)
}

// record hands on a record that was found in f.
func (w *walk) record(f file, r *Record) bool {
	r.folder, r.reader, r.row = f.folder, w.Reader, f.row
	return w.send(Item{Record: r})
}

func (f file) origin() Origin { return Origin{File: filepath.ToSlash(f.path), Line: 1} }

// sniff tells formats apart by how a file begins. A table is known by its header
// line: two and more fields that records have, text or html among them.
func (w *walk) sniff(br *bufio.Reader) format {
	head, _ := br.Peek(4096)
	switch {
	case bytes.HasPrefix(head, parquetMagic):
		return formatParquet
	case bytes.HasPrefix(head, warcMagic):
		return formatWARC
	}
	begin := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(begin) > 0 && begin[0] == '{' {
		return formatJSONL
	}
	if looksHTML(begin[:min(len(begin), 512)]) {
		return formatHTML
	}
	line, _, _ := bytes.Cut(begin, []byte("\n"))
	cells := func(comma string) []string { return strings.Split(strings.TrimSuffix(string(line), "\r"), comma) }
	switch {
	case w.isHeader(cells(",")):
		return formatCSV
	case w.isHeader(cells("\t")):
		return formatTSV
	}
	return formatText
}

// isHeader reports whether a line is that of a table of documents.
func (w *walk) isHeader(names []string) bool {
	known, text := 0, false
	for _, name := range names {
		name = strings.Trim(name, `" `)
		for _, field := range fieldNames {
			if fieldName(w.opts.Map, field) == name {
				known++
				text = text || field == "text" || field == "html"
			}
		}
	}
	return text && known > 1
}

// utf8Reader drops a byte order mark and turns UTF-16 that one announces into UTF-8.
func utf8Reader(br *bufio.Reader) *bufio.Reader {
	head, _ := br.Peek(3)
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		br.Discard(3)
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return bufio.NewReaderSize(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(br), 64<<10)
	}
	return br
}

// whole yields a file that is one document.
func (w *walk) whole(f file, br *bufio.Reader, kind format) bool {
	data, err := readBounded(br, w.opts.MaxDocument)
	if err != nil {
		return w.reject(f, f.origin(), f.id, readFault(err))
	}
	if int64(len(data)) > w.opts.MaxDocument {
		return w.reject(f, f.origin(), f.id, tooLarge("file", w.opts.MaxDocument))
	}
	return w.record(f, &Record{Origin: f.origin(), ID: f.id, kind: kind, data: data, tail: f.stream != nil && f.stream.tail()})
}

// readBounded reads to the end of r, or one byte more than max. It doubles its
// memory as it goes, so that a page is copied about once.
func readBounded(r io.Reader, max int64) ([]byte, error) {
	r = io.LimitReader(r, max+1)
	data := make([]byte, 0, 4<<10)
	for {
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return data, err
		}
		if len(data) == cap(data) {
			data = slices.Grow(data, cap(data))
		}
	}
}

// readFault words an error of the stream itself.
func readFault(err error) string {
	if err == io.ErrUnexpectedEOF {
		return "compressed stream is cut short: what follows is lost"
	}
	return "cannot be read: " + cause(err).Error()
}

func tooLarge(what string, max int64) string {
	return fmt.Sprintf("%s is larger than %s (raise --max-document to read it)", what, byteCount(max))
}

// byteCount writes a limit as the flag takes it.
func byteCount(n int64) string {
	if n >= 1<<20 && n%(1<<20) == 0 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	if n >= 1<<10 && n%(1<<10) == 0 {
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// countingReader adds what is read to n and, for others to see meanwhile, to all.
type countingReader struct {
	r      io.Reader
	n, all *int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	*c.n += int64(n)
	atomic.AddInt64(c.all, int64(n))
	return n, err
}
