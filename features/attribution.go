package features

import (
	"credence/features/internal/lexicon"
)

// A QuoteForm says what a quotation is.
type QuoteForm string

// The forms of a quotation.
const (
	FormSpeech   QuoteForm = "speech"   // more than three words somebody said
	FormFragment QuoteForm = "fragment" // up to three words somebody is said to have used
	FormScare    QuoteForm = "scare"    // words held at a distance, said by nobody
	FormTitle    QuoteForm = "title"    // of a work, or a name
)

// fragmentWords is the longest quotation that counts as a fragment.
const fragmentWords = 3

// An Attribution says that somebody said something: a quotation with its
// speaker, or an indirect report.
type Attribution struct {
	Quote       int // index into Text.Quotations, -1 for an indirect report
	Form        QuoteForm
	First, Last int // words of content and cue
	Cue         phrase
	Speaker     speaker
	Attributed  bool
}

// attribute finds who said what: first the cues and their speakers, then the
// cue of each quotation, then the reports without one.
func (p *Page) attribute() {
	var c cast
	p.findNames(&c)
	a := attributor{Page: p, cast: &c, cues: p.findCues(nil)}
	a.speakers = make([]speaker, len(a.cues))
	a.used = make([]bool, len(a.cues))
	for i := range a.cues {
		a.speakers[i].id = -1
		if ph := p.speakerOf(&a.cues[i]); !ph.empty() {
			a.speakers[i] = p.resolve(&c, ph)
			if id := a.speakers[i].id; id >= 0 {
				c.lastSpeaker = id
				if n := &c.names[id]; !n.body && !n.place {
					n.person = true
				}
			}
		}
	}
	p.Attributions = p.Attributions[:0]
	a.quotes()
	a.indirect()
}

type attributor struct {
	*Page
	cast     *cast
	cues     []cue
	speakers []speaker
	used     []bool // the cue introduces a quotation
}

// quotes settles form and speaker of each quotation of the article.
func (a *attributor) quotes() {
	first := len(a.Attributions)
	for qi := range a.Quotations {
		q := &a.Quotations[qi]
		if !a.body(q.First) {
			continue
		}
		at := Attribution{Quote: qi, First: q.First, Last: q.Last}
		at.Speaker.id = -1
		var prev *Attribution
		if len(a.Attributions) > first {
			prev = &a.Attributions[len(a.Attributions)-1]
		}
		if cue := a.cueOf(q); cue >= 0 {
			at.Attributed = true
			at.Cue = phrase{a.cues[cue].first, a.cues[cue].last}
			at.Speaker = a.speakers[cue]
			a.used[cue] = true
			if at.Speaker.name == "" && prev != nil && prev.Attributed {
				at.Speaker = prev.Speaker
			}
		} else if prev != nil && a.carries(prev, q) {
			at.Attributed, at.Speaker, at.Cue = true, prev.Speaker, prev.Cue
		} else if cue := a.leadIn(q); cue >= 0 {
			at.Attributed, at.Speaker = true, a.speakers[cue]
			at.Cue = phrase{a.cues[cue].first, a.cues[cue].last}
		}
		at.Form = a.form(q, &at)
		if at.Form == FormScare || at.Form == FormTitle {
			at.Attributed = false
			at.Speaker, at.Cue = speaker{id: -1}, phrase{}
		}
		a.Attributions = append(a.Attributions, at)
	}
	// a speech that opens without a cue takes that of its continuation
	for i := len(a.Attributions) - 2; i >= first; i-- {
		at, next := &a.Attributions[i], &a.Attributions[i+1]
		if !at.Attributed && at.Form == FormSpeech && next.Attributed && a.Quotations[next.Quote].Continues {
			at.Attributed, at.Speaker, at.Cue = true, next.Speaker, next.Cue
		}
	}
}

