//go:build unix

package reports

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// folderOnly are the flags for opening a folder and nothing else, least of all
// what a link leads to.
const folderOnly = unix.O_NOFOLLOW | unix.O_DIRECTORY

// sameDevice reports whether two files lie in one file system.
func sameDevice(a, b os.FileInfo) bool {
	x, ok := a.Sys().(*syscall.Stat_t)
	y, also := b.Sys().(*syscall.Stat_t)
	return !ok || !also || x.Dev == y.Dev
}
