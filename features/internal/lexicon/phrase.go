package lexicon

import (
	"cmp"
	"iter"
	"slices"
)

// A phrase is an entry of several words.
type phrase struct {
	rest  []ID // the words after the first
	sense Sense
}

// phrases are those that begin with one word.
type phrases struct {
	list    []phrase // by their second word, then the longest first
	seconds uint64   // for each second word the bit of its ID modulo 64
}

func (p *phrases) add(rest []ID, s Sense) {
	p.list = append(p.list, phrase{rest, s})
	p.seconds |= 1 << (rest[0] % 64)
}

// sort orders the list; of equal phrases the one that was added first stays first.
func (p *phrases) sort() {
	slices.SortStableFunc(p.list, func(a, b phrase) int {
		return cmp.Or(cmp.Compare(a.rest[0], b.rest[0]), cmp.Compare(len(b.rest), len(a.rest)))
	})
}

// of goes through the words after the first of the phrases of the classes.
func (p *phrases) of(class Class) iter.Seq[[]ID] {
	return func(yield func(rest []ID) bool) {
		for i := range p.list {
			if p.list[i].sense.Class&class != 0 && !yield(p.list[i].rest) {
				return
			}
		}
	}
}

// from returns the phrases from the first on whose second word is as given, and
// perhaps others behind them.
func (p *phrases) from(second ID) []phrase {
	if second == 0 || p.seconds&(1<<(second%64)) == 0 {
		return nil
	}
	low, high := 0, len(p.list)
	for low < high {
		if mid := (low + high) / 2; p.list[mid].rest[0] < second {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return p.list[low:]
}

// Phrase returns the longest phrase of the classes that begins at the first of
// ids, and its number of words; 0 for none. Cost: next to nothing where the first
// two words begin no phrase.
func (l *Lexicon) Phrase(n int, id func(i int) ID, class Class) (Sense, int) {
	if n < 2 || l.Starts(id(0))&class == 0 {
		return Sense{}, 0
	}
	second := id(1)
	list := l.phrases[id(0)].from(second)
next:
	for k := range list {
		p := &list[k]
		if p.rest[0] != second {
			break
		}
		if p.sense.Class&class == 0 || len(p.rest) >= n {
			continue
		}
		for i := 1; i < len(p.rest); i++ {
			if id(i+1) != p.rest[i] {
				continue next
			}
		}
		return p.sense, len(p.rest) + 1
	}
	return Sense{}, 0
}

// Continues reports whether a phrase may begin with two words. It may err, but
// not by saying no.
func (l *Lexicon) Continues(first, second ID) bool {
	return second != 0 && l.phrases[first].seconds&(1<<(second%64)) != 0
}

// Phrases goes through the phrases of the classes: their first words and the rest.
func (l *Lexicon) Phrases(class Class) iter.Seq2[ID, []ID] {
	return func(yield func(first ID, rest []ID) bool) {
		for id := range l.phrases {
			for rest := range l.phrases[id].of(class) {
				if !yield(ID(id), rest) {
					return
				}
			}
		}
	}
}

// SecondWords returns the second words of the phrases of the classes that a word
// begins.
func (l *Lexicon) SecondWords(id ID, class Class) (second []ID) {
	for rest := range l.phrases[id].of(class) {
		second = append(second, rest[0])
	}
	return second
}
