package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// What is read as JSON is RFC 8259 without any of the liberties that it leaves
// to readers: a record is one object and nothing behind it, no name stands twice
// in it, no escape is half of a surrogate pair, all bytes are UTF-8, numbers have
// JSON's form (no NaN), nothing is nested deeper than maxNested. That holds for
// members that are not read, too; in nested objects names may repeat.
//
// Note: encoding/json takes the last of two members of one name and turns half a
// surrogate pair into U+FFFD, and it goes over a record three times.

// maxNested is how deep lists and objects may stand in each other.
const maxNested = 1000

// A jsonMember is one member of a record. Its value is checked and still in the
// file's spelling.
type jsonMember struct {
	name  string
	value []byte
}

// jsonObject returns the members of the object that data is. Cost: one pass over
// the bytes after one that makes sure of UTF-8, and an allocation per name.
func jsonObject(data []byte) ([]jsonMember, error) {
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("not UTF-8 at byte %d of the record (convert the file with iconv)", invalidAt(data))
	}
	s := &jsonScanner{data: data}
	s.space()
	if s.peek() != '{' {
		return nil, s.noObject()
	}
	members := make([]jsonMember, 0, 16)
	err := s.object(1, func(name, value []byte) error {
		m := jsonMember{jsonString(name), value}
		members = append(members, m)
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.space()
	if s.at < len(data) {
		return nil, s.fault("something stands behind the record's }")
	}
	return members, repeatedName(members)
}

// repeatedName is an error when two members have one name.
func repeatedName(members []jsonMember) error {
	if len(members) <= 32 {
		for i, m := range members {
			for _, o := range members[:i] {
				if o.name == m.name {
					return fmt.Errorf("two members are named %q", clip(m.name))
				}
			}
		}
		return nil
	}
	seen := make(map[string]bool, len(members))
	for _, m := range members {
		if seen[m.name] {
			return fmt.Errorf("two members are named %q", clip(m.name))
		}
		seen[m.name] = true
	}
	return nil
}

// clip bounds what a message repeats of the input.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// noObject says what a record is that is no object.
func (s *jsonScanner) noObject() error {
	begin, c := s.at, s.peek()
	if err := s.value(0); err != nil {
		return err
	}
	end := s.at
	s.space()
	if s.at < len(s.data) {
		return s.fault("something stands behind the record's value")
	}
	what := "number"
	switch c {
	case '[':
		return errors.New("record is a JSON array, not an object (jq -c '.[]' makes records of its elements)")
	case '"':
		what = "string"
	case 't', 'f', 'n':
		what = string(s.data[begin:end])
	}
	return fmt.Errorf("record is a JSON %s, not an object", what)
}

// jsonString returns what a string in quotation marks says, which text has gone
// over. Cost: one copy.
func jsonString(quoted []byte) string {
	in := quoted[1 : len(quoted)-1]
	i := bytes.IndexByte(in, '\\')
	if i < 0 {
		return string(in)
	}
	var b strings.Builder
	b.Grow(len(in))
	for ; i >= 0; i = bytes.IndexByte(in, '\\') {
		b.Write(in[:i])
		in = in[i:]
		n := 2
		switch in[1] {
		case 'b':
			b.WriteByte('\b')
		case 'f':
			b.WriteByte('\f')
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 't':
			b.WriteByte('\t')
		case 'u':
			n = 6
			r, _ := hex4(in)
			if low, ok := hex4(in[6:]); ok && utf16.IsSurrogate(r) {
				r, n = utf16.DecodeRune(r, low), 12
			}
			b.WriteRune(r)
		default:
			b.WriteByte(in[1])
		}
		in = in[n:]
	}
	b.Write(in)
	return b.String()
}

// jsonStrings is a list of strings, joined by commas.
func jsonStrings(list []byte) (string, error) {
	var all []string
	s := &jsonScanner{data: list}
	err := s.list(1, func(value []byte) error {
		if value[0] != '"' {
			return errors.New("is a list of something other than strings")
		}
		all = append(all, jsonString(value))
		return nil
	})
	return strings.Join(all, ", "), err
}

// jsonFields returns a lookup over the members of a record.
func jsonFields(data []byte) (lookup, []string, error) {
	members, err := jsonObject(data)
	if err != nil {
		return nil, nil, err
	}
	get := func(name string, want wanted) (string, error) {
		i := slices.IndexFunc(members, func(m jsonMember) bool { return m.name == name })
		if i < 0 {
			return "", nil
		}
		text, err := jsonText(members[i].value, want)
		if err != nil {
			err = fmt.Errorf("field %q %w", name, err)
		}
		return text, err
	}
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = m.name
	}
	return get, names, nil
}

// jsonText is the text of a value of the kind wanted; null is no text.
func jsonText(value []byte, want wanted) (string, error) {
	switch c := value[0]; {
	case c == '"':
		return jsonString(value), nil
	case c == 'n':
		return "", nil
	case c == '{':
		return "", errors.New("is an object, not a string")
	case c == '[' && want == wantNames:
		return jsonStrings(value)
	case c == '[':
		return "", errors.New("is a list, not a string")
	case c == 't' || c == 'f':
		if want != wantLabel {
			return "", fmt.Errorf("is %s, not a string", value)
		}
	case want != wantLabel && want != wantScalar:
		return "", errors.New("is a number, not a string")
	}
	return string(value), nil
}

// invalidAt is the 1-based place of the first byte that is not UTF-8.
func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i + 1
		}
		i += n
	}
	return 0
}
