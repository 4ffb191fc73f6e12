package main

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"credence/corpus"
)

// maskedName is what an outlet's name becomes.
const maskedName = "the outlet"

// maskOwnName replaces the names by which a document's outlet calls itself: its
// source, its domain and the group of its source, each with and without its
// ending. Abbreviations, and names that are not in the domain, stay. Cost: a
// regular expression and two passes a name, for checks alone.
func maskOwnName(d *corpus.Document) {
	names := []string{d.Source, corpus.RegistrableDomain(d.URL)}
	if at := slices.Index(labelFields, "source_group"); at < len(d.Labels) {
		names = append(names, d.Labels[at])
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if re := namePattern(name); re != nil {
			d.Text, d.Title = maskName(re, d.Text), maskName(re, d.Title)
		}
	}
}

// leastName is the least number of letters and digits of a name that is masked.
const leastName = 3

// namePattern finds a name in a text, whether written as in its domain
// ("the-daily-crane", "dailycrane.example") or in words ("Daily Crane"); nil for
// one too short.
func namePattern(name string) *regexp.Regexp {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	var pattern strings.Builder
	n := 0
	for _, r := range stem {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		if n++; n > 1 {
			pattern.WriteString(`[ _'’-]?`)
		}
		pattern.WriteString(regexp.QuoteMeta(string(r)))
	}
	if n < leastName {
		return nil
	}
	return regexp.MustCompile(`(?i)[@]?` + pattern.String() + `(?:\.[a-z]{2,7})*`)
}

// maskName replaces a name where it stands by itself and is used as one: with a
// capital, or as an address. "time" is a word, "Time" and "time.com" may be a name.
func maskName(re *regexp.Regexp, text string) string {
	var b strings.Builder
	from := 0
	for _, at := range re.FindAllStringIndex(text, -1) {
		found := text[at[0]:at[1]]
		first, _ := utf8.DecodeRuneInString(found)
		before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
		after, _ := utf8.DecodeRuneInString(text[at[1]:])
		if partOfWord(before) || partOfWord(after) || !unicode.IsUpper(first) && !strings.ContainsAny(found, "@.") && !unicode.IsDigit(first) {
			continue
		}
		b.WriteString(text[from:at[0]])
		b.WriteString(maskedName)
		from = at[1]
	}
	if from == 0 {
		return text
	}
	b.WriteString(text[from:])
	return b.String()
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
