package corpus

import (
	"io"
	"io/fs"
	"os"
)

// Files is the part of a file system that reading needs. Paths are the
// operating system's, as the user writes them.
type Files struct {
	Open    func(path string) (io.ReadCloser, error)
	ReadDir func(path string) ([]fs.DirEntry, error) // sorted by name
	Stat    func(path string) (fs.FileInfo, error)   // follows links
}

// SystemFiles is the operating system's file system.
func SystemFiles() Files {
	return Files{
		Open:    func(path string) (io.ReadCloser, error) { return os.Open(path) },
		ReadDir: os.ReadDir,
		Stat:    os.Stat,
	}
}
