package corpus_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"credence/corpus"
)

// Each record is decoded by itself: one that is broken becomes a rejection with
// its place, and the next is read.
func ExampleReader_Items() {
	in := strings.NewReader(`{"id":"1","url":"https://www.post.example/a","text":"One text."}
{"id":"2","text":
{"id":"3","text":"Another."}`)
	reader := corpus.NewReader(corpus.Options{Stdin: in})
	for item := range reader.Items(context.Background(), []string{"-"}) {
		if item.Record == nil {
			continue
		}
		doc, rejection := item.Record.Decode()
		if rejection != nil {
			fmt.Println("rejected", rejection)
			continue
		}
		fmt.Printf("%s from %q (%s): %s\n", doc.ID, doc.Source, doc.SourceKind, doc.Text)
	}
	// Output:
	// 1 from "post.example" (url): One text.
	// rejected -:2: broken JSON at byte 17: unexpected end of the record
	// 3 from "" (unknown): Another.
}

func BenchmarkReadJSONL(b *testing.B) {
	line := `{"id":"1","url":"https://www.post.example/a","text":"` + strings.Repeat("The town council met on Monday. ", 200) + "\"}\n"
	all := strings.Repeat(line, 200)
	b.SetBytes(int64(len(all)))
	for b.Loop() {
		n := 0
		for item := range corpus.NewReader(corpus.Options{Stdin: strings.NewReader(all)}).Items(context.Background(), []string{"-"}) {
			if _, rejection := item.Record.Decode(); rejection == nil {
				n++
			}
		}
		if n != 200 {
			b.Fatal(n)
		}
	}
}
