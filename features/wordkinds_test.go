package features

import (
	"testing"

	"credence/corpus"
)

// TestMayKnow: no word that the model has weights for is passed over.
func TestMayKnow(t *testing.T) {
	m := NewMeasurer(testDay)
	known := 0
	for _, doc := range articles(t) {
		m.Measure(doc)
		p := &m.page
		r := reporter{Page: p, model: p.models.Cues.report}
		for w := range p.Words {
			word := p.words[w]
			if word.ID == 0 && r.rowOf(w) != r.rowOfStem(w) {
				t.Errorf("%s: %q has not the weights of its stem", doc.ID, p.Word(w))
			}
			if word.ID == 0 && word.Flags&(Capital|Digits) == 0 && r.rowOfStem(w) != nil {
				known++
				if p.models.Cues.known().without(word.Hash) != 0 {
					t.Errorf("%s: the weights of %q are passed over", doc.ID, p.Word(w))
				}
			}
		}
	}
	if known < 100 {
		t.Errorf("%d words with weights", known)
	}
}

// TestCueCases: fitting sees words that have no weights, listed or not.
func TestCueCases(t *testing.T) {
	models := ShippedModels()
	models.Cues = nil
	c := NewMeasurerWith(testDay, models).CueCases(corpus.Document{ID: "cases", Text: "The delusional village yodelled that the gnomes are sturdy in the session."})
	want := []string{"delusional", "session", "villag", "yodell", "gnom", "sturdi"}
	got := map[string]bool{}
	for _, r := range c.Reports {
		got[r.Word] = true
	}
	for _, word := range want {
		if !got[word] {
			t.Errorf("no case of %q among %v", word, got)
		}
	}
}

// TestInflected: all words of a stem are among its forms.
func TestInflected(t *testing.T) {
	for word, stemmed := range map[string]string{"denies": "deni", "deny": "deni", "planned": "plan", "announce": "announc", "announcing": "announc", "claims": "claim", "say": "say"} {
		found := false
		for form := range inflected(stemmed) {
			found = found || form == word
		}
		if !found {
			t.Errorf("%q is no form of %q", word, stemmed)
		}
	}
}

// TestHopeless: what is dropped early would not have counted.
func TestHopeless(t *testing.T) {
	m := NewMeasurer(testDay)
	dropped := 0
	for _, doc := range articles(t) {
		m.Measure(doc)
		p := &m.page
		r := reporter{Page: p, model: p.models.Cues.report, lone: loneCues()}
		for si := range p.Sentences {
			if !p.bodySentence(si) {
				continue
			}
			r.spots, r.quote = p.spots, 0
			for _, at := range r.enter(si) {
				w := int(at.word)
				row := r.rowOf(w)
				if row == nil {
					continue
				}
				var a answers
				r.askBeside(&a, w, w+1)
				hopeless := r.besideHopeless(&a, row)
				r.ask(&a, w, w+1, nil)
				hopeless = hopeless || r.hopeless(&a, row)
				r.askFar(&a, w, w+1)
				if pr := r.model.score(&a, row); hopeless && pr >= hintAt {
					t.Errorf("%s: %q reports with %v and is dropped", doc.ID, p.Word(w), pr)
				}
				if hopeless {
					dropped++
				}
			}
		}
	}
	if dropped < 200 {
		t.Errorf("%d words dropped", dropped)
	}
}

// TestEndings: words that no list holds are told by how they end.
func TestEndings(t *testing.T) {
	for word, want := range map[string]wordKind{
		"strangely": nearAdverb, "wandering": nearIng, "wandered": nearEd, "gnomes": nearPlural, "gnome's": nearPossessed, "gnome’s": nearPossessed,
		"grass": nearOther, "strong": nearOther, "gus": nearOther, "ing": nearOther,
	} {
		if got := ending(word, &Word{End: uint32(len(word))}); got != want {
			t.Errorf("ending of %q: %s, want %s", word, kindNames[got], kindNames[want])
		}
	}
}

// TestFindKinds: what the lists say goes before the ending.
func TestFindKinds(t *testing.T) {
	want := map[string]wordKind{
		"They": nearThird, "imply": nearSay, "that": nearThat, "Ode": nearName, "strangely": nearAdverb, "wandered": nearEd, "12": nearNumber, "minister’s": nearPossessed, "to": nearTo, "gnome": nearOther,
	}
	m := NewMeasurer(testDay)
	m.Measure(corpus.Document{ID: "kinds", Text: "They imply that Ode strangely wandered 12 miles to the minister’s gnome."})
	seen := 0
	for i := range m.page.Words {
		word := m.page.Word(i)
		if k, ok := want[word]; ok {
			seen++
			if got := m.page.near[i]; got != k {
				t.Errorf("%q is %s, want %s", word, kindNames[got], kindNames[k])
			}
		}
	}
	if seen != len(want) {
		t.Errorf("%d words seen, want %d", seen, len(want))
	}
}
