package main

import (
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
func (e *ending) sources() func(func(*scoring.Source) bool) {
	return e.ratings.Rated(e.model, e.account.ledger.Sources(e.model))
}

// write writes the files of the sources and the report for reading, and enters
// into run what it counts.
func (e *ending) write(folder *reports.Folder, run *reports.Run) error {
	if e.has("csv") {
		f, err := folder.Create(reports.SourcesFile)
		if err != nil {
			return err
		}
		if err := reports.WriteSources(f, e.sources()); err != nil {
			return err
		}
	}
	if e.has("parquet") {
		f, err := folder.Create(reports.SourcesParquet)
		if err != nil {
			return err
		}
		if err := reports.WriteSourcesParquet(f, e.sources()); err != nil {
			return err
		}
	}
	if !e.has("markdown") {
		return nil
	}
	f, err := folder.Create(reports.MarkdownFile)
	if err != nil {
		return err
	}
	return reports.WriteMarkdown(f, run, e.sources(), e.account.digest)
}

// files are the files with all documents or sources, for the report to name.
func (f formats) files() []string {
	var names []string
	if f.has("csv") {
		names = append(names, reports.DocumentsFile, reports.SourcesFile)
	}
	if f.has("jsonl") {
		names = append(names, f.evidenceFile())
	}
	if f.has("parquet") {
		names = append(names, reports.DocumentsParquet, reports.SourcesParquet)
	}
	return names
}
