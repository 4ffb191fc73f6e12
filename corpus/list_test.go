package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGlob(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.txt": "A.", "b.txt": "B.", "c.md": "C.", "x[1].txt": "Brackets.", ".hidden.txt": "no",
		"2025/jan/d.txt": "D.", "2026/jan/e.txt": "E.", "2026/feb/f.txt": "F.", "2026/feb/deep/g.txt": "G.",
	})
	if err := os.Symlink(dir, filepath.Join(dir, "2026", "loop")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for pattern, want := range map[string][]string{
		"*.txt":             {"a.txt||A.", "b.txt||B.", "x[1].txt||Brackets."},
		"?.*":               {"a.txt||A.", "b.txt||B.", "c.md||C."},
		"x[1].txt":          {"x[1].txt||Brackets."},
		"[ab].txt":          {"a.txt||A.", "b.txt||B."},
		".h*":               {".hidden.txt||no"},
		"./*.md":            {"c.md||C."},
		"202[56]/jan/*.txt": {"d.txt||D.", "e.txt||E."},
		"2026/f*":           {"deep/g.txt||G.", "f.txt||F."},
		"2026/**/*.txt":     {"f.txt||F.", "g.txt||G.", "e.txt||E."},
		"2026/**":           {"g.txt||G.", "f.txt||F.", "e.txt||E."},
		dir + "/*.md":       {"c.md||C."},
		"*.html":            {"failed: read *.html: no file matches the pattern"},
		"none/*.txt":        {"failed: read none/*.txt: no file matches the pattern"},
		"[a.txt":            {"failed: read [a.txt: broken pattern: a [ that does not close, or a \\ at the end"},
	} {
		check(t, dir, read(t, Options{}, pattern), want...)
	}
}

func TestFilesFrom(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "A.", " b.txt": "B.", "news/c.txt": "C.", "*.txt": "Star.", "plain": "Plain."})
	t.Chdir(dir)
	list := "a.txt\r\n\nnews\n b.txt\n*.txt\nnone.txt\n-\nplain"
	want := []string{"a.txt||A.", "c.txt||C.", " b.txt||B.", "*.txt||Star.", "failed: read list.txt:6: none.txt: no such file or directory", "failed: read list list.txt:7: standard input (-) cannot be listed", "plain||Plain."}
	for name, text := range map[string]string{"list.txt": list, "list.gz": gz(list)} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		r := NewReader(Options{FilesFrom: name})
		got := items(t, r)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "list.gz", "list.txt")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if in := r.Inputs(); len(in) != 1 || in[0].Path != name || in[0].Files != 5 || in[0].Records != 5 {
			t.Errorf("inputs: %+v", in)
		}
	}
	check(t, dir, items(t, NewReader(Options{FilesFrom: "-", Stdin: strings.NewReader("a.txt\n")})), "a.txt||A.")
	check(t, dir, items(t, NewReader(Options{FilesFrom: "-", Stdin: strings.NewReader("a.txt\x00plain\x00")})), "failed: read list -:1: no path: want one a line, as find -print writes them, not -print0")
	check(t, dir, items(t, NewReader(Options{FilesFrom: "missing"})), "failed: read list missing: no such file or directory")
	check(t, dir, items(t, NewReader(Options{FilesFrom: "list.txt"}), "plain")[:2], "plain||Plain.", "a.txt||A.")
}

// items reads what a reader finds below paths, as read does.
func items(t *testing.T, r *Reader, paths ...string) (lines []string) {
	t.Helper()
	for item := range r.Items(t.Context(), paths) {
		lines = append(lines, itemLine(item))
	}
	return lines
}

