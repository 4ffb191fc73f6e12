// Package features measures one document: boilerplate, quotation, dates, loaded
// language and more, each with the evidence that it rests on.
//
// It is the second stage of credence: corpus → features → scoring → reports. A
// document is prepared once (see [Page]); each [Indicator] reads the result. What
// cannot be measured is missing, never zero.
package features

import (
	"slices"
	"strings"
	"sync"

	"credence/features/internal/lexicon"
)

// Factor groups indicators in reports.
type Factor string

// The factors.
const (
	Structure    Factor = "structure"
	Sourcing     Factor = "sourcing"
	Dates        Factor = "dates"
	Language     Factor = "language"
	Transparency Factor = "transparency"
)

// Factors lists the factors in the order of reports.
func Factors() []Factor { return []Factor{Structure, Sourcing, Dates, Language, Transparency} }

// Direction says which way an indicator points to careful reporting.
type Direction string

// The directions.
const (
	Higher Direction = "higher" // more of it goes with careful reporting
	Lower  Direction = "lower"  // less of it does
	Either Direction = "either" // no stable sign: reported, not scored
)

// An Indicator is one measurement, described as data: the program prints what
// stands here.
type Indicator struct {
	Name        string // column name
	Title       string // as reports show it
	Unit        string
	Basis       string // what a value's N counts: words, sentences, checks, …
	Factor      Factor
	Direction   Direction
	Definition  string // what is counted over what
	Missing     string // when it is not measured: "for …", "without …"
	Why         string // why it belongs to reporting practice
	EnglishOnly bool   // rests on English word lists: missing for texts in other languages
	Counts      bool   // it counts its findings, so that one can be dismissed: see Override
	Measure     func(*Page) Value
}

// A Value is what an indicator found in one document.
type Value struct {
	X        float64 // in the indicator's unit
	N        int     // what X rests on (words, sentences, checks); 0: not measured
	Findings []Finding
	LeftOut  int // findings beyond the bound: counted in X unless dismissed, not kept
}

// Evidence says what kind of thing a finding points to.
type Evidence string

// The kinds of evidence.
const (
	InText     Evidence = "text"     // bytes Start to End of the document's text
	InMetadata Evidence = "metadata" // the record's field Field
	Absence    Evidence = "absence"  // nothing was found between Start and End
)

// The kinds of findings that others can count on.
const (
	KindBoilerplate = "boilerplate"
	KindQuote       = "quote"
	KindAttribution = "attribution"
	KindDate        = "date"
	KindLoaded      = "loaded"
	KindOverride    = "override" // a person's verdict on the document
)

// A Finding is one piece of evidence.
type Finding struct {
	Kind       string
	Evidence   Evidence
	Start, End int    // bytes of the document's text
	Field      string // for metadata
	Note       string // one sentence for the reader
	Attributes []Attribute
}

// An Attribute is a named detail of a finding: a string, bool, int or float64.
type Attribute struct {
	Name  string
	Value any
}

// Attribute returns the value of the attribute name, nil when there is none.
func (f *Finding) Attribute(name string) any {
	for _, a := range f.Attributes {
		if a.Name == name {
			return a.Value
		}
	}
	return nil
}

// maxFindings is how many findings a rate over common words keeps.
const maxFindings = 10

// All is the table of contents: every indicator, in the order of columns.
func All() []Indicator { return all() }

var all = sync.OnceValue(func() []Indicator {
	return slices.Concat([]Indicator{
		boilerplateRatio,
		promotion,
		repetition,
		quoteDensity,
		attributedSentences,
		namedSpeakers,
		vagueSpeakers,
		unattributedQuotes,
		speakerConcentration,
		plainReporting,
		hearsay,
		rightOfReply,
		numbers,
		boundedFigures,
		dateConsistency,
		publicationDate,
		datesGiven,
		loadedLanguage,
		hedges,
		boosters,
		shouting,
		exclamation,
		feelingWords,
		questions,
		headlineStyle,
		headlineCapitals,
		headlineDrama,
		headlineReference,
		headlineAbsolutes,
		headlineLength,
		headlineCase,
		headlineQuotation,
		headlineMatch,
		personAddress,
		byline,
		dateline,
		imprintNamed,
		corrections,
		sponsorship,
	}, registerRates())
})

// A WordList is a list of words that indicators know.
type WordList struct {
	Name    string
	Origin  string // where its entries come from
	Entries int
}

// WordLists returns the lists of the program, by name.
func WordLists() []WordList {
	var lists []WordList
	for _, l := range lexicon.Default().Lists() {
		lists = append(lists, WordList(l))
	}
	lists = append(lists, registerLexicon().list)
	slices.SortFunc(lists, func(a, b WordList) int { return strings.Compare(a.Name, b.Name) })
	return lists
}

// finding makes a finding in the text over words [first, last).
func (p *Page) finding(kind string, first, last int, attributes ...Attribute) Finding {
	return Finding{Kind: kind, Evidence: InText, Start: int(p.words[first].Start), End: int(p.words[last-1].End), Attributes: attributes}
}

// per100 is 100 × count / n as a value, not measured when n is 0.
func per100(count, n int, findings []Finding) Value {
	if n == 0 {
		return Value{}
	}
	return Value{X: 100 * float64(count) / float64(n), N: n, Findings: findings}
}

// share is count / n as a value, not measured when n is 0.
func share(count, n int, findings []Finding) Value {
	if n == 0 {
		return Value{}
	}
	return Value{X: float64(count) / float64(n), N: n, Findings: findings}
}
