package corpus

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// benchRead reads data as a file of that name.
func benchRead(b *testing.B, name string, data []byte, want int) {
	info, err := SystemFiles().Stat(".")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(want) * int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		opened := memFile{bytes.NewReader(data), info}
		w := &walk{Reader: NewReader(Options{}), ctx: b.Context(), input: &Input{Skipped: map[string]int{}}}
		n := 0
		w.yield = func(item Item) bool {
			if item.Record != nil {
				if _, rejection := item.Record.Decode(); rejection == nil {
					n++
				}
			}
			return true
		}
		w.read(file{path: name, id: name}, opened)
		if n != want {
			b.Fatal(n)
		}
	}
}

var benchText = strings.Repeat("The town council met on Monday. ", 200)

// BenchmarkRead is the cost of reading and decoding 200 texts of 6.4 KB, in bytes of
// text.
func BenchmarkRead(b *testing.B) {
	const n = 200
	values, archive, zipped, records := make([]string, n), "", "", ""
	for i := range values {
		values[i] = fmt.Sprintf("%06d%s", i, benchText[6:])
		rec := warcRecord("WARC-Type: conversion|WARC-Target-URI: https://www.post.example/a|WARC-Date: 2026-01-08T10:20:30Z", values[i])
		archive += rec
		zipped += gz(rec)
		records += fmt.Sprintf(`{"id":"%d","url":"https://www.post.example/a","text":"%s \"quoted\" \u00e9\n"}`, i, values[i][25:]) + "\n"
	}
	table := parquetFile(n, chunkSpec{strings1("text"), 0, plainPage(values...)})
	b.Run("wet", func(b *testing.B) { benchRead(b, "a.wet", []byte(archive), n) })
	b.Run("wet.gz", func(b *testing.B) { benchRead(b, "a.wet.gz", []byte(zipped), n) })
	b.Run("jsonl", func(b *testing.B) { benchRead(b, "a.jsonl", []byte(records), n) })
	b.Run("jsonl.gz", func(b *testing.B) { benchRead(b, "a.jsonl.gz", []byte(gz(records)), n) })
	b.Run("jsonl.zst", func(b *testing.B) { benchRead(b, "a.jsonl.zst", []byte(zst(records)), n) })
	b.Run("tsv", func(b *testing.B) {
		benchRead(b, "a.tsv", []byte("text\tid\n"+strings.Join(values, "\tx\n")+"\tx\n"), n)
	})
	b.Run("parquet", func(b *testing.B) { benchRead(b, "a.parquet", []byte(table), n) })
}
