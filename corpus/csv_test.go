package corpus

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

func TestCSVQuoteThatNeverCloses(t *testing.T) {
	dir := tree(t, map[string]string{"a.csv": "id,text\n1,One.\n2,\"open to the end\nplain line\n3,Three.\n"})
	check(t, dir, read(t, Options{}, filepath.Join(dir, "a.csv")),
		"1||One.",
		"rejected a.csv:3: quotation mark opened here never closes (lines 3 to 4 passed over)",
		"3||Three.")
}

// TestCSVMarksThroughout: lines that are gone through in vain for the end of one
// record are not gone through again for the next, whichever way the search
// ended; whole records between them are found, a long one behind them too.
func TestCSVMarksThroughout(t *testing.T) {
	const n = 1000
	long := "z,\"" + strings.Repeat("line\n", 300) + "\"\n"
	for _, last := range []string{"", "\"a\n", "\"\n"} { // open to the end, broken at the end, closed with too many fields
		var b strings.Builder
		b.WriteString("id,text\n")
		for i := range n {
			if i%10 == 9 {
				b.WriteString("x,y\n")
			} else {
				b.WriteString("5\",\",\n")
			}
		}
		b.WriteString(last)
		if last != "" {
			b.WriteString("v,w\n" + long)
		}
		dir := tree(t, map[string]string{"a.csv": b.String()})
		whole, bounded, longs := 0, 0, 0
		for _, line := range read(t, Options{}, filepath.Join(dir, "a.csv")) {
			switch {
			case line == "x||y":
				whole++
			case strings.HasPrefix(line, "z||line"):
				longs++
			case strings.Contains(line, "does not close within 200 lines"):
				bounded++
			}
		}
		if whole < n/10-1 || bounded < n/10-25 || last != "" && longs != 1 {
			t.Errorf("%q at the end: %d whole records, %d long, %d bounded searches", last, whole, longs, bounded)
		}
	}
}

func TestCSVHeader(t *testing.T) {
	dir := tree(t, map[string]string{"a.csv": "guid,body\n1,One.\n", "b.csv": "", "c.csv": "text,text\na,b\n", "bom.csv": "\xef\xbb\xbftext,id\nOne.,1\n", "win.csv": "id,text,title\n1,caf\xe9,\x93T\x94\n"})
	check(t, dir, read(t, Options{Map: map[string]string{"text": "body", "id": "guid"}}, filepath.Join(dir, "a.csv")), "1||One.")
	check(t, dir, read(t, Options{}, filepath.Join(dir, "a.csv")), `rejected a.csv: no column "text" among "guid", "body" (name the column with --map text=COLUMN)`)
	check(t, dir, read(t, Options{}, filepath.Join(dir, "b.csv")), "rejected b.csv: empty file: no header line")
	check(t, dir, read(t, Options{}, filepath.Join(dir, "c.csv")), `rejected c.csv: two columns are named "text"`)
	check(t, dir, read(t, Options{}, filepath.Join(dir, "bom.csv")), "1||One.")
	for item := range NewReader(Options{}).Items(context.Background(), []string{filepath.Join(dir, "win.csv")}) {
		doc, rej := item.Record.Decode()
		if rej != nil || doc.Text != "café" || doc.Title != "“T”" || len(doc.Problems) != 1 {
			t.Errorf("Windows-1252: %+v %v", doc, rej)
		}
	}
}
