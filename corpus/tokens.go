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

// An attr is an attribute as it stands on the page.
type attr struct {
	key, value span
	quote      byte // 0 for none
}

type span struct{ start, end int }

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

// tag reads a tag from its name on and reports whether it has an end.
func (t *tokenReader) tag(at int) bool {
	t.attrs = t.attrs[:0]
	t.start = at
	for at < len(t.page) && !blank(t.page[at]) && t.page[at] != '/' && t.page[at] != '>' {
		at++
	}
	t.end = at
	for at = t.skip(at); at < len(t.page); at = t.skip(at) {
		if t.page[at] == '>' {
			t.pos = at + 1
			return true
		}
		at = t.attribute(at)
	}
	t.pos, t.broken = at, true
	return false
}

// skip returns the first byte from at on that is no white space.
func (t *tokenReader) skip(at int) int {
	for at < len(t.page) && blank(t.page[at]) {
		at++
	}
	return at
}

// attribute reads an attribute and returns where it ends; a slash alone is one
// without a name, which is not kept.
func (t *tokenReader) attribute(at int) int {
	a := attr{key: span{at, at}}
	for at < len(t.page) {
		c := t.page[at]
		if blank(c) || c == '/' || c == '>' || c == '=' && at > a.key.start {
			break
		}
		at++
	}
	a.key.end, a.value = at, span{at, at}
	switch at = t.skip(at); {
	case at == len(t.page):
	case t.page[at] == '/':
		at++
	case t.page[at] == '=':
		at = t.value(&a, t.skip(at+1))
	}
	if a.key.end > a.key.start && len(t.attrs) < maxAttributes {
		t.attrs = append(t.attrs, a)
	}
	return at
}

// maxAttributes bounds the attributes that are kept of a tag, which may be as long as
// the page.
const maxAttributes = 1024

// value reads the value of an attribute and returns where it ends.
func (t *tokenReader) value(a *attr, at int) int {
	if at == len(t.page) || t.page[at] == '>' {
		return at
	}
	if q := t.page[at]; q == '"' || q == '\'' {
		k := bytes.IndexByte(t.page[at+1:], q)
		if k < 0 {
			return len(t.page)
		}
		a.quote, a.value = q, span{at + 1, at + 1 + k}
		return at + 1 + k + 1
	}
	a.value.start = at
	for at < len(t.page) && !blank(t.page[at]) && t.page[at] != '>' {
		at++
	}
	a.value.end = at
	if at < len(t.page) && t.page[at] != '>' {
		at++
	}
	return at
}

// repeated reports whether attribute k has the name of an earlier one, which then
// is the one that counts.
func (t *tokenReader) repeated(k int) bool {
	key := t.page[t.attrs[k].key.start:t.attrs[k].key.end]
	for _, a := range t.attrs[:k] {
		if sameSmall(t.page[a.key.start:a.key.end], key) {
			return true
		}
	}
	return false
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

// valueOf is the value of an attribute as it is meant. The one with rare entities
// is left to html.Tokenizer: in attributes they follow rules of their own.
func (t *tokenReader) valueOf(a *attr) string {
	s := t.page[a.value.start:a.value.end]
	if bytes.IndexByte(s, '&') >= 0 {
		if plain, ok := plainEntities(s); ok && bytes.IndexByte(s, 0) < 0 && bytes.IndexByte(s, '\r') < 0 {
			return plain
		}
		tag := append([]byte("<a b="), s...)
		if a.quote != 0 {
			tag = append(append(append([]byte("<a b="), a.quote), s...), a.quote)
		}
		z := html.NewTokenizer(bytes.NewReader(append(tag, '>')))
		z.Next()
		_, val, _ := z.TagAttr()
		return string(val)
	}
	if bytes.IndexByte(s, 0) >= 0 {
		s = withoutNUL(s)
	}
	if bytes.IndexByte(s, '\r') >= 0 {
		s = plainBreaks(s)
	}
	return string(s)
}

// plainEntities replaces the commonest entities; not ok where there are others.
func plainEntities(s []byte) (plain string, ok bool) {
	var b []byte
	for {
		k := bytes.IndexByte(s, '&')
		if k < 0 {
			return string(append(b, s...)), true
		}
		b = append(b, s[:k]...)
		s = s[k:]
		found := false
		for _, e := range &commonEntities {
			if rest, ok := bytes.CutPrefix(s, []byte(e.name)); ok {
				b, s, found = append(b, e.char), rest, true
				break
			}
		}
		if !found {
			return "", false
		}
	}
}

var commonEntities = [...]struct {
	name string
	char byte
}{{"&amp;", '&'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&lt;", '<'}, {"&gt;", '>'}}

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
