package corpus

import (
	"bytes"

	"golang.org/x/net/html"
)

// An attr is an attribute as it stands on the page.
type attr struct {
	key, value span
	quote      byte // 0 for none
}

type span struct{ start, end int }

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
