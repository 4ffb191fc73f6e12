package corpus

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds on what is kept of a page's tree. Beyond them the text is still read,
// as if it stood in the elements that were kept.
const (
	maxElements = 50_000
	maxBlocks   = 20_000
	maxDepth    = 1_000
)

// readHTML returns the visible text of a page, a line for each block, with its
// markup. It reads tokens and keeps its own stack of open elements in place of a
// tree, so that the depth of a page costs nothing. Cost: one pass over the bytes,
// two for a page that hides its article.
//
// What the page hides is left out, unless that is most of its prose: some pages
// hide the article until a script has asked who reads.
func readHTML(page []byte) (string, *Markup) {
	text, m, hidden := readTokens(page, false)
	if hidden >= leastProse && hidden > 2*prose(text) {
		text, m, _ = readTokens(page, true)
	}
	return text, m
}

// leastProse is how many bytes of prose a page with an article has at least.
const leastProse = 600

// prose is how many bytes of a text stand in lines of a sentence or more.
func prose(text string) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		if len(line) >= 100 {
			n += len(line)
		}
	}
	return n
}

// readTokens reads a page with or without what it hides, and counts the bytes of
// its hidden paragraphs.
func readTokens(page []byte, all bool) (string, *Markup, int) {
	h := htmlReader{m: &Markup{}, t: tokenReader{page: page}, all: all, xml: bytes.HasPrefix(bytes.TrimSpace(page[:min(len(page), 64)]), []byte("<?xml"))}
	h.text.Grow(len(page) / 8)
	h.m.Elements = append(h.m.Elements, Element{Tag: "body", Parent: -1})
	h.open = append(h.open, openElement{tag: atom.Body, breaks: true})
	for h.next() {
	}
	if h.text.Len() > h.start {
		h.addBlock()
	}
	return strings.TrimSuffix(h.text.String(), "\n"), h.m, h.hidden
}

type htmlReader struct {
	m     *Markup
	t     tokenReader
	text  strings.Builder
	open  []openElement
	count [64]int // open elements by the bucket of their tag
	over  int     // elements opened beyond maxDepth

	start  int  // of the line at hand
	linked int  // bytes of it inside links
	space  bool // white space before the next word
	ended  bool // an inline element ended just before
	headed bool // the line begins inside bold

	xml    bool // an element may close itself
	all    bool // hidden elements are read too
	hidden int  // bytes of hidden paragraphs

	published       bool // the page has stated when it was published
	times           int  // time elements
	marks, scripted int  // statements of elements' names and of scripts
}

type openElement struct {
	tag    atom.Atom
	index  int32 // into Elements, of itself or of the one around it
	breaks bool  // begins and ends a line
	hides  bool  // its text is never shown
	veiled bool  // its text is not shown for now
}

// next reads one token and reports whether there may be more.
func (h *htmlReader) next() bool {
	switch h.t.next() {
	case html.ErrorToken:
		return false
	case html.TextToken:
		if !h.top().hides {
			h.addText(h.t.text())
		}
	case html.StartTagToken:
		h.startTag(false)
	case html.SelfClosingTagToken:
		h.startTag(true)
	case html.EndTagToken:
		h.endTag(atom.Lookup(h.t.tagName()))
	}
	return true
}

func (h *htmlReader) top() *openElement { return &h.open[len(h.open)-1] }

// addText adds what a reader sees of a text: white space runs as one space.
func (h *htmlReader) addText(raw []byte) {
	h.ended = false
	if h.top().veiled {
		if h.isOpen(atom.P) && len(raw) >= 100 {
			h.hidden += len(raw)
		}
		return
	}
	if h.isOpen(atom.Pre) {
		for first := true; ; first = false {
			line, rest, more := bytes.Cut(raw, []byte("\n"))
			if !first {
				h.endLine()
			}
			h.addWords(line)
			if !more {
				return
			}
			raw = rest
		}
	}
	h.addWords(raw)
}

