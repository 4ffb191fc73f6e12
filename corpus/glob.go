package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

// pattern reads a path that the user named. Where nothing has that name and it
// holds *, ? or [, it is a pattern as shells know them: a crontab or another
// shell may hand on what bash would have replaced. ** stands for any folders.
func (w *walk) pattern(name string) bool {
	if name == "-" || !strings.ContainsAny(name, "*?[") {
		return w.named(name)
	}
	if _, err := w.opts.Files.Stat(name); !errors.Is(err, fs.ErrNotExist) {
		return w.named(name)
	}
	slashed := filepath.ToSlash(name)
	if _, err := path.Match(slashed, ""); err != nil {
		return w.send(Item{Failure: fmt.Errorf("read %s: broken pattern: a [ that does not close, or a \\ at the end", name)})
	}
	root := "."
	switch volume := filepath.VolumeName(name); {
	case strings.HasPrefix(slashed[len(volume):], "/"):
		root, slashed = volume+string(filepath.Separator), strings.TrimLeft(slashed[len(volume):], "/")
	case volume != "":
		root, slashed = volume, slashed[len(volume):]
	}
	g := &globbing{walk: w}
	if !g.below(root, root == ".", strings.Split(slashed, "/")) {
		return false
	}
	if g.matches == 0 {
		return w.send(Item{Failure: fmt.Errorf("read %s: no file matches the pattern", name)})
	}
	return true
}

// A globbing is the reading of what matches one pattern.
type globbing struct {
	*walk
	matches int
}

// below reads what matches the parts in a folder, in the order of names. here
// reports that the folder is the one that paths are relative to. Links to folders
// are followed except by **, which could come back to where it was. Folders that
// cannot be listed hold no match.
func (g *globbing) below(folder string, here bool, parts []string) bool {
	part, rest := parts[0], parts[1:]
	join := func(name string) string {
		if here {
			return name
		}
		return filepath.Join(folder, name)
	}
	if part == "" || part == "." || part == ".." || !strings.ContainsAny(part, `*?[\`) {
		next := join(part)
		if part == "" {
			next = folder
		}
		return g.match(next, rest)
	}
	any := part == "**"
	if any && len(rest) > 0 && !g.below(folder, here, rest) {
		return false
	}
	entries, err := g.opts.Files.ReadDir(folder)
	if err != nil {
		return true
	}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") && !strings.HasPrefix(part, ".") {
			continue
		}
		ok := true
		switch matched, _ := path.Match(part, name); {
		case any && e.IsDir():
			ok = g.below(join(name), false, parts)
		case any && len(rest) == 0 && e.Type().IsRegular(), !any && matched:
			ok = g.match(join(name), rest)
		}
		if !ok {
			return false
		}
	}
	return true
}

// match goes on with what matched so far, and reads it when nothing is left to
// match.
func (g *globbing) match(name string, rest []string) bool {
	info, err := g.opts.Files.Stat(name)
	if err != nil {
		return true
	}
	if len(rest) > 0 {
		return !info.IsDir() || g.below(name, false, rest)
	}
	g.matches++
	return g.named(name)
}
