package corpus

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"

	pq "github.com/parquet-go/parquet-go/format"
)

// A parquetChunk reads the values of one column in one row group.
//
// Note: parquet-go reads whole files well, but gives a page whatever room its
// bytes ask for, so that a page of 20 bytes can take all memory. So footers and
// page headers are its work, and pages are decoded here, a value at a time.
type parquetChunk struct {
	src     io.ReaderAt
	at, end int64 // what of the file is still to be read
	codec   pq.CompressionCodec
	leaf    *parquetLeaf
	room    *parquetRoom
	dict    parquetDict
	page    []byte // decompressed
	pageAt  int64
	left    int // values of the page
	rep     hybrid
	def     hybrid
	values  valueReader
	held    int64
	max     int64 // bytes of a value
}

// parquetRoom is what the pages at hand may take together, in bytes.
type parquetRoom struct {
	used, max int64
	packed    []byte // a page before it is decompressed
}

var errPageRoom = errors.New("page too large to be held")

// maxPageValues bounds the values of a page: those that are the same take no bytes.
const maxPageValues = 1 << 24

// maxPageHeader bounds the header of a page, in bytes.
const maxPageHeader = 1 << 20

// take sets how much the chunk holds.
func (c *parquetChunk) take(n int64) error {
	c.room.used += n - c.held
	c.held = n
	if c.room.used > c.room.max {
		return fmt.Errorf("%w: with those of the other columns more than %s (write the file with smaller pages, or raise --max-document)", errPageRoom, byteCount(c.room.max))
	}
	return nil
}

// next returns the levels of the next value, and the value when there is one. The
// value is good until the next call. At the end of the chunk it returns io.EOF.
func (c *parquetChunk) next() (rep int, value []byte, some bool, err error) {
	for c.left == 0 {
		if c.at >= c.end {
			return 0, nil, false, io.EOF
		}
		if err := c.nextPage(); err == io.EOF {
			return 0, nil, false, io.ErrUnexpectedEOF
		} else if err != nil {
			return 0, nil, false, err
		}
	}
	c.left--
	def := c.leaf.def
	if c.leaf.rep > 0 {
		v, err := c.rep.next()
		if err != nil {
			return 0, nil, false, err
		}
		rep = int(v)
	}
	if c.leaf.def > 0 {
		v, err := c.def.next()
		if err != nil {
			return 0, nil, false, err
		}
		def = int(v)
	}
	if def < c.leaf.def {
		return rep, nil, false, nil
	}
	value, err = c.values.next()
	if err == io.EOF {
		err = errPageShort
	}
	return rep, value, true, err
}

var errPageShort = errors.New("ends within its values")

// nextPage reads the next page. A dictionary is kept for the pages after it.
func (c *parquetChunk) nextPage() error {
	c.pageAt = c.at
	head, err := c.header()
	if err != nil {
		return err
	}
	switch head.Type {
	case pq.DataPage:
		h := head.DataPageHeader
		if !h.Valid {
			return errors.New("header of another kind of page")
		}
		if c.leaf.rep > 0 && h.V.RepetitionLevelEncoding != pq.RLE || c.leaf.def > 0 && h.V.DefinitionLevelEncoding != pq.RLE {
			return errors.New("its levels are packed in a way that was given up and cannot be read")
		}
		if err := c.body(head, 0, true); err != nil {
			return err
		}
		return c.begin(h.V.NumValues, h.V.Encoding, -1, -1)
	case pq.DataPageV2:
		h := head.DataPageHeaderV2
		rep, def := int64(h.V.RepetitionLevelsByteLength), int64(h.V.DefinitionLevelsByteLength)
		if !h.Valid || rep < 0 || def < 0 || rep+def > int64(head.UncompressedPageSize) || rep+def > int64(head.CompressedPageSize) {
			return errors.New("header does not fit the page")
		}
		if err := c.body(head, int(rep+def), !h.V.IsCompressed.Valid || h.V.IsCompressed.V); err != nil {
			return err
		}
		return c.begin(h.V.NumValues, h.V.Encoding, int(rep), int(def))
	case pq.DictionaryPage:
		if !head.DictionaryPageHeader.Valid {
			return errors.New("header of another kind of page")
		}
		c.dict = parquetDict{}
		if err := c.body(head, 0, true); err != nil {
			return err
		}
		return c.dictionary()
	case pq.IndexPage:
		c.at += int64(head.CompressedPageSize)
		return nil
	}
	return fmt.Errorf("page of unknown type %d", head.Type)
}

