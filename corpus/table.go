package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Table is a CSV file that somebody keeps for credence by hand: verdicts,
// ratings. It is read strictly (RFC 4180, comma, UTF-8, a header line with known
// names first), because a line that is passed over in silence is a decision lost.
// Documents are read by a Reader instead, which goes on after a bad record.
type Table struct {
	File     string   // as errors name it
	Columns  []string // that it may have
	Required []string // those of them that it must have
	SHA256   string   // of the file, in hexadecimal; set by Read

	at     map[string]int
	faults []error
	more   int // faults beyond those that are named
}

// MaxFaults is how many faults of a table are named.
const MaxFaults = 10

// Fault notes that something is wrong with a line, with its remedy.
func (t *Table) Fault(line int, format string, args ...any) {
	if len(t.faults) == MaxFaults {
		t.more++
		return
	}
	t.faults = append(t.faults, fmt.Errorf("%s:%d: %s", t.File, line, fmt.Sprintf(format, args...)))
}

// Faults is the number of faults noted so far.
func (t *Table) Faults() int { return len(t.faults) + t.more }

// Err is the faults as one error, a line each, nil when there are none.
func (t *Table) Err() error {
	if t.more > 0 {
		return errors.Join(append(slices.Clone(t.faults), fmt.Errorf("%s: and %d more faults", t.File, t.more))...)
	}
	return errors.Join(t.faults...)
}

// Read reads the table and calls row with each line that is as wide as the header
// and not blank; cell returns a column's text without outer white space, "" for a
// column that is not there. Faults are noted; the error is that of reading alone.
func (t *Table) Read(r io.Reader, row func(line int, cell func(column string) string)) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("read %s: %w", t.File, err)
	}
	sum := sha256.Sum256(data)
	t.SHA256 = hex.EncodeToString(sum[:])
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	n := 0
	for line := range bytes.Lines(data) {
		if n++; !utf8.Valid(line) || bytes.IndexByte(line, 0) >= 0 { // half a letter in UTF-16
			t.Fault(n, "not in UTF-8 (save it as “CSV UTF-8”)")
			return nil
		}
	}
	rows := csv.NewReader(bytes.NewReader(data))
	rows.FieldsPerRecord = -1
	for columns := 0; ; {
		fields, err := rows.Read()
		if err == io.EOF {
			break
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			t.Fault(broken.StartLine, "broken CSV: %v (put a field that holds a comma, a quotation mark or a line end between \" and \", and write \"\" for each \" in it)", broken.Err)
			return nil
		}
		line, _ := rows.FieldPos(0)
		switch {
		case columns == 0:
			if columns = len(fields); !t.header(line, fields) {
				return nil
			}
		case strings.TrimSpace(strings.Join(fields, "")) == "": // as spreadsheets leave them
		case len(fields) != columns:
			t.Fault(line, "%d fields where the header has %d (put a field that holds a comma between \" and \")", len(fields), columns)
		default:
			row(line, func(column string) string {
				if i, ok := t.at[column]; ok {
					return strings.TrimSpace(fields[i])
				}
				return ""
			})
		}
	}
	if t.at == nil {
		t.Fault(1, "empty: want a header line with the columns %s", strings.Join(t.Columns, ","))
	}
	return nil
}

// header reads the names of the columns.
func (t *Table) header(line int, names []string) bool {
	if len(names) == 1 && strings.ContainsAny(names[0], ";\t") {
		t.Fault(line, "the columns are parted by semicolons or tabs (save it with commas)")
		return false
	}
	t.at = map[string]int{}
	for i, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		if !slices.Contains(t.Columns, name) {
			t.Fault(line, "unknown column %q (columns are %s; the first line names them)", name, strings.Join(t.Columns, ", "))
		} else if _, twice := t.at[name]; twice {
			t.Fault(line, "two columns are named %q (leave one out)", name)
		}
		t.at[name] = i
	}
	for _, name := range t.Required {
		if _, ok := t.at[name]; !ok {
			t.Fault(line, "no column %q (columns are %s)", name, strings.Join(t.Columns, ", "))
		}
	}
	return t.Faults() == 0
}
