package agreement

import (
	"math"
	"unicode"

	"credence/features"
)

// Tokens splits a text into its runs of letters, marks, digits and underscores
// (the \w+ of regular expressions), case kept.
func Tokens(text string) []string {
	var tokens []string
	start := -1
	for i, r := range text {
		word := r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || unicode.Is(unicode.N, r)
		if word && start < 0 {
			start = i
		} else if !word && start >= 0 {
			tokens = append(tokens, text[start:i])
			start = -1
		}
	}
	if start >= 0 {
		tokens = append(tokens, text[start:])
	}
	return tokens
}

// shingleSize is how many tokens make a shingle.
const shingleSize = 4

// shingles counts the runs of four tokens of a text; a shorter text is one
// shingle.
func shingles(text string) map[[shingleSize]string]int {
	tokens := Tokens(text)
	counts := map[[shingleSize]string]int{}
	if n := len(tokens); n > 0 && n < shingleSize {
		var s [shingleSize]string
		copy(s[:], tokens)
		counts[s] = 1
		return counts
	}
	for i := 0; i+shingleSize <= len(tokens); i++ {
		counts[[shingleSize]string(tokens[i:i+shingleSize])]++
	}
	return counts
}

// Extraction compares the article taken out of a page with the one that people
// marked: precision and recall over the multisets of their shingles of four
// tokens. Source: the article extraction benchmark of Scrapinghub (2020). Both
// empty is 1, 1; one empty is 0, 0.
func Extraction(article, marked string) (precision, recall float64) {
	a, m := shingles(article), shingles(marked)
	common, na, nm := 0, 0, 0
	for s, n := range a {
		na += n
		common += min(n, m[s])
	}
	for _, n := range m {
		nm += n
	}
	if na == 0 || nm == 0 {
		if na == nm {
			return 1, 1
		}
		return 0, 0
	}
	return float64(common) / float64(na), float64(common) / float64(nm)
}

// A Line is one line of a page as people marked it.
type Line byte

// The marks of a line; others are not judged.
const (
	LineArticle     Line = 'C'
	LineBoilerplate Line = 'B'
)

// Lines compares the article found in a text with its marked lines, in words:
// a word of an article line inside the article is TP, outside FN; one of a
// boilerplate line inside is FP. ratio is the share of all words outside the
// article.
func Lines(lines []string, marks string, article []features.Span) (c Counts, ratio float64) {
	start, next := 0, 0
	words, in := 0.0, 0.0
	for i, line := range lines {
		at := start
		for _, token := range Tokens(line) {
			for line[at-start:at-start+len(token)] != token {
				at++
			}
			for next < len(article) && article[next].End <= at {
				next++
			}
			inside := next < len(article) && article[next].Start <= at
			words++
			if inside {
				in++
			}
			switch mark := Line(marks[i]); {
			case mark == LineArticle && inside:
				c.TP++
			case mark == LineArticle:
				c.FN++
			case mark == LineBoilerplate && inside:
				c.FP++
			}
			at += len(token)
		}
		start += len(line) + 1
	}
	return c, 1 - in/math.Max(words, 1)
}