// header reads the header of the page at hand.
func (c *parquetChunk) header() (*pq.PageHeader, error) {
	for _, size := range []int64{4 << 10, maxPageHeader} {
		buf := make([]byte, min(size, c.end-c.at))
		n, err := c.src.ReadAt(buf, c.at)
		if err != nil && (err != io.EOF || n == 0) {
			return nil, err
		}
		head := &pq.PageHeader{}
		n, err = decodeThrift(buf[:n], head)
		if errors.Is(err, errThriftShort) && int64(len(buf)) == size && size < maxPageHeader {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("header is damaged: %w", err)
		}
		c.at += int64(n)
		if head.CompressedPageSize < 0 || head.UncompressedPageSize < 0 || int64(head.CompressedPageSize) > c.end-c.at {
			return nil, errors.New("header is damaged: the page is longer than its column")
		}
		return head, nil
	}
	return nil, errors.New("header is damaged")
}

// body reads and decompresses the page behind its header; the first bytes stand as
// they are.
func (c *parquetChunk) body(head *pq.PageHeader, stored int, compressed bool) error {
	size, packed := int64(head.UncompressedPageSize), int64(head.CompressedPageSize)
	if err := c.take(c.dict.size() + size + packed); err != nil {
		return err
	}
	if int64(cap(c.room.packed)) < packed {
		c.room.packed = make([]byte, packed)
	}
	in := c.room.packed[:packed]
	if n, err := c.src.ReadAt(in, c.at); int64(n) < packed {
		return cmp.Or(err, io.ErrUnexpectedEOF)
	}
	c.at += packed
	if head.CRC != 0 && uint32(head.CRC) != crc32.ChecksumIEEE(in) {
		return errors.New("checksum does not match")
	}
	if int64(cap(c.page)) < size {
		c.page = nil // before there is another
		c.page = make([]byte, size)
	}
	c.page = c.page[:size]
	if !compressed || c.codec == pq.Uncompressed {
		if size != packed {
			return errors.New("size does not match")
		}
		copy(c.page, in)
	} else {
		copy(c.page, in[:stored])
		if err := unpackPage(c.codec, c.page[stored:], in[stored:]); err != nil {
			return err
		}
	}
	return c.take(c.dict.size() + size)
}

// begin gets ready for the values of a page. The levels of a page of version 1
// state their own lengths, which is -1 then.
func (c *parquetChunk) begin(values int32, encoding pq.Encoding, rep, def int) error {
	if values < 0 || values > maxPageValues {
		return fmt.Errorf("states %d values", values)
	}
	data := c.page
	level := func(max, length int) (h hybrid, err error) {
		if length < 0 {
			if max == 0 {
				return h, nil
			}
			if len(data) < 4 {
				return h, errPageShort
			}
			length = int(min(binary.LittleEndian.Uint32(data), math.MaxInt32))
			data = data[4:]
		}
		if length > len(data) {
			return h, errPageShort
		}
		h = newHybrid(data[:length], bitsFor(max))
		data = data[length:]
		return h, nil
	}
	var err error
	if c.rep, err = level(c.leaf.rep, rep); err == nil {
		c.def, err = level(c.leaf.def, def)
	}
	if err != nil {
		return err
	}
	c.values, err = c.reader(encoding, data, int(values))
	c.left = int(values)
	return err
}
