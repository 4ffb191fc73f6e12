package corpus

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/snappy"
	pq "github.com/parquet-go/parquet-go/format"
)

// unpacks reports whether pages that are compressed so can be read.
func unpacks(codec pq.CompressionCodec) bool {
	switch codec {
	case pq.Uncompressed, pq.Snappy, pq.Gzip, pq.Zstd, pq.Lz4Raw:
		return true
	}
	return false
}

// unpackPage decompresses in to exactly fill out.
func unpackPage(codec pq.CompressionCodec, out, in []byte) error {
	if len(in) == 0 && len(out) == 0 {
		return nil
	}
	var r io.Reader
	switch codec {
	case pq.Snappy:
		n, err := snappy.DecodedLen(in)
		if err != nil || n != len(out) {
			return errors.New("size does not match")
		}
		_, err = snappy.Decode(out, in)
		return err
	case pq.Lz4Raw:
		return unpackLZ4(out, in)
	case pq.Gzip:
		zr, err := gzip.NewReader(bytes.NewReader(in))
		if err != nil {
			return err
		}
		r = zr
	case pq.Zstd:
		zr, err := newUnzstd(bufferedReader(in))
		if err != nil {
			return err
		}
		defer zr.close()
		r = zr
	default:
		return fmt.Errorf("compressed with %s, which cannot be read", codec)
	}
	if _, err := io.ReadFull(r, out); err == io.EOF || err == io.ErrUnexpectedEOF {
		return errPageShort
	} else if err != nil {
		return err
	}
	if n, err := io.ReadFull(r, make([]byte, 1)); n > 0 || err != io.EOF {
		return errors.New("size does not match")
	}
	return nil
}

// unpackLZ4 decompresses an LZ4 block to exactly fill out.
func unpackLZ4(out, in []byte) error {
	bad := errors.New("LZ4 block is damaged")
	at := 0
	length := func(n int) int {
		for more := n == 15; more; at++ {
			if at >= len(in) {
				return -1
			}
			n += int(in[at])
			more = in[at] == 255
		}
		return n
	}
	o := 0
	for at < len(in) {
		token := in[at]
		at++
		n := length(int(token >> 4))
		if n < 0 || n > len(in)-at || n > len(out)-o {
			return bad
		}
		o += copy(out[o:], in[at:at+n])
		at += n
		if at == len(in) {
			break // the last sequence has no match
		}
		if len(in)-at < 2 {
			return bad
		}
		back := int(binary.LittleEndian.Uint16(in[at:]))
		at += 2
		n = length(int(token & 15))
		if n < 0 || back == 0 || back > o || n+4 > len(out)-o {
			return bad
		}
		for range n + 4 { // what is copied may be what was copied just now
			out[o] = out[o-back]
			o++
		}
	}
	if o != len(out) {
		return bad
	}
	return nil
}
