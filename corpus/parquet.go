package corpus

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync/atomic"

	pq "github.com/parquet-go/parquet-go/format"
)

// minPageRoom is what the pages at hand of a Parquet file may take at least, in
// bytes; four documents when those may be large.
const minPageRoom = 64 << 20

// maxSpool bounds what is written to a temporary file, in bytes: a Parquet file is
// read from its end, which a compressed stream and standard input do not have.
const maxSpool = 4 << 30

// parquet yields the rows of a Parquet file, one row group after the other. Of the
// columns, those are read that hold fields. A damaged page costs the rest of its
// row group.
func (w *walk) parquet(f file, rc io.Reader, br *bufio.Reader) bool {
	src, size, done, err := w.parquetSource(f, rc, br)
	if err != nil {
		if err == errNoParquet {
			return w.reject(f, f.origin(), f.id, err.Error())
		}
		return w.reject(f, f.origin(), f.id, readFault(err))
	}
	defer done()
	meta, err := readFooter(src, size)
	var columns []*parquetColumn
	if err == nil {
		columns, err = w.parquetColumns(meta)
	}
	if err != nil {
		return w.reject(f, f.origin(), f.id, err.Error())
	}
	p := &parquetRows{walk: w, f: f, src: src, size: size, columns: columns}
	for _, c := range columns {
		p.header = append(p.header, c.leaf.name)
	}
	for i := range meta.RowGroups {
		if !p.group(i, &meta.RowGroups[i]) {
			return false
		}
	}
	return true
}

// parquetSource returns the file for reading anywhere, from a temporary copy when
// it is compressed or a pipe.
func (w *walk) parquetSource(f file, rc io.Reader, br *bufio.Reader) (src io.ReaderAt, size int64, done func(), err error) {
	if src, ok := rc.(interface {
		io.ReaderAt
		Stat() (fs.FileInfo, error)
	}); ok && f.stream == nil {
		if info, err := src.Stat(); err == nil && info.Mode().IsRegular() {
			rest := info.Size() - int64(br.Buffered()) // so much was counted
			w.input.Bytes += rest
			atomic.AddInt64(&w.Reader.bytesRead, rest)
			return src, info.Size(), func() {}, nil
		}
	}
	if head, err := br.Peek(len(parquetMagic)); string(head) != string(parquetMagic) {
		if err == nil || err == io.EOF {
			err = errNoParquet
		}
		return nil, 0, nil, err
	}
	tmp, err := os.CreateTemp("", "credence-*.parquet")
	if err != nil {
		return nil, 0, nil, err
	}
	os.Remove(tmp.Name()) // where open files can be removed, none is left behind
	done = func() {
		tmp.Close()
		os.Remove(tmp.Name())
	}
	size, err = io.Copy(tmp, io.LimitReader(whileRunning{w, br}, maxSpool+1))
	if err == nil && size > maxSpool {
		err = fmt.Errorf("larger than %s: write it to a file that is not compressed and name that", byteCount(maxSpool))
	}
	if err != nil {
		done()
		return nil, 0, nil, err
	}
	return tmp, size, done, nil
}

// whileRunning reads until the run is stopped.
type whileRunning struct {
	w *walk
	r io.Reader
}

func (r whileRunning) Read(p []byte) (int, error) {
	if err := r.w.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

// A parquetColumn is a column that holds a field.
type parquetColumn struct {
	leaf parquetLeaf
	date bool // numbers are points in time
}

// parquetColumns returns the columns that hold fields. A column that cannot hold
// its field is an error.
func (w *walk) parquetColumns(meta *pq.FileMetaData) ([]*parquetColumn, error) {
	all, err := leaves(meta.Schema)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, l := range all {
		if !slices.Contains(names, l.name) {
			names = append(names, l.name)
		}
	}
	if err := checkHeader(names, w.opts.Map); err != nil {
		return nil, err
	}
	var columns []*parquetColumn
	for _, field := range slices.Concat(fieldNames, w.opts.Labels) {
		name := fieldName(w.opts.Map, field)
		i := slices.IndexFunc(all, func(l parquetLeaf) bool { return l.name == name })
		if i < 0 || slices.ContainsFunc(columns, func(c *parquetColumn) bool { return c.leaf.name == name }) {
			continue
		}
		c := &parquetColumn{leaf: all[i], date: all[i].unit() > 0 || all[i].element.Type.V == pq.Int96}
		if what := c.unfit(field, slices.Contains(w.opts.Labels, field)); what != "" {
			return nil, fmt.Errorf("column %q %s", name, what)
		}
		columns = append(columns, c)
	}
	for i := range meta.RowGroups {
		for _, c := range columns {
			if g := &meta.RowGroups[i]; c.leaf.index < len(g.Columns) && !unpacks(g.Columns[c.leaf.index].MetaData.Codec) {
				return nil, fmt.Errorf("column %q is compressed with %s, which cannot be read (snappy, zstd, gzip and LZ4_RAW can)", c.leaf.name, g.Columns[c.leaf.index].MetaData.Codec)
			}
		}
	}
	return columns, nil
}

// unfit says why a column cannot hold a field, "" when it can.
func (c *parquetColumn) unfit(field string, label bool) string {
	kind := c.leaf.element.Type.V
	switch {
	case c.leaf.element.LogicalType.String() == "NULL": // no value in it
		return ""
	case !c.leaf.alone || !c.leaf.plain && c.leaf.rep == 0 || c.leaf.rep > 1:
		return "holds objects, not strings"
	case c.leaf.rep > 0 && (field != "byline" || kind != pq.ByteArray):
		return "holds lists, not strings"
	case strings.HasPrefix(c.leaf.element.LogicalType.String(), "DECIMAL"):
		return "holds decimals (write them as strings)"
	}
	switch kind {
	case pq.ByteArray:
		return ""
	case pq.FixedLenByteArray:
		return "holds binary values, not strings"
	case pq.Boolean:
		if !label {
			return "holds truth values, not strings"
		}
	default:
		if date := field == "published" || field == "updated" || field == "fetched"; !label && !date && field != "id" {
			return "holds numbers, not strings"
		}
	}
	return ""
}
