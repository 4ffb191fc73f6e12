package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"credence/agreement"
	"credence/features"
)

// A passage is a sentence that people marked as loaded or not, as the fit sees
// it: the words that may carry weight.
type passage struct {
	set    string // babe, mbic or ptc
	group  string // outlet or article: never on both sides of a fold
	text   string
	judged bool // false when the annotators did not agree
	loaded bool
	words  []int  // numbers of the vocabulary
	marked []bool // of words: marked by an annotator as what loads it
	quoted []bool // of words: inside quotation, no part of the sum
	number int    // words with a digit
	hyphen int    // hyphens between words in small letters
	phrase float64
	spans  []features.Span // that annotators marked, in text
}

// A vocabulary numbers words.
type vocabulary struct {
	number map[string]int
	words  []string
	lower  []int // how often each stands in small letters inside a sentence
	upper  []int // with a capital
}

func newVocabulary() *vocabulary { return &vocabulary{number: map[string]int{}} }

func (v *vocabulary) of(word string) int {
	n, ok := v.number[word]
	if !ok {
		n = len(v.words)
		v.number[word] = n
		v.words = append(v.words, word)
		v.lower, v.upper = append(v.lower, 0), append(v.upper, 0)
	}
	return n
}

// plain is a word in small letters, with straight apostrophes and without 's.
func plain(word string) string {
	word = strings.ReplaceAll(strings.ToLower(word), "’", "'")
	return strings.TrimSuffix(word, "'s")
}

// read takes the words of sentence s of t into p; mark says which bytes of the
// text are marked.
func (v *vocabulary) read(p *passage, t *features.Text, s *features.Sentence, mark func(start, end int) bool) {
	for w := s.First; w < s.Last; {
		tok := t.LoadedToken(w, s, false)
		first := w
		w = tok.Last
		// Quoted words teach as well as others; only the indicator passes over them.
		if t.Words[first].Flags&features.Quoted != 0 {
			if t.Words[first].Flags&(features.Capital|features.Digits) != 0 {
				continue
			}
			tok.Kind = features.TokenWord
		}
		if t.Hyphened(first, s) {
			p.hyphen++
		}
		switch tok.Kind {
		case features.TokenNumber:
			p.number++
		case features.TokenPhrase:
			p.phrase += tok.Phrase.Value
		case features.TokenWord:
			n := v.of(plain(t.Word(first)))
			p.words = append(p.words, n)
			p.quoted = append(p.quoted, t.Words[first].Flags&features.Quoted != 0)
			p.marked = append(p.marked, mark(int(t.Words[first].Start), int(t.Words[first].End)))
		}
	}
}

// count notes how the words of t are written, for telling names apart.
func (v *vocabulary) count(t *features.Text) {
	for i := range t.Sentences {
		s := &t.Sentences[i]
		for w := s.First + 1; w < s.Last; w++ {
			word := &t.Words[w]
			if word.Flags&(features.AllCaps|features.Digits) != 0 || word.Gap&^(features.GapSpace|features.GapComma|features.GapHyphen) != 0 {
				continue
			}
			n := v.of(plain(t.Word(w)))
			if word.Flags&features.Capital != 0 {
				v.upper[n]++
			} else {
				v.lower[n]++
			}
		}
	}
}

// listItem is one item of a list as Python prints it.
var listItem = regexp.MustCompile(`'([^']*)'|"([^"]*)"`)

// sentencesCSV reads babe_sg1.csv or mbic.csv.
func sentencesCSV(r *run, v *vocabulary, set, name string) ([]*passage, error) {
	f, err := os.Open(filepath.Join(r.corpora, "loaded", name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(bufio.NewReader(f)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	col := map[string]int{}
	for i, c := range rows[0] {
		col[c] = i
	}
	var all []*passage
	var t features.Text
	for _, row := range rows[1:] {
		p := &passage{set: set, group: row[col["outlet"]], text: row[col["text"]]}
		p.judged = row[col["label_bias"]] == "Biased" || row[col["label_bias"]] == "Non-biased"
		p.loaded = row[col["label_bias"]] == "Biased"
		p.spans = markedSpans(p.text, row[col["biased_words"]])
		t.Split(p.text)
		for i := range t.Sentences {
			v.read(p, &t, &t.Sentences[i], func(start, end int) bool { return overlaps(p.spans, start, end) })
		}
		all = append(all, p)
	}
	return all, nil
}

// markedSpans finds the words of a list in a text.
func markedSpans(text, list string) []features.Span {
	var spans []features.Span
	low := strings.ToLower(text)
	for _, m := range listItem.FindAllStringSubmatch(list, -1) {
		item := strings.ToLower(strings.TrimSpace(m[1] + m[2]))
		for from := 0; item != ""; {
			k := strings.Index(low[from:], item)
			if k < 0 {
				break
			}
			start := from + k
			from = start + len(item)
			if !letterAt(low, start-1) && !letterAt(low, from) {
				spans = append(spans, features.Span{Start: start, End: from})
			}
		}
	}
	return spans
}

func letterAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= 'a' && s[i] <= 'z' }

func overlaps(spans []features.Span, start, end int) bool {
	for _, s := range spans {
		if s.Start < end && start < s.End {
			return true
		}
	}
	return false
}

// A ptcArticle is an article with persuasion techniques marked.
type ptcArticle struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Spans []struct {
		Technique  string
		Start, End int
	} `json:"spans"`
}

// loadedSpans are the spans of the three techniques that are about words, in
// bytes: the file counts characters.
func (a *ptcArticle) loadedSpans() []features.Span {
	offset := make([]int, 0, len(a.Text)+1)
	for i := range a.Text {
		offset = append(offset, i)
	}
	offset = append(offset, len(a.Text))
	var spans []features.Span
	for _, s := range a.Spans {
		if agreement.LoadedTechnique(s.Technique) && s.End < len(offset) {
			spans = append(spans, features.Span{Start: offset[s.Start], End: offset[s.End]})
		}
	}
	return spans
}

// ptcPassages reads the sentences of ptc_dev.
func ptcPassages(r *run, v *vocabulary) ([]*passage, error) {
	articles, err := records[ptcArticle](r, "loaded", "ptc_dev.jsonl.gz")
	if err != nil {
		return nil, err
	}
	var all []*passage
	var t features.Text
	for i := range articles {
		a := &articles[i]
		spans := a.loadedSpans()
		t.Split(a.Text)
		v.count(&t)
		for k := range t.Sentences {
			s := &t.Sentences[k]
			p := &passage{set: "ptc", group: a.ID, judged: true, loaded: overlaps(spans, int(s.Start), int(s.End))}
			v.read(p, &t, s, func(start, end int) bool { return overlaps(spans, start, end) })
			all = append(all, p)
		}
	}
	return all, nil
}

// companySentences reads articles for the company that words keep, as numbers of
// words. Their ratings are not read.
func companySentences(r *run, v *vocabulary) ([][]int32, error) {
	type article struct {
		Text string `json:"text"`
	}
	articles, err := records[article](r, "rated", "articles.jsonl.gz")
	if err != nil {
		return nil, err
	}
	var sentences [][]int32
	var t features.Text
	for _, a := range articles {
		t.Split(a.Text)
		v.count(&t)
		for k := range t.Sentences {
			s := &t.Sentences[k]
			var line []int32
			for w := s.First; w < s.Last; w++ {
				line = append(line, int32(v.of(plain(t.Word(w)))))
			}
			sentences = append(sentences, line)
		}
	}
	return sentences, nil
}
