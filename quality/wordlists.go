package main

import (
	"os"
	"path/filepath"
	"strings"

	"credence/features"
)

// A wordList is a published list of words.
type wordList struct {
	name  string
	words map[string]bool
}

// publishedLists reads the published lists, each as the set of its single words;
// of the subjectivity clues also the strong ones alone, of the valences those
// under zero.
func publishedLists(r *run) ([]wordList, error) {
	files, err := filepath.Glob(filepath.Join(r.corpora, "lexicons", "*"))
	if err != nil {
		return nil, err
	}
	var all []wordList
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(file), ".txt"), ".csv")
		list := wordList{name, map[string]bool{}}
		part := wordList{name + " (strong or negative)", map[string]bool{}}
		for line := range strings.Lines(string(data)) {
			line = strings.ToLower(strings.TrimSpace(line))
			word, rest, _ := strings.Cut(line, "\t")
			if strings.HasPrefix(line, "type=") {
				_, word, _ = strings.Cut(line, "word1=")
				word, _, _ = strings.Cut(word, " ")
			}
			word, _, _ = strings.Cut(word, ",")
			if word == "" || word[0] == '#' || word[0] == ';' {
				continue
			}
			list.words[word] = true
			if strings.HasPrefix(line, "type=strongsubj") || strings.HasPrefix(rest, "-") {
				part.words[word] = true
			}
		}
		all = append(all, list)
		if len(part.words) > 0 {
			all = append(all, part)
		}
	}
	return all, nil
}

// countAll is how many words of sentences are in each list.
func countAll(lists []wordList, t *features.Text, sentences []features.Sentence) []float64 {
	n := make([]float64, len(lists))
	for _, s := range sentences {
		for w := s.First; w < s.Last; w++ {
			word := plain(t.Word(w))
			for k := range lists {
				if lists[k].words[word] {
					n[k]++
				}
			}
		}
	}
	return n
}
