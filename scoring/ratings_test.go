package scoring

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"credence/corpus"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestReadRatings(t *testing.T) {
	const file = "\ufeffScore, Domain ,note,weight\r\n" +
		"72.5,https://WWW.Kelmarsh.example/,\"read, often\",\r\n" +
		",,,\r\n" +
		"0,news.tarn.co.uk,,0.25\r\n" +
		"100,müller.example,,\r\n" +
		"72.50,kelmarsh.example,again,1\r\n"
	r, err := ReadRatings(strings.NewReader(file), "r.csv")
	if err != nil {
		t.Fatal(err)
	}
	want := []Rating{
		{Line: 2, Domain: "kelmarsh.example", Score: 72.5, Weight: 1, Note: "read, often"},
		{Line: 4, Domain: "tarn.co.uk", Score: 0, Weight: 0.25},
		{Line: 5, Domain: "xn--mller-kva.example", Score: 100, Weight: 1},
	}
	if diff := cmp.Diff(want, r.List); diff != "" {
		t.Error(diff)
	}
	if len(r.SHA256) != 64 || r.File != "r.csv" {
		t.Errorf("file %q, sha256 %q", r.File, r.SHA256)
	}
	for name, line := range map[string]int{
		"kelmarsh.example": 2, "Kelmarsh.Example": 2, "www.kelmarsh.example": 2, "https://kelmarsh.example/": 2, "news.tarn.co.uk": 4, "müller.example": 5,
		"kelmarsh": 0, "The Kelmarsh": 0, "kelmarsh.example/opinion": 0, "desk@kelmarsh.example": 0, "notkelmarsh.example": 0, "": 0, "co.uk": 0,
	} {
		got := 0
		if x := r.Of(&Source{Name: name, Kind: corpus.SourceGiven}); x != nil {
			got = x.Line
		}
		if got != line {
			t.Errorf("%q is rated in line %d, want %d", name, got, line)
		}
	}
	if r.Of(&Source{Name: "kelmarsh.example", Kind: corpus.SourceUnknown}) != nil {
		t.Error("the id of a document of unknown source is taken for a domain")
	}
}

func TestReadRatingsFaults(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"", "r.csv:1: empty: want a header line with the columns domain,score,weight,note"},
		{"domain,score\n", "r.csv:1: no rating below the header line"},
		{"domain\ta\nx.example\t3\n", "r.csv:1: the columns are parted by semicolons or tabs (save it with commas)"},
		{"domain,rating\nx.example,3\n", "r.csv:1: unknown column \"rating\" (columns are domain, score, weight, note; the first line names them)\nr.csv:1: no column \"score\" (columns are domain, score, weight, note)"},
		{"domain,score,score\nx.example,3,3\n", "r.csv:1: two columns are named \"score\" (leave one out)"},
		{"domain,score\nx.example,30\n\ny.example,3,4\n", "r.csv:4: 3 fields where the header has 2 (put a field that holds a comma between \" and \")"},
		{"domain,score\nx.example,\xff\n", "r.csv:2: not in UTF-8 (save it as “CSV UTF-8”)"},
		{"d\x00o\x00m\x00", "r.csv:1: not in UTF-8 (save it as “CSV UTF-8”)"},
		{"domain,score\nx.example,40\n\"y.example,30\n", "r.csv:3: broken CSV: extraneous or missing \" in quoted-field (put a field that holds a comma, a quotation mark or a line end between \" and \", and write \"\" for each \" in it)"},
		{"domain,score\nThe Harbour Post,40\nx.example/opinion,5\nx..example,5\nlocalhost,7\n", strings.Join([]string{
			`r.csv:2: domain "The Harbour Post": want a domain alone, such as example.org`, `r.csv:3: domain "x.example/opinion": want a domain alone, such as example.org`,
			`r.csv:4: domain "x..example": want a domain alone, such as example.org`, `r.csv:5: domain "localhost": want a domain alone, such as example.org`}, "\n")},
		{"domain,score\na.example,100.5\nb.example,-1\nc.example,NaN\nd.example,\"72,5\"\ne.example,\n", strings.Join([]string{
			scoreFault(2, "100.5"), scoreFault(3, "-1"), scoreFault(4, "NaN"), scoreFault(5, "72,5"), scoreFault(6, "")}, "\n")},
		{"domain,score,weight\na.example,50,0\nb.example,50,101\n", "r.csv:2: weight \"0\": want a number above 0, up to 100, or nothing for 1 (a rating that does not count: leave the line out)\nr.csv:3: weight \"101\": want a number above 0, up to 100, or nothing for 1 (a rating that does not count: leave the line out)"},
		{"domain,score,weight\na.example,50,\nwww.a.example,50,2\nA.example,40,\n", "r.csv:3: a.example stands in line 2 already, with score 50 and weight 1; here with 50 and 2 (leave one of the two lines)\nr.csv:4: a.example stands in line 2 already, with score 50 and weight 1; here with 40 and 1 (leave one of the two lines)"},
		{"domain,score\na.example,0.4\nb.example,0.9\nc.example,0\n", "r.csv:3: score 0.9 is the highest of 3: scores run from 0 to 100 (multiply those of a list from 0 to 1 by 100)"},
		{"domain,score\n" + strings.Repeat("a b,1\n", 12), strings.TrimSuffix(faultLines(2, 11), "\n") + "\nr.csv: and 2 more faults"},
	} {
		_, err := ReadRatings(strings.NewReader(c.file), "r.csv")
		if diff := cmp.Diff(c.want, fmt.Sprint(err)); diff != "" {
			t.Errorf("%q: %s", c.file, diff)
		}
	}
	if _, err := ReadRatings(strings.NewReader("domain,score\na.example,0\nb.example,-0\n"), "r.csv"); err != nil {
		t.Errorf("a list of zeros: %v", err)
	}
}

