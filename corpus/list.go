package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
)

// maxPath bounds a path in a list, in bytes.
const maxPath = 64 << 10

// list reads what the file of Options.FilesFrom lists: a path a line, as find
// prints them, taken as it stands. An empty line is no path.
func (w *walk) list() bool {
	name := w.opts.FilesFrom
	in := io.NopCloser(w.opts.Stdin)
	if name != "-" {
		var err error
		if in, err = w.opts.Files.Open(name); err != nil {
			return w.send(Item{Failure: fmt.Errorf("read list %s: %w", name, cause(err))})
		}
	} else if w.opts.Stdin == nil {
		return w.send(Item{Failure: errors.New("read list: there is no standard input")})
	}
	defer in.Close()
	br, stream, fault := unpack(bufio.NewReaderSize(in, 64<<10))
	if fault != "" {
		return w.send(Item{Failure: fmt.Errorf("read list %s: %s", name, fault)})
	}
	if stream != nil {
		defer stream.close()
	}
	defer func() { w.place = "" }()
	lines := &lineReader{br: utf8Reader(br), max: maxPath}
	for {
		line, long, err := lines.next()
		w.place = fmt.Sprintf("%s:%d: ", filepath.ToSlash(name), lines.line)
		switch {
		case err == io.EOF:
			return true
		case err != nil:
			return w.send(Item{Failure: fmt.Errorf("read list %s%s", w.place, readFault(err))})
		case long || bytes.IndexByte(line, 0) >= 0:
			return w.send(Item{Failure: fmt.Errorf("read list %sno path: want one a line, as find -print writes them, not -print0", w.place)})
		case len(line) == 0:
			continue
		case string(line) == "-":
			err = errors.New("standard input (-) cannot be listed")
		}
		if err != nil {
			if !w.send(Item{Failure: fmt.Errorf("read list %s%w", w.place, err)}) {
				return false
			}
		} else if !w.named(string(line)) {
			return false
		}
	}
}
