package reports

import (
	"errors"
	"io/fs"
	"os"

	"github.com/gofrs/flock"
)

// exchangeInSteps exchanges two folders where no single step can. A kill between
// the steps leaves target missing and the old report beside it, never a mix.
func exchangeInSteps(temp, target string) error {
	aside := temp + "-old"
	if err := removeReport(aside); err != nil {
		return err
	}
	if err := os.Rename(target, aside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(temp, target); err != nil {
		return errors.Join(err, os.Rename(aside, target))
	}
	return removeReport(aside)
}

// lockFolder is an advisory lock on a folder itself. The system drops it when
// the process that holds it ends, however it ends.
func lockFolder(path string) *flock.Flock {
	return flock.New(path, flock.SetFlag(os.O_RDONLY|folderOnly))
}
