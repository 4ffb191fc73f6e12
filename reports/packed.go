package reports

import (
	"io"

	"github.com/klauspost/compress/zstd"
)

// PackEvidence compresses what is written into w, for evidence.jsonl.zst: on one
// processor, so that the bytes are the same on any machine.
func PackEvidence(w io.Writer) (io.WriteCloser, error) {
	return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
}

// UnpackEvidence reads evidence.jsonl.zst.
func UnpackEvidence(r io.Reader) (io.ReadCloser, error) {
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	return z.IOReadCloser(), nil
}
