package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
)

// read returns what a reader finds, each item as one line: id|source|text for a
// document, "rejected place: reason", "failed: …".
func read(t *testing.T, opts Options, paths ...string) []string {
	t.Helper()
	var lines []string
	for item := range NewReader(opts).Items(context.Background(), paths) {
		lines = append(lines, itemLine(item))
	}
	return lines
}

func itemLine(item Item) string {
	switch {
	case item.Failure != nil:
		return "failed: " + item.Failure.Error()
	case item.Rejection != nil:
		return "rejected " + item.Rejection.Error()
	}
	doc, rej := item.Record.Decode()
	if rej != nil {
		return "rejected " + rej.Error()
	}
	return fmt.Sprintf("%s|%s|%s", doc.ID, doc.Source, doc.Text)
}

// tree makes a folder with files and returns its path.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func gz(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

// check compares what was read, with the folder's path cut out.
func check(t *testing.T, dir string, got []string, want ...string) {
	t.Helper()
	for i := range got {
		got[i] = strings.ReplaceAll(got[i], dir+"/", "")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read (-want +got):\n%s", diff)
	}
}

func TestFolder(t *testing.T) {
	dir := tree(t, map[string]string{
		"b.txt": "Beta.", "a.md": "Alpha.", "c.text": "Gamma.", "z/d.txt.gz": gz("Delta."), "z/e.jsonl": `{"id":"7","text":"Epsilon."}`,
		".hidden.txt": "no", "picture.jpg": "no", "page.html": "<p>no", "old/run.json": `{"tool": "credence", "version": "1"}`, "old/documents.txt": "no",
		"other/run.json": `{"tool": "another"}`, "other/f.txt": "Zeta.",
	})
	if err := os.Symlink(filepath.Join(dir, "b.txt"), filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	r := NewReader(Options{})
	var ids []string
	for item := range r.Items(context.Background(), []string{dir}) {
		if item.Record != nil {
			doc, _ := item.Record.Decode()
			ids = append(ids, doc.ID)
		} else {
			ids = append(ids, item.Rejection.ID+" rejected")
		}
	}
	if diff := cmp.Diff([]string{"a.md", "b.txt", "c.text", "other/f.txt", "page.html", "z/d.txt.gz", "7"}, ids); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	want := map[string]int{"hidden": 1, "link": 1, "report of credence": 1, "other type: .jpg": 1, "other type: .json": 1}
	if diff := cmp.Diff(want, r.Inputs()[0].Skipped); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
	if in := r.Inputs()[0]; in.Records != 7 || in.Files != 7 {
		t.Errorf("counted %d records in %d files, want 7 in 7", in.Records, in.Files)
	}
}

func TestNamedPathIsFollowed(t *testing.T) {
	dir := tree(t, map[string]string{"plain": "Text.", "lines": "\n" + `{"text":"One."}` + "\n" + `{"text":"Two."}`})
	if err := os.Symlink(filepath.Join(dir, "plain"), filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	check(t, dir, read(t, Options{}, filepath.Join(dir, "link"), filepath.Join(dir, "lines"), filepath.Join(dir, "none")),
		"link||Text.", "lines:2||One.", "lines:3||Two.", "failed: read none: no such file or directory")
}

func TestStdin(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"A text.", "stdin||A text."},
		{"  \n{\"text\":\"A record.\"}", "stdin:2||A record."},
		{gz("Zipped."), "stdin||Zipped."},
		{"\xff\xfeH\x00i\x00", "stdin||Hi"},
		{"", "rejected -: empty: holds no text"},
	} {
		check(t, "", read(t, Options{Stdin: strings.NewReader(c.in)}, "-"), c.want)
	}
}

