package features

import (
	"sort"
	"strings"

	"credence/features/internal/lexicon"
)

// A Text is a document's prose, split once: words, sentences, blocks and
// quotations, all as byte ranges of Source. Every indicator reads it; none
// walks the bytes again. A Text may be reused: Split keeps its memory.
type Text struct {
	Source     string
	Words      []Word
	Sentences  []Sentence
	Blocks     []Block
	Quotations []Quotation

	lex     *lexicon.Lexicon
	words   []Word          // Words and one sentinel that holds the last gap
	classes []lexicon.Class // of words; 0 for the sentinel
	marks   []mark
	lines   []line
	places  []int32 // the sentence of each word
}

// A Word is a run of letters, digits and inner apostrophes.
type Word struct {
	Start, End uint32     // bytes of Source
	Hash       uint32     // of its small letters
	ID         lexicon.ID // 0 when no list holds it; of the base for "minister's"
	Flags      WordFlags
	Gap        Gap // what stands between the word before and this one
}

// WordFlags say how a word is written and where it stands.
type WordFlags uint16

// The flags of a word.
const (
	Capital    WordFlags = 1 << iota // begins with a capital
	AllCaps                          // two letters or more, all capitals
	Digits                           // holds a digit
	Numeric                          // holds nothing but digits
	Possessed                        // ends in 's
	Quoted                           // stands inside quotation marks
	InBody                           // belongs to the article
	HasLetters                       // holds a letter
)

// A Gap is the set of what stands between two words.
type Gap uint16

// The parts of a gap.
const (
	GapSpace Gap = 1 << iota
	GapLine
	GapComma
	GapColon
	GapSemicolon
	GapDash   // – — -- or a hyphen between spaces
	GapHyphen // a hyphen alone
	GapStop
	GapQuestion
	GapExclaim
	GapEllipsis
	GapOpen  // ( [ {
	GapClose // ) ] }
	GapQuote // any quotation mark
	GapSlash
	GapOther
)

// gapEnds are the parts of a gap that end a sentence.
const gapEnds = GapStop | GapQuestion | GapExclaim | GapEllipsis

// A Sentence is a run of words inside one block, with the marks around it.
type Sentence struct {
	Start, End  uint32
	First, Last int // words First up to but not including Last
	Block       int
}

// A Block is a paragraph, heading, list item or any other line or run of lines
// that stands by itself.
type Block struct {
	Start, End  uint32 // without white space at either end
	First, Last int    // words
	Line        int    // 1-based line it begins on
	Bullet      bool   // began with a list mark
	Blank       bool   // an empty line stands before it
}

// A Quotation is an outermost stretch inside quotation marks. It never runs
// beyond its block: where a speech goes on over several paragraphs, each part
// is one, and the later ones continue.
type Quotation struct {
	Start, End  uint32 // with the marks
	InnerEnd    uint32 // where the closing mark begins; End when there is none
	First, Last int    // words
	Block       int
	Closed      bool
	Continues   bool // the block before left its quotation open
}

// A Span is a range of bytes.
type Span struct{ Start, End int }

// Split splits source. Cost: one pass over the bytes, then passes over words
// and marks; no allocation beyond growth.
func (t *Text) Split(source string) {
	if t.lex == nil {
		t.lex = lexicon.Default()
	}
	t.Source = source
	t.words, t.classes, t.marks, t.lines = t.words[:0], t.classes[:0], t.marks[:0], t.lines[:0]
	t.Sentences, t.Blocks, t.Quotations = t.Sentences[:0], t.Blocks[:0], t.Quotations[:0]
	t.scan()
	t.Words = t.words[:len(t.words)-1]
	t.splitBlocks()
	t.splitSentences()
	t.placeWords()
	t.pairQuotations()
}

// Word returns the bytes of word i as written.
func (t *Text) Word(i int) string { return t.Source[t.words[i].Start:t.words[i].End] }

// Class returns the classes of word i; 0 outside the text.
func (t *Text) Class(i int) lexicon.Class {
	if uint(i) >= uint(len(t.classes)) {
		return 0
	}
	return t.classes[i]
}

// Is reports whether word i is of any of the classes.
func (t *Text) Is(i int, c lexicon.Class) bool { return t.Class(i)&c != 0 }

// GapAfter returns what stands between word i and the next, or the text's end.
func (t *Text) GapAfter(i int) Gap { return t.words[i+1].Gap }

// Match returns the longest phrase, or else the single word, of the classes that
// begins at word i and ends before word end, with its number of words.
func (t *Text) Match(i, end int, class lexicon.Class) (lexicon.Sense, int) {
	id := t.words[i].ID
	if id == 0 {
		return lexicon.Sense{}, 0
	}
	if t.lex.Starts(id)&class != 0 && i+1 < end && t.lex.Continues(id, t.words[i+1].ID) {
		if s, n := t.lex.Phrase(end-i, func(k int) lexicon.ID { return t.words[i+k].ID }, class); n > 0 {
			return s, n
		}
	}
	if t.classes[i]&class != 0 {
		if s, ok := t.lex.Sense(id, class); ok {
			return s, 1
		}
	}
	return lexicon.Sense{}, 0
}

// Line returns the 1-based number of the line that byte pos of text stands on.
// Cost: one pass over the bytes before it.
func Line(text string, pos int) int {
	n := 1
	for i, r := range text[:pos] {
		switch r {
		case '\n', '\f', '\v', '\u0085', '\u2028', '\u2029':
			n++
		case '\r':
			if !strings.HasPrefix(text[i+1:], "\n") {
				n++
			}
		}
	}
	return n
}

// hashWords is a hash of words [first, last) whatever their capitals.
func (t *Text) hashWords(first, last int) uint64 {
	h := uint64(hashStart)
	for w := first; w < last; w++ {
		h = hashWord(h, t.words[w].Hash)
	}
	return h
}

// The hash of several words is 64-bit FNV-1a, a word at a time.
const hashStart = 14695981039346656037

func hashWord(h uint64, word uint32) uint64 { return (h ^ uint64(word)) * 1099511628211 }

// blockOf returns the block that word i stands in, -1 for none.
func (t *Text) blockOf(i int) int {
	n := sort.Search(len(t.Blocks), func(k int) bool { return t.Blocks[k].Last > i })
	if n < len(t.Blocks) && t.Blocks[n].First <= i {
		return n
	}
	return -1
}

// placeWords notes the sentence of each word, -1 for none.
func (t *Text) placeWords() {
	t.places = resized(t.places, len(t.Words))
	w := 0
	for i := range t.Sentences {
		s := &t.Sentences[i]
		for ; w < s.First; w++ {
			t.places[w] = -1
		}
		for ; w < s.Last; w++ {
			t.places[w] = int32(i)
		}
	}
	for ; w < len(t.places); w++ {
		t.places[w] = -1
	}
}

// sentenceOf returns the sentence that word i stands in, -1 for none.
func (t *Text) sentenceOf(i int) int {
	if uint(i) >= uint(len(t.places)) {
		return -1
	}
	return int(t.places[i])
}
