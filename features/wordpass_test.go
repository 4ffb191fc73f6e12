package features

import (
	"slices"
	"strings"
	"testing"

	"credence/features/internal/lexicon"
)

// pages measures the test articles and a text of what is hard to count.
func pages(t *testing.T, look func(name string, p *Page)) {
	m := NewMeasurer(testDay)
	docs := articles(t)
	hard := docs["attack-piece.txt"]
	hard.Text = strings.Repeat("It's so-called news, Ann Ode said, for the audacity to lie is never not vile. The VILE, vile’s and well-meant 3-day plan may possibly be, to say the least, "+
		"the worst mess in 2020; he'd claim “a shameless lie” they're quickly and lovely at. An earlier May hardly mattered in bad faith. It was unclear, and nobody is talking about it. "+
		"Mayor Ann Ode railed against a shameless, vile and pathetic lie. Minister Bo Hale blamed game wardens, and the board thought police lied; they echo chambers of commerce.\n\n", 3)
	docs["hard"] = hard
	for name, doc := range docs {
		m.Measure(doc)
		m.page.Doc = &doc
		look(name, &m.page)
	}
}

// TestWordPass: the one pass finds what looks at each word by itself find.
func TestWordPass(t *testing.T) {
	table, l := registerLexicon(), ShippedModels().Loaded
	pages(t, func(name string, p *Page) {
		r := p.readRegister()
		var count [registerKinds]int
		own, digits := 0, 0
		for i := range p.Words {
			kinds := table.of(&p.Text, i)
			if r.kinds[i] != kinds {
				t.Errorf("%s: %q is of kinds %b, want %b", name, p.Word(i), r.kinds[i], kinds)
			}
			if entry := l.entriesOf(&p.Text, &Sentence{First: i, Last: i + 1})[0]; r.entries[i] != entry {
				t.Errorf("%s: %q has entry %d, want %d", name, p.Word(i), r.entries[i], entry)
			}
			if !p.own(i) {
				continue
			}
			own++
			if p.words[i].Flags&Digits != 0 {
				digits++
			}
			for k := range count {
				count[k] += int(kinds >> k & 1)
			}
		}
		if own != r.own || digits != r.digits || count != r.count {
			t.Errorf("%s: %d words of kinds %v, want %d of %v", name, r.own, r.count, own, count)
		}
	})
}

// TestTones: an expression stands at each place where a look at every word finds one.
func TestTones(t *testing.T) {
	pages(t, func(name string, p *Page) {
		var want, got []tone
		for si := range p.Sentences {
			for w := p.Sentences[si].First; w < p.Sentences[si].Last; w++ {
				if sense, n := p.Match(w, p.Sentences[si].Last, toneClasses); n > 0 && p.own(w) {
					want = append(want, tone{w, n, sense})
				}
			}
		}
		for _, x := range p.readRegister().tones {
			if x.words > 0 {
				got = append(got, x)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	})
}

// TestBoundOfSentence: no sentence weighs more than its bound, so that none that is
// loaded is passed over.
func TestBoundOfSentence(t *testing.T) {
	loaded := 0
	pages(t, func(name string, p *Page) {
		r, reported := p.readRegister(), p.reportedWords()
		for si := range p.Sentences {
			s := &p.Sentences[si]
			sum, _ := p.models.Loaded.weigh(&p.Text, s, weighing{r.entries[s.First:s.Last], reported, p.titleCase(s), true}, nil)
			if most := p.mostOf(si); sum > most {
				t.Errorf("%s: %q weighs %d, at most %d", name, p.Source[s.Start:s.End], sum, most)
			}
			if sum >= loadedThreshold {
				loaded++
			}
		}
	})
	if loaded == 0 {
		t.Error("no sentence is loaded")
	}
}

// TestAnchors: every phrase is found from its anchor.
func TestAnchors(t *testing.T) {
	lex, roles := lexicon.Default(), rolesOfLists()
	for first, rest := range lex.Phrases(toneClasses | loadedOrNot) {
		words := lex.Text(first)
		for _, id := range rest {
			words += " " + lex.Text(id)
		}
		var x Text
		x.Split("So " + words + " so")
		found := false
		for i := range x.Words {
			roles.around(&x, i, func(at int, _ bool) { found = found || at == 1 })
		}
		if !found && len(x.Words) == len(rest)+3 {
			t.Errorf("%q is not found", words)
		}
	}
}

func TestHashSet(t *testing.T) {
	var s hashSet
	for range 2 {
		s.reset(3)
		for _, h := range []uint64{0, 7, 7 << 32} {
			if s.add(h) || !s.add(h) {
				t.Errorf("%d is not new, or not known the second time", h)
			}
		}
	}
}
