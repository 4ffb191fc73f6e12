package corpus

import "bytes"

// rawTags are the elements whose text holds no other elements.
var rawTags = [...]string{"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"}

// rawTag returns the name in small letters where it is one of rawTags.
func rawTag(name []byte) string {
	for _, tag := range rawTags {
		if len(tag) == len(name) && name[0]|0x20 == tag[0] && sameSmall(name, tag) {
			return tag
		}
	}
	return ""
}

// rawText reads up to the end tag of the element at hand.
func (t *tokenReader) rawText() {
	t.start, t.bare = t.pos, true
	t.raw = t.rawTag != "textarea" && t.rawTag != "title"
	switch t.rawTag {
	case "plaintext":
		t.end = len(t.page)
	case "script":
		t.end = scriptEnd(t.page, t.pos)
	default:
		t.end = t.pos
		for t.end < len(t.page) && !endsRaw(t.page, t.end, t.rawTag) {
			t.end = nextAngle(t.page, t.end+1)
		}
	}
	t.pos, t.rawTag = t.end, ""
}

// nextAngle returns where the next "<" stands, the end of the page for none.
func nextAngle(page []byte, at int) int {
	if k := bytes.IndexByte(page[min(at, len(page)):], '<'); k >= 0 {
		return at + k
	}
	return len(page)
}

// closeAngle returns what follows the next ">", the end of the page for none.
func closeAngle(page []byte, at int) int {
	if k := bytes.IndexByte(page[at:], '>'); k >= 0 {
		return at + k + 1
	}
	return len(page)
}

// endsRaw reports whether the end tag of an element begins at a byte.
func endsRaw(page []byte, at int, tag string) bool {
	end := at + 2 + len(tag)
	if end >= len(page) || page[at] != '<' || page[at+1] != '/' {
		return false
	}
	for i := range len(tag) {
		if page[at+2+i]|0x20 != tag[i] || !letter(page[at+2+i]) {
			return false
		}
	}
	return ends(page[end])
}

// ends reports a byte that ends the name of a tag.
func ends(c byte) bool { return blank(c) || c == '/' || c == '>' }

// How a script is read: what stands in a comment may hold another script.
const (
	scriptPlain  = iota
	scriptHidden // in a comment
	scriptNested // in a script in a comment
)

// scriptEnd returns where the script ends that begins at a byte, by the rules of
// https://html.spec.whatwg.org/multipage/parsing.html#script-data-state and what
// follows there.
func scriptEnd(page []byte, at int) int {
	how, dashes := scriptPlain, 0
	for at < len(page) {
		if how == scriptPlain {
			at = nextAngle(page, at)
		}
		if at == len(page) {
			break
		}
		c := page[at]
		switch {
		case c == '-':
			dashes++
			at++
			continue
		case c == '>' && dashes >= 2:
			how = scriptPlain
		case c == '<' && how != scriptNested && endsRaw(page, at, "script"):
			return at
		case c == '<':
			how, at, dashes = scriptAngle(page, at, how)
			continue
		}
		dashes = 0
		at++
	}
	return len(page)
}

// scriptAngle reads what "<" begins inside a script but its end.
func scriptAngle(page []byte, at, how int) (then, next, dashes int) {
	rest := page[at:]
	switch {
	case how == scriptPlain && bytes.HasPrefix(rest, []byte("<!--")):
		return scriptHidden, at + 4, 2
	case how == scriptHidden && len(rest) > 1 && letter(rest[1]):
		if len(rest) > 7 && sameSmall(rest[1:7], "script") && ends(rest[7]) {
			return scriptNested, at + 8, 0
		}
	case how == scriptHidden && len(rest) > 1 && rest[1] != '/':
		return scriptPlain, at + 1, 0
	case how == scriptNested && endsRaw(page, at, "script"):
		return scriptHidden, at + 9, 0
	}
	return how, at + 1, 0
}

// declarationEnd returns where what begins with "<!" ends.
func declarationEnd(page []byte, at int) int {
	if len(page)-at < 2 {
		return len(page)
	}
	if !bytes.HasPrefix(page[at:], []byte("--")) {
		return closeAngle(page, at)
	}
	at += 2
	if at < len(page) && page[at] == '>' {
		return at + 1
	}
	return commentEnd(page, at)
}

// commentEnd returns what follows the "-->" or "--!>" of a comment whose text
// begins at a byte.
func commentEnd(page []byte, at int) int {
	begin := at
	for at < len(page) {
		k := bytes.IndexByte(page[at:], '>')
		if k < 0 {
			break
		}
		at += k + 1
		body := page[begin : at-1]
		if bytes.HasSuffix(body, []byte("--")) || bytes.HasSuffix(body, []byte("--!")) || len(body) == 1 && body[0] == '-' {
			return at
		}
	}
	return len(page)
}
