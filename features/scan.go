package features

import (
	"unicode"
	"unicode/utf8"
)

// A line is a physical line without its ending and outer white space.
type line struct {
	start, end  uint32 // start == end for an empty line
	first, last int    // words
}

// A mark is a quotation mark, or an apostrophe that may be one.
type mark struct {
	pos   uint32
	size  uint8
	kind  markKind
	left  sideKind // what stands before it
	right sideKind
	word  int // words before it
}

type markKind uint8

const (
	markStraight    markKind = iota // "
	markOpen                        // “
	markClose                       // ”
	markLow                         // „
	markDouble                      // '' two straight single marks
	markBackticks                   // ``
	markLeft                        // «
	markRight                       // »
	markSingle                      // '
	markSingleOpen                  // ‘ or `
	markSingleClose                 // ’
)

// A sideKind is what stands beside a mark.
type sideKind uint8

const (
	sideSpace  sideKind = iota // white space or the edge of the text
	sideLetter                 // lower or upper case letter
	sideDigit
	sideOpen  // opening bracket or dash
	sidePunct // anything else with ink
	sideMark  // another quotation mark
)

// byteKind sorts ASCII for the scanner.
type byteKind uint8

const (
	kindOther byteKind = iota
	kindLetter
	kindDigit
	kindSpace
	kindLine
	kindApostrophe
	kindPunct // adds to the gap
	kindQuote // " or `
)

// ascii and asciiGap are the scanner's tables. They are never written to.
var (
	ascii    = asciiKinds()
	asciiGap = [128]Gap{
		',': GapComma, ':': GapColon, ';': GapSemicolon, '.': GapStop, '?': GapQuestion, '!': GapExclaim,
		'(': GapOpen, '[': GapOpen, '{': GapOpen, ')': GapClose, ']': GapClose, '}': GapClose, '/': GapSlash,
		'-': GapHyphen,
	}
)

func asciiKinds() (k [128]byteKind) {
	for c := range k {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			k[c] = kindLetter
		case c >= '0' && c <= '9':
			k[c] = kindDigit
		case c == '\n', c == '\r', c == '\f', c == '\v':
			k[c] = kindLine
		case c == ' ', c == '\t', c < ' ', c == 0x7f:
			k[c] = kindSpace
		case c == '\'':
			k[c] = kindApostrophe
		case c == '"', c == '`':
			k[c] = kindQuote
		case asciiGap[c] != 0:
			k[c] = kindPunct
		}
	}
	return k
}

// A scanner walks the bytes of a text once.
type scanner struct {
	*Text
	src string
	pos int
	gap Gap
	cur line
	ink bool // the current line has ink

	small [longestWord]byte // small letters of the current word, apostrophes as '
}

func (t *Text) scan() {
	s := scanner{Text: t, src: t.Source}
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		if c >= utf8.RuneSelf {
			s.rune()
			continue
		}
		switch ascii[c] {
		case kindLetter, kindDigit:
			s.word()
		case kindSpace:
			s.gap |= GapSpace
			s.pos++
		case kindLine:
			s.newline(1)
		case kindApostrophe:
			if s.at(s.pos+1) == '\'' {
				s.quote(markDouble, 2)
			} else {
				s.quote(markSingle, 1)
			}
		case kindQuote:
			switch {
			case c == '"':
				s.quote(markStraight, 1)
			case s.at(s.pos+1) == '`':
				s.quote(markBackticks, 2)
			default:
				s.quote(markSingleOpen, 1)
			}
		default:
			s.punct(c)
		}
	}
	s.endLine()
	end := uint32(len(s.src))
	s.words = append(s.words, Word{Start: end, End: end, Gap: s.gap | GapLine | GapSpace})
	s.classes = append(s.classes, 0)
}

func (s *scanner) at(i int) byte {
	if i < 0 || i >= len(s.src) {
		return ' '
	}
	return s.src[i]
}

// inked notes that n bytes with ink stand at pos, and passes them.
func (s *scanner) inked(n int) {
	if !s.ink {
		s.ink = true
		s.cur.start = uint32(s.pos)
	}
	s.pos += n
	s.cur.end = uint32(s.pos)
}

