package corpus

import (
	"context"
	"slices"
	"sync/atomic"
)

// Size adds up the bytes of the files that a Reader with these options would read,
// as they lie on the disk. ok is false where that cannot be known beforehand: of
// standard input, and once ctx is done. Cost: a look at each folder and file, none
// is opened but lists of files.
func (o Options) Size(ctx context.Context, paths []string) (size int64, ok bool) {
	if slices.Contains(paths, "-") || o.FilesFrom == "-" {
		return 0, false
	}
	if len(paths) > 0 || o.FilesFrom != "" {
		o.Manifest = "" // it names no further files
	}
	r := NewReader(o)
	r.sizing = &size
	for range r.Items(ctx, paths) { // what cannot be read counts nothing
	}
	return size, ctx.Err() == nil
}

// weigh adds the size of a file.
func (w *walk) weigh(f file) bool {
	if info, err := w.opts.Files.Stat(f.path); err == nil && info.Mode().IsRegular() {
		*w.sizing += info.Size()
	}
	return w.ctx.Err() == nil
}

// Read is the number of bytes of files read so far, as they lie on the disk. It may
// be asked while Items runs.
func (r *Reader) Read() int64 { return atomic.LoadInt64(&r.bytesRead) }
