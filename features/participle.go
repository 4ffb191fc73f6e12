package features

import "credence/features/internal/lexicon"

// participleSubject returns the subject of a participle: of the main clause that
// it hangs on ("X issued a rebuke, branding …"; "Dismissing it, she warned").
func (p *Page) participleSubject(c *cue, s *Sentence) phrase {
	if c.first > s.First && !p.Is(s.First, lexicon.Conjunction|lexicon.Subordinator) || c.first > s.First+2 {
		if ph := p.nearSubject(c.first-1, s); !ph.empty() {
			return ph
		}
		return p.clauseSubject(c.first-1, s)
	}
	for w := c.last; w < s.Last; w++ {
		if p.words[w].Gap&(GapComma|GapQuote) != 0 && (p.nominal(w, s.Last) || p.Is(w, lexicon.Pronoun)) && p.words[w].Flags&Quoted == 0 {
			return p.cutAtVerb(p.nounRight(w, s.Last))
		}
	}
	return phrase{}
}

// nearSubject returns the subject of a clause that a conjunction joins on
// between the sentence's start and word k: "… and he has argued, calling it …",
// "…, when protesters came, shouting …".
func (p *Page) nearSubject(k int, s *Sentence) phrase {
	for w := k - 2; w > s.First; w-- {
		if p.words[w].Flags&Quoted != 0 || p.words[w+1].Gap&^GapSpace != 0 || p.words[w].Flags&Capital != 0 {
			continue
		}
		switch p.lower(w) {
		case "and", "but", "when", "while", "after", "before", "because", "though", "although", "where", "as", "who":
		default:
			continue
		}
		switch p.near[w+1] {
		case nearThird:
			return phrase{w + 1, w + 2}
		case nearName:
			if p.Is(w, lexicon.Conjunction) {
				continue // two names
			}
			if ph := p.cutAtVerb(p.nounRight(w+1, k)); ph.last < k && p.speakerLike(ph) {
				return ph
			}
		}
	}
	return phrase{}
}

// speakerLike reports whether a noun phrase can name somebody who speaks.
func (p *Page) speakerLike(ph phrase) bool {
	for w := ph.first; w < ph.last; w++ {
		named := p.properWord(w) && !(p.firstInSentence(w) && p.words[w].ID != 0)
		if named || p.Is(w, lexicon.Role|lexicon.Title|lexicon.Body|lexicon.Vague) {
			return true
		}
	}
	return ph.last-ph.first == 1 && p.Is(ph.first, lexicon.Pronoun)
}