func TestOneBadRecordNeverCostsTheNext(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.jsonl": strings.Join([]string{
			`{"id":"1","text":"One."}`,
			`{"id":"2","text":"Two.`,
			`{"id":3,"text":"Three.","title":null,"byline":["A","B"]}`,
			`["no"]`,
			`{"id":"5","text":{"a":1}}`,
			`{"id":"6","body":"Six."}`,
			"{\"id\":\"7\",\"text\":\"\xff\"}",
			``,
			`{"id":"9","text":"  "}`,
			`{"id":"10","text":"Ten\u0000."}`,
			`{"id":"11","html":"<p>"}`,
			`{"id":"12","text":"Twelve."}`,
		}, "\n"),
		"b.csv": "id,text,source\n" +
			"1,One.,a\n" +
			"2,\"Two, \"\"quoted\"\",\nover lines.\",b\n" +
			"3,too few\n" +
			"4,\"never closes,c\n" +
			"5,\"Five.\",d\n" +
			"6,\"closes\" early,e\n" +
			"7,a 5\" pipe,f\n" +
			"8,Eight.,g\n",
	})
	check(t, dir, read(t, Options{}, filepath.Join(dir, "a.jsonl")),
		"1||One.",
		"rejected a.jsonl:2: broken JSON at byte 22: unexpected end of the record",
		"3||Three.",
		"rejected a.jsonl:4: record is a JSON array, not an object (jq -c '.[]' makes records of its elements)",
		`rejected a.jsonl:5: field "text" is an object, not a string`,
		`rejected a.jsonl:6: no field "text" among "body", "id" (name the field with --map text=FIELD)`,
		"rejected a.jsonl:7: not UTF-8 at byte 19 of the record (convert the file with iconv)",
		"rejected a.jsonl:9: empty: holds no text",
		"rejected a.jsonl:10: text holds NUL characters: binary data, not text",
		`rejected a.jsonl:11: the page shows no text (drawn by scripts?)`,
		"12||Twelve.")
	check(t, dir, read(t, Options{}, filepath.Join(dir, "b.csv")),
		"1|a|One.",
		"2|b|Two, \"quoted\",\nover lines.",
		"rejected b.csv:5: 2 fields where the header has 3",
		"rejected b.csv:6: text after a closing quotation mark (inside a quoted field write \"\" for \")",
		"5|d|Five.",
		"rejected b.csv:8: text after a closing quotation mark (inside a quoted field write \"\" for \")",
		"7|f|a 5\" pipe",
		"8|g|Eight.")
}

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

func TestBadFiles(t *testing.T) {
	dir := tree(t, map[string]string{
		"binary.txt": "a\x00b", "controls.txt": strings.Repeat("\x01\x02a", 50), "empty.txt": "", "blank.txt": " \n\t\u200b\n", "pdf.txt": "%PDF-1.4 x",
		"page.txt": "<!DOCTYPE html><p>x", "utf16.txt": "\xfe\xff\x00H\x00i", "utf16le.txt": "H\x00e\x00l\x00l\x00o\x00", "win.txt": "caf\xe9 \x93hi\x94", "cut.txt.gz": gz("A text that is long enough.")[:20],
		"large.txt": strings.Repeat("a", 2000), "long.jsonl": `{"text":"` + strings.Repeat("b", 2000) + "\"}\n" + `{"text":"Good."}`, "ok.txt": "Fine.",
	})
	check(t, dir, read(t, Options{MaxDocument: 1024}, dir),
		"rejected binary.txt: binary: holds control characters, not text",
		"rejected blank.txt: empty: holds no text",
		"rejected controls.txt: binary: holds control characters, not text",
		"rejected cut.txt.gz: compressed stream is cut short: what follows is lost",
		"rejected empty.txt: empty: holds no text",
		"rejected large.txt: file is larger than 1 KiB (raise --max-document to read it)",
		"rejected long.jsonl:1: record is larger than 1 KiB (raise --max-document to read it)",
		"long.jsonl:2||Good.",
		"ok.txt||Fine.",
		"page.txt||x",
		"rejected pdf.txt: not a text: looks like a PDF",
		"utf16.txt||Hi",
		"utf16le.txt||Hello",
		"win.txt||café “hi”")
}

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