// cueOf returns the cue that introduces a quotation, -1 for none.
func (a *attributor) cueOf(q *Quotation) int {
	best, at := 0.0, -1
	s := a.sentenceOf(q.First)
	end := a.sentenceOf(q.Last - 1)
	for i := range a.cues {
		c := &a.cues[i]
		if c.sentence < s-1 {
			continue
		}
		if c.sentence > end+1 || a.Sentences[c.sentence].Block > q.Block {
			break
		}
		if a.Sentences[c.sentence].Block != q.Block {
			continue
		}
		score := 0.0
		if c.first >= q.Last {
			score = a.cueAfter(q, c, end)
		} else {
			score = a.cueBefore(q, c, s)
		}
		if score > best {
			best, at = score, i
		}
	}
	if best < 0.3 {
		return -1
	}
	return at
}

// cueAfter scores a cue behind the quotation: “…,” she said.
func (a *attributor) cueAfter(q *Quotation, c *cue, end int) float64 {
	between := a.unquoted(q.Last, c.first)
	if between > 14 {
		return 0
	}
	tail := a.words[q.Last].Gap // what stands between the last word said and the next
	if c.sentence > end && tail&(GapQuestion|GapExclaim|GapComma|GapDash|GapEllipsis|GapStop) == 0 {
		return 0
	}
	if c.sentence > end && (between > 7 || tail&GapStop != 0 && tail&(GapQuestion|GapExclaim|GapEllipsis) == 0 && between > 5) {
		return 0
	}
	if c.sentence > end && (!q.Closed || a.Sentences[end].First != q.First && !a.closesWhole(q, end)) {
		return 0
	}
	shared := 1.0
	for w := q.Last + 1; w <= c.first; w++ { // another sentence or quotation between
		if a.words[w].Gap&GapSemicolon != 0 {
			return 0
		}
		if a.words[w].Gap&GapQuote != 0 && a.words[w].Flags&Quoted != 0 {
			shared = 0.5 // several quotations may share one cue
		}
		if a.sentenceOf(w) != a.sentenceOf(w-1) {
			return 0
		}
	}
	if a.words[c.first].Flags&Quoted != 0 {
		return 0
	}
	score := c.value
	if c.kind == cueJudge {
		score *= 0.5
	}
	closed := tail&(GapComma|GapQuestion|GapExclaim|GapDash|GapEllipsis) != 0
	switch {
	case closed || tail&GapStop != 0 && c.sentence > end:
	case q.Last-q.First > fragmentWords:
		score *= 0.8
	default:
		score *= 0.45 // a fragment is rarely introduced from behind
	}
	if c.form&lexicon.Ing != 0 {
		score *= 0.6
	}
	return score * shared * (1 - 0.04*float64(between))
}

// unquoted counts the words of [first, last) outside quotation.
func (a *attributor) unquoted(first, last int) int {
	n := 0
	for w := first; w < last; w++ {
		if a.words[w].Flags&Quoted == 0 {
			n++
		}
	}
	return n
}

// closesWhole reports whether the quotation's last sentence is all quotation.
func (a *attributor) closesWhole(q *Quotation, end int) bool {
	return a.Sentences[end].First > q.First
}

// cueBefore scores a cue in front of the quotation: He said, “…”
func (a *attributor) cueBefore(q *Quotation, c *cue, s int) float64 {
	if c.sentence != s {
		// the sentence before ends in a colon
		return 0
	}
	between := q.First - c.last
	if between > 40 || between < 0 {
		return 0
	}
	score := c.value
	if c.kind == cueJudge && q.Last-q.First > 12 {
		score *= 0.7
	}
	lead := a.words[q.First].Gap
	direct := between == 0 || lead&(GapComma|GapColon) != 0 && between < 8
	for w := c.last + 1; w < q.First; w++ {
		g := a.words[w].Gap
		if g&GapSemicolon != 0 {
			score *= 0.4
		}
		if g&GapQuote != 0 && a.words[w].Flags&Quoted != 0 && a.words[w-1].Flags&Quoted == 0 {
			score *= 0.9 // another quotation comes first; it may share the cue
		}
	}
	if !direct {
		score *= 1 - 0.012*float64(between)
	} else {
		score *= 1.1
	}
	if c.kind == cueSay && !direct && score > 0 && c.value < 0.5 && !a.complement(c) {
		score *= 0.6
	}
	return score
}

