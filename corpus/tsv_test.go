package corpus

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestTSV(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.tsv": strings.Join([]string{
			"id\ttext\tsource",
			"1\tOne, with a comma.\ta",
			"2\t\"Two, \"\"quoted\"\",\nover\ttwo lines.\"\tb",
			"3\t\"Three,\" she said. \"Yes.\"\tc", // marks are text
			"4\t\"Four opens and never closes.\td",
			"5\tFive.\te",
			"6\ttoo few",
			"7\ta 5\" pipe\tg",
			"8\t\"closes\" early\tand\ttoo many",
			"9\tNine.\ti",
		}, "\r\n"),
		"b.tsv":   "id\ttext\n1\t\"Open.\n2\tand closed.\"\n", // each line is a record by itself
		"c.tsv":   "guid\tbody\n1\tOne.\n",
		"d.tsv":   "text\n\"Open\nand closed.\"\n",
		"bom.tsv": "\xff\xfei\x00d\x00\t\x00t\x00e\x00x\x00t\x00\n\x001\x00\t\x00O\x00n\x00e\x00.\x00\n\x00",
	})
	check(t, dir, read(t, Options{}, filepath.Join(dir, "a.tsv")),
		"1|a|One, with a comma.", "2|b|Two, \"quoted\",\nover\ttwo lines.", "3|c|\"Three,\" she said. \"Yes.\"", "4|d|\"Four opens and never closes.", "5|e|Five.",
		"rejected a.tsv:8: 2 fields where the header has 3", "7|g|a 5\" pipe",
		`rejected a.tsv:10: text after a closing quotation mark (inside a quoted field write "" for ")`, "9|i|Nine.")
	check(t, dir, read(t, Options{}, filepath.Join(dir, "b.tsv")), "1||\"Open.", "2||and closed.\"")
	check(t, dir, read(t, Options{}, filepath.Join(dir, "c.tsv")), `rejected c.tsv: no column "text" among "guid", "body" (name the column with --map text=COLUMN)`)
	check(t, dir, read(t, Options{}, filepath.Join(dir, "d.tsv")), "d.tsv:2||Open\nand closed.")
	check(t, dir, read(t, Options{}, filepath.Join(dir, "bom.tsv")), "1||One.")
}

// TestSniff: what has no ending that is known is told by how it begins.
func TestSniff(t *testing.T) {
	for in, want := range map[string]string{
		"id,text\n1,One.\n":                         "1||One.",
		"\"id\"\t\"text\"\r\n1\tOne.\n":             "1||One.",
		"title,date\nA list, and no table.\n":       "stdin||title,date\nA list, and no table.\n",
		"text\nof one column\n":                     "stdin||text\nof one column\n",
		"guid,body\n1,One.\n":                       "stdin||guid,body\n1,One.\n",
		warcRecord("WARC-Type: conversion", "One."): "stdin:1||One.",
		zst("id,text\n1,One.\n"):                    "1||One.",
	} {
		check(t, "", read(t, Options{Stdin: strings.NewReader(in)}, "-"), want)
	}
	check(t, "", read(t, Options{Stdin: strings.NewReader("guid,body\n1,One.\n"), Map: map[string]string{"id": "guid", "text": "body"}}, "-"), "1||One.")
}
