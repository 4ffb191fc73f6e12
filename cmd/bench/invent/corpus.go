// Package invent makes corpora of invented news articles: any number of documents of
// any number of sources, the same bytes for the same numbers on every machine. It
// knows what credence shall make of each document, so that the account of a run can
// be checked against it. People, places, outlets and events are made up from
// syllables and a grammar of sentences (grammar.txt).
package invent

// A Corpus describes a corpus. Each document follows from Seed and its number alone.
type Corpus struct {
	Seed      uint64
	Documents int
	Sources   int // outlets; document n is of outlet n modulo Sources
	Words     int // of an article on average, 0: DefaultWords
	Short     int // of 1,000 documents, how many are too short to be judged
	Foreign   int // of 1,000, how many are in German or Spanish
	Bad       int // of 1,000, how many cannot be read
	Menus     int // of 1,000, how many have a page's menu and footer around them
}

// DefaultWords makes articles of about 6 kB.
const DefaultWords = 930

// New describes a corpus with the usual shares of documents that are not scored.
func New(documents, sources int) Corpus {
	return Corpus{Seed: 1, Documents: documents, Sources: max(1, min(sources, documents)), Short: 30, Foreign: 20, Bad: 10, Menus: 150}
}

// A Kind says what a document is made for.
type Kind int

// The kinds of documents and what is to become of them.
const (
	Report  Kind = iota // scored
	Short               // abstained: too short
	Foreign             // abstained: not in English
	Bad                 // rejected
)

// The streams of random numbers, so that none depends on another.
const (
	kindRandom = iota + 1
	articleRandom
	outletRandom
	labelRandom
)

// Kind returns what document n is.
func (c Corpus) Kind(n int) Kind {
	r := mixed(c.Seed, kindRandom, n)
	switch k := r.below(1000); {
	case k < c.Bad:
		return Bad
	case k < c.Bad+c.Foreign:
		return Foreign
	case k < c.Bad+c.Foreign+c.Short:
		return Short
	}
	return Report
}

// Counts are what is to become of the documents of a corpus.
type Counts struct{ Documents, Scored, Abstained, Rejected int }

// Plus adds the counts of another corpus.
func (c Counts) Plus(o Counts) Counts {
	return Counts{c.Documents + o.Documents, c.Scored + o.Scored, c.Abstained + o.Abstained, c.Rejected + o.Rejected}
}

// Counts goes through the corpus without writing it.
func (c Corpus) Counts() Counts {
	counts := Counts{Documents: c.Documents}
	for n := range c.Documents {
		switch c.Kind(n) {
		case Report:
			counts.Scored++
		case Short, Foreign:
			counts.Abstained++
		case Bad:
			counts.Rejected++
		}
	}
	return counts
}