func (h *htmlReader) addWords(raw []byte) {
	inLink := h.isOpen(atom.A)
	for len(raw) > 0 {
		r, n := rune(raw[0]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(raw)
		}
		switch {
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == 0 || r >= utf8.RuneSelf && unicode.IsSpace(r):
			h.space = true
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff' || r == '\u2060': // leave no trace on the page
		default:
			before := h.text.Len()
			if before == h.start {
				h.headed = h.isOpen(atom.Strong) || h.isOpen(atom.B)
			} else if h.space {
				h.text.WriteByte(' ')
			}
			h.space = false
			end := n
			for end < len(raw) && raw[end] > ' ' && raw[end] < utf8.RuneSelf {
				end++
			}
			if r == utf8.RuneError && n == 1 {
				h.text.WriteRune(r)
				end = 1
			} else {
				h.text.Write(raw[:end])
			}
			n = end
			if inLink {
				h.linked += h.text.Len() - before
			}
		}
		raw = raw[n:]
	}
}

// endLine ends the block at hand.
func (h *htmlReader) endLine() {
	h.space, h.ended = false, false
	if h.text.Len() == h.start {
		return
	}
	if len(h.m.Blocks) == maxBlocks-1 {
		h.space = true // the rest is one block
		return
	}
	h.addBlock()
}

func (h *htmlReader) addBlock() {
	e := h.top()
	for i := len(h.open) - 1; i >= 0 && !e.breaks; i-- {
		e = &h.open[i]
	}
	h.m.Blocks = append(h.m.Blocks, MarkupBlock{Start: h.start, End: h.text.Len(), Element: e.index, Linked: h.linked, Headed: h.headed})
	h.text.WriteByte('\n')
	h.start, h.linked, h.headed = h.text.Len(), 0, false
}

// startTag opens an element.
func (h *htmlReader) startTag(closed bool) {
	name := h.t.tagName()
	tag := atom.Lookup(name)
	var a attributes
	a.read(&h.t, tag)
	if h.alone(tag, closed, &a) {
		return
	}
	unseen := hides(tag) || tag == atom.Dialog && !a.open
	if unseen && closed && h.xml {
		h.t.rawTag = ""
		return
	}
	closed = closed && !unseen // a browser takes it for open
	breaks := breaksLine(tag)
	switch {
	case breaks:
		h.leaveDrawing()
		if !h.top().hides {
			h.closeFor(tag)
			h.endLine()
		}
	case unseen:
		h.space = true
	case h.ended && apart(tag):
		h.space = true
	}
	h.dated(tag, &a)
	if deep := len(h.open) >= maxDepth; closed && !breaks || deep && !(unseen && len(h.open) < 2*maxDepth) {
		if !closed {
			h.over++
		}
		return
	}
	e := openElement{tag: tag, index: h.top().index, breaks: breaks, hides: h.top().hides || unseen, veiled: h.top().veiled || a.hidden && !h.all}
	if (breaks || tag == atom.Span && a.names != "") && len(h.m.Elements) < maxElements {
		h.m.Elements = append(h.m.Elements, Element{Tag: tagName(tag, name), Parent: e.index, Names: a.names})
		e.index = int32(len(h.m.Elements) - 1)
	}
	h.open = append(h.open, e)
	h.count[bucket(tag)]++
	if closed {
		h.pop()
	}
}

// alone reads a tag that opens no element here: one that has no end, that states
// something about the page, or whose text is read at once.
func (h *htmlReader) alone(tag atom.Atom, closed bool, a *attributes) bool {
	switch tag {
	case atom.Br, atom.Hr:
		h.endLine()
	case atom.Meta:
		h.meta(a)
	case atom.Link:
		h.link(a)
	case atom.Img, atom.Input, atom.Source, atom.Track, atom.Wbr, atom.Area, atom.Base, atom.Col, atom.Embed, atom.Param:
	case atom.Html:
		h.state("language", a.lang, "html lang", -1)
	case atom.Head, atom.Body:
	case atom.Script:
		h.ended = false
		if closed && h.xml {
			h.t.rawTag = ""
		} else if h.t.next() == html.TextToken {
			h.script(a.kind, h.t.rawBytes())
		}
	case atom.Title:
		if h.t.next() == html.TextToken && !h.isOpen(atom.Svg) {
			h.state("title", strings.Join(strings.Fields(string(h.t.text())), " "), "title", -1)
		}
	default:
		return false
	}
	return true
}

