package corpus

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	pq "github.com/parquet-go/parquet-go/format"
)

// parquetMagic begins and ends a Parquet file.
var parquetMagic = []byte("PAR1")

// maxFooter bounds the description of a Parquet file at its end, in bytes.
const maxFooter = 16 << 20

var errNoParquet = errors.New("no Parquet file: does not begin with PAR1")

// readFooter reads the description of the file and checks that it is one.
func readFooter(src io.ReaderAt, size int64) (*pq.FileMetaData, error) {
	var ends [12]byte
	if size < int64(len(ends)) {
		return nil, errors.New("no Parquet file: too short for one")
	}
	if _, err := src.ReadAt(ends[:4], 0); err != nil {
		return nil, err
	}
	if string(ends[:4]) != string(parquetMagic) {
		return nil, errNoParquet
	}
	if _, err := src.ReadAt(ends[4:], size-8); err != nil {
		return nil, err
	}
	switch string(ends[8:]) {
	case "PARE":
		return nil, errors.New("encrypted, which cannot be read")
	case string(parquetMagic):
	default:
		return nil, errors.New("no footer: the Parquet file is cut short, or still being written, and without it no row can be found")
	}
	n := int64(binary.LittleEndian.Uint32(ends[4:]))
	if n > size-12 {
		return nil, errors.New("footer of the Parquet file is damaged: longer than the file")
	}
	if n > maxFooter {
		return nil, fmt.Errorf("footer is larger than %s (write the file with larger row groups)", byteCount(maxFooter))
	}
	data := make([]byte, n)
	if _, err := src.ReadAt(data, size-8-n); err != nil {
		return nil, err
	}
	meta := &pq.FileMetaData{}
	if _, err := decodeThrift(data, meta); err != nil {
		return nil, fmt.Errorf("footer of the Parquet file is damaged: %w", err)
	}
	return meta, nil
}

// decodeThrift decodes a structure that data begins with and returns its length.
// Its form is checked before: the library makes room for what a damaged length
// says.
func decodeThrift(data []byte, to any) (n int, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%v", fault)
		}
	}()
	w := &thriftWalk{data: data}
	if err := w.structure(0); err != nil {
		return 0, err
	}
	var p thrift.CompactProtocol
	return w.at, thrift.NewDecoder(p.NewReaderFromBytes(data[:w.at])).Decode(to)
}
