package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"credence/agreement"
	"credence/corpus"
	"credence/features"
	"credence/scoring"
)

// edited is how many documents edits are tried on.
const edited = 200

// bearable is by how many points an edit may move a score.
const bearable = 5.0

// gaming measures what cheap edits do to scores: an edit is held when the score
// moves by at most bearable points, or the document is flagged.
func gaming(r *run) error {
	articles, err := records[ratedText](r, "rated", "articles.jsonl.gz")
	if err != nil {
		return err
	}
	m, model := features.NewMeasurer(r.asOf), scoring.DefaultModel()
	var docs []corpus.Document
	flags, judged := 0, 0
	var sources []string
	var flagged []float64
	for i := range articles {
		a := &articles[i]
		doc := corpus.Document{ID: a.ID, URL: a.URL, Source: a.Source, Title: a.Title, Text: a.Text}
		p := m.Measure(doc)
		if model.Score(p).Status != scoring.Scored {
			continue
		}
		judged++
		is := 0.0
		if p.Gaming() {
			is = 1
			flags++
			if r.verbose && flags <= 15 {
				fmt.Printf("  unedited and flagged: %s: %s\n", a.ID, gamingNotes(p))
			}
		}
		sources, flagged = append(sources, a.Source), append(flagged, is)
		docs = append(docs, doc)
	}
	r.add(row{set: "rated", what: "unedited documents flagged as gamed", n: judged, unit: "documents", ours: agreement.Mean(sources, flagged)})
	slices.SortFunc(docs, func(a, b corpus.Document) int {
		return cmp.Or(cmp.Compare(agreement.Spread(a.ID), agreement.Spread(b.ID)), cmp.Compare(a.ID, b.ID))
	})
	docs = docs[:min(edited, len(docs))]
	for wording := range agreement.Wordings {
		for _, e := range agreement.Edits() {
			editRows(r, m, model, docs, e, wording)
		}
	}
	return nil
}

// editRows measures one edit.
func editRows(r *run, m *features.Measurer, model *scoring.Model, docs []corpus.Document, e agreement.Edit, wording int) {
	var ids []string
	var held, moved, flagged []float64
	up := 0.0
	parts := map[string]float64{}
	for _, doc := range docs {
		before := m.Measure(doc)
		was := model.Score(before)
		after := m.Measure(e.Do(doc, before, wording))
		is := model.Score(after)
		if is.Status != scoring.Scored {
			continue
		}
		d := is.Points - was.Points
		for k := range is.Parts {
			if k < len(was.Parts) && is.Parts[k].Indicator == was.Parts[k].Indicator {
				parts[is.Parts[k].Indicator] += math.Abs(is.Parts[k].Points-was.Parts[k].Points) / float64(len(docs))
			}
		}
		ids = append(ids, doc.ID)
		up += d / float64(len(docs))
		held = append(held, bit(math.Abs(d) <= bearable || after.Gaming()))
		moved = append(moved, bit(math.Abs(d) > bearable))
		flagged = append(flagged, bit(after.Gaming()))
	}
	name := fmt.Sprintf("%s (wording %d)", e.Name, wording+1)
	if r.verbose {
		var names []string
		for n := range parts {
			names = append(names, n)
		}
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(parts[b], parts[a]), cmp.Compare(a, b)) })
		fmt.Printf("  %s: mean move %+.2f:", name, up)
		for _, n := range names[:min(4, len(names))] {
			fmt.Printf(" %s %.2f", n, parts[n])
		}
		fmt.Println()
	}
	r.add(
		row{set: "rated", what: name + ": moved by 5 points at most, or flagged", n: len(ids), unit: "documents", ours: agreement.Mean(ids, held)},
		row{set: "rated", what: name + ": moved by more", n: len(ids), unit: "documents", ours: agreement.Mean(ids, moved)},
		row{set: "rated", what: name + ": flagged", n: len(ids), unit: "documents", ours: agreement.Mean(ids, flagged)},
	)
}

func bit(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func gamingNotes(p *features.Profile) string {
	for _, n := range p.Notes {
		if n.Kind == features.KindGaming {
			return n.Note + ": " + strings.Join(strings.Fields(p.Doc.Text[n.Start:min(n.End, n.Start+160)]), " ")
		}
	}
	return ""
}