// complement reports whether a clause follows the cue: said that …
func (a *attributor) complement(c *cue) bool {
	if c.last >= a.Sentences[c.sentence].Last {
		return false
	}
	w := c.last
	for w < a.Sentences[c.sentence].Last-1 && w < c.last+3 && a.Is(w, lexicon.Weekday|lexicon.Adverb|lexicon.Relative|lexicon.Pronoun) && !a.Is(w, lexicon.Subordinator) {
		w++
	}
	return a.words[w].Flags&Capital == 0 && a.Is(w, lexicon.Subordinator)
}

// carries reports whether quotation q goes on with the speaker of the one
// before: in the same paragraph a sentence that is all quotation, or the next
// part of a speech.
func (a *attributor) carries(prev *Attribution, q *Quotation) bool {
	pq := &a.Quotations[prev.Quote]
	if !prev.Attributed || prev.Form == FormScare {
		return false
	}
	if q.Continues {
		return true
	}
	s := a.sentenceOf(q.First)
	if s < 0 || a.Sentences[s].First != q.First || prev.Form != FormSpeech && prev.Form != FormFragment {
		return false
	}
	if q.Last-q.First <= fragmentWords && a.words[q.Last].Gap&gapEnds == 0 {
		return false
	}
	if q.Block == pq.Block {
		return true
	}
	// a paragraph that is all quotation right after one that ended in speech
	b := a.Blocks[q.Block]
	whole := b.First == q.First && b.Last-q.Last <= 1
	return whole && q.Block == pq.Block+1 && q.Last-q.First >= 5
}

// leadIn returns the cue of a sentence that ends in a colon right before the
// quotation, or of the paragraph before when that does; -1 for none.
func (a *attributor) leadIn(q *Quotation) int {
	if q.First == 0 || a.words[q.First].Gap&GapColon == 0 || q.Last-q.First <= fragmentWords {
		return -1
	}
	s := a.sentenceOf(q.First - 1)
	for i := len(a.cues) - 1; i >= 0; i-- {
		if a.cues[i].sentence == s && a.cues[i].first < q.First {
			return i
		}
	}
	return -1
}

// form tells speech, fragment, scare quote and title apart.
func (a *attributor) form(q *Quotation, at *Attribution) QuoteForm {
	n := q.Last - q.First
	if a.soCalled(q) {
		return FormScare
	}
	if a.titled(q, at) {
		return FormTitle
	}
	switch {
	case n > fragmentWords:
		return FormSpeech
	case !at.Attributed:
		return FormScare
	case a.wholeSentence(q):
		return FormSpeech // “No,” she said.
	}
	return FormFragment
}

// wholeSentence reports a short quotation that is an utterance by itself: it
// begins with a capital and ends in a mark that closes a sentence or leads to
// its cue.
func (a *attributor) wholeSentence(q *Quotation) bool {
	s := a.sentenceOf(q.First)
	return a.words[q.First].Flags&Capital != 0 && s >= 0 && a.Sentences[s].First == q.First && a.words[q.Last].Gap&(GapComma|gapEnds) != 0
}

// utterance reports a quotation that is a sentence by itself: it begins one and
// ends in a full stop, question or exclamation mark inside its marks.
func (a *attributor) utterance(q *Quotation) bool {
	s := a.sentenceOf(q.First)
	return s >= 0 && a.Sentences[s].First == q.First && endsSentence(a.Source[q.Start:q.InnerEnd])
}

