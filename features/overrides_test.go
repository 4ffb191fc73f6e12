package features

import (
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"credence/corpus"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// overrides reads lines of document,source,indicator,text,verdict,reason,by,expires.
func overrides(t testing.TB, lines ...string) *Overrides {
	t.Helper()
	o, err := ReadOverrides(strings.NewReader(strings.Join(overrideColumns[:], ",")+"\n"+strings.Join(lines, "\n")), "o.csv", testDay)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// dismissal is a line that dismisses a text in a document.
func dismissal(id, indicator, text string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Write([]string{id, "", indicator, text, "dismiss", "why", "who", ""})
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}

// texts of the findings of an indicator that count, as an editor copies them.
func countedTexts(p *Profile, at int) (list []string) {
	for i := range p.Values[at].Findings {
		f := &p.Values[at].Findings[i]
		if All()[at].Name == "date_consistency" && f.Attribute("outcome") != "fail" || f.Attribute("overridden") == true {
			continue
		}
		text := ""
		if f.Evidence == InText {
			text = p.Doc.Text[f.Start:f.End]
		} else {
			text, _ = f.Attribute("value").(string)
		}
		if !slices.ContainsFunc(list, func(s string) bool { return foldText(s) == foldText(text) }) {
			list = append(list, text)
		}
	}
	return list
}

// TestDismissAll: an indicator whose findings are all dismissed is as if nothing
// had been found; over the same words; and no other indicator moves. Each that
// says that it counts its findings is put to it.
func TestDismissAll(t *testing.T) {
	tried := map[string]bool{}
	for name, doc := range articles(t) {
		plain := NewMeasurer(testDay).Measure(doc)
		for at, ind := range All() {
			if !ind.Counts || plain.Values[at].N == 0 {
				continue
			}
			m := NewMeasurer(testDay)
			var got *Profile
			for round, lines := 0, []string(nil); round < 200; round++ { // of rates, ten a round are shown
				m.Overrides = overrides(t, lines...)
				got = m.Measure(doc)
				more := countedTexts(got, at)
				if len(more) == 0 {
					break
				}
				for _, text := range more {
					lines = append(lines, dismissal(doc.ID, ind.Name, text))
				}
				tried[ind.Name] = true
			}
			want := 0.0
			v := got.Values[at]
			if ind.Name == "date_consistency" && v.N > 0 {
				want = 1 // what is left has passed
			} else if v.N != plain.Values[at].N && ind.Name != "date_consistency" {
				t.Errorf("%s: %s rests on %d, was %d", name, ind.Name, v.N, plain.Values[at].N)
			}
			if math.Abs(v.X-want) > 1e-12 {
				t.Errorf("%s: %s is %g of %d with nothing left to count", name, ind.Name, v.X, v.N)
			}
			for i := range All() {
				if i != at {
					if diff := cmp.Diff(plain.Values[i], got.Values[i]); diff != "" {
						t.Errorf("%s: dismissing %s changed %s:\n%s", name, ind.Name, All()[i].Name, diff)
					}
				}
			}
			checkProfile(t, got)
		}
	}
	for _, ind := range All() {
		if ind.Counts != tried[ind.Name] {
			t.Errorf("%s: counts its findings: %t; one was dismissed in a test article: %t", ind.Name, ind.Counts, tried[ind.Name])
		}
	}
}

// TestDismissOne: a text that is dismissed is taken from the count as often as it
// stands there, also behind the ten findings that a rate shows.
func TestDismissOne(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(rt, "before")
		k := rapid.IntRange(1, 15).Draw(rt, "dismissed")
		text := testLead + " " + testBody + strings.Repeat(" It is totally late.", n) + strings.Repeat(" It is OBVIOUSLY  late.", k)
		doc := corpus.Document{ID: "a", Text: text}
		m := NewMeasurer(testDay)
		was := value(t, m.Measure(doc), "boosters")
		m.Overrides = overrides(t, dismissal("", "boosters", "obviously"))
		p := m.Measure(doc)
		is := value(t, p, "boosters")
		if got := (was.X - is.X) * float64(is.N) / 100; math.Abs(got-float64(k)) > 1e-9 || is.N != was.N {
			rt.Fatalf("%d dismissed, %g taken from the count", k, got)
		}
		if len(p.Overrides) != 1 || p.Overrides[0].Findings != k {
			rt.Errorf("used %+v, want once on %d findings", p.Overrides, k)
		}
		marked := 0
		for _, f := range is.Findings {
			if f.Attribute("overridden") == true && f.Attribute("reason") == "why" && f.Attribute("by") == "who" && strings.EqualFold(text[f.Start:f.End], "obviously") {
				marked++
			}
		}
		if marked != min(k, maxFindings) || len(is.Findings)-marked > maxFindings {
			rt.Errorf("%d of %d findings are marked, %d were dismissed", marked, len(is.Findings), k)
		}
	})
}

