package main

import (
	"io"
	"iter"

	"credence/reports"
	"credence/scoring"
)

// An ending writes what is known only when all documents are there.
type ending struct {
	formats
	account *account
	model   *scoring.Model
	ratings *scoring.Ratings // nil for none
}

// sources are all sources, with their ratings.
func (e *ending) sources() iter.Seq[*scoring.Source] {
	return e.ratings.Rated(e.model, e.account.ledger.Sources(e.model))
}

// write writes the files of the sources and the report for reading. It enters into
// run which files tell of all documents, and what became of the ratings.
func (e *ending) write(folder *reports.Folder, run *reports.Run) error {
	run.Files = e.files()
	if e.ratings != nil {
		run.Ratings = reports.NewRatings(e.ratings, e.model, e.sources())
	}
	for _, f := range []struct {
		format, name string
		write        func(io.Writer) error
	}{
		{"csv", reports.SourcesFile, func(w io.Writer) error { return reports.WriteSources(w, e.sources()) }},
		{"parquet", reports.SourcesParquet, func(w io.Writer) error { return reports.WriteSourcesParquet(w, e.sources()) }},
		{"markdown", reports.MarkdownFile, func(w io.Writer) error {
			return reports.WriteMarkdown(w, run, e.sources(), e.account.digest)
		}},
	} {
		if !e.has(f.format) {
			continue
		}
		file, err := folder.Create(f.name)
		if err != nil {
			return err
		}
		if err := f.write(file); err != nil {
			return err
		}
	}
	return nil
}
