package features

import (
	"slices"

	"credence/features/internal/lexicon"
)

// A tone is a place of the article, outside quotation, where a hedge, booster or
// superlative may stand.
type tone struct {
	first, words int           // 0 words: none stands there
	sense        lexicon.Sense // of the longest expression
}

// addTone notes a place, in order.
func (r *register) addTone(first int) {
	at := len(r.tones)
	for at > 0 && r.tones[at-1].first > first {
		at-- // behind the longest word of a phrase
	}
	if at == 0 || r.tones[at-1].first < first {
		r.tones = slices.Insert(r.tones, at, tone{first: first})
	}
}

// readTones finds what stands at each place.
func (p *Page) readTones(list []tone) {
	si := 0
	for i := range list {
		t := &list[i]
		for si < len(p.Sentences) && p.Sentences[si].Last <= t.first {
			si++
		}
		if si < len(p.Sentences) && p.Sentences[si].First <= t.first {
			t.sense, t.words = p.Match(t.first, p.Sentences[si].Last, toneClasses)
		}
	}
}

// rate counts the words and phrases of a class in the article outside quotation,
// per 100 words, and keeps the first findings.
func (p *Page) rate(class lexicon.Class, kind string) Value {
	r := p.readRegister()
	var found []Finding
	end := 0 // of the expression before
	for i := range r.tones {
		t := &r.tones[i]
		if t.first < end || t.words == 0 {
			continue
		}
		if t.sense.Class&class == 0 {
			end = t.first + t.words // part of a longer expression of another kind
			continue
		}
		if p.words[t.first].Flags&Capital != 0 && p.Is(t.first, lexicon.Month) {
			continue
		}
		end = t.first + t.words
		found = p.tally(found, p.finding(kind, t.first, end), t.sense.Entry)
	}
	return per100(p.kept.tallied, r.own, found)
}
