package corpus

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	pq "github.com/parquet-go/parquet-go/format"
)

// parquetRows yields the rows of a file.
type parquetRows struct {
	*walk
	f       file
	src     io.ReaderAt
	size    int64
	columns []*parquetColumn
	header  []string
	row     int // number of the row at hand
	room    parquetRoom
}

// group yields the rows of a row group.
func (p *parquetRows) group(i int, g *pq.RowGroup) bool {
	first := p.row
	if g.NumRows < 0 || g.NumRows > math.MaxInt32 {
		return p.lost(i, first, fmt.Errorf("states %d rows", g.NumRows))
	}
	p.room = parquetRoom{max: max(minPageRoom, 4*p.opts.MaxDocument), packed: p.room.packed}
	readers := make([]*columnReader, len(p.columns))
	for n, c := range p.columns {
		var err error
		if readers[n], err = p.chunk(c, g); err != nil {
			p.row = first + int(g.NumRows)
			return p.lost(i, first, err)
		}
	}
	for range g.NumRows {
		fields := make([]string, len(readers))
		size, err := int64(0), error(nil)
		for n := 0; n < len(readers) && err == nil; n++ {
			fields[n], err = readers[n].row()
			size += int64(len(fields[n]))
			if err != nil {
				err = fmt.Errorf("column %q: page at byte %d: %w", p.header[n], readers[n].chunk.pageAt, err)
			}
		}
		if err != nil {
			at := p.row
			p.row = first + int(g.NumRows)
			return p.lost(i, at, err)
		}
		p.row++
		origin := Origin{File: p.f.origin().File, Record: p.row}
		id := fmt.Sprintf("%s:%d", p.f.id, p.row)
		ok := false
		if size > p.opts.MaxDocument {
			ok = p.reject(p.f, origin, id, tooLarge("record", p.opts.MaxDocument))
		} else {
			ok = p.record(p.f, &Record{Origin: origin, ID: id, kind: formatParquet, fields: fields, header: p.header})
		}
		if !ok {
			return false
		}
	}
	return true
}

// lost rejects what is left of a row group, from the row behind at to p.row.
func (p *parquetRows) lost(group, at int, err error) bool {
	origin := Origin{File: p.f.origin().File, Record: at + 1}
	what := fmt.Sprintf("row group %d is damaged: %v", group+1, cause(err))
	if p.row > at+1 {
		what += fmt.Sprintf("; rows %d to %d are lost", at+1, p.row)
	}
	return p.reject(p.f, origin, fmt.Sprintf("%s:%d", p.f.id, at+1), what)
}

// chunk returns a reader of a column in a row group.
func (p *parquetRows) chunk(c *parquetColumn, g *pq.RowGroup) (*columnReader, error) {
	if c.leaf.index >= len(g.Columns) {
		return nil, fmt.Errorf("column %q is missing", c.leaf.name)
	}
	chunk := &g.Columns[c.leaf.index]
	m := &chunk.MetaData
	begin := m.DataPageOffset
	if m.DictionaryPageOffset > 0 {
		begin = min(begin, m.DictionaryPageOffset)
	}
	switch {
	case chunk.FilePath != "":
		return nil, fmt.Errorf("column %q lies in another file", c.leaf.name)
	case m.Type != c.leaf.element.Type.V:
		return nil, fmt.Errorf("column %q is of another type than its schema says", c.leaf.name)
	case begin < 4 || m.TotalCompressedSize < 0 || begin > p.size-m.TotalCompressedSize:
		return nil, fmt.Errorf("column %q lies outside of the file", c.leaf.name)
	}
	return &columnReader{column: c, chunk: &parquetChunk{
		src: p.src, at: begin, end: begin + m.TotalCompressedSize, codec: m.Codec, leaf: &c.leaf, room: &p.room, max: p.opts.MaxDocument,
	}}, nil
}

// A columnReader reads a column row by row.
type columnReader struct {
	column *parquetColumn
	chunk  *parquetChunk
	ahead  string // the first value of the next row, when a list was read to its end
	some   bool   // it is a value
	begun  bool   // there is one ahead
}

var errRows = errors.New("holds fewer values than the file has rows")

// row returns the text of the next row: of a list, its strings joined by commas.
func (r *columnReader) row() (string, error) {
	if r.column.leaf.rep == 0 {
		_, value, some, err := r.chunk.next()
		if err == io.EOF {
			err = errRows
		}
		if err != nil || !some {
			return "", err
		}
		return r.column.text(value), nil
	}
	if !r.begun {
		if _, err := r.value(); err == io.EOF {
			return "", errRows
		} else if err != nil {
			return "", err
		}
	}
	all, size := []string(nil), int64(0)
	for {
		if r.some {
			if size += int64(len(r.ahead)); size <= r.chunk.max { // what is over is rejected by its row
				all = append(all, r.ahead)
			}
		}
		rep, err := r.value()
		if err == io.EOF {
			r.begun = false
			break
		}
		if err != nil {
			return "", err
		}
		if rep == 0 {
			break
		}
	}
	return strings.Join(all, ", "), nil
}

// value reads a value ahead.
func (r *columnReader) value() (rep int, err error) {
	rep, value, some, err := r.chunk.next()
	if err != nil {
		return 0, err
	}
	r.ahead, r.some, r.begun = "", some, true
	if some {
		r.ahead = r.column.text(value)
	}
	return rep, nil
}

// text writes a value as records of other formats do.
func (c *parquetColumn) text(value []byte) string {
	var n int64
	switch c.leaf.element.Type.V {
	case pq.ByteArray:
		return string(value)
	case pq.Boolean:
		return strconv.FormatBool(value[0] == 1)
	case pq.Float:
		return strconv.FormatFloat(float64(math.Float32frombits(binary.LittleEndian.Uint32(value))), 'f', -1, 32)
	case pq.Double:
		return strconv.FormatFloat(math.Float64frombits(binary.LittleEndian.Uint64(value)), 'f', -1, 64)
	case pq.Int96: // nanoseconds of the day, and the day as astronomers count
		days := int64(binary.LittleEndian.Uint32(value[8:])) - 2440588
		return time.Unix(days*86400, int64(binary.LittleEndian.Uint64(value))).UTC().Format("2006-01-02T15:04:05")
	case pq.Int32:
		n = int64(int32(binary.LittleEndian.Uint32(value)))
	default:
		n = int64(binary.LittleEndian.Uint64(value))
	}
	switch unit := c.leaf.unit(); {
	case unit == 0:
		return strconv.FormatInt(n, 10)
	case unit > time.Hour:
		return time.Unix(n*86400, 0).UTC().Format(time.DateOnly)
	default:
		per := int64(time.Second / unit)
		t := time.Unix(n/per, n%per*int64(unit)).UTC()
		if c.leaf.local() {
			return t.Format("2006-01-02T15:04:05")
		}
		return t.Format(time.RFC3339)
	}
}
