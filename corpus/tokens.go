package corpus

import (
	"bytes"

	"golang.org/x/net/html"
)

// A tokenReader reads the tokens of a page that is whole in memory. It finds the
// same as html.Tokenizer of golang.org/x/net/html, which a test compares it with,
// but searches for the next mark where that goes byte by byte, and leaves
// attributes as they stand until they are asked for.
type tokenReader struct {
	page       []byte
	pos        int
	start, end int // the text, or the name of the tag at hand
	attrs      []attr
	name       []byte // memory of tagName
	rawTag     string // the next text runs to the end tag of this name
	raw        bool   // the text at hand holds no entities
	bare       bool   // the text at hand stood in such an element
	broken     bool   // the page ends inside a tag
}

// next finds the next token. Comments and declarations are html.CommentToken.
func (t *tokenReader) next() html.TokenType {
	if t.rawTag != "" {
		if t.rawText(); t.end > t.start {
			return html.TextToken
		}
	}
	t.raw, t.bare, t.start = false, false, t.pos
	if t.broken {
		return html.ErrorToken
	}
	at := t.pos
	for {
		k := bytes.IndexByte(t.page[at:], '<')
		if k < 0 || at+k+1 == len(t.page) {
			return t.rest()
		}
		at += k
		if c := t.page[at+1]; letter(c) || c == '/' || c == '!' || c == '?' {
			break
		}
		at++
	}
	if at > t.start {
		t.pos, t.end = at, at
		return html.TextToken
	}
	switch t.page[at+1] {
	case '!':
		t.pos = declarationEnd(t.page, at+2)
	case '?':
		t.pos = closeAngle(t.page, at+1)
	case '/':
		return t.endTag(at + 2)
	default:
		return t.startTag(at + 1)
	}
	return html.CommentToken
}

// rest takes what is left of the page for text.
func (t *tokenReader) rest() html.TokenType {
	t.pos, t.end = len(t.page), len(t.page)
	if t.start == t.end {
		return html.ErrorToken
	}
	return html.TextToken
}

// endTag reads what follows "</".
func (t *tokenReader) endTag(at int) html.TokenType {
	switch {
	case at == len(t.page):
		return t.rest()
	case letter(t.page[at]):
		if !t.tag(at) {
			return html.ErrorToken
		}
		return html.EndTagToken
	}
	t.pos = closeAngle(t.page, at)
	return html.CommentToken
}

// startTag reads a start tag from its name on.
func (t *tokenReader) startTag(at int) html.TokenType {
	if !t.tag(at) {
		return html.ErrorToken
	}
	t.rawTag = rawTag(t.page[t.start:t.end])
	if t.page[t.pos-2] == '/' && t.slashStands() {
		return html.SelfClosingTagToken
	}
	return html.StartTagToken
}

// slashStands reports whether the slash before the end of the tag is not the end
// of an attribute's value.
func (t *tokenReader) slashStands() bool {
	last := len(t.attrs) - 1
	return last < 0 || t.attrs[last].value.end != t.pos-1 || t.repeated(last)
}

// tagName returns the name of the tag at hand in small letters. It stands until
// the next one.
func (t *tokenReader) tagName() []byte {
	t.name = append(t.name[:0], t.page[t.start:t.end]...)
	for i, c := range t.name {
		if 'A' <= c && c <= 'Z' {
			t.name[i] = c | 0x20
		}
	}
	if bytes.IndexByte(t.name, 0) >= 0 {
		t.name = withoutNUL(t.name)
	}
	return t.name
}

// rawBytes is the text at hand as it stands on the page.
func (t *tokenReader) rawBytes() []byte { return t.page[t.start:t.end] }

// text is the text at hand as it is meant: with line breaks of one byte, and
// entities as what they stand for. It is not to be written to.
func (t *tokenReader) text() []byte {
	s := t.page[t.start:t.end]
	if bytes.IndexByte(s, '\r') >= 0 {
		s = plainBreaks(s)
	}
	if t.bare && bytes.IndexByte(s, 0) >= 0 {
		s = withoutNUL(s)
	}
	if !t.raw && bytes.IndexByte(s, '&') >= 0 {
		s = []byte(html.UnescapeString(string(s)))
	}
	return s
}

func withoutNUL(s []byte) []byte { return bytes.ReplaceAll(s, []byte{0}, []byte("\uFFFD")) }

// plainBreaks makes line feeds of other line breaks.
func plainBreaks(s []byte) []byte {
	return bytes.ReplaceAll(bytes.ReplaceAll(s, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' }

// sameSmall compares two names whose letters may be large or small.
func sameSmall[A, B string | []byte](a A, b B) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if c, d := a[i], b[i]; c != d && (c|0x20 != d|0x20 || !letter(c)) {
			return false
		}
	}
	return true
}
