package main

import (
	"fmt"
	"io"
	"os"

	"credence/reports"
	"credence/scoring"

	"github.com/urfave/cli/v2"
)

func ratingsFlag() cli.Flag {
	return &cli.StringFlag{Name: "ratings", Usage: "show your own ratings of sources in `FILE` beside their points, and both combined: CSV with the columns domain, score (0 to 100), weight, note"}
}

// readRatings reads --ratings for a run that writes into the folder out and reads
// paths; nil without it.
func readRatings(ctx *cli.Context, out string, f formats, paths []string) (*scoring.Ratings, error) {
	path := ctx.String("ratings")
	switch {
	case path == "" && ctx.IsSet("ratings"):
		return nil, usage("--ratings: the file has no name")
	case path == "":
		return nil, nil
	case out == "":
		return nil, usage("--ratings are shown in %s and %s: with --json give a folder with --out", reports.SourcesFile, reports.MarkdownFile)
	case !f.has("csv") && !f.has("markdown") && !f.has("parquet"):
		return nil, usage("--ratings are shown in %s and %s, which --format leaves out", reports.SourcesFile, reports.MarkdownFile)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read ratings: %w", err)
	}
	defer file.Close()
	for _, p := range paths {
		if p != "-" && below(p, path) {
			return nil, usage("--ratings %s lies in %s, where its lines would be read as documents: keep it elsewhere", path, p)
		}
	}
	return scoring.ReadRatings(file, path)
}

// writeRatings prints the rated sources of a run.
func writeRatings(w io.Writer, r *reports.Ratings) {
	if r == nil {
		return
	}
	fmt.Fprintf(w, "\nWITH YOUR RATINGS (%s)\n", reports.Plain(r.Title()))
	if r.Matched == 0 {
		return
	}
	table(w, r.Table(tableSources))
	if n := r.Matched - tableSources; n > 0 {
		fmt.Fprintf(w, "and %d more\n", n)
	}
}