// endTag closes the innermost element of the tag and what is open inside it. An
// element that was not opened, or not inside the table cell at hand, is left; an
// inline element never closes a block, unless what it holds is not shown.
func (h *htmlReader) endTag(tag atom.Atom) {
	unseen := hides(tag)
	if h.over > 0 && !(unseen && h.top().tag == tag) {
		h.over--
		return
	}
	if tag == atom.P && !h.isOpen(tag) && !h.top().hides {
		h.endLine()
		return
	}
	breaks := breaksLine(tag)
	if h.count[bucket(tag)] == 0 {
		if breaks && !h.top().hides {
			h.endLine()
		}
		return
	}
	for i := len(h.open) - 1; i > 0 && i >= len(h.open)-256; i-- {
		e := h.open[i]
		if e.tag == tag {
			if breaks && !e.hides {
				h.endLine()
			}
			for len(h.open) > i {
				h.pop()
			}
			h.ended = !breaks && apart(tag)
			return
		}
		if unseen {
			continue
		}
		if e.breaks && !breaks || cell(e.tag) && !cell(tag) && tag != atom.Tr && tag != atom.Table {
			return
		}
	}
}

// leaveDrawing closes a drawing or formula that a block of the page stands in:
// its own end was forgotten.
func (h *htmlReader) leaveDrawing() {
	if !h.isOpen(atom.Svg) || h.isOpen(atom.Foreignobject) {
		return
	}
	for h.top().tag != atom.Svg {
		h.pop()
	}
	h.pop()
}

func (h *htmlReader) pop() {
	e := h.top()
	h.count[bucket(e.tag)]--
	h.open = h.open[:len(h.open)-1]
}

// isOpen reports whether an element of the tag is open.
func (h *htmlReader) isOpen(tag atom.Atom) bool {
	if h.count[bucket(tag)] == 0 {
		return false
	}
	for i := len(h.open) - 1; i > 0 && i >= len(h.open)-64; i-- {
		if h.open[i].tag == tag {
			return true
		}
	}
	return false
}

// closeFor closes what a block with the tag ends without saying so: a paragraph,
// the list item, row or cell before.
func (h *htmlReader) closeFor(tag atom.Atom) {
	var ends, within []atom.Atom
	switch tag {
	case atom.Li:
		ends, within = []atom.Atom{atom.Li}, []atom.Atom{atom.Ul, atom.Ol, atom.Menu}
	case atom.Dd, atom.Dt:
		ends, within = []atom.Atom{atom.Dd, atom.Dt}, []atom.Atom{atom.Dl}
	case atom.Td, atom.Th:
		ends, within = []atom.Atom{atom.Td, atom.Th}, []atom.Atom{atom.Tr, atom.Table}
	case atom.Tr:
		ends, within = []atom.Atom{atom.Tr}, []atom.Atom{atom.Table}
	case atom.Button:
		return
	default:
		ends, within = []atom.Atom{atom.P}, nil
	}
	for i := len(h.open) - 1; i > 0 && i >= len(h.open)-64; i-- {
		e := h.open[i]
		for _, t := range ends {
			if e.tag == t {
				h.endLine()
				for len(h.open) > i {
					h.pop()
				}
				return
			}
		}
		for _, t := range within {
			if e.tag == t {
				return
			}
		}
		if within == nil && e.breaks || cell(e.tag) {
			return
		}
	}
}
