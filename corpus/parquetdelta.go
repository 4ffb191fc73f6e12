package corpus

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// A delta reads numbers that are packed as differences (DELTA_BINARY_PACKED): in
// blocks, each with its least difference, of small blocks, each with the width of
// what its differences are above that.
type delta struct {
	data      []byte
	left      uint64 // numbers
	value     int64
	first     bool
	small     int // numbers in a small block
	smalls    int // small blocks in a block
	least     int64
	widths    []byte
	at        int // small block at hand; smalls when a block begins
	inSmall   int // numbers left of it
	bit       int // place in data within the small block, in bits
	smallData []byte
}

var errDelta = errors.New("differences are damaged")

func newDelta(data []byte, values int) (*delta, error) {
	var head [3]uint64
	for i := range head {
		v, n := binary.Uvarint(data)
		if n <= 0 {
			return nil, errDelta
		}
		head[i], data = v, data[n:]
	}
	first, n := binary.Varint(data)
	if n <= 0 || head[0] == 0 || head[0] > 1<<20 || head[1] == 0 || head[1] > head[0] || head[0]%head[1] != 0 || head[0]/head[1]%8 != 0 {
		return nil, errDelta
	}
	if head[2] > uint64(values) {
		return nil, fmt.Errorf("holds %d values where its header states %d", head[2], values)
	}
	d := &delta{data: data[n:], left: head[2], value: first, first: true, small: int(head[0] / head[1]), smalls: int(head[1])}
	d.at = d.smalls
	return d, nil
}

func (d *delta) next() (int64, error) {
	if d.left == 0 {
		return 0, io.EOF
	}
	d.left--
	if d.first {
		d.first = false
		return d.value, nil
	}
	if d.inSmall == 0 {
		if err := d.nextSmall(); err != nil {
			return 0, err
		}
	}
	d.inSmall--
	d.value += d.least + int64(d.unpack(int(d.widths[d.at])))
	return d.value, nil
}

// length is the next number as one of 32 bits, in which writers may have let the
// differences run over.
func (d *delta) length() (int64, error) {
	n, err := d.next()
	return int64(int32(n)), err
}

// nextSmall goes to the next small block, and to the next block where one ends.
func (d *delta) nextSmall() error {
	if d.at++; d.at >= d.smalls {
		least, n := binary.Varint(d.data)
		if n <= 0 || len(d.data)-n < d.smalls {
			return errDelta
		}
		d.least, d.widths, d.data = least, d.data[n:n+d.smalls], d.data[n+d.smalls:]
		d.at = 0
	}
	width := int(d.widths[d.at])
	size := width * d.small / 8
	if width > 64 || size > len(d.data) {
		return errDelta
	}
	d.smallData, d.data = d.data[:size], d.data[size:]
	d.inSmall, d.bit = d.small, 0
	return nil
}

// unpack reads a number of some bits, the lowest first.
func (d *delta) unpack(width int) (v uint64) {
	for got := 0; got < width; {
		b := uint64(d.smallData[d.bit/8]) >> (d.bit % 8)
		n := min(8-d.bit%8, width-got)
		v |= b & (1<<n - 1) << got
		got += n
		d.bit += n
	}
	return v
}

// deltaLengths returns the lengths that data begins with, and what stands behind
// them.
func deltaLengths(data []byte, values int) (*delta, []byte, error) {
	d, err := newDelta(data, values)
	if err != nil {
		return nil, nil, err
	}
	ahead := *d
	for {
		if _, err := ahead.next(); err == io.EOF {
			return d, ahead.data, nil
		} else if err != nil {
			return nil, nil, err
		}
	}
}

type deltaValues struct {
	delta *delta
	width int
	buf   [8]byte
}

func (v *deltaValues) next() ([]byte, error) {
	n, err := v.delta.next()
	binary.LittleEndian.PutUint64(v.buf[:], uint64(n))
	return v.buf[:v.width], err
}

// lengthValues are lengths, and then all values in one.
type lengthValues struct {
	lengths *delta
	data    []byte
}

func (v *lengthValues) next() ([]byte, error) {
	n, err := v.lengths.length()
	if err != nil {
		return nil, err
	}
	if n < 0 || n > int64(len(v.data)) {
		return nil, errPageShort
	}
	value := v.data[:n]
	v.data = v.data[n:]
	return value, nil
}

// prefixValues begin with so much of the value before.
type prefixValues struct {
	prefixes *delta
	rest     lengthValues
	value    []byte
	max      int64
}

func (v *prefixValues) next() ([]byte, error) {
	n, err := v.prefixes.length()
	if err != nil {
		return nil, err
	}
	rest, err := v.rest.next()
	if err != nil {
		return nil, err
	}
	if n < 0 || n > int64(len(v.value)) {
		return nil, errDelta
	}
	if n+int64(len(rest)) > v.max {
		return nil, fmt.Errorf("value is larger than %s (raise --max-document to read it)", byteCount(v.max))
	}
	v.value = append(v.value[:n], rest...)
	return v.value, nil
}
