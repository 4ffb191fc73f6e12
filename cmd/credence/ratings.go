package main

import (
	"fmt"
	"io"
	"os"
	"slices"

	"credence/reports"
	"credence/scoring"

	"github.com/urfave/cli/v2"
)

func ratingsFlag() cli.Flag {
	return &cli.StringFlag{Name: "ratings", Usage: "show your own ratings of sources in `FILE` beside their points, and both combined: CSV with the columns domain, score (0 to 100), weight, note"}
}

// readRatings reads --ratings for a run; nil without it.
func readRatings(ctx *cli.Context, j *scoreJob) (*scoring.Ratings, error) {
	path := ctx.String("ratings")
	switch {
	case path == "" && ctx.IsSet("ratings"):
		return nil, usage("--ratings: the file has no name")
	case path == "":
		return nil, nil
	case j.out == "":
		return nil, usage("--ratings are shown in %s and %s: with --json give a folder with --out", reports.SourcesFile, reports.MarkdownFile)
	case !slices.Contains(j.formats, "csv") && !slices.Contains(j.formats, "markdown"):
		return nil, usage("--ratings are shown in %s and %s, which --format leaves out", reports.SourcesFile, reports.MarkdownFile)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read ratings: %w", err)
	}
	defer f.Close()
	for _, p := range j.paths {
		if p != "-" && below(p, path) {
			return nil, usage("--ratings %s lies in %s, where its lines would be read as documents: keep it elsewhere", path, p)
		}
	}
	return scoring.ReadRatings(f, path)
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
