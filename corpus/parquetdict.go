package corpus

import (
	"encoding/binary"
	"errors"
	"io"
	"math/bits"

	pq "github.com/parquet-go/parquet-go/format"
)

// A parquetDict holds the values that pages of indexes refer to.
type parquetDict struct {
	data  []byte
	ends  []uint32 // of values that state their length
	width int
}

func (d *parquetDict) size() int64 { return int64(len(d.data)) + 4*int64(cap(d.ends)) }

// dictionary keeps the page at hand as a dictionary.
func (c *parquetChunk) dictionary() error {
	c.dict = parquetDict{data: c.page, width: c.leaf.width()}
	c.page = nil
	if c.dict.width == 0 {
		if c.leaf.element.Type.V != pq.ByteArray {
			return errors.New("dictionary of a type that has none")
		}
		n := 0
		for p := (&plainValues{data: c.dict.data}); ; n++ {
			if _, err := p.next(); err == io.EOF {
				break
			} else if err != nil {
				return err
			}
		}
		if err := c.take(c.dict.size() + 4*int64(n)); err != nil {
			return err
		}
		c.dict.ends = make([]uint32, 0, n)
		p := &plainValues{data: c.dict.data}
		for range n {
			p.next()
			c.dict.ends = append(c.dict.ends, uint32(len(c.dict.data)-len(p.data)))
		}
	}
	return nil
}

func (d *parquetDict) value(i uint32) ([]byte, error) {
	if d.width > 0 {
		if (uint64(i)+1)*uint64(d.width) > uint64(len(d.data)) {
			return nil, errors.New("refers to a value that its dictionary lacks")
		}
		return d.data[int(i)*d.width:][:d.width], nil
	}
	if uint64(i) >= uint64(len(d.ends)) {
		return nil, errors.New("refers to a value that its dictionary lacks")
	}
	begin := uint32(0)
	if i > 0 {
		begin = d.ends[i-1]
	}
	return d.data[begin+4 : d.ends[i]], nil
}

type dictValues struct {
	indexes hybrid
	dict    *parquetDict
}

func (d *dictValues) next() ([]byte, error) {
	i, err := d.indexes.next()
	if err != nil {
		return nil, err
	}
	return d.dict.value(i)
}

// A hybrid reads numbers of a fixed width: runs of one number, and packed ones.
type hybrid struct {
	data   []byte
	width  int
	run    uint64 // numbers left of the run at hand
	packed bool
	value  uint32
	bits   uint64 // read and not used, the lowest first
	count  int
}

func newHybrid(data []byte, width int) hybrid { return hybrid{data: data, width: width} }

// bitsFor is the width of levels up to max.
func bitsFor(max int) int { return bits.Len(uint(max)) }

func (h *hybrid) next() (uint32, error) {
	for h.run == 0 {
		if h.width == 0 {
			return 0, nil
		}
		if err := h.nextRun(); err != nil {
			return 0, err
		}
	}
	h.run--
	if !h.packed {
		return h.value, nil
	}
	for h.count < h.width {
		if len(h.data) == 0 {
			return 0, errPageShort
		}
		h.bits |= uint64(h.data[0]) << h.count
		h.data = h.data[1:]
		h.count += 8
	}
	v := uint32(h.bits & (1<<h.width - 1))
	h.bits >>= h.width
	h.count -= h.width
	return v, nil
}

func (h *hybrid) nextRun() error {
	head, n := binary.Uvarint(h.data)
	if n <= 0 {
		return errPageShort
	}
	h.data = h.data[n:]
	h.run, h.packed, h.bits, h.count = head>>1, head&1 == 1, 0, 0
	if h.packed {
		h.run *= 8
		return nil
	}
	size := (h.width + 7) / 8
	if len(h.data) < size {
		return errPageShort
	}
	h.value = 0
	for i := range size {
		h.value |= uint32(h.data[i]) << (8 * i)
	}
	h.data = h.data[size:]
	return nil
}