func scoreFault(line int, s string) string {
	return fmt.Sprintf("r.csv:%d: score %q: want a number from 0 to 100, 100 for the best, with a point before decimals (a domain without one: leave the line out)", line, s)
}

func faultLines(from, to int) string {
	var b strings.Builder
	for line := from; line <= to; line++ {
		fmt.Fprintf(&b, "r.csv:%d: domain \"a b\": want a domain alone, such as example.org\n", line)
	}
	return b.String()
}

// TestCombine against numbers worked out by hand: of two as sure as each other the
// mean, surer by √2; four times the weight halves the rating's spread.
func TestCombine(t *testing.T) {
	sd := RatingWithin / z90
	for _, c := range []struct {
		text, score, weight float64
		share, points, half float64
	}{
		{50, 50, 1, 0.5, 50, RatingWithin / math.Sqrt2},
		{40, 60, 1, 0.5, 50, RatingWithin / math.Sqrt2},
		{40, 55, 4, 0.8, 52, RatingWithin / math.Sqrt(5)},
		{40, 60, 0.25, 0.2, 44, RatingWithin / math.Sqrt(1.25)},
		{50 - sd, 50 + sd, 1, 0.5, 50, RatingWithin},                   // 2·sd apart: √2 beyond what is to be expected
		{50 - 1.5*sd, 50 + 1.5*sd, 1, 0.5, 50, 3.0 / 2 * RatingWithin}, // and so in proportion
	} {
		r := Rated{Rating: &Rating{Score: c.score, Weight: c.weight}}
		r.combine(c.text, sd)
		got := []float64{r.Share, r.Points, r.Points - r.Low, r.High - r.Points}
		for i, want := range []float64{c.share, c.points, c.half, c.half} {
			if math.Abs(got[i]-want) > 1e-9 {
				t.Errorf("%+v: got share, points, below, above %v", c, got)
				break
			}
		}
		if apart := math.Abs(c.text-c.score)/math.Hypot(sd, sd/math.Sqrt(c.weight)) > z90; r.Apart != apart {
			t.Errorf("%+v: apart %t", c, r.Apart)
		}
	}
}

