package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// ratedFile holds documents of invented outlets with invented ratings, for the
// commands that learn and check models. It is made by inventRated.
const ratedFile = "../../testdata/rated.jsonl"

// Sentences for the invented documents: calm ones with figures and dates, and
// excited ones. %[1]s is a person, %[2]s a town, %[3]d a number.
var (
	calmSentences = []string{
		"The council of %[2]s voted on 14 March 2023 to spend %[3]d thousand marks on the repair of the harbour wall.",
		"%[1]s, who heads the works office, said that the contract had been open to other bidders, including two from %[2]s.",
		"According to the annual report, at least %[3]d households were without water in 2022, more than in the year before.",
		"The figures for %[2]s are similar to those of several other towns, although they often vary between districts.",
		"%[1]s declined to comment on the report, which was also sent to the audit office in June 2023.",
		"Work began on Monday and is planned to end within %[3]d weeks, the office said.",
		"A second review by the audit office found %[3]d cases in which invoices had been paid late, compared with 12 in 2021.",
	}
	excitedSentences = []string{
		"This is just the latest disgrace from %[1]s, and everybody knows it!",
		"They never listen, they have never listened, and now the shameless clowns of %[2]s are at it again!",
		"Why is nobody asking %[1]s the question that we are all asking?",
		"It is absolutely disgusting how they are still laughing at the decent people of %[2]s.",
		"These pathetic liars have allegedly been lining their pockets, and that is the truth!",
		"You won't believe what %[1]s said next, because it is simply outrageous.",
		"He was, it is claimed, totally furious, and frankly he has every reason to be.",
	}
	calmHeadlines    = []string{"%[2]s council repairs harbour wall", "Audit of %[2]s finds late invoices", "Water supply in %[2]s to be renewed"}
	excitedHeadlines = []string{"This Is What %[1]s Just Did To %[2]s And It Is A TOTAL Disgrace!", "SHOCKING: %[1]s Exposed, You Won't Believe What Happened Next…"}
	ratedPeople      = []string{"Ann Ode", "Piet Lund", "Rosa Melk", "Ivo Brandl", "Mara Tennick", "Jory Quist", "Edda Sorn", "Tam Willock"}
	ratedTowns       = []string{"Pell", "Elmsgate", "Harrow Quay", "Sankt Ode", "Tarn", "Little Merrow"}
)

// inventRated makes labelled documents of seventy invented outlets, whose texts are
// the more excited the lower their outlet is rated.
func inventRated() []byte {
	rng := rand.New(rand.NewPCG(11, 12))
	var b bytes.Buffer
	for s := range 70 {
		rating := float64(5+rng.IntN(91)) / 100
		for d := range 1 + s%3 {
			fill := func(list []string) string {
				return fmt.Sprintf(list[rng.IntN(len(list))]+"%[4]s", ratedPeople[rng.IntN(len(ratedPeople))], ratedTowns[rng.IntN(len(ratedTowns))], 2+rng.IntN(90), "")
			}
			excited := func() bool { return rng.Float64() > 0.15+0.7*rating }
			title := fill(calmHeadlines)
			if excited() {
				title = fill(excitedHeadlines)
			}
			var paragraphs []string
			for range 5 {
				var sentences []string
				for range 3 {
					if excited() {
						sentences = append(sentences, fill(excitedSentences))
					} else {
						sentences = append(sentences, fill(calmSentences))
					}
				}
				paragraphs = append(paragraphs, strings.Join(sentences, " "))
			}
			record := map[string]any{
				"id": fmt.Sprintf("%02d-%d", s, d), "source_group": fmt.Sprintf("outlet-%02d.example", s), "dataset": []string{"north", "south"}[s%2], "rating": rating,
				"leaning": []string{"left", "center", "right"}[s%3], "published": fmt.Sprintf("2023-%02d-1%d", 1+s%12, d), "title": title, "text": strings.Join(paragraphs, "\n\n"),
			}
			line, err := json.Marshal(record)
			if err != nil {
				panic(err)
			}
			b.Write(append(line, '\n'))
		}
	}
	return b.Bytes()
}

// TestRatedFile: the file is what its generator makes; -update writes it.
func TestRatedFile(t *testing.T) {
	want := inventRated()
	if *update {
		if err := os.WriteFile(ratedFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(ratedFile)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s differs from what its generator makes (%v): go test ./cmd/credence -update", ratedFile, err)
	}
}
