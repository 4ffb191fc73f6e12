package corpus

import (
	"bufio"
	"bytes"
	"io"
)

// A lineReader reads lines of bounded length. A longer line is passed over
// without being held.
type lineReader struct {
	br   *bufio.Reader
	max  int64
	line int    // number of the line last returned
	held []byte // what is gathered of a line that is longer than br's buffer
}

// keptLine is up to what size a line's buffer serves the next one too. A larger
// one is given away with the line.
const keptLine = DefaultMaxDocument + 2

// next returns the next line without its ending. The slice is the caller's.
// long reports that the line was over the bound; data is then empty. At the
// end it returns io.EOF; any other error is a fault of the stream in this line.
func (l *lineReader) next() (data []byte, long bool, err error) {
	l.line++
	var size int64
	l.held = l.held[:0]
	for {
		part, err := l.br.ReadSlice('\n')
		size += int64(len(part))
		whole := err == nil || err == io.EOF
		switch {
		case size > l.max+2: // the ending does not count
			l.held, long = l.held[:0], true
		case whole && size == int64(len(part)):
			data = part
		case !long:
			l.gather(part)
			data = l.held
		}
		switch {
		case err == io.EOF && size == 0:
			return nil, false, io.EOF
		case whole:
			return l.whole(data, long)
		case err != bufio.ErrBufferFull:
			return nil, false, err
		}
	}
}

// gather adds to the line at hand. The buffer grows fourfold: what it grew out of
// is not yet given back when memory is counted.
func (l *lineReader) gather(part []byte) {
	if need := len(l.held) + len(part); need > cap(l.held) {
		grown := make([]byte, len(l.held), max(need, int(min(max(4*int64(cap(l.held)), 1<<18), l.max+2))))
		copy(grown, l.held)
		l.held = grown
	}
	l.held = append(l.held, part...)
}

// whole returns a copy of a line without its ending, when it is within the bound
// then.
func (l *lineReader) whole(data []byte, long bool) ([]byte, bool, error) {
	data = trimEnding(data)
	if long || int64(len(data)) > l.max {
		return nil, true, nil
	}
	if len(data) > 0 && len(l.held) >= len(data) && cap(l.held) > keptLine {
		l.held = nil // it is the caller's
		return data, false, nil
	}
	return bytes.Clone(data), false, nil
}

func trimEnding(b []byte) []byte {
	if n := len(b); n > 0 && b[n-1] == '\n' {
		b = b[:n-1]
	}
	if n := len(b); n > 0 && b[n-1] == '\r' {
		b = b[:n-1]
	}
	return b
}
