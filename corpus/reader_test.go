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
