package corpus

import (
	"bufio"
	"bytes"
	"io"
)

// A packed stream is decompressed as it is read.
type packed interface {
	io.Reader
	tail() bool // bytes that are no part of it stand behind it
	close()
}

// unpack returns what br holds, decompressed where it begins as gzip or zstd do,
// whatever the file's ending. The stream is nil when nothing is compressed.
// fault says why a compressed stream cannot be begun.
func unpack(br *bufio.Reader) (plain *bufio.Reader, stream packed, fault string) {
	head, _ := br.Peek(4)
	var err error
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		var zr *gunzip
		if zr, err = newGunzip(br); err != nil {
			return nil, nil, "gzip stream damaged at its head: " + err.Error()
		}
		stream = zr
	case isZstd(head):
		var zr *unzstd
		if zr, err = newUnzstd(br); err != nil {
			return nil, nil, "zstd stream damaged at its head: " + err.Error()
		}
		stream = zr
	default:
		return br, nil, ""
	}
	return bufio.NewReaderSize(stream, 64<<10), stream, ""
}
