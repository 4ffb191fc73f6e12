package features

import (
	"strings"
	"unicode/utf8"
)

// lower returns word i with its ASCII letters small; a word of over 64 bytes as it
// is. It is for comparing with the words that the rules name.
func (t *Text) lower(i int) string {
	if w := &t.words[i]; w.ID != 0 && w.Flags&Possessed == 0 {
		return t.lex.Text(w.ID)
	}
	var buf [64]byte
	w := t.Word(i)
	if len(w) > len(buf) || !hasCapital(w) {
		return w
	}
	b := append(buf[:0], w...)
	for k, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[k] = c | 0x20
		}
	}
	return string(b)
}

// reads reports whether lower has word i as want.
func (t *Text) reads(i int, want string) bool {
	if w := &t.words[i]; w.ID != 0 && w.Flags&Possessed == 0 {
		return t.lex.Text(w.ID) == want
	}
	w := t.Word(i)
	if len(w) != len(want) {
		return false
	}
	for k := range len(w) {
		c := w[k]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != want[k] {
			return false
		}
	}
	return true
}

func hasCapital(s string) bool {
	for k := range len(s) {
		if 'A' <= s[k] && s[k] <= 'Z' {
			return true
		}
	}
	return false
}

// small returns word i in small letters, without new memory where a list has it
// as it is written or it has no capitals.
func (t *Text) small(i int) string {
	if w := &t.words[i]; w.ID != 0 && w.Flags&Possessed == 0 {
		if s := t.lex.Text(w.ID); len(s) == int(w.End-w.Start) { // no ’ in place of '
			return s
		}
	}
	return strings.ToLower(t.Word(i))
}

// appendSmall appends a word in small letters.
func appendSmall(b []byte, word string) []byte {
	from := len(b)
	b = append(b, word...)
	for k, c := range b[from:] {
		if 'A' <= c && c <= 'Z' {
			b[from+k] = c | 0x20
		}
		if c >= utf8.RuneSelf {
			return append(b[:from], strings.ToLower(word)...)
		}
	}
	return b
}