// TestCombineBounds: combined points lie between text and rating, the interval
// holds them and is on the scale, and more weight brings them nearer to the rating.
func TestCombineBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points := rapid.Float64Range(0, 100)
		text, score := points.Draw(t, "text"), points.Draw(t, "score")
		sd, weight := rapid.Float64Range(0.1, 60).Draw(t, "sd"), rapid.Float64Range(0.01, 50).Draw(t, "weight")
		r, s := Rated{Rating: &Rating{Score: score, Weight: weight}}, Rated{Rating: &Rating{Score: score, Weight: 2 * weight}}
		r.combine(text, sd)
		s.combine(text, sd)
		const e = 1e-9
		if r.Points < min(text, score)-e || r.Points > max(text, score)+e || r.Low < 0 || r.High > 100 || r.Low > r.Points+e || r.High < r.Points-e {
			t.Fatalf("%+v", r)
		}
		if math.Abs(s.Points-score) > math.Abs(r.Points-score)+e {
			t.Fatalf("%+v is further from the rating than %+v", s, r)
		}
	})
}

// TestRate: a rating moves nothing but Rated; without an interval or a scored text
// it stands alone; a source without one has none.
func TestRate(t *testing.T) {
	list, err := ReadRatings(strings.NewReader("domain,score\na.example,80\nb.example,70\n"), "r.csv")
	if err != nil {
		t.Fatal(err)
	}
	fitted := DefaultModel()
	sources := func() []*Source {
		return []*Source{
			{Name: "a.example", Kind: corpus.SourceURL, Status: Scored, Scored: 5, Duplicates: 2, Estimate: fitted.SourceEstimate(60, 3)},
			{Name: "b.example", Kind: corpus.SourceURL, Status: Abstained},
			{Name: "c.example", Kind: corpus.SourceURL, Status: Scored, Scored: 1, Estimate: fitted.SourceEstimate(60, 1)},
		}
	}
	got, plain := sources(), sources()
	for _, s := range got {
		list.Rate(fitted, s)
	}
	if r := got[0].Rated; r == nil || !r.Combined || r.Score != 80 {
		t.Fatalf("%+v", r)
	}
	want := Rated{Rating: &list.List[0]}
	want.combine(plain[0].Points, fitted.Calibration.Source.sd(3))
	if diff := cmp.Diff(&want, got[0].Rated); diff != "" {
		t.Error(diff)
	}
	if r := got[1].Rated; r == nil || r.Combined || r.Score != 70 {
		t.Errorf("without a scored text: %+v", r)
	}
	for i := range got {
		got[i].Rated = nil
	}
	if diff := cmp.Diff(plain, got); diff != "" {
		t.Errorf("a rating moved a source: %s", diff)
	}
	judged := &Source{Name: "a.example", Kind: corpus.SourceURL, Status: Scored, Scored: 1, Estimate: Estimate{Points: 60}}
	list.Rate(&Model{}, judged)
	if r := judged.Rated; r == nil || r.Combined {
		t.Errorf("without a calibration: %+v", r)
	}
	hollow := &Source{Name: "a.example", Kind: corpus.SourceURL, Status: Scored, Scored: 1}
	list.Rate(&Model{Calibration: &Calibration{}}, hollow)
	if r := hollow.Rated; r == nil || r.Combined {
		t.Errorf("without bounds: %+v", r)
	}
	(*Ratings)(nil).Rate(fitted, plain[0])
}

func FuzzReadRatings(f *testing.F) {
	for _, s := range []string{"domain,score\na.example,50\n", "\ufeffscore,domain,weight,note\n1,\"a\nb\",,\n", "domain;score\n", "domain,score\n\"", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ReadRatings(strings.NewReader(s), "r.csv")
		if err != nil {
			if !strings.HasPrefix(err.Error(), "r.csv:") {
				t.Errorf("no place: %v", err)
			}
			return
		}
		for i := range r.List {
			x := &r.List[i]
			if !(x.Score >= 0 && x.Score <= 100 && x.Weight > 0) || r.Of(&Source{Name: x.Domain, Kind: corpus.SourceURL}) != x {
				t.Errorf("%+v", x)
			}
		}
	})
}
