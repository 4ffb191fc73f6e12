package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// warcMagic begins every record of a web archive.
var warcMagic = []byte("WARC/")

// A warcReader reads a web archive (ISO 28500, WARC 1.0 and 1.1; Common Crawl's
// .wet is one) record by record.
type warcReader struct {
	*walk
	f    file
	br   *bufio.Reader
	n    int  // number of the record at hand
	lost bool // the end of the record before is not known: what stands behind is part of it
}

// warc yields the documents of a web archive: pages of responses of type
// text/html with status 200, and the texts of conversions. Records of other kinds
// are no documents and counted. A broken record is rejected, and reading goes on at
// the next that begins as one.
func (w *walk) warc(f file, br *bufio.Reader) bool {
	wr := &warcReader{walk: w, f: f, br: br}
	for {
		wr.n++
		head, err := wr.head()
		if err == io.EOF {
			if wr.n == 1 {
				return w.reject(f, f.origin(), f.id, "empty: holds no record of a web archive")
			}
			return true
		}
		var bad badRecord
		if err == nil {
			var ok bool
			if ok, err = wr.body(head); !ok && err == nil {
				return false
			}
		}
		switch {
		case err == nil:
		case errors.As(err, &bad):
			if !wr.refuse(string(bad)) {
				return false
			}
		default:
			on := wr.resume()
			what := readFault(err)
			if on {
				what += "; reading goes on at the next compressed record"
			}
			if !wr.refuse(what) {
				return false
			}
			if !on {
				return true
			}
		}
	}
}

// A badRecord is why one record cannot be read; the next can.
type badRecord string

func (b badRecord) Error() string { return string(b) }

func (wr *warcReader) origin() Origin {
	return Origin{File: wr.f.origin().File, Record: wr.n}
}

func (wr *warcReader) id() string { return fmt.Sprintf("%s:%d", wr.f.id, wr.n) }

func (wr *warcReader) refuse(reason string) bool {
	return wr.reject(wr.f, wr.origin(), wr.id(), reason)
}

// resume goes on behind a damaged part of the stream, where one can tell how.
func (wr *warcReader) resume() bool {
	zr, ok := wr.f.stream.(*gunzip)
	if !ok || !zr.resume() {
		return false
	}
	wr.br.Reset(zr)
	return true
}

// head goes to the next record and reads its head. It returns io.EOF behind the
// last.
func (wr *warcReader) head() (*webHead, error) {
	lines := 0
	for {
		begin, err := wr.br.Peek(len(warcMagic))
		if bytes.Equal(begin, warcMagic) {
			break
		}
		if len(begin) == 0 {
			return nil, err
		}
		line, err := wr.line()
		if err != nil && err != io.EOF {
			return nil, err
		}
		if len(bytes.TrimSpace(line)) > 0 {
			lines++
		}
	}
	lost := wr.lost
	wr.lost = false
	if lines > 0 && !lost {
		return nil, badRecord(fmt.Sprintf("no record of a web archive: %d lines passed over to the next that begins with WARC/", lines))
	}
	head, err := readHead(wr.br)
	if err == nil {
		_, err = head.length()
	}
	wr.lost = err != nil
	return head, err
}

// line reads a line, or as much of it as the buffer holds.
func (wr *warcReader) line() ([]byte, error) {
	line, err := wr.br.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		err = nil
	}
	return line, err
}

// body reads the block of the record whose head was read. Not ok without an error
// means that reading shall stop.
func (wr *warcReader) body(head *webHead) (ok bool, err error) {
	size, _ := head.length() // head has seen to it
	block := &block{r: wr.br, left: size}
	rec, skipped, err := wr.document(head, block)
	var bad badRecord
	if err != nil && !errors.As(err, &bad) {
		return false, block.fault(err)
	}
	if rest := block.discard(); rest != nil {
		return false, rest
	}
	if err != nil {
		return false, err
	}
	if rec == nil {
		wr.input.Skipped["web archive: "+skipped]++
		return true, nil
	}
	return wr.record(wr.f, rec), nil
}

// document reads the block of a record, or says why it is no document.
func (wr *warcReader) document(head *webHead, b *block) (rec *Record, skipped string, err error) {
	web := &webRecord{head: head}
	kind := strings.ToLower(head.get("warc-type"))
	switch kind {
	case "response":
		if kind := mediaType(head.get("content-type")); kind != "application/http" && kind != "" {
			return nil, "response of another protocol", nil
		}
		if web.http, skipped, err = responseHead(b); skipped != "" || err != nil {
			return nil, skipped, err
		}
	case "conversion":
		if kind := mediaType(head.get("content-type")); kind != "text/plain" && kind != "" {
			return nil, "conversion to another type than text", nil
		}
	case "warcinfo", "request", "metadata", "resource", "revisit", "continuation":
		return nil, kind, nil
	case "":
		return nil, "", badRecord("has no WARC-Type")
	default:
		return nil, "unknown type", nil
	}
	if b.left > wr.opts.MaxDocument {
		return nil, "", badRecord(tooLarge("record", wr.opts.MaxDocument))
	}
	data := make([]byte, b.left)
	if _, err := io.ReadFull(b, data); err != nil {
		return nil, "", err
	}
	web.truncated = head.get("warc-truncated") != ""
	return &Record{Origin: wr.origin(), ID: wr.id(), kind: formatWARC, data: data, web: web}, "", nil
}

// A block is what a record's head says is its length of the stream.
type block struct {
	r    *bufio.Reader
	left int64
}

func (b *block) Read(p []byte) (int, error) {
	if b.left == 0 {
		return 0, io.EOF
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, b.fault(err)
}

// fault notes that the stream ended within the block.
func (b *block) fault(err error) error {
	if err == io.EOF && b.left > 0 {
		return badRecord(fmt.Sprintf("file is cut short: the record's last %d bytes are missing", b.left))
	}
	return err
}

// discard goes to the end of the block.
func (b *block) discard() error {
	for b.left > 0 {
		n, err := b.r.Discard(int(min(b.left, 1<<30)))
		b.left -= int64(n)
		if err != nil {
			return b.fault(err)
		}
	}
	return nil
}
