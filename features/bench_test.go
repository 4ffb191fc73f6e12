package features

import (
	"testing"

	"credence/corpus"
)

// texts joins the test articles: what a stage works through per round.
func texts(b *testing.B) (docs []corpus.Document, size int64) {
	for _, doc := range articles(b) {
		docs = append(docs, doc)
		size += int64(len(doc.Text))
	}
	return docs, size
}

func BenchmarkSplit(b *testing.B) {
	docs, size := texts(b)
	var x Text
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for i := range docs {
			x.Split(docs[i].Text)
		}
	}
}

func BenchmarkMeasure(b *testing.B) {
	docs, size := texts(b)
	m := NewMeasurer(testDay)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for i := range docs {
			m.Measure(docs[i])
		}
	}
}
