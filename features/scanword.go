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
	buf      [longestWord]byte // small letters, apostrophes as '
	n        int               // bytes, also beyond buf
	hash     uint32
	base     uint32 // hash before the last apostrophe
	baseLen  int    // bytes before it; 0 for none
	letters  int
	capitals int
	flags    WordFlags
}

func (ws *wordScan) put(b byte) {
	ws.hash = lexicon.HashByte(ws.hash, b)
	if ws.n < len(ws.buf) {
		ws.buf[ws.n] = b
	}
	ws.n++
}

func (ws *wordScan) apostrophe() {
	ws.base, ws.baseLen = ws.hash, ws.n
	ws.put('\'')
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
	ws := wordScan{hash: lexicon.HashStart}
	i, src := s.pos, s.src
scan:
	for i < len(src) {
		c := src[i]
		if c >= utf8.RuneSelf {
			n := ws.rune(src, i)
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
			ws.put(c)
		case kindDigit:
			ws.flags |= Digits
			ws.put(c)
		case kindApostrophe:
			if !letterAt(src, i+1) || i == s.pos {
				break scan
			}
			ws.apostrophe()
		default:
			break scan
		}
		i++
	}
	w := Word{Start: uint32(s.pos), End: uint32(i), Gap: s.gap}
	s.finishWord(&w, &ws)
	s.gap = 0
	s.words = append(s.words, w)
	s.classes = append(s.classes, s.lex.Class(w.ID))
	s.inked(i - s.pos)
}

// rune takes what is not ASCII at i into the word and returns its bytes, 0 when
// the word ends there.
func (ws *wordScan) rune(src string, i int) int {
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
			ws.put(b)
		}
	case unicode.IsDigit(r):
		ws.flags |= Digits
		ws.put('0')
	case (r == '’' || r == 'ʼ' || r == '′') && letterAt(src, i+size):
		ws.apostrophe()
	case unicode.IsMark(r), invisible(r) && wordAt(src, i+size):
	default:
		return 0
	}
	return size
}

// finishWord sets a word's flags and looks it up, without its 's when no list
// has it with one.
func (s *scanner) finishWord(w *Word, ws *wordScan) {
	w.Flags, w.Hash = ws.flags, ws.hash
	if ws.letters > 0 {
		w.Flags |= HasLetters
	} else {
		w.Flags |= Numeric
	}
	possessed := ws.baseLen > 0 && ws.n == ws.baseLen+2 && ws.buf[min(ws.n, longestWord)-1] == 's'
	own := ws.letters
	if possessed {
		own--
	}
	if own >= 2 && own <= ws.capitals {
		w.Flags |= AllCaps
	}
	if ws.n > longestWord {
		return
	}
	w.ID = s.lex.FindLower(ws.hash, ws.buf[:ws.n])
	if w.ID == 0 && possessed {
		w.ID = s.lex.FindLower(ws.base, ws.buf[:ws.baseLen])
		w.Flags |= Possessed
	}
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
