package features

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"credence/features/internal/lexicon"
)

// The register of a text is how often it uses words that say nothing of its
// topic: connectives, pronouns, forms of "be", adverbs. Such rates tell kinds of
// writing apart (Biber, Variation across Speech and Writing, 1988): weighing
// alternatives and giving examples on one side, talk and telling on the other.
// Each rate is an indicator over the article outside quotation; together they
// cost one look-up a word.

//go:embed register.txt
var registerWords string

// A registerKind is one of the categories of register.txt, or a class of words
// told by its form.
type registerKind uint8

const (
	regWeighing registerKind = iota
	regStatic
	regPointing
	regInvolvement
	regStory
	regAsserting
	regRelations
	regHearsay
	regFeeling
	regAbsolutes  // read by headline_absolutes
	regQuantities // read by numbers
	regReferences // read by headline_reference
	regBounds     // read by bounded_figures
	regDeclined   // read by right_of_reply, as is the next
	regAnswers
	regAddress    // read by person_address
	regPlainVerbs // read by plain_reporting
	regNotAdverbs // words in -ly that are no adverbs
	regAdverbs    // by form
	registerKinds
)

var registerNames = [registerKinds]string{
	"weighing", "static_verbs", "pointing", "involvement", "storytelling", "asserting", "relations", "hearsay", "feeling", "absolutes",
	"quantities", "references", "bounds", "declined", "answers", "address", "plain_verbs", "not_adverbs", "adverbs",
}

// A registerTable says of which kinds a word is, as bits.
type registerTable struct {
	index wordIndex
	kinds []uint32
	list  WordList
}

var registerLexicon = sync.OnceValue(func() *registerTable {
	t, err := readRegister(registerWords)
	if err != nil {
		panic(err) // the list is part of the program: a test reads it
	}
	return t
})

func readRegister(src string) (*registerTable, error) {
	t := &registerTable{kinds: make([]uint32, 1), list: WordList{Name: "register"}}
	for line := range strings.Lines(src) {
		line = strings.TrimSpace(line)
		if origin, ok := strings.CutPrefix(line, "# origin: "); ok {
			t.list.Origin = origin
		}
		if line == "" || line[0] == '#' {
			continue
		}
		name, words, _ := strings.Cut(line, "\t")
		kind := registerKind(0)
		for kind < registerKinds && registerNames[kind] != name {
			kind++
		}
		if kind == registerKinds {
			return nil, fmt.Errorf("register.txt: unknown category %q", name)
		}
		for _, word := range strings.Fields(words) {
			t.list.Entries++
			hash := lexicon.Hash(word)
			at := t.index.find(hash)
			if at == 0 {
				at = int32(len(t.kinds))
				t.index.add(hash, at)
				t.kinds = append(t.kinds, 0)
			}
			t.kinds[at] |= 1 << kind
		}
	}
	return t, nil
}

// of returns the kinds of word i of a text.
func (rt *registerTable) of(t *Text, i int) uint32 {
	kinds := rt.kinds[rt.index.find(t.words[i].Hash)]
	return kinds | t.formKinds(i, kinds)
}

// formKinds returns the kinds that word i has by its form; kinds are those it has
// by the list. Only words in -y or with an apostrophe have any.
func (t *Text) formKinds(i int, kinds uint32) uint32 {
	w := &t.words[i]
	size := w.End - w.Start
	if size < 4 || w.Flags&(Digits|HasLetters) != HasLetters {
		return 0
	}
	src := t.Source[w.Start:w.End]
	switch src[size-1] {
	case 'y':
		if src[size-2] == 'l' && size > 4 && kinds&(1<<regNotAdverbs) == 0 && w.Flags&Capital == 0 {
			return 1 << regAdverbs
		}
	case 't', 'e', 'l', 'd', 'm':
		if contracted(src) {
			return 1 << regInvolvement
		}
	case 's':
		if kinds&(1<<regStatic) != 0 && strings.ContainsAny(src, "'’") {
			return 1 << regInvolvement // it's, that's
		}
	}
	return 0
}

// contracted reports a word in n't, 're, 've, 'll, 'd or 'm.
func contracted(w string) bool {
	for k := len(w) - 2; k > 0 && k >= len(w)-5; k-- {
		if w[k] == '\'' || w[k] == lastOfCurly && w[k-1] == 0x80 {
			return true
		}
	}
	return false
}

// ofKind counts the article's own words of a kind, as findings of a name.
func (p *Page) ofKind(kind registerKind, name string) (count int, found []Finding) {
	r := p.readRegister()
	if p.silent {
		p.kept.tallied = r.count[kind]
		return p.kept.tallied, nil
	}
	some := min(r.count[kind], maxFindings)
	for i := range p.Words {
		if len(p.rulings.active) == 0 && len(found) == some {
			p.kept.tallied = r.count[kind]
			break // nothing that can be dismissed
		}
		if r.kinds[i]&(1<<kind) != 0 && p.own(i) {
			found = p.tally(found, p.finding(name, i, i+1), "")
		}
	}
	return p.kept.tallied, found
}

// registerRate makes the indicator of a kind.
func registerRate(kind registerKind, title string, d Direction, definition, why string) Indicator {
	return Indicator{
		Name: registerNames[kind], Title: title, Unit: "per 100 words", Basis: "words", Factor: Language, Direction: d, EnglishOnly: true, Counts: true,
		Definition: definition + ", in the article outside quotation, per 100 words there.",
		Missing:    "for a page without an article",
		Why:        why,
		Measure: func(p *Page) Value {
			count, found := p.ofKind(kind, "register")
			return per100(count, p.register.own, found)
		},
	}
}

// registerRates are the rates of the register.
//
// Note: finer kinds, twenty-one of them, told held-out sources apart no better
// than these, and rates of rarer words swing with single words. Long words were a
// rate once (more of them in better sources): names of camps and peoples are long
// words too, so that swapping them moved it.
func registerRates() []Indicator {
	return []Indicator{
		registerRate(regWeighing, "Words that weigh", Higher, "“Or”, “other”, “more”, “than”, “including”, “such”, “also”, “often” and the like: words that compare, give examples, set one thing beside another or bound how often", "A text that compares, gives examples and says how often has looked at more than one case."),
		registerRate(regStatic, "Forms of “be” and “have”", Lower, "Forms of “be” and “have”", "Statements of how things are, rather than of who did what."),
		registerRate(regPointing, "Pointing words", Lower, "“This”, “these”, “now”, “just”, “still”, “even” and the like", "Pointing and urgency lean on what writer and reader are taken to share, in place of a date or a name."),
		registerRate(regInvolvement, "Talk", Lower, "“I”, “we”, “think”, “want”, “guy”, “stuff”, contractions and the like", "Talk in the writer’s own person, in place of edited prose and of what somebody said."),
		registerRate(regStory, "Story-telling", Lower, "“He”, “she”, “they”, “when”, “then”, “suddenly” and the like", "A story’s pronouns and order of events, in place of names and the most important first."),
		registerRate(regAsserting, "Denials and absolutes", Lower, "“Not”, “never”, “always”, “everyone”, “because”, “so” and the like", "Reports say what happened; denying, covering all cases and giving reasons is argument in the outlet’s own voice."),
		registerRate(regRelations, "Places and ranges", Higher, "“In”, “between”, “within”, “during”, “per” and the like", "Where, when and by how much."),
		registerRate(regAdverbs, "Adverbs in -ly", Lower, "Adverbs in -ly", "How something was done is mostly the writer’s view of it."),
	}
}