// TestDismissBeyondBound: what is dismissed does not count where findings are too
// many to be kept either.
func TestDismissBeyondBound(t *testing.T) {
	text := testLead + " " + testBody + strings.Repeat(" It is late!", maxKept+100) + strings.Repeat(" It is early!", 50)
	m := NewMeasurer(testDay)
	was := value(t, m.Measure(corpus.Document{Text: text}), "exclamation")
	m.Overrides = overrides(t, dismissal("", "exclamation", "early!"))
	is := value(t, m.Measure(corpus.Document{Text: text}), "exclamation")
	if got := (was.X - is.X) * float64(is.N) / 100; math.Abs(got-50) > 1e-6 {
		t.Errorf("50 dismissed, %g taken from the count", got)
	}
}

// TestDateDismissed: a failed check that is dismissed is no check; a date that is
// merely mentioned is no finding to dismiss.
func TestDateDismissed(t *testing.T) {
	doc := articles(t)["wrong-weekday"]
	m := NewMeasurer(testDay)
	was := value(t, m.Measure(doc), "date_consistency")
	m.Overrides = overrides(t, dismissal("", "date_consistency", "tuesday,\u00a014 March 2025"), dismissal("", "date_consistency", "Thursday, 20 March 2025"))
	p := m.Measure(doc)
	is := value(t, p, "date_consistency")
	if was.N != 5 || was.X != .8 || is.N != 4 || is.X != 1 || len(p.Overrides) != 1 || len(is.Findings) != len(was.Findings) {
		t.Errorf("%g of %d, was %g of %d; %d overrides used", is.X, is.N, was.X, was.N, len(p.Overrides))
	}
}

// TestVerdicts: the more specific verdict wins, an expired one is none.
func TestVerdicts(t *testing.T) {
	doc := corpus.Document{ID: "a b", Source: "Pell Post", SourceKind: corpus.SourceGiven, Text: testLead + " " + testBody}
	const (
		both     = "a b,Pell Post,,,report,r4,w,"
		document = "a  b,,,,opinion,r3,w,"
		source   = ",PELL post,,,satire,r2,w,"
		excluded = ",Pell Post,,,exclude,r1,w,"
	)
	for _, c := range []struct {
		lines    []string
		genre    string
		excluded string
		used     int // line
	}{
		{[]string{source, document, both}, GenreReport, "", 4},
		{[]string{source, document}, GenreOpinion, "", 3},
		{[]string{source}, GenreSatire, "", 2},
		{[]string{excluded}, "", "excluded by w: r1", 2},
		{[]string{excluded, document}, GenreOpinion, "", 3},
		{[]string{"A b,,,,satire,r,w,", ",Pell,,,satire,r,w,", "a b,Post,,,satire,r,w,"}, "", "", 0},
		{[]string{source + "2026-01-31"}, GenreSatire, "", 2},
		{[]string{source + "2026-01-30"}, "", "", 0},
	} {
		m := NewMeasurer(testDay)
		found := m.Measure(doc).Genre
		m.Overrides = overrides(t, c.lines...)
		p := m.Measure(doc)
		if c.genre == "" {
			c.genre = found
		}
		used := 0
		for _, u := range p.Overrides {
			used += u.Line
		}
		notes := 0
		for i := range p.Notes {
			if n := &p.Notes[i]; n.Kind == KindOverride && n.Attribute("genre_found") == found && n.Attribute("by") == "w" {
				notes++
			}
		}
		if p.Genre != c.genre || p.Excluded != c.excluded || used != c.used || notes != min(used, 1) {
			t.Errorf("%q: genre %s, excluded %q, line %d used, %d notes; want %s, %q, %d", c.lines, p.Genre, p.Excluded, used, notes, c.genre, c.excluded, c.used)
		}
	}
}

