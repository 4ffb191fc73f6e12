package features

import "credence/features/internal/lexicon"

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
	a := attributor{Page: p, cast: &c, cues: p.findCues()}
	a.speakers = make([]speaker, len(a.cues))
	a.used = make([]bool, len(a.cues))
	for i := range a.cues {
		a.speakers[i].id = -1
		if ph := p.speakerOf(&a.cues[i]); !ph.empty() {
			a.speakers[i] = p.resolve(&c, ph)
			if id := a.speakers[i].id; id >= 0 {
				c.lastSpeaker = id
				c.names[id].spoke = true
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
		} else if sp := a.announced(q); sp.name != "" {
			at.Attributed, at.Speaker = true, sp
		} else if cue := a.goesOn(q); cue >= 0 {
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

// lower returns word i with its ASCII letters small; a word of over 64 bytes as it
// is. It is for comparing with the words that the rules name.
func (t *Text) lower(i int) string {
	if w := t.words[i]; w.ID != 0 && w.Flags&Possessed == 0 {
		return t.lex.Text(w.ID)
	}
	var buf [64]byte
	w := t.Word(i)
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
	if sp.first > 0 && a.words[sp.first].Gap&gapEnds == 0 {
		switch a.lower(sp.first - 1) {
		case "if", "unless", "whether":
			return false // nobody has said it yet
		}
	}
	return sp.id >= 0 || sp.kind == SpeakerVague || a.speakerLike(sp.phrase) || c.kind == cueSource || c.kind == cueSay && (c.value >= 0.9 || c.value >= 0.75 && a.Is(sp.first, lexicon.Determiner|lexicon.Possessive))
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
