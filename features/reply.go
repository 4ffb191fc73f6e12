package features

// rightOfReply counts notes that somebody was asked and gave no answer. Source:
// the right of reply in newsrooms' codes of practice.
var rightOfReply = Indicator{
	Name: "right_of_reply", Title: "Asked for comment", Unit: "per 100 words", Basis: "words", Factor: Sourcing, Direction: Higher, EnglishOnly: true, Counts: true,
	Definition: "“Declined to comment”, “did not respond”, “could not be reached”, “request for comment” and the like in the article, per 100 of its words.",
	Missing:    "for a page without an article",
	Why:        "Those that a piece speaks of were asked for their side.",
	Measure: func(p *Page) Value {
		kinds := p.readRegister().kinds
		var found []Finding
		for si := range p.Sentences {
			s := &p.Sentences[si]
			if !p.bodySentence(si) {
				continue
			}
			for w := s.First; w < s.Last; w++ {
				n := p.reply(kinds, w, s.Last)
				if n == 0 {
					continue
				}
				if !p.unseen() {
					found = p.keep(found, p.finding("reply_sought", w, w+n))
				}
				break // one a sentence
			}
		}
		return per100(p.found(found), p.Layout.BodyWords, found)
	},
}

// replyReach is how many words may stand between the parts of such a note: "did
// not immediately respond", "could not be reached".
const replyReach = 4

// reply returns the number of words from w on, before end, that say that an
// answer was sought, 0 for none.
func (p *Page) reply(kinds []uint32, w, end int) int {
	const (
		decline = 1 << regDeclined // declined, refused; request, asked; not, couldn't
		answer  = 1 << regAnswers  // comment, respond, reached
	)
	if kinds[w]&decline == 0 {
		return 0
	}
	for k := w + 1; k < min(w+1+replyReach, end); k++ {
		if kinds[k]&answer != 0 {
			return k - w + 1
		}
		if p.words[k].Gap&^(GapSpace|GapQuote) != 0 {
			return 0
		}
	}
	return 0
}
