package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"golang.org/x/net/html"

	"credence/cmd/bench/invent"
	"credence/corpus"
	"credence/features"
	"credence/scoring"
)

// doStage does one piece of the work on files, in a process of its own so that the
// system counts what it costs. read, json and html are the yardsticks; decode,
// measure and score are credence's stages, each with those before it.
func doStage(name string, paths []string, out io.Writer) error {
	switch name {
	case "read":
		return eachFile(paths, func(path string) error {
			f, err := os.Open(path)
			if err != nil {
				return err
			}
			defer f.Close()
			buf := make([]byte, 1<<16)
			for {
				if _, err := f.Read(buf); err == io.EOF {
					return nil
				} else if err != nil {
					return err
				}
			}
		})
	case "json":
		return eachFile(paths, decodeLines)
	case "html":
		return eachFile(paths, func(path string) error {
			data, err := os.ReadFile(path)
			if err == nil {
				_, err = html.Parse(bytes.NewReader(data))
			}
			return err
		})
	case "make":
		return makeStage(paths)
	case "decode", "measure", "score":
		return ownStages(name, paths, out)
	}
	return fmt.Errorf("no stage %q", name)
}

// makeStage writes a corpus: folder, format, documents, sources, words of an article.
func makeStage(args []string) error {
	var n [3]int
	for i := range n {
		var err error
		if n[i], err = strconv.Atoi(args[2+i]); err != nil {
			return err
		}
	}
	c := invent.New(n[0], n[1])
	c.Words = n[2]
	_, err := invent.NewGenerator(c).Make(args[0], args[1])
	return err
}

// decodeLines decodes each line with encoding/json into a struct, as the fastest
// plain use of it does. Lines that are broken are part of the work.
func decodeLines(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewReaderSize(f, 1<<20)
	for {
		line, err := lines.ReadBytes('\n')
		var record struct{ ID, URL, Source, Title, Byline, Published, Updated, Text string }
		_ = json.Unmarshal(line, &record)
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// eachFile calls do with every file at or below paths.
func eachFile(paths []string, do func(path string) error) error {
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			return do(path)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// ownStages reads and decodes, then also measures, then also scores.
func ownStages(last string, paths []string, out io.Writer) error {
	day, err := time.Parse(time.DateOnly, asOf)
	if err != nil {
		return err
	}
	m, model := features.NewMeasurer(day), scoring.DefaultModel()
	documents, scored := 0, 0
	for item := range corpus.NewReader(corpus.Options{}).Items(context.Background(), paths) {
		if item.Failure != nil {
			return item.Failure
		}
		documents++
		if item.Record == nil {
			continue
		}
		doc, rejection := item.Record.Decode()
		if rejection != nil || last == "decode" {
			continue
		}
		profile := m.Measure(doc)
		if last == "measure" {
			continue
		}
		if model.Score(profile).Status == scoring.Scored {
			scored++
		}
	}
	fmt.Fprintf(out, "%d documents, %d scored\n", documents, scored)
	return nil
}
