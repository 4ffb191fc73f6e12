package features

import (
	"unicode"
	"unicode/utf8"

	"credence/features/internal/lexicon"
)

// longestWord is the most bytes of a word, in small letters, that a list can
// hold; a longer one is not looked up.
const longestWord = 48

// A wordScan reads one word, its small letters and their hash as it goes.
type wordScan struct {
	n        int // bytes, also beyond what scanner.small holds
	hash     uint32
	baseLen  int // bytes before the last apostrophe; 0 for none
	letters  int
	capitals int
	flags    WordFlags
}

func (s *scanner) put(ws *wordScan, b byte) {
	ws.hash = lexicon.HashByte(ws.hash, b)
	if ws.n < len(s.small) {
		s.small[ws.n] = b
	}
	ws.n++
}

func (s *scanner) apostrophe(ws *wordScan) {
	ws.baseLen = ws.n
	s.put(ws, '\'')
}

// capital notes a capital letter.
func (ws *wordScan) capital() {
	ws.capitals++
	if ws.letters == 1 && ws.n == 0 {
		ws.flags |= Capital
	}
}

// word reads a word at pos, looking it up on the way.
func (s *scanner) word() {
	if s.plainWords() {
		return
	}
	ws := wordScan{hash: lexicon.HashStart}
	i, src := s.pos, s.src
scan:
	for i < len(src) {
		c := src[i]
		if c >= utf8.RuneSelf {
			n := s.letter(&ws, src, i)
			if n == 0 {
				break
			}
			i += n
			continue
		}
		switch ascii[c] {
		case kindLetter:
			ws.letters++
			if c <= 'Z' {
				ws.capital()
				c |= 0x20
			}
			s.put(&ws, c)
		case kindDigit:
			ws.flags |= Digits
			s.put(&ws, c)
		case kindApostrophe:
			if !letterAt(src, i+1) || i == s.pos {
				break scan
			}
			s.apostrophe(&ws)
		default:
			break scan
		}
		i++
	}
	s.finishWord(i, &ws)
}

// keep adds a word from byte start to end. It is written where it stays: a copy
// would have to wait for its parts.
func (s *scanner) keep(start, end int, hash uint32, id lexicon.ID, flags WordFlags) {
	n := len(s.words)
	if n == cap(s.words) {
		s.words = append(s.words, Word{})
	}
	s.words = s.words[:n+1]
	w := &s.words[n]
	w.Start, w.End, w.Hash, w.ID, w.Flags, w.Gap = uint32(start), uint32(end), hash, id, flags, s.gap
	s.classes = append(s.classes, s.lex.Class(id))
	s.gap = 0
}

// letter takes what is not ASCII at i into the word and returns its bytes, 0 when
// the word ends there.
func (s *scanner) letter(ws *wordScan, src string, i int) int {
	r, size := utf8.DecodeRuneInString(src[i:])
	switch {
	case unicode.IsLetter(r):
		ws.letters++
		low := unicode.ToLower(r)
		if low != r {
			ws.capital()
		}
		var enc [utf8.UTFMax]byte
		for _, b := range enc[:utf8.EncodeRune(enc[:], low)] {
			s.put(ws, b)
		}
	case unicode.IsDigit(r):
		ws.flags |= Digits
		s.put(ws, '0')
	case (r == '’' || r == 'ʼ' || r == '′') && letterAt(src, i+size):
		s.apostrophe(ws)
	case unicode.IsMark(r), invisible(r) && wordAt(src, i+size):
	default:
		return 0
	}
	return size
}

// finishWord keeps the word from pos to byte end, and passes it. It is looked up without its 's
// when no list has it with one.
func (s *scanner) finishWord(end int, ws *wordScan) {
	flags := ws.flags
	if ws.letters > 0 {
		flags |= HasLetters
	} else {
		flags |= Numeric
	}
	possessed := ws.baseLen > 0 && ws.n == ws.baseLen+2 && s.small[min(ws.n, longestWord)-1] == 's'
	own := ws.letters
	if possessed {
		own--
	}
	if own >= 2 && own <= ws.capitals {
		flags |= AllCaps
	}
	var id lexicon.ID
	if ws.n <= longestWord {
		if id = s.lookUp(ws.n); id == 0 && possessed {
			id = s.lookUp(ws.baseLen)
			flags |= Possessed
		}
	}
	s.keep(s.pos, end, ws.hash, id, flags)
	s.inked(end - s.pos)
}

// lookUp finds the first n small letters of the current word in the lists.
func (s *scanner) lookUp(n int) lexicon.ID {
	word := s.small[:n]
	id, _ := s.lex.Find(lexicon.Key(word), lexicon.Eight(word), word)
	return id
}

// letterAt reports whether a letter stands at i.
func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[min(i, len(s)):])
	return unicode.IsLetter(r)
}

func wordAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[min(i, len(s)):])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
