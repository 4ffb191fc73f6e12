package scoring

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ratingColumns are the columns of a list of ratings; the last two may be left out.
var ratingColumns = [...]string{"domain", "score", "weight", "note"}

// maxFaults is how many faults of a list are named; maxRatingWeight is a list that
// is right within two points.
const (
	maxFaults       = 10
	maxRatingWeight = 100
)

// ReadRatings reads a list of ratings, named file in errors: CSV (RFC 4180, comma,
// UTF-8), header line first. Domains are reduced to the one that somebody
// registered, as sources are. Each fault is an error with its line and remedy; the
// first ten are joined.
func ReadRatings(r io.Reader, file string) (*Ratings, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	sum := sha256.Sum256(data)
	t := ratingTable{Ratings: &Ratings{File: file, SHA256: hex.EncodeToString(sum[:]), by: map[string]*Rating{}}}
	t.read(bytes.TrimPrefix(data, []byte("\ufeff")))
	if t.more > 0 {
		t.faults = append(t.faults, fmt.Errorf("%s: and %d more faults", file, t.more))
	}
	if len(t.faults) > 0 {
		return nil, errors.Join(t.faults...)
	}
	for i := range t.List {
		t.by[t.List[i].Domain] = &t.List[i]
	}
	return t.Ratings, nil
}

// A ratingTable is a list that is being read.
type ratingTable struct {
	*Ratings
	column map[string]int
	faults []error
	more   int // faults beyond those that are named
}

func (t *ratingTable) fault(line int, format string, args ...any) {
	if len(t.faults) == maxFaults {
		t.more++
		return
	}
	t.faults = append(t.faults, fmt.Errorf("%s:%d: %s", t.File, line, fmt.Sprintf(format, args...)))
}

func (t *ratingTable) read(data []byte) {
	n := 0
	for line := range bytes.Lines(data) {
		if n++; !utf8.Valid(line) || bytes.IndexByte(line, 0) >= 0 { // half a letter in UTF-16
			t.fault(n, "not in UTF-8 (save it as “CSV UTF-8”)")
			return
		}
	}
	rows := csv.NewReader(bytes.NewReader(data))
	rows.FieldsPerRecord = -1
	at := map[string]int{} // of each domain in t.List
	for columns := 0; ; {
		row, err := rows.Read()
		if err == io.EOF {
			break
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			t.fault(broken.StartLine, "broken CSV: %v (put a field that holds a comma, a quotation mark or a line end between \" and \", and write \"\" for each \" in it)", broken.Err)
			return
		}
		line, _ := rows.FieldPos(0)
		if columns == 0 {
			if columns = len(row); !t.header(line, row) {
				return
			}
			continue
		}
		t.row(line, row, columns, at)
	}
	t.whole()
}

// header reads the names of the columns.
func (t *ratingTable) header(line int, row []string) bool {
	if len(row) == 1 && strings.ContainsAny(row[0], ";\t") {
		t.fault(line, "the columns are parted by semicolons or tabs (save it with commas)")
		return false
	}
	t.column = map[string]int{}
	for i, name := range row {
		name = strings.ToLower(strings.TrimSpace(name))
		if !slices.Contains(ratingColumns[:], name) {
			t.fault(line, "unknown column %q (columns are %s; the first line names them)", name, strings.Join(ratingColumns[:], ", "))
		} else if _, twice := t.column[name]; twice {
			t.fault(line, "two columns are named %q (leave one out)", name)
		}
		t.column[name] = i
	}
	for _, name := range ratingColumns[:2] {
		if _, ok := t.column[name]; !ok {
			t.fault(line, "no column %q (columns are %s)", name, strings.Join(ratingColumns[:], ", "))
		}
	}
	return len(t.faults) == 0
}

// row reads one rating. at says where in the list domains are that came before.
func (t *ratingTable) row(line int, row []string, columns int, at map[string]int) {
	if strings.TrimSpace(strings.Join(row, "")) == "" {
		return // as spreadsheets leave them
	}
	if len(row) != columns {
		t.fault(line, "%d fields where the header has %d (put a field that holds a comma between \" and \")", len(row), columns)
		return
	}
	cell := func(name string) string {
		if i, ok := t.column[name]; ok {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	r := Rating{Line: line, Domain: domain(cell("domain")), Weight: 1, Note: cell("note")}
	if r.Domain == "" {
		t.fault(line, "domain %q: want a domain alone, such as example.org", cell("domain"))
		return
	}
	var ok bool
	if r.Score, ok = within(cell("score"), 0, 100); !ok {
		t.fault(line, "score %q: want a number from 0 to 100, 100 for the best, with a point before decimals (a domain without one: leave the line out)", cell("score"))
		return
	}
	if s := cell("weight"); s != "" {
		if r.Weight, ok = within(s, 0, maxRatingWeight); !ok || r.Weight == 0 {
			t.fault(line, "weight %q: want a number above 0, up to %d, or nothing for 1 (a rating that does not count: leave the line out)", s, maxRatingWeight)
			return
		}
	}
	if i, twice := at[r.Domain]; !twice {
		at[r.Domain] = len(t.List)
		t.List = append(t.List, r)
	} else if first := &t.List[i]; first.Score != r.Score || first.Weight != r.Weight {
		t.fault(line, "%s stands in line %d already, with score %g and weight %g; here with %g and %g (leave one of the two lines)",
			r.Domain, first.Line, first.Score, first.Weight, r.Score, r.Weight)
	}
}

// within reads a number from low to high.
func within(s string, low, high float64) (float64, bool) {
	x, err := strconv.ParseFloat(s, 64)
	return math.Max(x, 0), err == nil && x >= low && x <= high // no −0
}

// whole checks what only all ratings together show.
func (t *ratingTable) whole() {
	switch {
	case t.column == nil:
		t.fault(1, "empty: want a header line with the columns %s", strings.Join(ratingColumns[:], ","))
	case len(t.faults) > 0:
	case len(t.List) == 0:
		t.fault(1, "no rating below the header line")
	default:
		top := slices.MaxFunc(t.List, func(a, b Rating) int { return cmp.Compare(a.Score, b.Score) })
		if top.Score > 0 && top.Score <= 1 {
			t.fault(top.Line, "score %g is the highest of %d: scores run from 0 to 100 (multiply those of a list from 0 to 1 by 100)", top.Score, len(t.List))
		}
	}
}
