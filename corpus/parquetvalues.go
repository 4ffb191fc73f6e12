package corpus

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	pq "github.com/parquet-go/parquet-go/format"
)

// A valueReader yields the values of a page as the bytes of their plain form; a
// value is good until the next. Behind the last it returns io.EOF.
type valueReader interface {
	next() ([]byte, error)
}

// plainDictionary is the old name of indexes into a dictionary.
const plainDictionary pq.Encoding = 2

// width is the number of bytes of a value; 0 for those that state it.
func (l *parquetLeaf) width() int {
	switch l.element.Type.V {
	case pq.Int32, pq.Float:
		return 4
	case pq.Int64, pq.Double:
		return 8
	case pq.Int96:
		return 12
	}
	return 0
}

// reader returns a reader of the values in data, at most so many.
func (c *parquetChunk) reader(encoding pq.Encoding, data []byte, values int) (valueReader, error) {
	kind := c.leaf.element.Type.V
	switch encoding {
	case pq.Plain:
		if kind == pq.Boolean {
			return &boolValues{data: data}, nil
		}
		return &plainValues{data: data, width: c.leaf.width()}, nil
	case plainDictionary, pq.RLEDictionary:
		if len(data) == 0 {
			return &plainValues{}, nil // a page of nulls
		}
		if data[0] > 32 {
			return nil, errors.New("indexes are too wide")
		}
		return &dictValues{indexes: newHybrid(data[1:], int(data[0])), dict: &c.dict}, nil
	case pq.RLE:
		if kind == pq.Boolean && len(data) >= 4 {
			return &rleBools{hybrid: newHybrid(data[4:], 1)}, nil
		}
	case pq.DeltaBinaryPacked:
		if kind == pq.Int32 || kind == pq.Int64 {
			d, err := newDelta(data, values)
			return &deltaValues{delta: d, width: c.leaf.width()}, err
		}
	case pq.DeltaLengthByteArray:
		if kind == pq.ByteArray {
			lengths, rest, err := deltaLengths(data, values)
			return &lengthValues{lengths: lengths, data: rest}, err
		}
	case pq.DeltaByteArray:
		if kind == pq.ByteArray {
			prefixes, rest, err := deltaLengths(data, values)
			if err != nil {
				return nil, err
			}
			lengths, rest, err := deltaLengths(rest, values)
			return &prefixValues{prefixes: prefixes, rest: lengthValues{lengths: lengths, data: rest}, max: c.max}, err
		}
	}
	return nil, fmt.Errorf("values are encoded as %s, which cannot be read for this type", encoding)
}

// plainValues are values one behind the other.
type plainValues struct {
	data  []byte
	width int // 0: each states its length
}

func (p *plainValues) next() ([]byte, error) {
	n := p.width
	if n == 0 {
		if len(p.data) < 4 {
			return nil, io.EOF
		}
		length := binary.LittleEndian.Uint32(p.data)
		p.data = p.data[4:]
		if uint64(length) > uint64(len(p.data)) {
			return nil, errPageShort
		}
		n = int(length)
	}
	if len(p.data) < n {
		return nil, io.EOF
	}
	value := p.data[:n]
	p.data = p.data[n:]
	return value, nil
}

// The plain forms of truth values.
var truths = [2][]byte{{0}, {1}}

type boolValues struct {
	data []byte
	at   int
}

func (b *boolValues) next() ([]byte, error) {
	if b.at/8 >= len(b.data) {
		return nil, io.EOF
	}
	bit := b.data[b.at/8] >> (b.at % 8) & 1
	b.at++
	return truths[bit], nil
}

type rleBools struct{ hybrid }

func (r *rleBools) next() ([]byte, error) {
	v, err := r.hybrid.next()
	return truths[v&1], err
}

func bufferedReader(b []byte) *bufio.Reader { return bufio.NewReader(bytes.NewReader(b)) }
