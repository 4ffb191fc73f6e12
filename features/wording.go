package features

// hearsay counts words that hand a statement on without standing by it.
var hearsay = registerRate(regHearsay, "Hearsay", Lower, "“Reportedly”, “allegedly”, “supposedly”, “claims”, “rumours” and the like",
	"Words that pass a statement on and leave open who stands by it.")

// feelingWords counts words of strong feeling, and about truth and lies, in the
// outlet's own voice.
var feelingWords = registerRate(regFeeling, "Words of feeling and truth", Lower, "“Furious”, “shocking”, “heartbreaking”, “amazing”, “truth”, “lies”, “fake”, “hoax” and the like",
	"Feeling in the outlet’s own voice tells readers how to take it; talk about truth and lies asks to be believed.")

// numbers counts figures: words with a digit and words of number.
var numbers = Indicator{
	Name: "numbers", Title: "Figures", Unit: "per 100 words", Basis: "words", Factor: Sourcing, Direction: Higher, EnglishOnly: true, Counts: true,
	Definition: "Words with a digit, and words such as “five”, “million”, “percent”, in the article outside quotation, per 100 words there.",
	Missing:    "for a page without an article",
	Why:        "A figure can be checked; a word like “many” cannot.",
	Measure: func(p *Page) Value {
		_, found := p.ofKind(regQuantities, "figure")
		for i := range p.Words {
			if p.words[i].Flags&(InBody|Quoted|Digits) == InBody|Digits {
				found = p.tally(found, p.finding("figure", i, i+1), "")
			}
		}
		return per100(p.kept.tallied, p.register.own, found)
	},
}

// datesGiven counts dates that name a day, month or year.
var datesGiven = Indicator{
	Name: "dates_given", Title: "Dates given", Unit: "per 100 words", Basis: "words", Factor: Dates, Direction: Higher, Counts: true,
	Definition: "Dates, months and years that the article names, per 100 of its words.",
	Missing:    "for a page without an article",
	Why:        "What is dated can be looked up; “recently” cannot.",
	Measure: func(p *Page) Value {
		var found []Finding
		for _, list := range [][]DateMention{p.Dates, p.Periods} {
			for i := range list {
				if d := &list[i]; p.body(d.First) {
					found = p.tally(found, Finding{Kind: "date_given", Evidence: InText, Start: int(d.Start), End: int(d.End)}, "")
				}
			}
		}
		return per100(p.kept.tallied, p.Layout.BodyWords, found)
	},
}

// questions is the share of the article's sentences that ask.
var questions = Indicator{
	Name: "questions", Title: "Questions to the reader", Unit: "0–1", Basis: "sentences", Factor: Language, Direction: Lower, Counts: true,
	Definition: "Sentences of the article outside quotation that end in a question mark / its sentences outside quotation.",
	Missing:    "for a page without such sentences",
	Why:        "A question suggests an answer that the writer need not stand by.",
	Measure: func(p *Page) Value {
		n := 0
		var found []Finding
		for i := range p.Sentences {
			s := &p.Sentences[i]
			if !p.bodySentence(i) || p.words[s.First].Flags&Quoted != 0 {
				continue
			}
			n++
			if p.GapAfter(s.Last-1)&GapQuestion != 0 && p.words[s.Last-1].Flags&Quoted == 0 {
				found = p.keep(found, p.finding("question", s.First, s.Last))
			}
		}
		return share(p.found(found), n, found)
	},
}

// plainReporting is the share of reports of speech whose verb says only that
// something was said.
var plainReporting = Indicator{
	Name: "plain_reporting", Title: "Plain reporting verbs", Unit: "0–1", Basis: "attributions", Factor: Sourcing, Direction: Higher, EnglishOnly: true,
	Definition: "Attributions by “said”, “says”, “told”, “added”, “wrote” or “according to” / attributions with a verb.",
	Missing:    "without attributions",
	Why:        "“Slammed”, “admitted” and “claimed” tell how to take what was said.",
	Measure: func(p *Page) Value {
		table := registerLexicon()
		n, plain, last := 0, 0, -1
		var found []Finding
		for i := range p.Attributions {
			a := &p.Attributions[i]
			if !a.Attributed || a.View || a.Cue.empty() || a.Cue.first == last {
				continue
			}
			last = a.Cue.first
			n++
			is := false
			for w := a.Cue.first; w < a.Cue.last; w++ {
				is = is || table.of(&p.Text, w)&(1<<regPlainVerbs) != 0
			}
			if is {
				plain++
			}
			if len(found) < maxKept {
				found = append(found, p.finding("reporting_verb", a.Cue.first, a.Cue.last, Attribute{"plain", is}))
			}
		}
		return share(plain, n, found)
	},
}

// boundedFigures counts figures that say how exact they are.
var boundedFigures = Indicator{
	Name: "bounded_figures", Title: "Figures with their bounds", Unit: "per 100 words", Basis: "words", Factor: Sourcing, Direction: Higher, EnglishOnly: true, Counts: true,
	Definition: "Figures behind “at least”, “nearly”, “up to”, “more than”, “about” and the like, in the article outside quotation, per 100 words there.",
	Missing:    "for a page without an article",
	Why:        "Who says “at least 40” or “nearly half” has asked how sure the figure is.",
	Measure: func(p *Page) Value {
		table := registerLexicon()
		r := p.readRegister()
		var found []Finding
		for i := 1; i < len(p.Words); i++ {
			if p.words[i].Flags&(InBody|Quoted) != InBody || p.words[i].Gap != GapSpace && p.words[i].Gap != GapSpace|GapOther {
				continue
			}
			if p.words[i].Flags&Digits == 0 && table.of(&p.Text, i)&(1<<regQuantities) == 0 || table.of(&p.Text, i-1)&(1<<regBounds) == 0 {
				continue
			}
			found = p.tally(found, p.finding("bounded_figure", i-1, i+1), "")
		}
		return per100(p.kept.tallied, r.own, found)
	},
}
