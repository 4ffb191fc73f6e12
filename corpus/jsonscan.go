package corpus

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A jsonScanner goes over one record.
type jsonScanner struct {
	data []byte
	at   int
}

func (s *jsonScanner) fault(what string) error {
	if s.at >= len(s.data) {
		return fmt.Errorf("broken JSON at byte %d: unexpected end of the record", len(s.data))
	}
	return fmt.Errorf("broken JSON at byte %d: %s", s.at+1, what)
}

// peek returns the next byte, 0 at the end.
func (s *jsonScanner) peek() byte {
	if s.at < len(s.data) {
		return s.data[s.at]
	}
	return 0
}

func (s *jsonScanner) space() {
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

// object goes over an object and hands each member to see, its name in quotation
// marks; see may be nil.
func (s *jsonScanner) object(depth int, see func(name, value []byte) error) error {
	s.at++
	s.space()
	if s.peek() == '}' {
		s.at++
		return nil
	}
	for {
		if s.peek() != '"' {
			return s.fault("want a member's name in double quotation marks")
		}
		begin := s.at
		if err := s.text(); err != nil {
			return err
		}
		name := s.data[begin:s.at]
		s.space()
		if s.peek() != ':' {
			return s.fault("want a colon behind the member's name")
		}
		s.at++
		s.space()
		begin = s.at
		if err := s.value(depth); err != nil {
			return err
		}
		if see != nil {
			if err := see(name, s.data[begin:s.at]); err != nil {
				return err
			}
		}
		more, err := s.more('}')
		if !more {
			return err
		}
	}
}

func (s *jsonScanner) list(depth int, see func(value []byte) error) error {
	s.at++
	s.space()
	if s.peek() == ']' {
		s.at++
		return nil
	}
	for {
		begin := s.at
		if err := s.value(depth); err != nil {
			return err
		}
		if see != nil {
			if err := see(s.data[begin:s.at]); err != nil {
				return err
			}
		}
		more, err := s.more(']')
		if !more {
			return err
		}
	}
}

// more goes over what follows an element: a comma, when there is another.
func (s *jsonScanner) more(end byte) (bool, error) {
	s.space()
	switch s.peek() {
	case ',':
		s.at++
		s.space()
		return true, nil
	case end:
		s.at++
		return false, nil
	}
	return false, s.fault(fmt.Sprintf("want a comma or %c", end))
}

func (s *jsonScanner) value(depth int) error {
	switch c := s.peek(); {
	case c == '"':
		return s.text()
	case c == '{' || c == '[':
		if depth++; depth > maxNested {
			return s.fault(fmt.Sprintf("nested more than %d deep", maxNested))
		}
		if c == '{' {
			return s.object(depth, nil)
		}
		return s.list(depth, nil)
	case c == '-' || c >= '0' && c <= '9':
		return s.number()
	}
	for _, word := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(s.data[s.at:], []byte(word)) {
			s.at += len(word)
			return nil
		}
	}
	return s.fault("want a value: a string, a number, a list, an object, true, false or null")
}

// number goes over a number: no sign but -, no zeros before it, digits on both
// sides of the point.
func (s *jsonScanner) number() error {
	if s.peek() == '-' {
		s.at++
	}
	if s.peek() == '0' {
		s.at++
	} else if !s.digits() {
		return s.fault("not a number")
	}
	if s.peek() == '.' {
		s.at++
		if !s.digits() {
			return s.fault("want a digit behind the point")
		}
	}
	if c := s.peek(); c == 'e' || c == 'E' {
		s.at++
		if c := s.peek(); c == '+' || c == '-' {
			s.at++
		}
		if !s.digits() {
			return s.fault("want a digit in the exponent")
		}
	}
	return nil
}

func (s *jsonScanner) digits() bool {
	begin := s.at
	for c := s.peek(); c >= '0' && c <= '9'; c = s.peek() {
		s.at++
	}
	return s.at > begin
}

// text goes over a string.
func (s *jsonScanner) text() error {
	for i := s.at + 1; i < len(s.data); i++ {
		for len(s.data)-i > 8 && ordinary(binary.LittleEndian.Uint64(s.data[i:])) {
			i += 8
		}
		switch c := s.data[i]; {
		case c == '"':
			s.at = i + 1
			return nil
		case c == '\\':
			s.at = i
			n, err := s.escape()
			if err != nil {
				return err
			}
			i += n - 1
		case c < 0x20:
			s.at = i
			return s.fault("a control character stands in a string (write \\n for a line's end)")
		}
	}
	s.at = len(s.data)
	return s.fault("")
}

// ordinary reports eight bytes of a string none of which is a quotation mark, a
// backslash or a control character. Taking n from each byte sets the high bit of
// those below n that had it clear, and of others only above such a byte.
func ordinary(eight uint64) bool {
	const each = 0x0101010101010101
	quote, escape := eight^'"'*each, eight^'\\'*each
	return ((eight-' '*each)&^eight|(quote-each)&^quote|(escape-each)&^escape)&(0x80*each) == 0
}

// escape returns the length of the escape at hand.
func (s *jsonScanner) escape() (int, error) {
	rest := s.data[s.at:]
	if len(rest) < 2 {
		s.at = len(s.data)
		return 0, s.fault("")
	}
	if rest[1] != 'u' {
		if strings.IndexByte(`"\/bfnrt`, rest[1]) < 0 {
			return 0, s.fault("no such escape in JSON")
		}
		return 2, nil
	}
	r, ok := hex4(rest)
	switch {
	case !ok:
		return 0, s.fault(`want four hexadecimal digits behind \u`)
	case !utf16.IsSurrogate(r):
		return 6, nil
	}
	low, ok := hex4(rest[6:])
	if !ok || utf16.DecodeRune(r, low) == utf8.RuneError {
		return 0, s.fault("half of a surrogate pair")
	}
	return 12, nil
}

// hex4 reads the four digits of a \u escape.
func hex4(b []byte) (r rune, ok bool) {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0, false
	}
	for _, c := range b[2:6] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}
