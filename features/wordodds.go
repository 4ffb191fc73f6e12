package features

import (
	"unicode/utf8"

	"credence/features/internal/lexicon"
)

// wordOdds are the log-odds of words, and of the names of elements, of standing
// in furniture rather than in an article.
type wordOdds struct {
	names   map[string]float64 // all, by name
	index   wordIndex          // 1 + where the words of a hash begin in entries
	entries []wordEntry
}

type wordEntry struct {
	word string
	odds float64
	next int32 // 1 + the next of the same hash
}

func newWordOdds(names map[string]float64) *wordOdds {
	o := &wordOdds{names: names, entries: make([]wordEntry, 0, len(names))}
	for name, x := range names {
		if name != "" && name[0] != '<' && name[0] != '.' {
			o.add(name, x)
		}
	}
	return o
}

func (o *wordOdds) add(word string, odds float64) {
	hash := hashOfWord(word)
	o.entries = append(o.entries, wordEntry{word: word, odds: odds})
	at := int32(len(o.entries))
	first := o.index.find(hash)
	if first == 0 {
		o.index.add(hash, at)
		return
	}
	o.entries[at-1].next, o.entries[first-1].next = o.entries[first-1].next, at
}

// hashOfWord is the hash that a word has in a text.
func hashOfWord(word string) uint32 {
	t := Text{lex: lexicon.Default()}
	s := scanner{Text: &t, src: word}
	s.word()
	return t.words[0].Hash
}

// of returns the odds of a word given its hash.
func (o *wordOdds) of(word string, hash uint32) (odds float64, ok bool) {
	for at := o.index.find(hash); at != 0; at = o.entries[at-1].next {
		if e := &o.entries[at-1]; inSmall(word, e.word) {
			return e.odds, true
		}
	}
	return 0, false
}

// inSmall reports whether a word is another in small letters.
func inSmall(word, small string) bool {
	if len(word) == len(small) {
		k := 0
		for k < len(word) && word[k] < utf8.RuneSelf && (word[k] == small[k] || 'A' <= word[k] && word[k] <= 'Z' && word[k]|0x20 == small[k]) {
			k++
		}
		if k == len(word) {
			return true
		}
		if word[k] < utf8.RuneSelf {
			return false
		}
	}
	var buf [64]byte
	return string(appendSmall(buf[:0], word)) == small
}

// wordClues are what the words of a short block say.
type wordClues struct{ mean, sum, best, worst float64 }

// shortWords is the most words that a block may have for its words to count.
const shortWords = 20

// wordClues looks the words of a short block up.
func (v *view) wordClues(b *Block) (k wordClues) {
	if b.Last-b.First > shortWords {
		return k
	}
	n := 0.0
	for w := b.First; w < b.Last; w++ {
		if x, ok := v.odds.of(v.Word(w), v.Page.words[w].Hash); ok {
			k.sum += x
			n++
			k.best, k.worst = max(k.best, x), min(k.worst, x)
		}
	}
	k.mean = k.sum / (n + 1)
	return k
}

// wordsNear is the mean of the word odds of blocks [from, to), thirds.
func (v *view) wordsNear(from, to int) float64 {
	sum := 0.0
	for k := max(from, 0); k < min(to, len(v.known)); k++ {
		sum += v.known[k].mean
	}
	return sum / 3
}
