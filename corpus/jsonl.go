package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// jsonl yields the records of a file with one JSON object per line.
func (w *walk) jsonl(f file, br *bufio.Reader) bool {
	lines := &lineReader{br: br, max: w.opts.MaxDocument}
	for n := 1; ; {
		data, long, err := lines.next()
		if err == io.EOF {
			return true
		}
		origin := Origin{File: f.origin().File, Record: n, Line: lines.line}
		id := fmt.Sprintf("%s:%d", f.id, lines.line)
		switch {
		case err != nil:
			return w.reject(f, origin, id, readFault(err))
		case long:
			if !w.reject(f, origin, id, tooLarge("record", w.opts.MaxDocument)) {
				return false
			}
		case len(bytes.TrimSpace(data)) == 0:
			continue
		default:
			if !w.send(Item{Record: &Record{Origin: origin, ID: id, folder: f.folder, reader: w.Reader, kind: formatJSONL, data: data}}) {
				return false
			}
		}
		n++
	}
}

// jsonFields returns a lookup over the members of one JSON object.
func jsonFields(data []byte) (func(name string) (string, error), []string, error) {
	if !utf8.Valid(data) {
		return nil, nil, fmt.Errorf("not UTF-8 at byte %d of the record (convert the file with iconv)", invalidAt(data))
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return nil, nil, jsonFault(err)
	}
	if members == nil {
		return nil, nil, errors.New("record is null, not a JSON object")
	}
	names := make([]string, 0, len(members))
	for name := range members {
		names = append(names, name)
	}
	get := func(name string) (string, error) {
		raw, ok := members[name]
		if !ok {
			return "", nil
		}
		s, err := jsonText(raw)
		if err != nil {
			return "", fmt.Errorf("field %q %w", name, err)
		}
		return s, nil
	}
	return get, names, nil
}

// jsonText is the text of a scalar, or of a list of strings joined by commas
// (bylines come as lists); null is no text.
func jsonText(raw json.RawMessage) (string, error) {
	switch raw[0] {
	case '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	case 'n':
		return "", nil
	case '{':
		return "", errors.New("is an object, not a string")
	case '[':
		var list []string
		if json.Unmarshal(raw, &list) != nil {
			return "", errors.New("is a list of something other than strings")
		}
		return strings.Join(list, ", "), nil
	}
	return string(raw), nil
}

// jsonFault words a parser's error for somebody who looks at the line.
func jsonFault(err error) error {
	var se *json.SyntaxError
	if errors.As(err, &se) {
		return fmt.Errorf("broken JSON at byte %d: %s", se.Offset, se.Error())
	}
	var te *json.UnmarshalTypeError
	if errors.As(err, &te) {
		return fmt.Errorf("record is a JSON %s, not an object", te.Value)
	}
	return err
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
