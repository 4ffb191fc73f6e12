package agreement

import (
	"strings"

	"credence/features"
)

// A MarkedQuote is a quoted span as people marked it, in bytes with its marks.
type MarkedQuote struct {
	Start, End int
	Words      int
	Attributed bool   // it stands within what somebody is said to have said
	Source     string // the words for who said it, "" for none
}

// A MarkedCue is the first stretch of the words that report what somebody said
// or thinks without a quotation, in bytes.
type MarkedCue struct {
	Start, End int
	Reporting  bool // holds a reporting verb or "according to"
}

// MarkedAttributions are who said what in a text as people marked it.
type MarkedAttributions struct {
	Quotes []MarkedQuote
	Cues   []MarkedCue // of attributions without a quotation
}

// AttributionCounts compare a text's attributions with the marked ones.
type AttributionCounts struct {
	Quotes, LongQuotes Counts // attributed quoted spans: all, of five words or more
	Speakers           Counts // of marked quotes with a source: TP right, FN not
	Cues, Reporting    Counts // indirect attributions: all, of reporting verbs
}

// longQuote is how many words a long quotation has.
const longQuote = 5

// Attributions compares the attributions of a profile with the marked ones. A
// quotation is the marked one when they share four fifths of both. A speaker is
// right when it has a word of content in common with the marked source and at
// most eight words more. An indirect attribution is right when its cue overlaps
// that of a marked one, each counted once. reporting tells the cues that hold a
// reporting verb or "according to".
func Attributions(p *features.Profile, marked *MarkedAttributions, reporting func(cue string) bool) AttributionCounts {
	var c AttributionCounts
	taken := make([]bool, len(marked.Quotes))
	var cues []features.Finding
	for i := range p.Values {
		for _, f := range p.Values[i].Findings {
			switch f.Kind {
			case features.KindQuote:
				c.quote(p.Doc.Text, &f, marked.Quotes, taken)
			case features.KindAttribution:
				cues = append(cues, f)
			}
		}
	}
	for i, q := range marked.Quotes {
		if !taken[i] && q.Attributed {
			c.addQuote(Counts{FN: 1}, q.Words >= longQuote)
			if q.Source != "" {
				c.Speakers.FN++
			}
		}
	}
	c.cues(cues, marked.Cues, reporting)
	return c
}

func (c *AttributionCounts) addQuote(one Counts, long bool) {
	add(&c.Quotes, one)
	if long {
		add(&c.LongQuotes, one)
	}
}

func add(c *Counts, one Counts) { c.TP, c.FP, c.FN = c.TP+one.TP, c.FP+one.FP, c.FN+one.FN }

// quote compares one quotation that was found.
func (c *AttributionCounts) quote(text string, f *features.Finding, marked []MarkedQuote, taken []bool) {
	found := f.Attribute("attributed") == true
	for i, q := range marked {
		shared := float64(min(f.End, q.End) - max(f.Start, q.Start))
		if taken[i] || shared < 0.8*float64(f.End-f.Start) || shared < 0.8*float64(q.End-q.Start) {
			continue
		}
		taken[i] = true
		switch {
		case found && q.Attributed:
			c.addQuote(Counts{TP: 1}, q.Words >= longQuote)
		case found:
			c.addQuote(Counts{FP: 1}, q.Words >= longQuote)
		case q.Attributed:
			c.addQuote(Counts{FN: 1}, q.Words >= longQuote)
		}
		if q.Attributed && q.Source != "" {
			speaker, _ := f.Attribute("speaker_text").(string)
			if sameSpeaker(speaker, q.Source) {
				c.Speakers.TP++
			} else {
				c.Speakers.FN++
			}
		}
		return
	}
	if found {
		c.addQuote(Counts{FP: 1}, len(strings.Fields(text[f.Start:f.End])) >= longQuote)
	}
}

// cues compares the cues of indirect attributions, in the order of the text.
func (c *AttributionCounts) cues(found []features.Finding, marked []MarkedCue, reporting func(string) bool) {
	taken := make([]bool, len(marked))
	for _, f := range found {
		start, _ := f.Attribute("cue_start").(int)
		end, _ := f.Attribute("cue_end").(int)
		cue, _ := f.Attribute("cue").(string)
		hit := -1
		for i, m := range marked {
			if !taken[i] && min(end, m.End) > max(start, m.Start) {
				hit = i
				break
			}
		}
		if hit < 0 {
			c.Cues.FP++
			if reporting(cue) {
				c.Reporting.FP++
			}
			continue
		}
		taken[hit] = true
		c.Cues.TP++
		if marked[hit].Reporting {
			c.Reporting.TP++
		}
	}
	for i, m := range marked {
		if !taken[i] {
			c.Cues.FN++
			if m.Reporting {
				c.Reporting.FN++
			}
		}
	}
}

// emptyWords say nothing about who a speaker is.
var emptyWords = map[string]bool{"the": true, "a": true, "an": true, "of": true, "for": true, "and": true, "in": true, "at": true, "who": true, "s": true, "his": true, "her": true, "to": true}

// sameSpeaker reports whether the words for a speaker name the marked source.
func sameSpeaker(speaker, source string) bool {
	ours, theirs := Tokens(strings.ToLower(speaker)), Tokens(strings.ToLower(source))
	if len(ours) > len(theirs)+8 {
		return false
	}
	for _, w := range ours {
		for _, v := range theirs {
			if w == v && !emptyWords[w] {
				return true
			}
		}
	}
	return false
}