func (s *scanner) punct(c byte) {
	g := asciiGap[c]
	switch c {
	case 0:
	case '-':
		next := s.at(s.pos + 1)
		if next == '-' || s.gap&GapHyphen != 0 || s.gap&GapSpace != 0 && (next == ' ' || next == '\n') {
			g = GapDash
		}
	case '.':
		if s.gap&GapStop != 0 {
			g = GapEllipsis
		}
	}
	if g == 0 {
		g = GapOther
	}
	s.gap |= g
	s.inked(1)
}

// rune handles what is not ASCII.
func (s *scanner) rune() {
	r, n := utf8.DecodeRuneInString(s.src[s.pos:])
	switch r {
	case '“', '‟', '❝', '〝':
		s.quote(markOpen, n)
	case '”', '❞', '〞', '″':
		s.quote(markClose, n)
	case '„':
		s.quote(markLow, n)
	case '«':
		s.quote(markLeft, n)
	case '»':
		s.quote(markRight, n)
	case '‘', '‛':
		s.quote(markSingleOpen, n)
	case '’', '´', 'ʼ', '′':
		s.quote(markSingleClose, n)
	case '–', '—', '―', '−', '‒':
		s.gap |= GapDash
		s.inked(n)
	case '‐', '‑':
		s.gap |= GapHyphen
		s.inked(n)
	case '…':
		s.gap |= GapEllipsis
		s.inked(n)
	case '\u2028', '\u2029', '\u0085':
		s.newline(n)
	case '，', '、':
		s.gap |= GapComma
		s.inked(n)
	case '。', '．':
		s.gap |= GapStop | GapSpace
		s.inked(n)
	default:
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			s.word()
		case unicode.IsSpace(r):
			s.gap |= GapSpace
			s.pos += n
		case invisible(r):
			s.pos += n
		default:
			s.gap |= GapOther
			s.inked(n)
		}
	}
}

// invisible reports runes without ink that may stand inside a word: soft
// hyphen, joiners, direction marks, the byte order mark.
func invisible(r rune) bool {
	return r == '\u00ad' || unicode.Is(unicode.Cf, r) || r >= '\ufe00' && r <= '\ufe0f'
}

// newline ends the current line at a line break of n bytes.
func (s *scanner) newline(n int) {
	if s.src[s.pos] == '\r' && s.at(s.pos+1) == '\n' {
		n = 2
	}
	s.endLine()
	s.pos += n
	s.gap |= GapLine | GapSpace
	s.cur = line{first: len(s.words)}
	s.ink = false
}

func (s *scanner) endLine() {
	if !s.ink {
		s.cur.start, s.cur.end = uint32(s.pos), uint32(s.pos)
	}
	s.cur.last = len(s.words)
	s.lines = append(s.lines, s.cur)
}

// quote notes a quotation mark of n bytes.
func (s *scanner) quote(kind markKind, n int) {
	m := mark{pos: uint32(s.pos), size: uint8(n), kind: kind, word: len(s.words)}
	m.left, m.right = s.side(s.pos, -1), s.side(s.pos+n, 1)
	s.marks = append(s.marks, m)
	s.gap |= GapQuote
	s.inked(n)
}

// side tells what stands before pos (dir < 0) or at it.
func (s *scanner) side(pos, dir int) sideKind {
	var r rune
	for {
		var n int
		if dir < 0 {
			r, n = utf8.DecodeLastRuneInString(s.src[:pos])
			pos -= n
		} else {
			r, n = utf8.DecodeRuneInString(s.src[pos:])
			pos += n
		}
		if n == 0 {
			return sideSpace
		}
		if r < utf8.RuneSelf || !invisible(r) {
			break
		}
	}
	switch {
	case unicode.IsLetter(r):
		return sideLetter
	case unicode.IsDigit(r):
		return sideDigit
	case unicode.IsSpace(r) || unicode.IsControl(r):
		return sideSpace
	}
	switch r {
	case '(', '[', '{', '–', '—', '-', '/', '•', '*', '>', '|', '―':
		return sideOpen
	case '"', '“', '”', '„', '\'', '‘', '’', '`', '«', '»', '‟', '‛':
		return sideMark
	}
	return sidePunct
}