// TestOverriddenForgotten: a document's verdicts are gone with it.
func TestOverriddenForgotten(t *testing.T) {
	used := NewMeasurer(testDay)
	used.Overrides = overrides(t, "attack-piece,,,,satire,r,w,", dismissal("attack-piece", "loaded_language", "fiasco"))
	docs := articles(t)
	if p := used.Measure(docs["attack-piece"]); len(p.Overrides) != 2 {
		t.Errorf("%d overrides used, want 2", len(p.Overrides))
	}
	same := cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })
	for _, name := range []string{"opinion-column", "wire-report"} {
		if diff := cmp.Diff(NewMeasurer(testDay).Measure(docs[name]), used.Measure(docs[name]), same); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestFoldText(t *testing.T) {
	for a, b := range map[string]string{
		"“We are late,” ": `"we  are
late,"`,
		"so\u00adcalled":  "SOCALLED",
		"don’t":           "don't",
		"Have they?":      "have they",
		"‘Late’":          "late",
		"'=1+1":           "=1+1",
		"a\u00a0b\u200b":  "A B",
		"«x»":             "x",
		"Straße\t\tnach ": "straße nach",
	} {
		if foldText(a) != foldText(b) {
			t.Errorf("%q and %q are %q and %q", a, b, foldText(a), foldText(b))
		}
	}
	for _, pair := range [][2]string{{"!", "?"}, {"a b", "ab"}, {"…", ""}} {
		if foldText(pair[0]) == foldText(pair[1]) {
			t.Errorf("%q and %q are one", pair[0], pair[1])
		}
	}
}

func TestReadOverridesFaults(t *testing.T) {
	head := strings.Join(overrideColumns[:], ",") + "\n"
	const ok = "a,,,,satire,r,w,\n"
	for content, want := range map[string]string{
		"":                                            `o.csv:1: empty: want a header line`,
		"document,verdict,reason\n":                   `o.csv:1: no column "by"`,
		"documnt,verdict,reason,by\n":                 `o.csv:1: unknown column "documnt" (columns are document, source,`,
		"verdict,verdict,reason,by\n":                 `o.csv:1: two columns are named "verdict"`,
		"document;verdict;reason;by\n":                `o.csv:1: the columns are parted by semicolons`,
		head + ok + "b,,,,satir,r,w,\n":               `o.csv:3: unknown verdict "satir" (want dismiss for a finding; exclude, report,`,
		head + "b,,,,,r,w,\n":                         `o.csv:2: no verdict`,
		head + "b,,,,satire, ,w,\n":                   `o.csv:2: no reason (say why`,
		head + "b,,,,satire,r,,\n":                    `o.csv:2: nobody stands by it`,
		head + "b,,,,satire,r,w,1.2.26":               `o.csv:2: expires "1.2.26": want a date such as 2026-12-31`,
		head + "b,,,,satire,r,w,2026-02-30":           `o.csv:2: expires "2026-02-30": want a date`,
		head + "b,,,,satire,r,w\n":                    `o.csv:2: 7 fields where the header has 8`,
		head + ",,,,satire,r,w,\n":                    `o.csv:2: satire of what?`,
		head + ",,,,exclude,r,w,\n":                   `o.csv:2: exclude of what?`,
		head + "b,,hedges,x,satire,r,w,":              `o.csv:2: satire is a verdict on a document or source (leave indicator and text empty`,
		head + "b,,,x,dismiss,r,w,\n":                 `o.csv:2: dismiss: no indicator`,
		head + "b,,hedge,x,dismiss,r,w,":              `o.csv:2: unknown indicator "hedge" (credence indicators lists them)`,
		head + "b,,hedges,,dismiss,r,w,":              `o.csv:2: dismiss: no text (copy`,
		head + "b,,quote_density,x,dismiss,r,w,":      `o.csv:2: indicator "quote_density" is no count of findings, so that none of them can be dismissed (those that are: promotion, `,
		head + ok + "\n" + "'a,,,,satire,r,w,\n" + ok: `o.csv:5: document a has a verdict in line 2 already (leave one of the two lines)`,
		head + ok + "a,,,,exclude,r,w,2020-01-01":     `o.csv:3: document a has a verdict in line 2 already`,
		head + "a,,hedges,May be,dismiss,r,w,\na,,hedges,“may  be”,dismiss,q,w,": `o.csv:3: hedges “may  be” in document a has a verdict in line 2 already`,
		head + "a,,,,satire,\"two\nlines\",w,\nb,,,,x,r,w,":                      `o.csv:4: unknown verdict "x"`,
		head + "a,,,,satire,\"r,w,\n":                                            `o.csv:2: broken CSV`,
		head + "a,,,,satire,r\xe9,w,\n":                                          `o.csv:2: not in UTF-8 (save it as “CSV UTF-8”)`,
		"\xff\xfed\x00o\x00":                                                     `o.csv:1: not in UTF-8`,
	} {
		_, err := ReadOverrides(strings.NewReader(content), "o.csv", testDay)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q:\n got %v\nwant %s", content, err, want)
		}
	}
	many := head + strings.Repeat("a,,,,x,,,\n", 30)
	if _, err := ReadOverrides(strings.NewReader(many), "o.csv", testDay); err == nil || strings.Count(err.Error(), "\n") != corpus.MaxFaults || !strings.HasSuffix(err.Error(), "o.csv: and 80 more faults") {
		t.Errorf("%v", err)
	}
}

