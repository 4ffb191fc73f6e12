package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestImports holds the table of who may import whom: each stage only the stages
// before it, and a library only where its work is.
func TestImports(t *testing.T) {
	stages := map[string][]string{
		"corpus":                    {},
		"features":                  {"corpus", "features/internal/lexicon"},
		"features/internal/lexicon": {},
		"scoring":                   {"corpus", "features"},
		"agreement":                 {"corpus", "features"},
		"scoring/evaluation":        {"features", "scoring", "agreement"},
		"reports":                   {"corpus", "features", "scoring", "scoring/evaluation"},
		"cmd/credence":              {"corpus", "features", "scoring", "scoring/evaluation", "reports"},
		"cmd/bench":                 {"corpus", "features", "scoring", "cmd/bench/invent"},
		"cmd/bench/invent":          {},
	}
	libraries := map[string][]string{
		"github.com/urfave/cli/v2":          {"cmd/credence"},
		"github.com/go-gota/gota":           {"reports"},
		"gonum.org/v1/gonum":                {"scoring"},
		"gonum.org/v1/plot":                 {"reports"},
		"golang.org/x/net/publicsuffix":     {"corpus", "features"},
		"golang.org/x/net/idna":             {"corpus"},
		"golang.org/x/net/html":             {"corpus", "cmd/bench"},
		"golang.org/x/text":                 {"corpus"},
		"golang.org/x/sys":                  {"reports"},
		"golang.org/x/term":                 {"cmd/credence"},
		"github.com/klauspost/compress":     {"corpus", "reports", "cmd/bench/invent"},
		"github.com/parquet-go/parquet-go":  {"corpus", "reports", "cmd/bench/invent"},
		"github.com/abadojack/whatlanggo":   {"features"},
		"github.com/gofrs/flock":            {"reports"},
		"github.com/google/renameio/v2":     {"cmd/credence"},
		"github.com/schollz/progressbar/v3": {"cmd/credence"},
	}
	const root = "../.."
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "tools" || d.Name() == "quality") {
			return fs.SkipDir // modules of their own
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(rel)
		allowed, ok := stages[dir]
		if !ok {
			t.Errorf("%s is no stage", dir)
			return nil
		}
		seen[dir] = true
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range file.Imports {
			name, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			if own, ok := strings.CutPrefix(name, "credence/"); ok {
				if !slices.Contains(allowed, own) {
					t.Errorf("%s imports %s", path, name)
				}
				continue
			}
			if !strings.Contains(name, ".") {
				continue
			}
			known := false
			for lib, dirs := range libraries {
				if name == lib || strings.HasPrefix(name, lib+"/") {
					known = slices.Contains(dirs, dir)
				}
			}
			if !known {
				t.Errorf("%s imports %s", path, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for stage := range stages {
		if !seen[stage] {
			t.Errorf("no stage %s", stage)
		}
	}
}
