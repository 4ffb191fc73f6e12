package features

import (
	"unicode"
	"unicode/utf8"
)

// maxBlocks is the most blocks of a text: further lines belong to the last one.
// No article has as many; what looks at each block must stay affordable.
const maxBlocks = 20_000

// splitBlocks makes blocks of lines. A line is a block, as browsers copy pages;
// in a text that is wrapped at a fixed width, a run of lines up to an empty one
// or a list mark is.
func (t *Text) splitBlocks() {
	wrapped := t.wrapped()
	blank := true
	for i, l := range t.lines {
		if l.start == l.end {
			blank = true
			continue
		}
		bullet := isBullet(t.Source[l.start:l.end])
		if n := len(t.Blocks); n == maxBlocks || wrapped && n > 0 && !blank && !bullet {
			t.Blocks[n-1].End, t.Blocks[n-1].Last = l.end, l.last
		} else {
			t.Blocks = append(t.Blocks, Block{Start: l.start, End: l.end, First: l.first, Last: l.last, Line: i + 1, Bullet: bullet, Blank: blank})
		}
		blank = false
	}
}

// wrapped reports whether line breaks fall inside sentences: whether of the
// longer lines that another line follows at once, most break off without the
// end of a sentence and none is long enough to be an unwrapped paragraph.
func (t *Text) wrapped() bool {
	const widest = 120 // letters
	followed, broken := 0, 0
	for i, l := range t.lines {
		if l.end-l.start < 40 {
			continue
		}
		if l.end-l.start > utf8.UTFMax*widest {
			return false
		}
		size := utf8.RuneCountInString(t.Source[l.start:l.end])
		if size > widest {
			return false
		}
		if i+1 == len(t.lines) || size < 40 || t.lines[i+1].start == t.lines[i+1].end {
			continue
		}
		followed++
		r, _ := utf8.DecodeRuneInString(t.Source[t.lines[i+1].start:])
		if !endsSentence(t.Source[l.start:l.end]) && unicode.IsLower(r) {
			broken++
		}
	}
	return broken >= 3 && broken*2 > followed
}

// endsSentence reports whether a line ends in the end of a sentence, closing
// marks and brackets aside.
func endsSentence(s string) bool {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '!', '?', '…', '。':
			return true
		case '"', '”', '’', '\'', ')', ']', '»', '“':
			s = s[:len(s)-n]
		default:
			return false
		}
	}
	return false
}

// isBullet reports whether a line begins with a list mark and a space.
func isBullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '•', '·', '▪', '‣', '◦', '●', '○', '■', '►', '▶', '→', '✓', '✔', '➤', '*', '+':
		return true
	case '-', '–', '—':
		next, _ := utf8.DecodeRuneInString(s[n:])
		return unicode.IsSpace(next)
	}
	return false
}
