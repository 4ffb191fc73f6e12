package corpus

import (
	"bytes"
	"encoding/binary"
	"testing"
)

func TestOrdinary(t *testing.T) {
	for b := range 256 {
		want := b >= ' ' && b != '"' && b != '\\'
		for at := range 8 {
			for _, around := range []byte{' ', 'a', 0x7f, 0x80, 0xff} {
				eight := bytes.Repeat([]byte{around}, 8)
				eight[at] = byte(b)
				if got := ordinary(binary.LittleEndian.Uint64(eight)); got != want {
					t.Fatalf("ordinary(%q) = %v", eight, got)
				}
			}
		}
	}
}
