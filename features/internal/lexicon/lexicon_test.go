package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestClasses(t *testing.T) {
	l := Default()
	for text, want := range map[string]Class{
		"said": Say | Past | Participle, "may": Month | Auxiliary, "spokeswomen": Role | Female, "denied": Say | Past, "slammed": Judge | Past, "mosques": Body, "wrote": Say | Past,
	} {
		if got := l.Class(l.Lookup(text)); got&want != want {
			t.Errorf("Class(%q) = %b, want at least %b", text, got, want)
		}
	}
	for text, not := range map[string]Class{"written": Past, "wrote": Participle, "table": Say, "kremlin": Body} {
		if got := l.Class(l.Lookup(text)); got&not != 0 {
			t.Errorf("Class(%q) = %b, which holds %b", text, got, not)
		}
	}
	for _, list := range l.Lists() {
		if list.Entries == 0 || list.Origin == "" {
			t.Errorf("%+v", list)
		}
	}
}

func TestInflect(t *testing.T) {
	for in, want := range map[string]string{
		"deny v": "deny denies denied denying", "slam vv": "slam slams slammed slamming", "tell v:told,told": "tell tells told telling", "write v:wrote,written": "write writes wrote writing written",
		"agree v": "agree agrees agreed agreeing", "lie v": "lie lies lied lying", "critic n": "critic critics", "man n:men": "man men", "church n": "church churches", "so called p": "so called",
	} {
		entry, how, _ := strings.Cut(in, " ")
		if strings.HasPrefix(in, "so called") {
			entry, how = "so called", "p"
		}
		forms, err := inflect(entry, how)
		var got []string
		for _, f := range forms {
			got = append(got, f.text)
		}
		if s := strings.Join(got, " "); err != nil || s != want {
			t.Errorf("inflect(%q) = %q (%v), want %q", in, s, err, want)
		}
	}
}

func TestPhraseTakesTheLongest(t *testing.T) {
	l, err := compile(fstest.MapFS{"lists/a.txt": {Data: []byte("# origin: test\nwar on common sense\tp\tloaded\t1\nwar on\tp\thyperbole\t2\n")}})
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields("war on common sense now")
	id := func(i int) ID { return l.Lookup(words[i]) }
	if s, n := l.Phrase(5, id, Loaded); n != 4 || s.Value != 1 {
		t.Errorf("phrase of %d words, value %g", n, s.Value)
	}
	if s, n := l.Phrase(3, id, Loaded); n != 2 || s.Value != 2 {
		t.Errorf("cut short: phrase of %d words, value %g", n, s.Value)
	}
}

func TestBadLists(t *testing.T) {
	for data, want := range map[string]string{
		"# origin: x\na\ta\tloaded\n":      "lists/a.txt:2: 3 columns, want 4",
		"# origin: x\na\ta\tnonsense\t1\n": "unknown category",
		"# origin: x\na\tz\tloaded\t1\n":   "unknown form",
		"# origin: x\nA b\tp\tloaded\t1\n": "words are lower case",
		"# origin: x\na\ta\tloaded\tone\n": "invalid syntax",
		"# origin: x\na\tv:b\tloaded\t1\n": "want past,participle",
		"a\ta\tloaded\t1\n":                "no line \"# origin: …\"",
	} {
		_, err := compile(fstest.MapFS{"lists/a.txt": {Data: []byte(data)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", data, err, want)
		}
	}
}
