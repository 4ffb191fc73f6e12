package features

import (
	"os"
	"strings"
	"testing"
)

func TestReadLoaded(t *testing.T) {
	l, err := ReadLoaded(strings.NewReader("# origin: test\n0.5\tclass\tphrase\n0.25\tclass\thyphen\n0.2\tclass\t-ly\n-0.5\tclass\tnumber\n1.5\tloaded\tvile\n-0.7\tplain\tsaid\n0.9\tplain\todd\n"))
	if err != nil {
		t.Fatal(err)
	}
	if l.Len() != 3 || l.Weight("vile") != 1.5 || l.Weight("Vile") != 0 || l.Origin() != "test" {
		t.Errorf("%d words, vile %g", l.Len(), l.Weight("vile"))
	}
	for text, want := range map[string]float64{
		"It is a vile and odd plan.":                    2.4,
		"A vile plan, 12 people said in 2020.":          -0.2,
		"“A vile plan,” she said.":                      -0.7,
		"It was not vile.":                              0,
		"The odd’s-on, sharply built plan.":             0.9 + 0.25 + 0.2,
		"They met the Vile Band of Odd Men.":            0,
		"VILE, and nothing more than a plan.":           1.5 + 0.5*0.6,
		"The vile’s end is odd.":                        2.4,
		"The ODD thing stands, and the odd-even thing.": 0.9 + 0.25, // initials carry nothing
	} {
		var x Text
		x.Split(text)
		sum, shown := l.Weigh(&x, &x.Sentences[0])
		if !near9(sum, want) {
			t.Errorf("%s: %g, want %g", text, sum, want)
		}
		for _, s := range shown {
			if strings.EqualFold(text[s.Start:s.End], "odd") {
				t.Errorf("%s: a plain word is shown", text)
			}
		}
	}
}

func TestReadLoadedRejects(t *testing.T) {
	for data, want := range map[string]string{
		"1\tloaded\tvile\n":                  "no line \"# origin: …\"",
		"# origin: x\n1\tvile\n":             "line 2: 2 columns, want 3",
		"# origin: x\nx\tloaded\tvile\n":     "invalid syntax",
		"# origin: x\nNaN\tloaded\tvile\n":   "weight NaN",
		"# origin: x\n1\tloaded\tVile\n":     "small letters",
		"# origin: x\n1\tclass\tadverb\n":    "unknown class",
		"# origin: x\n1000\tloaded\tvile\n":  "weight 1000",
		"# origin: x\n1\tloaded\t\n":         "small letters",
		"# origin: x\n1\tloaded\ta b\tc\n\n": "4 columns",
	} {
		if _, err := ReadLoaded(strings.NewReader(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", data, err, want)
		}
	}
}

// TestBarredWordsWeighNothing: the shipped lexicon holds no word for who people
// are, what they believe, or what the news is about.
func TestBarredWordsWeighNothing(t *testing.T) {
	data, err := os.ReadFile("internal/lexicon/lists/barred.words")
	if err != nil {
		t.Fatal(err)
	}
	words, begins, origin := map[string]bool{}, []string{}, false
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		origin = origin || strings.HasPrefix(line, "# origin: ")
		if line == "" || line[0] == '#' {
			continue
		}
		if begin, ok := strings.CutSuffix(line, "*"); ok {
			begins = append(begins, begin)
		} else {
			words[line] = true
		}
	}
	if !origin || len(words) < 300 || len(begins) < 300 {
		t.Fatalf("%d words and %d beginnings, origin %v", len(words), len(begins), origin)
	}
	l := ShippedModels().Loaded
	for _, e := range l.entries[1:] {
		barred := words[e.word]
		for _, b := range begins {
			barred = barred || strings.HasPrefix(e.word, b)
		}
		if barred && e.weight != 0 {
			t.Errorf("%q weighs %d", e.word, e.weight)
		}
	}
	for word, sign := range map[string]float64{"shameless": 1, "pathetic": 1, "ludicrous": 1, "said": -1, "survey": -1} {
		if l.Weight(word)*sign <= 0 {
			t.Errorf("%q weighs %g", word, l.Weight(word))
		}
	}
	if l.number >= 0 || l.phrase <= 0 || l.Len() < 1000 {
		t.Errorf("numbers %d, phrases %g, %d words", l.number, l.phrase, l.Len())
	}
}
