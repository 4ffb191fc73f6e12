package reports

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// harmful reports runes that act on what shows them instead of being shown:
// control characters, marks that turn the direction of writing, and line
// separators.
func harmful(r rune) bool {
	switch {
	case r == utf8.RuneError, r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c:
		return true
	case r == 0x2028, r == 0x2029, r == 0xfeff:
		return true
	case r >= 0xe0000 && r <= 0xe0fff: // tags: text that no one sees
		return true
	}
	return false
}

// Plain makes text harmless on one line of a terminal or table: white space
// becomes one space, other harmful runes are shown by their number.
func Plain(s string) string {
	clean := true
	space := false
	for _, r := range s {
		if r == ' ' && space || r != ' ' && (harmful(r) || unicode.IsSpace(r)) {
			clean = false
			break
		}
		space = r == ' '
	}
	if clean {
		return strings.TrimSpace(s)
	}
	var b strings.Builder
	space = true
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r == 0x2028 || r == 0x2029:
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		case harmful(r):
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			b.WriteRune(r)
		}
		space = false
	}
	return strings.TrimSpace(b.String())
}

// cell makes text harmless in a spreadsheet: on one line, and never a formula. A
// leading = + - @ gets an apostrophe before it, which spreadsheets take as the
// mark of text.
func cell(s string) string {
	s = Plain(s)
	if s == "" {
		return s
	}
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '=', '+', '-', '@', '＝', '＋', '－', '＠':
		return "'" + s
	}
	return s
}

// markdown makes text harmless in Markdown and in HTML made from it: every mark
// that Markdown could act on is escaped.
func markdown(s string) string {
	s = Plain(s)
	var b strings.Builder
	for i, r := range s {
		switch r {
		case '\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '|', '~', '!', '&', '$', '^':
			b.WriteByte('\\')
		case '(', ')', '+', '-', '=':
			if i == 0 {
				b.WriteByte('\\')
			}
		case '.':
			if i > 0 && i < 10 && digits(s[:i]) && (i+1 == len(s) || s[i+1] == ' ') { // "1. " would begin a list
				b.WriteByte('\\')
			}
		case ':': // no address becomes a link
			if strings.HasPrefix(s[i:], "://") {
				b.WriteString("&#58;")
				continue
			}
		case '@':
			b.WriteString("&#64;")
			continue
		}
		b.WriteRune(r)
	}
	return strings.ReplaceAll(b.String(), "www.", "www&#46;")
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// cut shortens text to about n runes, at a space where one is near. It is made
// harmless by who prints it.
func cut(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	runes := []rune(s)[:n]
	for k := len(runes) - 1; k > n*2/3; k-- {
		if runes[k] == ' ' {
			runes = runes[:k]
			break
		}
	}
	return string(runes) + "…"
}
