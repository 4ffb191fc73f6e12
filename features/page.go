package features

import (
	"time"

	"credence/corpus"
)

// A Page is one document prepared for the indicators: its prose split, its
// blocks told apart, its dates, quotations and attributions found. Each stage
// of the preparation reads only the ones before it.
type Page struct {
	Text
	Doc  *corpus.Document
	AsOf time.Time // the future begins two days after it

	Dates        []DateMention
	Periods      []DateMention // months, years and decades that stand alone
	Layout       Layout
	Facts        Facts
	Attributions []Attribution

	models   Models
	register register // see readRegister
	heard    heard    // memory of measureLoaded
	sought   []sought // memory of headlineMatch
	seen     hashSet  // memory of measureRepetition
	title    Text     // the record's title, where it is split
	top      headline // see headline
	topKnown bool
	kept     kept         // of the indicator that is measuring
	silent   bool         // findings are counted and not shown
	rulings  rulings      // of the document
	listed   []listedWord // of the models
	near     []wordKind   // of every word, see findKinds
	spots    []spot       // see findKinds
	capitals []int32      // words, see findKinds
	cast     cast
	speakers []speaker        // of each cue
	used     []bool           // of each cue: it introduces a quotation
	cases    *CueCases        // kept for fitting, else nil
	ruled    []cue            // memory of findCues
	merged   []cue            // memory of findCues
	flags    []bool           // memory of sentenceFlags
	speech   []sentenceHash   // memory of gaming
	view     view             // memory of layOut
	tallies  map[string]tally // memory of noTallies
}

// prepare reads doc into p, reusing what p holds.
func (p *Page) prepare(doc *corpus.Document) {
	p.Doc, p.topKnown, p.register.done = doc, false, false
	p.Text.Split(doc.Text)
	p.Dates, p.Periods = p.scanDates(p.Dates[:0], p.Periods[:0])
	p.layOut()
	p.readFacts()
	p.attribute()
	p.reportage()
}

// body reports whether word i belongs to the article.
func (p *Page) body(i int) bool { return p.words[i].Flags&InBody != 0 }

// bodySentence reports whether sentence i belongs to the article.
func (p *Page) bodySentence(i int) bool { return p.body(p.Sentences[i].First) }

// sentenceFlags returns a flag for each sentence, none set, in memory that the next
// call uses again.
func (p *Page) sentenceFlags() []bool {
	p.flags = cleared(p.flags, len(p.Sentences))
	return p.flags
}
