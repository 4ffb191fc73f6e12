package corpus

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestSize: the size known beforehand is what reading comes to; of standard input
// nothing is known.
func TestSize(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": "A.", "b/c.jsonl": `{"text":"B."}`, "b/.hidden.txt": "C.", "other.bin": "D."} {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	r := NewReader(Options{})
	for range r.Items(context.Background(), []string{dir}) {
	}
	size, ok := Options{}.Size(context.Background(), []string{dir})
	if want := int64(len("A.") + len(`{"text":"B."}`)); !ok || size != want || r.Read() != want {
		t.Errorf("size %d (%t), read %d, want %d", size, ok, r.Read(), want)
	}
	if _, ok := (Options{}).Size(context.Background(), []string{dir, "-"}); ok {
		t.Error("the size of standard input is known")
	}
}
