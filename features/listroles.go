package features

import (
	"sync"

	"credence/features/internal/lexicon"
)

// A listRole is what a word of the lists is to the counts of words.
type listRole uint8

const (
	roleTone   listRole = 1 << iota // a hedge, booster or superlative
	roleAnchor                      // the longest word of a phrase of those, of a loaded one or of a fixed expression
)

// The classes of phrases that the counts of words look for.
const (
	toneClasses = lexicon.Hedge | lexicon.Booster | lexicon.Superlative // counted by hedges and boosters
	loadedOrNot = lexicon.Loaded | lexicon.FixedPhrase                  // of what weighs in loaded_language
)

// listRoles are the roles of the words of the lists, and the phrases by their longest
// word: it is the rarest, so that few words are compared with any.
type listRoles struct {
	of      []listRole // by the ID of a word
	phrases [][]anchored
}

// An anchored is a phrase and its longest word.
type anchored struct {
	words  []lexicon.ID
	anchor int
	tone   bool // or else loaded, or a fixed expression
}

var rolesOfLists = sync.OnceValue(func() *listRoles {
	lex := lexicon.Default()
	l := &listRoles{make([]listRole, lex.Len()), make([][]anchored, lex.Len())}
	for id := range l.of {
		if lex.Class(lexicon.ID(id))&toneClasses != 0 {
			l.of[id] = roleTone
		}
	}
	for _, class := range []lexicon.Class{toneClasses, loadedOrNot} {
		for first, rest := range lex.Phrases(class) {
			ph := anchored{words: append([]lexicon.ID{first}, rest...), tone: class == toneClasses}
			for i, id := range ph.words {
				if len(lex.Text(id)) > len(lex.Text(ph.words[ph.anchor])) {
					ph.anchor = i
				}
			}
			id := ph.words[ph.anchor]
			l.of[id] |= roleAnchor
			l.phrases[id] = append(l.phrases[id], ph)
		}
	}
	return l
})

// around calls found with the first word of each phrase whose anchor word i of a text
// is, and whether it is one of tone.
func (l *listRoles) around(t *Text, i int, found func(first int, tone bool)) {
next:
	for _, ph := range l.phrases[t.words[i].ID] {
		first := i - ph.anchor
		if first < 0 || first+len(ph.words) > len(t.Words) {
			continue
		}
		for k, id := range ph.words {
			if t.words[first+k].ID != id {
				continue next
			}
		}
		found(first, ph.tone)
	}
}
