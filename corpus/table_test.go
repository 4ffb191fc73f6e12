package corpus

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
)

func TestTable(t *testing.T) {
	for src, want := range map[string]string{
		"a,b\n1, 2 \n\n,\n3,4\n":  "2:1|2 5:3|4", // blank lines are no rows, cells are trimmed
		"\ufeffB,A\r\n2,1\r\n":    "2:1|2",       // columns by name, whatever their order and case
		"a\n1\n":                  "2:1|",        // b may be left out
		"a,b\n\"x,\ny\",2\nz,3\n": "2:x,\ny|2 4:z|3",
		"b\n1\n":                  `t.csv:1: no column "a" (columns are a, b)`,
		"a,c\n":                   `t.csv:1: unknown column "c" (columns are a, b; the first line names them)`,
		"":                        "t.csv:1: empty: want a header line with the columns a,b",
		"a,b\n1\n2,3\n":           `t.csv:2: 1 fields where the header has 2 (put a field that holds a comma between " and ")`,
		"a;b\n":                   "t.csv:1: the columns are parted by semicolons or tabs (save it with commas)",
		"a,b\n1,\xff\n":           "t.csv:2: not in UTF-8 (save it as “CSV UTF-8”)",
		"a,b\n1,2\n\"3,4\n":       "t.csv:3: broken CSV: ",
	} {
		table := Table{File: "t.csv", Columns: []string{"a", "b"}, Required: []string{"a"}}
		var rows []string
		err := table.Read(strings.NewReader(src), func(line int, cell func(string) string) {
			rows = append(rows, strconv.Itoa(line)+":"+cell("a")+"|"+cell("b"))
		})
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(rows, " ")
		if fault := table.Err(); fault != nil {
			got = fault.Error()
		}
		if got != want && !(strings.HasSuffix(want, "broken CSV: ") && strings.HasPrefix(got, want)) {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
		if len(table.SHA256) != 64 {
			t.Errorf("%q: hash %q", src, table.SHA256)
		}
	}
}

// TestTableFaults: the first ten are named, the others counted; a failed read is an
// error of its own.
func TestTableFaults(t *testing.T) {
	table := Table{File: "t.csv", Columns: []string{"a"}, Required: []string{"a"}}
	src := "a\n" + strings.Repeat("1,2\n", MaxFaults+3)
	if err := table.Read(strings.NewReader(src), nil); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(table.Err().Error(), "\n")
	if len(lines) != MaxFaults+1 || lines[MaxFaults] != "t.csv: and 3 more faults" || table.Faults() != MaxFaults+3 {
		t.Errorf("%d faults: %q", table.Faults(), lines)
	}
	broken := errors.New("disk on fire")
	if err := table.Read(iotest.ErrReader(broken), nil); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}
