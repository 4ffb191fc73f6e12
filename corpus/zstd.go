package corpus

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// maxWindow bounds how far back a zstd stream may refer, and with it the memory
// that reading takes. zstd needs 8 MiB up to level 19; --long and --ultra may
// ask for more.
const maxWindow = 32 << 20

var errWindow = fmt.Errorf("zstd looks back more than %s (compress anew without --long and --ultra)", byteCount(maxWindow))

// isZstd reports whether a stream begins with a zstd frame, or with one to be
// skipped.
func isZstd(head []byte) bool {
	if len(head) < 4 {
		return false
	}
	return string(head[:4]) == "\x28\xb5\x2f\xfd" || head[0]&0xf0 == 0x50 && string(head[1:4]) == "\x2a\x4d\x18"
}

// An unzstd reads the frames of a zstd stream one after the other. What stands
// behind the last frame and is none is left unread, as behind gzip.
type unzstd struct {
	zr     *zstd.Decoder
	behind bool
}

func newUnzstd(br *bufio.Reader) (*unzstd, error) {
	zr, err := zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
	if err != nil {
		return nil, err
	}
	return &unzstd{zr: zr}, nil
}

func (u *unzstd) Read(p []byte) (int, error) {
	n, err := u.zr.Read(p)
	switch {
	case errors.Is(err, zstd.ErrMagicMismatch): // the first frame's mark was seen before
		u.behind = true
		err = io.EOF
	case errors.Is(err, zstd.ErrWindowSizeExceeded):
		err = errWindow
	}
	return n, err
}

func (u *unzstd) tail() bool { return u.behind }
func (u *unzstd) close()     { u.zr.Close() }
