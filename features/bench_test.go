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

// BenchmarkStage measures each stage of the preparation and each indicator by
// itself, in nanoseconds a byte of text.
func BenchmarkStage(b *testing.B) {
	docs, size := texts(b)
	pages := make([]Page, len(docs))
	for i := range pages {
		m := NewMeasurer(testDay)
		m.Measure(docs[i])
		pages[i] = m.page
		pages[i].Doc = &docs[i]
	}
	run := func(name string, do func(*Page)) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for i := range pages {
					do(&pages[i])
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size), "ns/byte")
		})
	}
	run("split", func(p *Page) { p.Split(p.Doc.Text) })
	run("dates", func(p *Page) { p.Dates, p.Periods = p.scanDates(p.Dates[:0], p.Periods[:0]) })
	run("layout", (*Page).layOut)
	run("facts", (*Page).readFacts)
	run("attribution", func(p *Page) { p.attribute(); p.reportage() })
	for _, ind := range All() {
		run(ind.Name, func(p *Page) { ind.Measure(p) })
	}
}
