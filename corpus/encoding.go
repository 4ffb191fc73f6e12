package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utext "golang.org/x/text/encoding/unicode"
)

// decodeText returns s as UTF-8 without a byte order mark. note says what was
// guessed. What is binary is an error that names what it looks like.
func decodeText(s string) (text, note string, err error) {
	if what := magic(s); what != "" {
		return "", "", fmt.Errorf("not a text: looks like %s", what)
	}
	switch {
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		s = s[3:]
	case strings.HasPrefix(s, "\xff\xfe"), strings.HasPrefix(s, "\xfe\xff"):
		text, _, err := transcode(s, utext.UTF16(utext.LittleEndian, utext.UseBOM), "UTF-16")
		return text, "", err // the mark says so: no guess
	case utf16Order(s) != nil:
		return transcode(s, utf16Order(s), "UTF-16 without a byte order mark")
	}
	if controls(s) {
		return "", "", errors.New("binary: holds control characters, not text")
	}
	return anyUTF8(s)
}

// anyUTF8 returns s as it is when it is UTF-8, else read as Windows-1252, which
// the note says.
func anyUTF8(s string) (text, note string, err error) {
	if utf8.ValidString(s) {
		return s, "", nil
	}
	return transcode(s, charmap.Windows1252, "not UTF-8: read as Windows-1252")
}

func transcode(s string, enc encoding.Encoding, note string) (string, string, error) {
	text, err := enc.NewDecoder().String(s)
	if err != nil {
		return "", "", fmt.Errorf("cannot be decoded as %s: %w", note, err)
	}
	if controls(text) {
		return "", "", errors.New("binary: holds control characters, not text")
	}
	return text, note, nil
}

// utf16Order recognises UTF-16 of mostly Latin text by its zero bytes.
func utf16Order(s string) encoding.Encoding {
	head := s[:min(len(s), 512)]
	if len(head) < 4 {
		return nil
	}
	var zero [2]int
	for i := range len(head) {
		if head[i] == 0 {
			zero[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case zero[1] > half*8/10 && zero[0] == 0:
		return utext.UTF16(utext.LittleEndian, utext.IgnoreBOM)
	case zero[0] > half*8/10 && zero[1] == 0:
		return utext.UTF16(utext.BigEndian, utext.IgnoreBOM)
	}
	return nil
}

// controls reports NUL, or so many control characters among the first bytes
// that s is no text. Terminal recordings with a few escape codes are text.
func controls(s string) bool {
	if strings.IndexByte(s, 0) >= 0 {
		return true
	}
	head := s[:min(len(s), 4096)]
	n := 0
	for i := range len(head) {
		if b := head[i]; b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b || b == 0x7f {
			n++
		}
	}
	return n*20 > len(head)
}

// magic names the file type that s begins as, "" for none known.
func magic(s string) string {
	for _, m := range []struct{ head, what string }{
		{"%PDF-", "a PDF"},
		{"PK\x03\x04", "a ZIP or Office file"},
		{"\x89PNG\r\n", "a PNG picture"},
		{"\xff\xd8\xff", "a JPEG picture"},
		{"GIF8", "a GIF picture"},
		{"\xd0\xcf\x11\xe0", "an old Office file"},
		{"{\\rtf", "an RTF file"},
		{"\x7fELF", "a program"},
		{"\x28\xb5\x2f\xfd", "a zstd file"},
		{"BZh9", "a bzip2 file"},
		{"\xfd7zXZ", "an xz file"},
	} {
		if strings.HasPrefix(s, m.head) {
			return m.what
		}
	}
	return ""
}

// looksHTML reports whether a file begins as an HTML page does.
func looksHTML(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	head = bytes.ToLower(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))
	for {
		head = bytes.TrimLeft(head, " \t\r\n")
		rest, ok := bytes.CutPrefix(head, []byte("<!--")) // "saved from url=…"
		end := "-->"
		if !ok {
			rest, ok = bytes.CutPrefix(head, []byte("<?xml"))
			end = "?>"
		}
		if !ok {
			break
		}
		if _, head, ok = bytes.Cut(rest, []byte(end)); !ok {
			return false
		}
	}
	for _, begin := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(head, []byte(begin)) {
			return true
		}
	}
	return false
}

// decodeHTML returns a page as UTF-8: by its byte order mark, as UTF-8 when it
// is that, by what was declared beside it, by what it declares itself, else as
// Windows-1252, which the note says.
func decodeHTML(page []byte, declared string) (utf []byte, note string, err error) {
	if bytes.HasPrefix(page, []byte("\xff\xfe")) || bytes.HasPrefix(page, []byte("\xfe\xff")) || utf16Order(string(page[:min(len(page), 512)])) != nil {
		text, note, err := decodeText(string(page))
		return []byte(text), note, err
	}
	if what := magic(string(page[:min(len(page), 16)])); what != "" {
		return nil, "", fmt.Errorf("not a page: looks like %s", what)
	}
	if utf8.Valid(page) {
		return bytes.TrimPrefix(page, []byte("\xef\xbb\xbf")), "", nil
	}
	enc, name := charset.Lookup(cmp.Or(declared, declaredCharset(page)))
	switch {
	case name == "utf-8", strings.HasPrefix(name, "utf-16"): // as UTF-16 the declaration could not have been read
		return bytes.ToValidUTF8(page, []byte("\uFFFD")), "declared as UTF-8 with bytes that are not", nil
	case enc == nil, name == "replacement":
		enc, name = charmap.Windows1252, "windows-1252"
		note = "not UTF-8 and no encoding declared: read as " + name
	}
	utf, err = enc.NewDecoder().Bytes(page)
	if err != nil {
		return nil, "", fmt.Errorf("cannot be decoded as %s: %w", name, err)
	}
	return utf, note, nil
}

// charsetDeclared finds the encoding that a page's head declares.
var charsetDeclared = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

func declaredCharset(page []byte) string {
	if m := charsetDeclared.FindSubmatch(page[:min(len(page), 16<<10)]); m != nil {
		return string(m[1])
	}
	return ""
}

// Blank reports runes that leave no trace on a page: white space, control and
// format characters, variation selectors.
func Blank(r rune) bool {
	return unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Variation_Selector) || unicode.IsControl(r)
}