// soCalled reports "so-called" before the quotation.
func (a *attributor) soCalled(q *Quotation) bool {
	s := a.sentenceOf(q.First)
	for w := q.First - 1; w >= q.First-3 && s >= 0 && w > a.Sentences[s].First; w-- {
		if a.lower(w) == "called" && a.lower(w-1) == "so" {
			return true
		}
	}
	return false
}

// titled reports a title or name in quotation marks: capitalised throughout,
// and not introduced directly as speech.
func (a *attributor) titled(q *Quotation, at *Attribution) bool {
	n, capitals, content := q.Last-q.First, 0, 0
	if n > 12 || a.utterance(q) {
		return false
	}
	for w := q.First; w < q.Last; w++ {
		if a.words[w].Flags&(Capital|Digits) != 0 {
			capitals++
			content++
		} else if !a.Is(w, lexicon.Function|lexicon.Determiner|lexicon.Possessive) {
			content++
		}
	}
	if content == 0 || capitals < content || a.words[q.First].Flags&(Capital|Digits) == 0 {
		return false
	}
	direct := at.Attributed && (q.First-at.Cue.last >= 0 && q.First-at.Cue.last <= 1 || at.Cue.first >= q.Last && a.words[q.Last].Gap&(GapComma|GapQuestion|GapExclaim) != 0)
	for w := q.First - 1; w >= max(0, q.First-4); w-- {
		if a.Is(w, lexicon.Work) && (!direct || a.words[q.First].Gap&(GapComma|GapColon) == 0) {
			return true
		}
	}
	return n >= 2 && !direct
}

// lower returns word i in lower case.
func (p *Page) lower(i int) string {
	var buf [64]byte
	w := p.Word(i)
	if len(w) > len(buf) {
		return w
	}
	b := append(buf[:0], w...)
	for k, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[k] = c | 0x20
		}
	}
	return string(b)
}

// indirectValue is the least value of a verb that reports speech without a
// clause after it.
const indirectValue = 0.6

// indirect keeps the cues that introduce no quotation as reports of speech.
func (a *attributor) indirect() {
	for i := range a.cues {
		c := &a.cues[i]
		if a.used[i] || c.kind == cueJudge && !a.complement(c) || !a.reports(c) {
			continue
		}
		sp := a.speakers[i]
		if sp.name == "" || !a.bySomebody(c, &sp) {
			continue
		}
		s := a.Sentences[c.sentence]
		a.Attributions = append(a.Attributions, Attribution{
			Quote: -1, First: s.First, Last: s.Last, Cue: phrase{c.first, c.last}, Speaker: sp, Attributed: sp.name != "",
		})
	}
}

// bySomebody reports whether the speaker of an indirect report can be a source:
// not the writer or the reader, and somebody who can speak unless the verb leaves
// no doubt.
func (a *attributor) bySomebody(c *cue, sp *speaker) bool {
	if sp.last-sp.first == 1 && sp.id < 0 {
		switch a.lower(sp.first) {
		case "i", "you", "we", "it", "there", "this", "that", "one", "what", "which", "who":
			return false
		}
	}
	return sp.id >= 0 || sp.kind == SpeakerVague || a.speakerLike(sp.phrase) || c.value >= 0.9 && c.kind == cueSay || c.kind == cueSource
}

// reports tells whether a cue without quotation reports speech: it is followed
// by a clause, or closes one.
func (a *attributor) reports(c *cue) bool {
	if c.kind == cueSource {
		return true
	}
	s := &a.Sentences[c.sentence]
	if a.complement(c) {
		return c.value >= 0.3
	}
	if c.value < indirectValue {
		return false
	}
	if c.last >= s.Last {
		return c.value >= 0.75
	}
	next, gap := c.last, a.words[c.last].Gap
	if gap&(GapComma|GapStop|GapColon) != 0 {
		return c.value >= 0.75
	}
	if c.value >= 0.8 {
		return true
	}
	return a.Is(next, lexicon.Determiner|lexicon.Pronoun|lexicon.Possessive) || a.words[next].Flags&Capital != 0
}
