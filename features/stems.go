package features

import (
	"iter"

	"credence/features/internal/lexicon"
)

// rowOf returns the model's weights of word w, nil for none.
func (r *reporter) rowOf(w int) *wordRow {
	switch word := &r.words[w]; {
	case word.ID == 0:
		return r.models.Cues.rowOf(word)
	case word.Flags&Possessed == 0:
		return r.models.Cues.listed[word.ID]
	}
	return r.rowOfStem(w)
}

// rowOfStem is rowOf by the letters of the word.
func (r *reporter) rowOfStem(w int) *wordRow {
	return r.model.row(lexicon.HashBytes(r.stemOf(w)))
}

// stemOf returns the small letters that the inflections of word w share, or the
// entry of a listed verb.
func (r *reporter) stemOf(w int) []byte {
	if word := r.words[w]; word.ID != 0 && word.Flags&Possessed == 0 {
		return stemOfListed(r.lex, word.ID)
	}
	word := r.Word(w)
	b := append(r.stem[:0], word[:min(len(word), longestWord)]...)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return stem(b)
}

// stemOfListed is stemOf for a word of the lists.
func stemOfListed(lex *lexicon.Lexicon, id lexicon.ID) []byte {
	if sense, ok := lex.Sense(id, lexicon.Say|lexicon.Judge); ok {
		return stem([]byte(sense.Entry))
	}
	return stem([]byte(lex.Text(id)))
}

// stem cuts the inflection off a word. It need not be right, only the same for
// all forms.
func stem(b []byte) []byte {
	n := len(b)
	ends := func(suffix string) bool { return n > len(suffix)+2 && string(b[n-len(suffix):]) == suffix }
	switch {
	case ends("ing"):
		n -= 3
	case ends("ied"), ends("ies"), ends("ed"):
		n -= 2
	case n > 3 && b[n-1] == 's' && b[n-2] != 's':
		n--
	}
	switch {
	case n <= 3:
	case b[n-1] == 'e':
		n--
	case b[n-1] == 'y':
		b[n-1] = 'i'
	case b[n-1] == b[n-2] && b[n-1] != 's' && b[n-1] != 'l':
		n--
	}
	return b[:n]
}

// inflected returns all words of a stem, each perhaps several times.
func inflected(word string) iter.Seq[string] {
	return func(yield func(string) bool) {
		n := len(word)
		if n == 0 {
			return
		}
		bases := []string{word, word + "e", word[:n-1] + "y", word + word[n-1:]}
		for _, base := range bases {
			for _, ending := range []string{"", "s", "es", "ed", "ing"} {
				form := base + ending
				if string(stem([]byte(form))) == word && !yield(form) {
					return
				}
			}
		}
	}
}
