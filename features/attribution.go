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
	View        bool // an indirect report of a view, plan or reaction, or by nobody: shown, and no indicator counts it
}

// attribute finds who said what: first the cues and their speakers, then the
// cue of each quotation, then the reports without one.
func (p *Page) attribute() {
	p.findKinds()
	p.findNames(&p.cast)
	a := attributor{Page: p, cast: &p.cast, cues: p.findCues()}
	n := len(a.cues)
	p.speakers, p.used = resized(p.speakers, n), resized(p.used, n)
	clear(p.speakers)
	clear(p.used)
	for i := range a.cues {
		c := &a.cues[i]
		a.speakers[i].id = -1
		if c.kind == cueView {
			a.speakers[i] = p.viewer(a.cast, c)
			continue
		}
		if ph := p.speakerOf(c); !ph.empty() {
			a.speakers[i] = p.resolve(a.cast, ph)
			if id := a.speakers[i].id; id >= 0 {
				a.cast.lastSpeaker = id
				a.cast.names[id].spoke = true
			}
		}
	}
	p.Attributions = p.Attributions[:0]
	a.quotes()
	a.indirect()
}

type attributor struct {
	*Page
	cast *cast
	cues []cue
}

// quotes settles form and speaker of each quotation of the article.
func (a *attributor) quotes() {
	first, ruled := len(a.Attributions), false
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
		c := candidateQuote{Quotation: q, prev: prev, ruled: ruled}
		c.by, c.score = a.byRule(q, &at, prev)
		ruled = c.by != byNone
		c.form = a.form(q, &at)
		if spoken := a.isSpoken(&c); !spoken || a.nobodys(q) {
			at.Attributed, at.Speaker, at.Cue = false, speaker{id: -1}, phrase{}
		} else if !at.Attributed {
			a.byReport(q, &at, prev)
			if at.Cue.empty() && at.Speaker.name == "" && q.Last-q.First <= fragmentWords {
				at.Attributed = false // a few words that nothing says anybody used
			}
		}
		at.Form = a.form(q, &at)
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

// byRule lets the rules say who uttered quotation q, in at. It returns which one
// did and how sure its cue is.
func (a *attributor) byRule(q *Quotation, at *Attribution, prev *Attribution) (finder, float64) {
	take := func(cue int) {
		at.Attributed, at.Speaker = true, a.speakers[cue]
		at.Cue = phrase{a.cues[cue].first, a.cues[cue].last}
	}
	if cue, score := a.cueOf(q); cue >= 0 {
		take(cue)
		a.used[cue] = true
		if at.Speaker.name == "" && prev != nil && prev.Attributed {
			at.Speaker = prev.Speaker
		}
		if a.cues[cue].first < q.First {
			return byCueBefore, score
		}
		return byCueAfter, score
	}
	if prev != nil && a.carries(prev, q) {
		at.Attributed, at.Speaker, at.Cue = true, prev.Speaker, prev.Cue
		return byCarrying, 0
	}
	if cue := a.leadIn(q); cue >= 0 {
		take(cue)
		return byLeadIn, 0
	}
	if sp := a.announced(q); sp.name != "" {
		at.Attributed, at.Speaker = true, sp
		return byAnnouncement, 0
	}
	if cue := a.goesOn(q); cue >= 0 {
		take(cue)
		return byGoingOn, 0
	}
	return byNone, 0
}

// byReport finds who uttered a quotation that no rule knows a speaker for: the
// surest report of its sentence, or who spoke before.
func (a *attributor) byReport(q *Quotation, at *Attribution, prev *Attribution) {
	at.Attributed = true
	best, found := 0.0, -1
	s, end := a.sentenceOf(q.First), a.sentenceOf(q.Last-1)
	for i := a.cuesFrom(s); i < len(a.cues) && a.cues[i].sentence <= end; i++ {
		c := &a.cues[i]
		score := c.report
		if c.first > q.Last {
			score *= 0.7
		}
		if a.speakers[i].name == "" {
			score *= 0.7
		}
		if score > best {
			best, found = score, i
		}
	}
	if found >= 0 {
		at.Speaker = a.speakers[found]
		at.Cue = phrase{a.cues[found].first, a.cues[found].last}
		a.used[found] = true
	}
	if at.Speaker.name == "" && prev != nil && prev.Attributed && a.follows(q, prev) {
		at.Speaker = prev.Speaker
		if found < 0 {
			at.Cue = prev.Cue
		}
	}
}

// follows reports whether a quotation stands in the paragraph of the one before,
// or opens the next one after a paragraph that ended in it or its cue.
func (a *attributor) follows(q *Quotation, prev *Attribution) bool {
	before := &a.Quotations[prev.Quote]
	if before.Block == q.Block {
		return true
	}
	s := a.sentenceOf(q.First)
	return before.Block == q.Block-1 && a.Sentences[s].First == q.First && a.sentenceOf(before.Last-1) == s-1
}

// viewer returns who holds a view that the model found: who possesses a noun
// ("her plan to"), or the subject of a verb when it can speak; nobody otherwise.
func (p *Page) viewer(c *cast, cue *cue) speaker {
	none := speaker{id: -1}
	s := &p.Sentences[cue.sentence]
	if cue.first > s.First {
		switch k := p.kindBefore(cue.first, s); k {
		case nearPossessive:
			return p.resolve(c, phrase{cue.first - 1, cue.first})
		case nearPossessed:
			if ph := p.nounLeft(cue.first-1, s); p.speakerLike(ph) {
				return p.resolve(c, ph)
			}
			return none
		case nearArticle, nearDeterminer, nearOf, nearFor, nearIn, nearWith, nearOn, nearPreposition:
			return none
		}
	}
	if cue.passive && p.agent(cue, s) == 0 {
		return none
	}
	ph := p.speakerOf(cue)
	if ph.empty() || !p.speakerLike(ph) {
		return none
	}
	return p.resolve(c, ph)
}

// indirectValue is the least value of a verb that reports speech without a
// clause after it.
const indirectValue = 0.6

// indirect keeps the cues that introduce no quotation as reports of speech.
func (a *attributor) indirect() {
	for i := range a.cues {
		c := &a.cues[i]
		if a.used[i] || !a.indirectly(i) {
			continue
		}
		sp := a.speakers[i]
		if sp.name != "" && !a.bySomebody(c, &sp) {
			sp = speaker{id: -1}
		}
		s := a.Sentences[c.sentence]
		a.Attributions = append(a.Attributions, Attribution{
			Quote: -1, First: s.First, Last: s.Last, Cue: phrase{c.first, c.last}, Speaker: sp, Attributed: true,
			View: c.kind == cueView || c.value < viewValue && !a.complement(c) || !a.canSpeak(c, &sp),
		})
	}
}

// viewValue is the value of a cue below which it tells an act or view rather than
// words, unless a clause follows: rejected, supported, wants.
const viewValue = 0.5

// canSpeak reports whether a speaker is known and somebody, or the verb leaves no
// doubt: "the crisis shows" is no source.
func (p *Page) canSpeak(c *cue, sp *speaker) bool {
	if sp.name == "" {
		return false
	}
	if sp.id >= 0 || sp.kind == SpeakerVague || c.kind == cueSource || c.value >= 0.85 || c.value >= 0.8 && p.Is(sp.first, lexicon.Determiner|lexicon.Possessive) {
		return true
	}
	head := p.head(sp.phrase)
	return p.properWord(head) || p.Is(head, lexicon.Role|lexicon.Title|lexicon.Body|lexicon.Pronoun)
}

// indirectly reports whether cue i reports without a quotation.
func (a *attributor) indirectly(i int) bool {
	c, sp := &a.cues[i], &a.speakers[i]
	if sp.name != "" && a.hypothetical(sp) {
		return false
	}
	if a.models.Cues == nil {
		return (c.kind != cueJudge || a.complement(c)) && a.reports(c) && sp.name != "" && a.bySomebody(c, sp)
	}
	if c.report < reportAt {
		return false
	}
	for _, k := range [2]int{i - 1, i + 1} { // one cue of several words
		if k < 0 || k >= len(a.cues) {
			continue
		}
		o := &a.cues[k]
		if o.sentence == c.sentence && max(o.first, c.first)-min(o.last, c.last) <= 1 && (o.report > c.report || o.report == c.report && k < i) && !a.used[k] {
			return false
		}
	}
	return true
}

// hypothetical reports what nobody has said yet, or only the writer or reader.
func (a *attributor) hypothetical(sp *speaker) bool {
	if sp.last-sp.first == 1 && sp.id < 0 {
		switch a.lower(sp.first) {
		case "i", "you", "we", "it", "there", "this", "that", "one", "what", "which", "time":
			return true
		}
	}
	if sp.first > 0 && a.words[sp.first].Gap&gapEnds == 0 {
		switch a.lower(sp.first - 1) {
		case "if", "unless", "whether":
			return true
		}
	}
	return false
}

// bySomebody reports whether the speaker of an indirect report can be a source:
// somebody who can speak, unless the verb leaves no doubt.
func (a *attributor) bySomebody(c *cue, sp *speaker) bool {
	return sp.id >= 0 || sp.kind == SpeakerVague || a.speakerLike(sp.phrase) || c.kind == cueSource || c.kind == cueSay && (c.value >= 0.9 || c.value >= 0.75 && a.Is(sp.first, lexicon.Determiner|lexicon.Possessive))
}

// reports tells whether a cue without quotation reports speech: it is followed
// by a clause, or closes one.
func (p *Page) reports(c *cue) bool {
	if c.kind == cueSource {
		return true
	}
	s := &p.Sentences[c.sentence]
	if p.complement(c) {
		return c.value >= 0.3
	}
	if c.value < indirectValue {
		return false
	}
	if c.last >= s.Last {
		return c.value >= 0.75
	}
	next, gap := c.last, p.words[c.last].Gap
	if gap&(GapComma|GapStop|GapColon) != 0 {
		return c.value >= 0.75
	}
	if c.value >= 0.8 {
		return true
	}
	return p.Is(next, lexicon.Determiner|lexicon.Pronoun|lexicon.Possessive) || p.words[next].Flags&Capital != 0
}
