// Package lexicon holds the words that indicators know, compiled into one table
// so that a text is looked up once, while it is split into words.
//
// The lists stand in lists/, one file per purpose. Each line has four columns
// separated by tabs: entry, form, category, value. An entry of several words is
// a phrase. The form says which inflections the program adds; see inflect. A
// line "# origin: …" says where the entries come from.
//
// Beside them stand two files of other forms: loaded.tsv, what words weigh for
// loaded language, learned from loaded.txt and from marked texts (see
// features.LoadedLexicon), and barred.words, which that leaves out.
package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"
)

//go:embed lists/*.txt
var lists embed.FS

// ID names a word of the table; 0 is every word that no list holds.
type ID uint16

// A Sense is what a list says of one word or phrase.
type Sense struct {
	Class    Class
	Category string  // the category's name as written in the list
	Value    float64 // month number, weight, … as the category has it
	Entry    string  // the entry as written: the lemma
}

// A List is one file of entries.
type List struct {
	Name    string // file name without its ending
	Origin  string // where its entries come from, and their licence if it is another's
	Entries int
}

// A Lexicon is a compiled set of lists. It is read-only and safe for
// concurrent use.
type Lexicon struct {
	slots   []slot // open addressing, a power of two in length
	words   []word // by ID
	classes []pair // by ID; apart from words, so that the classes of common words stay in the processor's cache
	phrases []phrases
	lists   []List
}

// A slot tells most words apart without a look at their text.
type slot struct {
	eight uint64 // the word's first bytes
	hash  uint32
	size  uint16 // of the word in bytes
	id    ID
}

type word struct {
	text   string
	senses []Sense
}

// A pair are the classes of a word.
type pair struct {
	own    Class // union over its senses
	starts Class // classes of the phrases it begins
}

// Default is the lexicon of the embedded lists.
var Default = sync.OnceValue(func() *Lexicon {
	l, err := compile(lists)
	if err != nil {
		panic(err) // the lists are part of the program: a test reads them
	}
	return l
})

func compile(fsys fs.FS) (*Lexicon, error) {
	l := &Lexicon{slots: make([]slot, 1<<12), words: make([]word, 1), classes: make([]pair, 1), phrases: make([]phrases, 1)}
	names, err := fs.Glob(fsys, "lists/*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		list := List{Name: strings.TrimSuffix(strings.TrimPrefix(name, "lists/"), ".txt")}
		for i, line := range strings.Split(string(data), "\n") {
			if origin, ok := strings.CutPrefix(line, "# origin: "); ok {
				list.Origin = origin
			}
			if line == "" || line[0] == '#' {
				continue
			}
			list.Entries++
			if err := l.add(line); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, i+1, err)
			}
		}
		if list.Origin == "" {
			return nil, fmt.Errorf("%s: no line \"# origin: …\"", name)
		}
		l.lists = append(l.lists, list)
	}
	for i := range l.phrases {
		l.phrases[i].sort()
	}
	return l, nil
}

// add compiles one line of a list.
func (l *Lexicon) add(line string) error {
	col := strings.Split(line, "\t")
	if len(col) != 4 {
		return fmt.Errorf("%d columns, want 4", len(col))
	}
	value, err := strconv.ParseFloat(col[3], 64)
	if err != nil {
		return err
	}
	class, ok := classes[col[2]]
	if !ok {
		return fmt.Errorf("unknown category %q", col[2])
	}
	forms, err := inflect(col[0], col[1])
	if err != nil {
		return err
	}
	for _, f := range forms {
		s := Sense{Class: class, Category: col[2], Value: value, Entry: col[0]}
		if class&Verbs != 0 {
			s.Class |= f.class
		}
		if err := l.insert(f.text, s); err != nil {
			return err
		}
	}
	return nil
}

func (l *Lexicon) insert(text string, s Sense) error {
	parts := strings.Split(text, " ")
	ids := make([]ID, len(parts))
	for i, p := range parts {
		id, err := l.intern(p)
		if err != nil {
			return err
		}
		ids[i] = id
	}
	first := ids[0]
	if len(ids) == 1 {
		l.classes[first].own |= s.Class
		l.words[first].senses = append(l.words[first].senses, s)
		return nil
	}
	l.classes[first].starts |= s.Class
	l.phrases[first].add(ids[1:], s)
	return nil
}

func (l *Lexicon) intern(text string) (ID, error) {
	if text == "" || text != strings.ToLower(text) {
		return 0, fmt.Errorf("entry %q: words are lower case and single spaces part them", text)
	}
	if id := l.Lookup(text); id != 0 {
		return id, nil
	}
	if len(l.words) > 65535 {
		return 0, fmt.Errorf("more words than an ID can name")
	}
	id := ID(len(l.words))
	l.words = append(l.words, word{text: text})
	l.classes = append(l.classes, pair{})
	l.phrases = append(l.phrases, phrases{})
	if 2*len(l.words) > len(l.slots) {
		l.grow()
	}
	l.place(slot{Eight(text), Hash(text), uint16(len(text)), id})
	return id, nil
}

func (l *Lexicon) grow() {
	old := l.slots
	l.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.id != 0 {
			l.place(s)
		}
	}
}

func (l *Lexicon) place(s slot) {
	mask := uint64(len(l.slots) - 1)
	i := Key(l.words[s.id].text) & mask
	for l.slots[i].id != 0 {
		i = (i + 1) & mask
	}
	l.slots[i] = s
}

// Lookup returns the ID of a lower-case word, 0 when no list holds it.
func (l *Lexicon) Lookup(lower string) ID {
	id, _ := l.Find(Key(lower), Eight(lower), []byte(lower))
	return id
}

// Find returns the ID of a lower-case word and its hash, given its key and its
// first eight bytes; 0 when no list holds it. Cost: about one comparison.
func (l *Lexicon) Find(key, eight uint64, lower []byte) (id ID, hash uint32) {
	mask := uint64(len(l.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		s := &l.slots[i]
		if s.eight == eight && int(s.size) == len(lower) && (s.size <= 8 || string(lower[8:]) == l.words[s.id].text[8:]) {
			return s.id, s.hash
		}
		if s.id == 0 {
			return 0, 0
		}
	}
}

// Len is the number of words, that of no word (0) included.
func (l *Lexicon) Len() int { return len(l.words) }

// Text is the word that an ID names.
func (l *Lexicon) Text(id ID) string { return l.words[id].text }

// Class is the union of the classes of a word's senses.
func (l *Lexicon) Class(id ID) Class { return l.classes[id].own }

// Starts is the union of the classes of the phrases that a word begins.
func (l *Lexicon) Starts(id ID) Class { return l.classes[id].starts }

// Sense returns the first sense of a word in any of the classes.
func (l *Lexicon) Sense(id ID, class Class) (Sense, bool) {
	for _, s := range l.words[id].senses {
		if s.Class&class != 0 {
			return s, true
		}
	}
	return Sense{}, false
}

// Senses returns the senses of a word.
func (l *Lexicon) Senses(id ID) []Sense { return l.words[id].senses }

// Lists returns the lists that the lexicon was compiled from, by name.
func (l *Lexicon) Lists() []List { return l.lists }
