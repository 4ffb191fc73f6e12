package corpus

import (
	"bufio"
	"io"
)

// A lineReader reads lines of bounded length. A longer line is passed over
// without being held.
type lineReader struct {
	br   *bufio.Reader
	max  int64
	line int // number of the line last returned
}

// next returns the next line without its ending. The slice is the caller's.
// long reports that the line was over the bound; data is then empty. At the
// end it returns io.EOF; any other error is a fault of the stream in this line.
func (l *lineReader) next() (data []byte, long bool, err error) {
	l.line++
	var size int64
	for {
		part, err := l.br.ReadSlice('\n')
		size += int64(len(part))
		if size > l.max+2 { // the ending does not count
			data, long = nil, true
		} else if !long {
			data = append(data, part...)
		}
		switch err {
		case nil:
			return l.whole(data, long)
		case bufio.ErrBufferFull:
		case io.EOF:
			if size == 0 {
				return nil, false, io.EOF
			}
			return l.whole(data, long)
		default:
			return nil, false, err
		}
	}
}

// whole returns a line without its ending, when it is within the bound then.
func (l *lineReader) whole(data []byte, long bool) ([]byte, bool, error) {
	data = trimEnding(data)
	if long || int64(len(data)) > l.max {
		return nil, true, nil
	}
	return data, false, nil
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