// TestReadOverrides: a file as spreadsheets write it.
func TestReadOverrides(t *testing.T) {
	const file = "\ufeffVerdict,Reason,By,Source\r\nSatire,\"it, says so\",w,Pell Post\r\n,,,\r\n"
	o, err := ReadOverrides(strings.NewReader(file), "o.csv", testDay)
	if err != nil {
		t.Fatal(err)
	}
	want := []Override{{Line: 2, Source: "Pell Post", Verdict: "satire", Reason: "it, says so", By: "w"}}
	if diff := cmp.Diff(want, o.List); diff != "" || len(o.SHA256) != 64 {
		t.Error(diff, o.SHA256)
	}
}

// FuzzReadOverrides: whatever a file holds, it is read or refused with its name.
func FuzzReadOverrides(f *testing.F) {
	f.Add("document,verdict,reason,by\na,satire,r,w")
	f.Add(strings.Join(overrideColumns[:], ",") + "\n,,hedges,may,dismiss,r,w,2026-01-31")
	m := NewMeasurer(testDay)
	f.Fuzz(func(t *testing.T, content string) {
		o, err := ReadOverrides(strings.NewReader(content), "o.csv", testDay)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "o.csv:") {
				t.Errorf("%v", err)
			}
			return
		}
		m.Overrides = o
		checkProfile(t, m.Measure(corpus.Document{ID: "a", Text: testLead + " It may be totally late!"}))
	})
}

func ExampleReadOverrides() {
	file := "document,indicator,text,verdict,reason,by\na.txt,boosters,never,dismiss,a quotation,L. Orr\n"
	asOf := time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)
	o, err := ReadOverrides(strings.NewReader(file), "overrides.csv", asOf)
	if err != nil {
		fmt.Println(err)
		return
	}
	m := NewMeasurer(asOf)
	m.Overrides = o
	p := m.Measure(corpus.Document{ID: "a.txt", Text: "The bridge of Pell never opened on time, and the town council met on Monday to hear why that was so."})
	for _, u := range p.Overrides {
		fmt.Println(u.What(), "–", u.Said())
	}
	// Output: boosters “never” in document a.txt – dismissed by L. Orr: a quotation
}
