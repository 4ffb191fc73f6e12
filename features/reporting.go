package features

import (
	"math"

	"credence/features/internal/lexicon"
)

// reportAt is how likely a word must be to report before it is taken for a cue
// without a quotation.
const reportAt = 0.55

// hintAt is how likely it must be to count beside a quotation.
const hintAt = 0.4

// A reporter judges the words of one sentence after the other.
type reporter struct {
	*Page
	model *logistic
	s     *Sentence
	spots []spot // of the sentence and those after
	lone  []cue  // see loneCues
	cues  []cue  // of the rules, in the sentence
	quote int    // the first quotation that does not end before the sentence

	firstQuote, lastQuote int // words of the sentence inside quotation, -1 for none
	firstCue, lastCue     int // rule cues of the sentence, -1 for none
	stem                  [longestWord]byte
}

// findCues returns the cues of the article outside quotation, in order: those of
// the rules with their probability to report, and the words that report though no
// rule says so.
func (p *Page) findCues() []cue {
	r := reporter{Page: p, spots: p.spots, lone: loneCues(), cues: p.ruled}
	if p.models.Cues != nil {
		r.model = p.models.Cues.report
	}
	found := p.merged[:0]
	for si := range p.Sentences {
		if p.bodySentence(si) {
			found = r.sentence(found, si)
		}
	}
	for i := range found {
		if c := &found[i]; c.kind == cueView {
			p.passive(c)
		}
	}
	p.ruled, p.merged = r.cues, found
	return found
}

// sentence appends the cues of sentence si to those found.
func (r *reporter) sentence(found []cue, si int) []cue {
	spots := r.enter(si)
	next, free := 0, 0 // the next cue of the rules; the first word after the last one
	for _, at := range spots {
		w := int(at.word)
		switch {
		case w < free:
		case next < len(r.cues) && r.cues[next].first == w:
			c := r.cues[next]
			c.report = r.judge(w, &r.cues[next])
			found = append(found, c)
			free = c.last
			next++
		case at.use&mayReport != 0 && r.candidate(w):
			if pr := r.judge(w, nil); pr >= hintAt {
				found = append(found, cue{first: w, last: w + 1, kind: cueView, value: 0.4 * pr, report: pr, form: r.form(w), sentence: si})
			}
		}
	}
	return found
}

// enter prepares for sentence si and returns its spots.
func (r *reporter) enter(si int) []spot {
	s := &r.Sentences[si]
	r.s = s
	from := 0
	for from < len(r.spots) && int(r.spots[from].word) < s.First {
		from++
	}
	end := from
	for end < len(r.spots) && int(r.spots[end].word) < s.Last {
		end++
	}
	spots := r.spots[from:end]
	r.spots = r.spots[end:]
	r.ruleCues(spots, si)
	r.firstCue, r.lastCue = -1, -1
	for i := range r.cues {
		if c := &r.cues[i]; c.value >= 0.6 {
			if r.firstCue < 0 {
				r.firstCue = c.first
			}
			r.lastCue = c.first
		}
	}
	r.findQuoted()
	return spots
}

// findQuoted finds the first and the last quoted word of the sentence.
func (r *reporter) findQuoted() {
	r.firstQuote, r.lastQuote = -1, -1
	for r.quote < len(r.Quotations) && r.Quotations[r.quote].Last <= r.s.First {
		r.quote++
	}
	for _, q := range r.Quotations[r.quote:] {
		if q.First >= r.s.Last {
			return
		}
		if r.firstQuote < 0 {
			r.firstQuote = max(q.First, r.s.First)
		}
		r.lastQuote = min(q.Last, r.s.Last) - 1
	}
}

// candidate reports whether word w may report: a word with meaning, outside
// quotation, that is no name.
func (r *reporter) candidate(w int) bool {
	word := &r.words[w]
	if word.Flags&Capital != 0 && w != r.s.First || word.End-word.Start < 3 {
		return false
	}
	return w == r.s.First || !r.unreal(w-1)
}

// unreal reports "could", "may" and the like: nobody has said it yet.
func (r *reporter) unreal(w int) bool {
	if r.near[w] != nearModal {
		return false
	}
	switch r.lower(w) {
	case "can", "could", "may", "might", "should", "must", "cannot", "can't", "couldn't", "shouldn't":
		return true
	}
	return false
}

// judge returns the probability that word w, or the rule's cue that begins
// there, reports: 0 for a word that does not come near hintAt.
func (r *reporter) judge(w int, c *cue) float64 {
	if r.model == nil && r.cases == nil {
		return 1
	}
	var row *wordRow
	if r.model != nil {
		if row = r.rowOf(w); row == nil && c == nil && r.cases == nil {
			return 0
		}
	}
	last := w + 1
	if c != nil {
		last = c.last
	}
	var a answers
	r.askBeside(&a, w, last)
	if r.cases == nil && c == nil && r.besideHopeless(&a, row) {
		return 0
	}
	r.ask(&a, w, last, c)
	if r.cases == nil && c == nil && r.hopeless(&a, row) {
		return 0
	}
	r.askFar(&a, w, last)
	if r.cases != nil {
		stem := r.stemOf(w)
		r.cases.Reports = append(r.cases.Reports, CueCase{Start: int(r.words[w].Start), End: int(r.words[last-1].End),
			Word: string(stem), Listed: c != nil, Shaped: r.near[w] == nearEd, Weights: r.cases.report.names(&a, string(stem))})
	}
	if r.model == nil {
		return 0
	}
	z := float64(r.model.sum(&a, row))
	if c == nil && z < hintSum-sumSlack {
		return 0
	}
	return sigmoid(z)
}

// sumSlack is more than what the order of a sum of weights can change in it.
const sumSlack = 0.01

// hintSum is the sum of weights that makes a probability of hintAt.
var hintSum = math.Log(hintAt / (1 - hintAt))

// besideHopeless reports whether a word that is no rule's cue cannot reach hintAt
// beside the words that stand there, whatever the other traits say.
func (r *reporter) besideHopeless(a *answers, row *wordRow) bool {
	return float64(r.beside(a, row)+r.models.Cues.rest) < hintSum-sumSlack
}

// beside adds up what is known from a word and the besideTraits.
func (r *reporter) beside(a *answers, row *wordRow) float32 {
	of := &r.model.class
	return r.model.bias + row.most + of[askNext][a[askNext]%maxAnswers] + of[askPrev][a[askPrev]%maxAnswers] +
		of[askNext2][a[askNext2]%maxAnswers] + of[askPrev2][a[askPrev2]%maxAnswers] + of[askOpener][a[askOpener]%maxAnswers]
}

// hopeless reports whether a word cannot reach hintAt, whatever the farTraits say.
func (r *reporter) hopeless(a *answers, row *wordRow) bool {
	of := func(t int) float32 { return r.model.class[t][a[t]%maxAnswers] }
	z := r.beside(a, row) + r.models.Cues.far + of(askShape) + of(askRule) + of(askPlace) + of(askQuotes) + of(askOthers) + of(askValue)
	return float64(z) < hintSum-sumSlack
}

// passive notes "was praised by" for a cue that no rule found.
func (p *Page) passive(c *cue) {
	s := &p.Sentences[c.sentence]
	if c.form&(lexicon.Past|lexicon.Participle) != 0 && c.first > s.First && p.near[c.first-1] == nearBe {
		c.passive = true
	}
}