func TestGiantLine(t *testing.T) {
	const size = 200 << 20
	in := io.MultiReader(strings.NewReader(`{"text":"First."}`+"\n"+`{"text":"`), io.LimitReader(repeated('a'), size), strings.NewReader("\"}\n"+`{"text":"Last."}`))
	check(t, "", read(t, Options{Stdin: in}, "-"),
		"stdin:1||First.", "rejected -:2: record is larger than 16 MiB (raise --max-document to read it)", "stdin:3||Last.")
}

// repeated is an endless stream of one byte.
type repeated byte

func (r repeated) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(r)
	}
	return len(p), nil
}

// denied is a file system in which one name may not be opened or listed. It
// stands in for permissions, which do not bind the user root.
func denied(name string) Files {
	files := SystemFiles()
	no := func(op, path string) error { return &fs.PathError{Op: op, Path: path, Err: fs.ErrPermission} }
	return Files{
		Open: func(path string) (io.ReadCloser, error) {
			if filepath.Base(path) == name {
				return nil, no("open", path)
			}
			return files.Open(path)
		},
		ReadDir: func(path string) ([]fs.DirEntry, error) {
			if filepath.Base(path) == name {
				return nil, no("open", path)
			}
			return files.ReadDir(path)
		},
		Stat: files.Stat,
	}
}

func TestPermissions(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "A.", "locked/b.txt": "B.", "c.txt": "C."})
	check(t, dir, read(t, Options{Files: denied("locked")}, dir), "a.txt||A.", "c.txt||C.", "rejected locked: folder cannot be read: permission denied")
	check(t, dir, read(t, Options{Files: denied("a.txt")}, dir), "rejected a.txt: cannot be opened: permission denied", "c.txt||C.", "locked/b.txt||B.")
	check(t, dir, read(t, Options{Files: denied("locked")}, filepath.Join(dir, "locked"), filepath.Join(dir, "a.txt")),
		"failed: read folder locked: permission denied", "a.txt||A.")
}

func TestReadFault(t *testing.T) {
	in := io.MultiReader(strings.NewReader(`{"text":"One."}`+"\n"+`{"te`), faulty{})
	check(t, "", read(t, Options{Stdin: in}, "-"), "stdin:1||One.", "rejected -:2: cannot be read: disk on fire")
}

type faulty struct{}

func (faulty) Read([]byte) (int, error) { return 0, errors.New("disk on fire") }

func TestSource(t *testing.T) {
	dir := tree(t, map[string]string{"paper/a.jsonl": `{"text":"x","source":" The  Post "}` + "\n" + `{"text":"x","url":"https://www.news.example.co.uk:80/a"}` + "\n" + `{"text":"x"}` + "\n" + `{"text":"x","source":"https://www.post.com/x"}`})
	at := filepath.Join(dir, "paper/a.jsonl")
	check(t, dir, read(t, Options{}, at), "a.jsonl:1|The Post|x", "a.jsonl:2|example.co.uk|x", "a.jsonl:3||x", "a.jsonl:4|post.com|x")
	check(t, dir, read(t, Options{SourceFromFolder: true}, at), "a.jsonl:1|The Post|x", "a.jsonl:2|example.co.uk|x", "a.jsonl:3|paper|x", "a.jsonl:4|post.com|x")
	check(t, dir, read(t, Options{Source: "Mine"}, at), "a.jsonl:1|The Post|x", "a.jsonl:2|Mine|x", "a.jsonl:3|Mine|x", "a.jsonl:4|post.com|x")
}

