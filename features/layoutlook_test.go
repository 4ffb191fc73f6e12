package features

import (
	"strings"
	"testing"

	"credence/corpus"
)

// rowOf lists the inputs of a look at a block by name; of two of the same name the
// last.
func rowOf(t *testing.T, names []string, row []float64) map[string]float64 {
	t.Helper()
	if len(names) != len(row) {
		t.Fatalf("%d names for %d inputs", len(names), len(row))
	}
	by := map[string]float64{}
	for i, name := range names {
		by[name] = row[i]
	}
	return by
}

// TestInputsByName: names and inputs stand in the same order. Each list of names
// is tried at its ends and between.
func TestInputsByName(t *testing.T) {
	text := strings.Join([]string{"Why is the bridge shut?", "By Lena Orr", testLead, testBody, "Related stories", "Ferry port to close | Pell", "• Write to pell@example.org"}, "\n")
	page := "<title>Why is the bridge shut?</title><main><h1>Why is the bridge shut?</h1><div>By Lena Orr</div><p>" + testLead + "</p><p>" + testBody +
		"</p></main><h2>Related stories</h2><aside><a href=x>Ferry port to close | Pell</a></aside><ul><li>Write to pell@example.org</ul>"
	for _, doc := range []corpus.Document{{Text: text}, pageOf(t, page)} {
		m := NewMeasurer(testDay)
		m.Measure(doc)
		v, marked := &m.page.view, doc.Markup != nil
		first := func(i int) map[string]float64 { return rowOf(t, firstNames(marked), v.firstRow(nil, i)) }
		second := func(i int) map[string]float64 { return rowOf(t, secondNames(marked), v.secondRow(nil, i)) }
		checks := []struct {
			row  map[string]float64
			want map[string]float64
		}{
			{first(0), map[string]float64{"always": 1, "question": 1, "5 words": 1, "8 words": 0, "short, ends": 1, "from top": 0, "before prose": 1, "-1: none": 1, "1: none": 0}},
			{first(1), map[string]float64{"by": 1, "-1: question": 1, "bar": 0, "1: ends": 1, "prose after": 1.0 / 30}},
			{first(4), map[string]float64{"after prose": 1, "prose before": 1.0 / 30, "below a heading": 0, "contents": 0}},
			{first(5), map[string]float64{"bar": 1, "below a heading": 1, "2: none": 1, "-2: ends": 1}},
			{first(6), map[string]float64{"email": 1, "from end": 0, "1: none": 1}},
			{second(0), map[string]float64{"always": 1, "verdict": v.verdicts[0], "1: verdict": v.verdicts[1], "-3: verdict": 0, "article before": 0, "ends": 1}},
			{second(2), map[string]float64{"3: verdict": v.verdicts[5], "in stretch": 1, "after patient stretch": 0, "page mean": v.seen.pageMean, "word odds, mean": 0, "known words": v.seen.known[2]}},
			{second(5), map[string]float64{"below a heading": 1, "speech": 0}},
		}
		if marked {
			checks = append(checks, []struct{ row, want map[string]float64 }{
				{first(0), map[string]float64{"is h1": 1, "in h1": 1, "in main": 1, "is the title": 1, "title words": 1, "paragraph": 0, "1: paragraph": 0, "2: paragraph": 1}},
				{first(2), map[string]float64{"paragraph": 1, "in prose's parent": 1, "in main": 1, "mostly link": 0, "depth": v.placeDepth(2), "prose's branch": 1, "like blocks, ends": 1}},
				{first(5), map[string]float64{"link share": 1, "mostly link": 1, "in aside": 1, "unlinked size": 0}},
				{first(6), map[string]float64{"is li": 1, "in a list, unlinked": 1, "unlinked size": v.cs[6].size(), "-1: link share": 1}},
				{second(5), map[string]float64{"link share": 1, "is the title": 0, "paragraph × mean of 6": 0, "link share × mean of 6": v.mean(0, 7)}},
			}...)
		}
		for k, c := range checks {
			for name, want := range c.want {
				if got, ok := c.row[name]; !ok || got != want {
					t.Errorf("page %t, check %d: %q is %g, want %g", marked, k, name, got, want)
				}
			}
		}
	}
}

// placeDepth is the input of the depth of block i.
func (v *view) placeDepth(i int) float64 { return float64(v.ms[i].depth) / 30 }

// pageOf reads a page.
func pageOf(t *testing.T, page string) corpus.Document {
	t.Helper()
	doc, err := corpus.Page([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
