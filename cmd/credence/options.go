package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"credence/corpus"
	"credence/reports"
	"credence/scoring"

	"github.com/urfave/cli/v2"
)

// readFlags are the flags of every command that reads documents.
func readFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "as-of", Usage: "judge dates as of `DATE` (YYYY-MM-DD); the future begins two days after it (default: today in UTC)"},
		&cli.StringFlag{Name: "model", Usage: "score with the model in `FILE` (default: the one shipped with the program)"},
		&cli.StringFlag{Name: "source", Usage: "`NAME` of the source of documents whose record names none"},
		&cli.StringFlag{Name: "source-from", Usage: "where else a source is taken from: `folder`, the folder that a file lies in"},
		&cli.StringFlag{Name: "map", Usage: "read a field under another name: `FIELD=NAME`, several parted by commas (text=body,id=guid)"},
		&cli.StringFlag{Name: "manifest", Usage: "where saved files come from: a CSV `FILE` with the columns file (relative to it), url, source, published and what else records have; with no PATH its files are read"},
		&cli.StringFlag{Name: "max-document", Value: "16MiB", Usage: "reject documents larger than `SIZE` (bytes, or with KiB, MiB, GiB)"},
	}
}

// filesFromFlag is the flag of the commands that read many paths.
func filesFromFlag() cli.Flag {
	return &cli.StringFlag{Name: "files-from", Usage: "read the paths that `FILE` lists, one a line as find prints them, - for standard input"}
}

// checkPaths makes sure that something is named to be read, and standard input
// once at most. none says what is missing else.
func checkPaths(ctx *cli.Context, none string) error {
	paths := ctx.Args().Slice()
	for _, flag := range []string{"files-from", "manifest"} {
		if ctx.IsSet(flag) && ctx.String(flag) == "" {
			return usage("--%s: the file has no name", flag)
		}
	}
	if ctx.String("files-from") == "-" {
		paths = append(paths, "-")
	}
	if len(paths) == 0 && ctx.String("files-from") == "" && ctx.String("manifest") == "" {
		return usage("%s", none)
	}
	if n := slices.Index(paths, "-"); n >= 0 && slices.Contains(paths[n+1:], "-") {
		return usage("%s: standard input (-) named twice", ctx.Command.Name)
	}
	return nil
}

// readOptions turns the reading flags into options.
func readOptions(ctx *cli.Context, stdin io.Reader, labels ...string) (corpus.Options, error) {
	opts := corpus.Options{Stdin: stdin, Source: ctx.String("source"), FilesFrom: ctx.String("files-from"), Manifest: ctx.String("manifest")}
	switch from := ctx.String("source-from"); from {
	case "":
	case "folder":
		opts.SourceFromFolder = true
	default:
		return opts, usage("--source-from %q: want folder", from)
	}
	var err error
	if opts.Map, err = parseMap(ctx.String("map"), labels); err != nil {
		return opts, err
	}
	if opts.MaxDocument, err = parseSize(ctx.String("max-document")); err != nil {
		return opts, err
	}
	return opts, nil
}

// parseMap reads FIELD=NAME,…; labels are fields beside those of all records.
func parseMap(s string, labels []string) (map[string]string, error) {
	if s == "" {
		return nil, nil
	}
	m := map[string]string{}
	for _, pair := range strings.Split(s, ",") {
		field, name, ok := strings.Cut(strings.TrimSpace(pair), "=")
		if !ok || name == "" {
			return nil, usage("--map %q: want FIELD=NAME, as in --map text=body", pair)
		}
		if fields := slices.Concat(corpus.FieldNames(), labels); !slices.Contains(fields, field) {
			return nil, usage("--map %q: no field %q (fields are %s)", pair, field, strings.Join(fields, ", "))
		}
		m[field] = name
	}
	return m, nil
}

// maxSize is the largest limit of a document: places in its text are 32 bits wide,
// and decoding can make a text longer.
const maxSize = 1 << 30

// parseSize reads a number of bytes with an optional unit.
func parseSize(s string) (int64, error) {
	digits := strings.TrimRight(strings.TrimSpace(s), "kKmMgGiIbB ")
	unit := strings.ToLower(strings.TrimSpace(strings.TrimSpace(s)[len(digits):]))
	factor, ok := map[string]int64{"": 1, "b": 1, "k": 1 << 10, "kib": 1 << 10, "kb": 1000, "m": 1 << 20, "mib": 1 << 20, "mb": 1e6, "g": 1 << 30, "gib": 1 << 30, "gb": 1e9}[unit]
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || !ok || n <= 0 || n > maxSize/factor {
		return 0, usage("--max-document %q: want a size such as 500000, 64KiB or 16MiB, at most 1GiB", s)
	}
	return n * factor, nil
}

// asOf reads --as-of.
func asOf(ctx *cli.Context) (time.Time, error) {
	s := ctx.String("as-of")
	if s == "" {
		y, m, d := time.Now().UTC().Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC), nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return t, usage("--as-of %q: want a date such as 2026-01-31", s)
	}
	return t, nil
}

// model reads --model.
func model(ctx *cli.Context) (*scoring.Model, error) {
	path := ctx.String("model")
	if path == "" {
		return scoring.DefaultModel(), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	defer f.Close()
	m, err := scoring.ReadModel(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

func limitFlag() cli.Flag {
	return &cli.IntFlag{Name: "report-limit", Value: reports.DefaultLimit,
		Usage: "show all of up to `N` documents and sources in report.md, of more the highest and the lowest (a fifth each of N documents, half of N sources)"}
}

// readLimit reads --report-limit.
func readLimit(ctx *cli.Context) (int, error) {
	n := ctx.Int("report-limit")
	if n < 1 || n > reports.MaxLimit {
		return 0, usage("--report-limit %d: want 1 to %d", n, reports.MaxLimit)
	}
	return n, nil
}

// readsStdin reports whether standard input is named.
func readsStdin(ctx *cli.Context) bool {
	return slices.Contains(ctx.Args().Slice(), "-") || ctx.String("files-from") == "-"
}