func TestRegistrableDomain(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.bbc.co.uk/news": "bbc.co.uk", "HTTP://News.Example.COM.:8080/x?y": "example.com", "example.org": "example.org", "www.a.example/b": "a.example",
		"http://192.0.2.7/x": "192.0.2.7", "http://[2001:db8::1]/": "2001:db8::1", "localhost": "localhost", "me.blogspot.com": "me.blogspot.com", "https://müller.de/a": "xn--mller-kva.de",
		"": "", "not a url": "", "mailto:x@y.z": "",
	} {
		if got := RegistrableDomain(in); got != want {
			t.Errorf("RegistrableDomain(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParseDate(t *testing.T) {
	local := time.Local // abbreviations must not be read in the zone of the machine
	time.Local = time.FixedZone("EST", -5*3600)
	defer func() { time.Local = local }()
	for in, want := range map[string]string{
		"2026-01-08": "2026-01-08", "2026-01-08T15:04:05Z": "2026-01-08T15:04:05Z", "2026-01-08T15:04:05+0100": "2026-01-08T15:04:05+01:00",
		"2026-01-08 15:04:05": "2026-01-08", "January 8, 2026": "2026-01-08", "8 Jan 2026": "2026-01-08", "Thu, 08 Jan 2026 10:00:00 GMT": "2026-01-08T10:00:00Z",
		"9/28/16": "2016-09-28", "28/9/2016": "2016-09-28", "5/5/2020": "2020-05-05", "1767882000": "2026-01-08T14:20:00Z", "0001-01-01T00:00:00Z": "", "": "", "20260108": "2026-01-08",
		"3/4/2025": "error", "a / b/c": "error", "9/28/123": "error", "2026-01-08 10:00:00 EST": "2026-01-08T10:00:00-05:00", "2026-01-08 10:00:00 IST": "2026-01-08", "yesterday": "error", "2026-02-30": "impossible", "2026-13-01": "impossible", "13/13/2020": "error", "31/4/2021": "impossible", "2014-02-11T11:40:00.008024-06:00": "2014-02-11T11:40:00-06:00",
	} {
		d, err := ParseDate(in)
		got := d.String()
		if errors.Is(err, errDateImpossible) {
			got = "impossible"
		} else if err != nil {
			got = "error"
		}
		if got != want {
			t.Errorf("ParseDate(%q) = %q (%v), want %q", in, got, err, want)
		}
	}
}

func TestDateBefore(t *testing.T) {
	date := func(s string) Date {
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2026-01-08", "2026-01-09", true}, {"2026-01-08", "2026-01-08", false},
		{"2026-01-08T01:00:00+02:00", "2026-01-07T23:30:00Z", true}, {"2026-01-08T01:00:00Z", "2026-01-08", false}, {"2026-01-08 09:00", "2026-01-08 10:00", true},
	} {
		if got := date(c.a).Before(date(c.b)); got != c.want {
			t.Errorf("%s before %s = %t, want %t", c.a, c.b, got, c.want)
		}
	}
}

func TestRecordMetadata(t *testing.T) {
	in := `{"text":"x","published":"9/9/99","updated":"3/4/2025","fetched":"2026-02-30","language":"EN-us","title":" T ","url":" https://a.com/ "}`
	for item := range NewReader(Options{Stdin: strings.NewReader(in)}).Items(context.Background(), []string{"-"}) {
		doc, rej := item.Record.Decode()
		if rej != nil {
			t.Fatal(rej)
		}
		if doc.Published.String() != "1999-09-09" || !doc.Updated.IsZero() || doc.Language != "en" || doc.Title != "T" || doc.URL != "https://a.com/" {
			t.Errorf("%+v", doc)
		}
		want := []Problem{{Field: "updated", Value: "3/4/2025", What: errDateForm.Error()}, {Field: "fetched", Value: "2026-02-30", What: errDateImpossible.Error(), Impossible: true}}
		if diff := cmp.Diff(want, doc.Problems); diff != "" {
			t.Errorf("problems (-want +got):\n%s", diff)
		}
	}
}

func FuzzReaders(f *testing.F) {
	f.Add([]byte(`{"text":"a"}`+"\n{"), byte(0))
	f.Add([]byte("id,text\n1,\"a\n2,\"b\",c\n"), byte(1))
	f.Add([]byte("plain\xff\xfe"), byte(2))
	f.Add([]byte(gz("{\"text\":\"a\"}\n")), byte(0))
	f.Add([]byte("id\ttext\n1\t\"a\n2\tb\"\n"), byte(3))
	f.Add([]byte(zst("{\"text\":\"a\"}\n")), byte(0))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte, kind byte) {
		fuzzed(t, filepath.Join(dir, []string{"a.jsonl", "a.csv", "a.txt", "a.tsv"}[kind%4]), data)
	})
}