func TestManifest(t *testing.T) {
	dir := tree(t, map[string]string{
		"pages/a.html": "<title>A</title><link rel=canonical href=https://page.example/a><p>Page A.", "pages/b.txt": "Text B.", "pages/c.jsonl": `{"id":"c1","text":"One.","source":"Own"}` + "\n" + `{"text":"Two."}`,
		"pages/d": "<html><p>Page D.", "pages/other.txt": "Not listed.", "pages/empty.html": "",
		"pages/manifest.csv": "file,url,source,published,id,title,rating\na.html,https://www.post.example/a,,2026-01-08,pa,The A,0.5\n" +
			"b.txt,,The Post,2026-02-30,,,\nc.jsonl,,Rows,2026-01-09,rows,,0.75\nd,https://d.example/,,,,,\nnone.html,,,,,,\n,,,,,,\ntoo,few\nempty.html,,Void,,,,\n../pages,,,,,,\n",
	})
	opts := Options{Manifest: filepath.Join(dir, "pages/manifest.csv"), Labels: []string{"rating"}}
	at := filepath.Join(dir, "pages") + "/"
	alone := []string{
		"pa|url|post.example|https://www.post.example/a|2026-01-08|The A|0.5|Page A.",
		"b.txt|given|The Post|||||Text B.",
		"c1|given|Own||2026-01-09||0.75|One.", "c.jsonl:2|given|Rows||2026-01-09||0.75|Two.",
		"d|url|d.example|https://d.example/||||Page D.",
		"rejected none.html: cannot be opened: no such file or directory (named by manifest.csv:6)",
		"rejected manifest.csv:7: names no file", "rejected manifest.csv:8: 2 fields where the header has 7",
		"rejected empty.html: the page shows no text (drawn by scripts?)",
		"rejected " + filepath.ToSlash(dir) + "/pages: cannot be opened: is a folder (named by manifest.csv:10)",
	}
	r := NewReader(opts)
	check(t, "-", described(t, r, at), alone...)
	if in := r.Inputs(); len(in) != 1 || in[0].Records != 10 || in[0].Files != 5 {
		t.Errorf("inputs: %+v", in)
	}

	r = NewReader(opts)
	got := described(t, r, at, filepath.Join(dir, "pages"))
	check(t, "-", got, alone[6], alone[7], alone[0], alone[1], alone[2], alone[3], alone[8], "other.txt|unknown||||||Not listed.")
	if in := r.Inputs(); in[0].Skipped["manifest row whose file was not named"] != 3 || in[1].Skipped["manifest"] != 1 {
		t.Errorf("inputs: %+v", in)
	}
	for name, want := range map[string]string{
		"":                      "empty file: no header line",
		"path,url\na,b\n":       `no column "file" among "path", "url": it names each file, relative to the manifest's folder`,
		"file,url,url\na,b,c\n": `two columns are named "url"`,
	} {
		path := filepath.Join(dir, "m.csv")
		if err := os.WriteFile(path, []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
		check(t, dir, items(t, NewReader(Options{Manifest: path})), "failed: read manifest m.csv: "+want)
		check(t, dir, items(t, NewReader(Options{Manifest: path}), dir), "failed: read manifest m.csv: "+want)
	}
	twice := filepath.Join(dir, "twice.csv")
	if err := os.WriteFile(twice, []byte("file,id\npages/b.txt,1\n./pages/b.txt,2\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	check(t, dir, items(t, NewReader(Options{Manifest: twice}), filepath.Join(dir, "pages/b.txt")), "rejected twice.csv:3: names a file again that line 2 named", "1||Text B.")
}

// described reads what a reader finds: of each document what a manifest can say.
func described(t *testing.T, r *Reader, at string, paths ...string) (got []string) {
	t.Helper()
	for item := range r.Items(t.Context(), paths) {
		line := itemLine(item)
		if item.Record != nil {
			if d, rej := item.Record.Decode(); rej == nil {
				line = strings.Join([]string{d.ID, string(d.SourceKind), d.Source, d.URL, d.Published.String(), d.Title, strings.Join(d.Labels, ","), d.Text}, "|")
			}
		}
		line = strings.ReplaceAll(line, at, "")
		got = append(got, strings.ReplaceAll(line, strings.TrimSuffix(at, "pages/")+"pages/", ""))
	}
	return got
}
