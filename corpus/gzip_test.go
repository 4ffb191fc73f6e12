package corpus

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestGzipTail: zeros that pad a compressed file are nothing, other bytes are left
// unread and said, and a member that is cut short or damaged is reported.
func TestGzipTail(t *testing.T) {
	one, two := gz("One."), gz(" Two.")
	const cut, tail = "rejected stdin: compressed stream is cut short: what follows is lost", "bytes after the end of the compressed stream left unread"
	for _, c := range []struct{ name, in, want, problem string }{
		{"two members", one + two, "One. Two.", ""},
		{"padded", one + strings.Repeat("\x00", 512), "One.", ""},
		{"padded between", one + "\x00\x00" + two, "One. Two.", ""},
		{"garbage", one + "garbage\n", "One.", tail},
		{"padding and garbage", one + two + "\x00\x00g", "One. Two.", tail},
		{"cut in the second", one + two[:len(two)-5], cut, ""},
		{"cut in the second's head", one + two[:5], cut, ""},
		{"cut in the second's mark", one + two[:1], cut, ""},
		{"second damaged", one + two[:2] + "\x07" + two[3:], "rejected stdin: cannot be read: gzip: invalid header", ""},
	} {
		r := NewReader(Options{Stdin: strings.NewReader(c.in)})
		for item := range r.Items(context.Background(), []string{"-"}) {
			got, problem := "", ""
			if item.Record == nil {
				got = strings.Replace("rejected "+item.Rejection.Error(), "-", "stdin", 1)
			} else if doc, rej := item.Record.Decode(); rej == nil {
				got = doc.Text
				for _, p := range doc.Problems {
					problem += p.What
				}
			}
			if got != c.want || problem != c.problem {
				t.Errorf("%s: %q with %q, want %q with %q", c.name, got, problem, c.want, c.problem)
			}
		}
	}

	r := NewReader(Options{Stdin: strings.NewReader(gz(`{"text":"One."}`) + "garbage")})
	for item := range r.Items(context.Background(), []string{"-"}) {
		if item.Record == nil {
			t.Errorf("records: %v", item.Rejection)
		}
	}
	if in := r.Inputs()[0]; in.Records != 1 || in.Skipped["tail of a compressed file"] != 1 {
		t.Errorf("records: %+v", in)
	}
}

// TestCutGzip keeps the records that were whole before the damage.
func TestCutGzip(t *testing.T) {
	var all strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&all, "{\"id\":\"%d\",\"text\":\"Text number %d %x.\"}\n", i, i, i*7919)
	}
	whole := gz(all.String())
	dir := tree(t, map[string]string{"a.jsonl.gz": whole[:len(whole)/2]})
	got := read(t, Options{}, filepath.Join(dir, "a.jsonl.gz"))
	last := got[len(got)-1]
	if !strings.Contains(last, "compressed stream is cut short") || !strings.Contains(last, fmt.Sprintf("a.jsonl.gz:%d:", len(got))) {
		t.Errorf("the damage is not named with its line: %s", last)
	}
	for i, line := range got[:len(got)-1] {
		if !strings.HasPrefix(line, fmt.Sprintf("%d||Text number %d ", i, i)) {
			t.Fatalf("record %d: %s", i, line)
		}
	}
	if len(got) < 500 {
		t.Errorf("%d records before the damage, want most of a half", len(got))
	}
}
