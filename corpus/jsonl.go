package corpus

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
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
			if !w.record(f, &Record{Origin: origin, ID: id, kind: formatJSONL, data: data}) {
				return false
			}
		}
		n++
	}
}
