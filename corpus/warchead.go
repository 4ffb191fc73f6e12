package corpus

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxHead bounds the head of a record and that of a response, in bytes.
const maxHead = 64 << 10

// A webHead is the head of an archive's record or of a response: named fields.
type webHead struct {
	first  string // WARC/1.0, or the response's status line
	fields []webField
}

type webField struct{ name, value string } // the name in lower case

// get returns the first field of a name in lower case, "" for none.
func (h *webHead) get(name string) string {
	if h != nil {
		for _, f := range h.fields {
			if f.name == name {
				return f.value
			}
		}
	}
	return ""
}

// length is the number of bytes in the record's block.
func (h *webHead) length() (int64, error) {
	s := h.get("content-length")
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return 0, badRecord(fmt.Sprintf("has no valid Content-Length (%q)", clip(s)))
	}
	return n, nil
}

// readHead reads a head up to its empty line. A line that begins with white space
// goes on with the field before.
func readHead(r lineSlicer) (*webHead, error) {
	h := &webHead{}
	size := 0
	for {
		line, err := r.ReadSlice('\n')
		size += len(line)
		switch {
		case err == bufio.ErrBufferFull || size > maxHead:
			return nil, badRecord("its head is larger than " + byteCount(maxHead))
		case err == io.EOF:
			return nil, badRecord("file is cut short within the record's head")
		case err != nil:
			return nil, err
		}
		line = trimEnding(line)
		switch name, value, ok := bytes.Cut(line, []byte{':'}); {
		case h.first == "":
			h.first = string(line)
			if h.first == "" {
				return nil, badRecord("its head is empty")
			}
		case len(line) == 0:
			return h, nil
		case (line[0] == ' ' || line[0] == '\t') && len(h.fields) > 0:
			last := &h.fields[len(h.fields)-1]
			last.value = strings.TrimSpace(last.value + " " + string(bytes.TrimSpace(line)))
		case ok:
			h.fields = append(h.fields, webField{strings.ToLower(string(bytes.TrimSpace(name))), string(bytes.TrimSpace(value))})
		} // a line without a colon is passed over: servers send what they like
	}
}

// A lineSlicer is what a head is read from.
type lineSlicer interface {
	ReadSlice(delim byte) ([]byte, error)
}

// ReadSlice reads a line within the block.
func (b *block) ReadSlice(delim byte) ([]byte, error) {
	if b.left == 0 {
		return nil, errHeadOpen
	}
	line, err := b.r.ReadSlice(delim)
	if int64(len(line)) > b.left { // it ends in what parts the record from the next
		b.left = 0
		return nil, errHeadOpen
	}
	b.left -= int64(len(line))
	return line, b.fault(err)
}

const errHeadOpen = badRecord("the response's head does not end within its record")

// responseHead reads the head of a response, or says why the response is no page.
func responseHead(b *block) (h *webHead, skipped string, err error) {
	if h, err = readHead(b); err != nil {
		return nil, "", err
	}
	_, status, _ := strings.Cut(h.first, " ")
	if !strings.HasPrefix(h.first, "HTTP/") || len(status) < 3 {
		return nil, "", badRecord("response without a status")
	}
	if status[:3] != "200" {
		return nil, "response with another status than 200", nil
	}
	if mediaType(h.get("content-type")) != "text/html" {
		return nil, "response of another type than text/html", nil
	}
	return h, "", nil
}

// mediaType is a media type without its parameters.
func mediaType(s string) string {
	s, _, _ = strings.Cut(s, ";")
	return strings.ToLower(strings.TrimSpace(s))
}

// charsetOf is the encoding that a media type states.
func charsetOf(s string) string {
	_, params, _ := strings.Cut(s, ";")
	for _, p := range strings.Split(params, ";") {
		if name, value, ok := strings.Cut(p, "="); ok && strings.EqualFold(strings.TrimSpace(name), "charset") {
			return strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return ""
}

// A webRecord is what an archive says of a document beside its bytes.
type webRecord struct {
	head      *webHead
	http      *webHead // nil for a conversion
	truncated bool
}

// archived decodes a record of a web archive. Its address and day of fetching are
// those of the record; labels are fields of the record's head.
//
// Note: the language that Common Crawl states is a program's guess at the page
// with its menus; it is measured on the article instead.
func (r *Record) archived() (doc Document, err error) {
	web := r.web
	if web.http == nil {
		var note string
		doc.Text, note, err = decodeText(string(r.data))
		doc.guessed(note)
	} else {
		var body []byte
		if body, err = responseBody(web.http, r.data, r.reader.opts.MaxDocument); err == nil {
			doc, err = page(body, charsetOf(web.http.get("content-type")))
		}
	}
	get := func(name string, _ wanted) (string, error) { return web.head.get(strings.ToLower(name)), nil }
	of, _ := r.describe(get)
	doc.Labels = of.Labels
	if uri := strings.Trim(web.head.get("warc-target-uri"), "<> "); uri != "" {
		doc.URL, doc.URLStated = uri, false
	}
	stamp := web.head.get("warc-date")
	fetched, bad := ParseDate(stamp)
	if bad != nil {
		doc.Problems = append(doc.Problems, Problem{Field: "fetched", Value: stamp, What: bad.Error(), Impossible: errors.Is(bad, errDateImpossible)})
	}
	doc.Fetched = fetched
	doc.ID = cmp.Or(strings.Trim(web.head.get("warc-record-id"), "<> "), doc.ID)
	if web.truncated {
		doc.Problems = append(doc.Problems, Problem{Field: "file", What: "the page was cut off when it was fetched"})
	}
	return doc, err
}
