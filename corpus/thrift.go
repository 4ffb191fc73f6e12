package corpus

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// A thriftWalk goes over a structure in Thrift's compact protocol.
type thriftWalk struct {
	data  []byte
	at    int
	parts int
}

// The bounds of what is decoded.
const (
	maxThriftDepth = 32
	maxThriftParts = 100_000 // elements of lists
)

var errThriftShort = errors.New("ends within")

func (w *thriftWalk) byte() (byte, error) {
	if w.at >= len(w.data) {
		return 0, errThriftShort
	}
	w.at++
	return w.data[w.at-1], nil
}

func (w *thriftWalk) varint() (uint64, error) {
	v, n := binary.Uvarint(w.data[w.at:])
	switch {
	case n == 0:
		return 0, errThriftShort
	case n < 0:
		return 0, errors.New("a number is too long")
	}
	w.at += n
	return v, nil
}

func (w *thriftWalk) skip(n uint64) error {
	if n > uint64(len(w.data)-w.at) {
		return errThriftShort
	}
	w.at += int(n)
	return nil
}

func (w *thriftWalk) structure(depth int) error {
	if depth > maxThriftDepth {
		return errors.New("nested too deep")
	}
	for {
		b, err := w.byte()
		if err != nil || b == 0 {
			return err
		}
		if b>>4 == 0 { // the field's number follows
			if _, err := w.varint(); err != nil {
				return err
			}
		}
		if kind := b & 15; kind > 2 { // true and false say it all
			if err := w.value(kind, depth); err != nil {
				return err
			}
		}
	}
}

func (w *thriftWalk) value(kind byte, depth int) error {
	switch kind {
	case 1, 2, 3:
		return w.skip(1)
	case 4, 5, 6:
		_, err := w.varint()
		return err
	case 7:
		return w.skip(8)
	case 8:
		n, err := w.varint()
		if err != nil {
			return err
		}
		return w.skip(n)
	case 9, 10:
		return w.list(depth)
	case 12:
		return w.structure(depth + 1)
	}
	return fmt.Errorf("type %d is not known", kind)
}

func (w *thriftWalk) list(depth int) error {
	b, err := w.byte()
	if err != nil {
		return err
	}
	n := uint64(b >> 4)
	if n == 15 {
		if n, err = w.varint(); err != nil {
			return err
		}
	}
	if n > maxThriftParts || w.parts+int(n) > maxThriftParts {
		return fmt.Errorf("describes more than %d parts (write the file with larger row groups)", maxThriftParts)
	}
	w.parts += int(n)
	for ; n > 0; n-- {
		if err := w.value(b&15, depth); err != nil {
			return err
		}
	}
	return nil
}
