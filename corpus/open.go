package corpus

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// format is how a file holds its documents.
type format int

const (
	formatUnknown format = iota
	formatText           // the file is one document
	formatJSONL
	formatCSV
	formatHTML
)

// formatOf tells the format by the file's ending, ".gz" aside.
func formatOf(name string) format {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	switch filepath.Ext(name) {
	case ".txt", ".text", ".md":
		return formatText
	case ".jsonl", ".ndjson":
		return formatJSONL
	case ".csv":
		return formatCSV
	case ".html", ".htm":
		return formatHTML
	}
	return formatUnknown
}

// open opens a file and reads its documents.
func (w *walk) open(f file) bool {
	rc, err := w.opts.Files.Open(f.path)
	if err != nil {
		if f.named {
			return w.send(Item{Failure: fmt.Errorf("read %s: %w", f.path, cause(err))})
		}
		return w.reject(f, f.origin(), f.id, "cannot be opened: "+cause(err).Error())
	}
	return w.read(f, rc)
}

// read reads the documents of an open file and closes it.
func (w *walk) read(f file, rc io.ReadCloser) bool {
	defer rc.Close()
	w.input.Files++
	counted := &countingReader{r: rc, n: &w.input.Bytes}
	br := bufio.NewReaderSize(counted, 64<<10)
	if magic, _ := br.Peek(len(gzipMagic)); bytes.Equal(magic, gzipMagic) {
		zr, err := newGunzip(br)
		if err != nil {
			return w.reject(f, f.origin(), f.id, "gzip stream damaged at its head: "+err.Error())
		}
		defer func() {
			if zr.tail {
				w.input.Skipped["tail of a compressed file"]++
			}
		}()
		f.gzip = zr
		br = bufio.NewReaderSize(zr, 64<<10)
	}
	kind := formatOf(f.path)
	if kind == formatUnknown {
		kind = sniff(br)
	} else if head, _ := br.Peek(512); kind == formatText && looksHTML(head) {
		kind = formatHTML
	}
	switch kind {
	case formatJSONL:
		return w.jsonl(f, utf8Reader(br))
	case formatCSV:
		return w.csv(f, utf8Reader(br))
	}
	return w.whole(f, br, kind)
}

func (f file) origin() Origin { return Origin{File: filepath.ToSlash(f.path), Line: 1} }

// sniff tells records, pages and text apart by how they begin.
func sniff(br *bufio.Reader) format {
	head, _ := br.Peek(512)
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(head) > 0 && head[0] == '{' {
		return formatJSONL
	}
	if looksHTML(head) {
		return formatHTML
	}
	return formatText
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
	data, err := io.ReadAll(io.LimitReader(br, w.opts.MaxDocument+1))
	if err != nil {
		return w.reject(f, f.origin(), f.id, readFault(err))
	}
	if int64(len(data)) > w.opts.MaxDocument {
		return w.reject(f, f.origin(), f.id, tooLarge("file", w.opts.MaxDocument))
	}
	return w.send(Item{Record: &Record{Origin: f.origin(), ID: f.id, folder: f.folder, reader: w.Reader, kind: kind, data: data, tail: f.gzip != nil && f.gzip.tail}})
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

// countingReader adds what is read to n.
type countingReader struct {
	r io.Reader
	n *int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	*c.n += int64(n)
	return n, err
}
