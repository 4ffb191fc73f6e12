package main

import (
	"slices"
	"strings"

	"credence/reports"
)

// formats say what is written into the folder.
type formats struct {
	names []string // those of --format
	zstd  bool     // the evidence is compressed
}

func (f formats) has(name string) bool { return slices.Contains(f.names, name) }

func (f formats) evidenceFile() string {
	if f.zstd {
		return reports.PackedEvidenceFile
	}
	return reports.EvidenceFile
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

// parseFormats reads --format.
func parseFormats(s string) ([]string, error) {
	var formats []string
	for _, f := range strings.Split(s, ",") {
		f = strings.TrimSpace(f)
		if !reports.KnownFormat(f) {
			return nil, usage("--format %q: want some of %s, parted by commas", f, strings.Join(reports.Formats(), ", "))
		}
		if !slices.Contains(formats, f) {
			formats = append(formats, f)
		}
	}
	return formats, nil
}
