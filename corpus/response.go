package corpus

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
)

// responseBody undoes what was done to a page for its transfer: chunks, then
// compression. Many archives hold the page as it was and still say how it was
// sent; so what does not look as the head says is taken as it stands.
func responseBody(head *webHead, body []byte, max int64) ([]byte, error) {
	if strings.EqualFold(head.get("transfer-encoding"), "chunked") {
		if whole, ok := unchunk(body); ok {
			body = whole
		}
	}
	codings := strings.ToLower(head.get("content-encoding"))
	var r io.Reader
	var err error
	switch {
	case bytes.HasPrefix(body, gzipMagic):
		r, err = gzip.NewReader(bytes.NewReader(body))
	case isZstd(body):
		r, err = newUnzstd(bufio.NewReader(bytes.NewReader(body)))
	case codings == "deflate" && !looksText(body):
		if r, err = zlib.NewReader(bytes.NewReader(body)); err != nil {
			r, err = flate.NewReader(bytes.NewReader(body)), nil // what some servers send by that name
		}
	case codings == "" || codings == "identity" || looksText(body):
		return body, nil
	default:
		return nil, fmt.Errorf("page is compressed as %q, which cannot be read (gzip, deflate and zstd can)", clip(codings))
	}
	if err != nil {
		return nil, fmt.Errorf("page is compressed and damaged: %w", err)
	}
	if u, ok := r.(*unzstd); ok {
		defer u.close()
	}
	plain, err := readBounded(r, max)
	switch {
	case int64(len(plain)) > max:
		return nil, fmt.Errorf("%s", tooLarge("page", max))
	case err != nil:
		return nil, fmt.Errorf("page is compressed and damaged: %w", err)
	}
	return plain, nil
}

// looksText reports whether a page begins as text does.
func looksText(body []byte) bool {
	begin := bytes.TrimLeft(body[:min(len(body), 512)], " \t\r\n\xef\xbb\xbf")
	return len(begin) == 0 || begin[0] == '<' || !controls(string(begin))
}

// unchunk joins the chunks of a body (RFC 9112, 7.1). Not ok when it is not in
// chunks; of a body that is cut short what is there is joined.
func unchunk(body []byte) (whole []byte, ok bool) {
	rest := body
	for {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		size, _, _ := bytes.Cut(line, []byte{';'})
		n, err := strconv.ParseUint(string(bytes.TrimSpace(size)), 16, 31)
		if err != nil || !found && n > 0 {
			return whole, whole != nil && len(bytes.TrimSpace(rest)) == 0
		}
		if n == 0 {
			return whole, true
		}
		whole = append(whole, after[:min(int(n), len(after))]...)
		if len(after) <= int(n) {
			return whole, true
		}
		rest = after[n:]
		end := rest[:min(len(rest), 2)]
		switch {
		case bytes.HasPrefix(end, []byte("\r\n")):
			rest = rest[2:]
		case bytes.HasPrefix(end, []byte("\n")):
			rest = rest[1:]
		default:
			return nil, false
		}
		if len(rest) == 0 {
			return whole, true
		}
	}
}
