package invent

import (
	"bytes"
	"compress/gzip"
	"flag"
	"io"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite testdata/rated.jsonl.gz")

const (
	ratedFile    = "../../../testdata/rated.jsonl.gz"
	ratedSeed    = 7
	ratedOutlets = 60
)

// TestRatedFile: the labelled set is what its generator makes; -update writes it.
func TestRatedFile(t *testing.T) {
	var want bytes.Buffer
	if err := WriteLabelled(&want, ratedSeed, ratedOutlets); err != nil {
		t.Fatal(err)
	}
	if *update {
		var packed bytes.Buffer
		z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		z.Write(want.Bytes())
		z.Close()
		if err := os.WriteFile(ratedFile, packed.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Open(ratedFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(z)
	if err != nil || !bytes.Equal(got, want.Bytes()) {
		t.Errorf("%s differs from what its generator makes (%v): go test ./cmd/bench/invent -update", ratedFile, err)
	}
	for i, line := range strings.Split(strings.TrimSpace(string(got)), "\n") {
		_, text, _ := strings.Cut(line, `"text":"`)
		if n := len(strings.Fields(strings.ReplaceAll(text, `\n`, " "))); n < 170 || n > 260 {
			t.Errorf("line %d: %d words, want 170 to 260", i+1, n)
		}
	}
}
