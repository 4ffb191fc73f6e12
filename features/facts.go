package features

import (
	"strings"
	"unicode"

	"credence/corpus"
	"credence/features/internal/lexicon"

	"github.com/abadojack/whatlanggo"
)

// Facts are what a page says of itself: the record's fields where it has them,
// else what stands in the text.
type Facts struct {
	Title      string
	Byline     string
	Published  Dated
	Updated    Dated
	Hint       Dated // when it may have been published, where it states no date
	Source     string
	SourceKind corpus.SourceKind
	Language   string // ISO 639-1, "" when it cannot be told
	Genre      Genre

	shown      int // mention that the text shows as date of publication, -1 for none
	imprint    imprint
	bylineAt   Span
	bylineFrom string // where the record or the page's metadata state it; "" for the text
}

// A Dated is a date of the document and the mentions in the text that state it.
type Dated struct {
	corpus.Date
	From    string // where the record or the page's metadata state it; "" for the text alone
	Mention int    // index into Page.Dates of the mention in the text, -1 for none
}

// readFacts fills Page.Facts.
func (p *Page) readFacts() {
	f := &p.Facts
	*f = Facts{Source: p.Doc.Source, SourceKind: p.Doc.SourceKind}
	f.Title = p.Doc.Title
	if h := p.Layout.Headline; f.Title == "" && h >= 0 {
		f.Title = p.blockText(h)
	}
	if f.Title == "" {
		f.Title = p.pageStatement("title").Value
	}
	if b := p.Layout.Byline; b >= 0 {
		f.bylineAt = p.bylineSpan(b)
		f.Byline = p.Source[f.bylineAt.Start:f.bylineAt.End]
	}
	if p.Doc.Byline != "" {
		f.Byline, f.bylineFrom = p.Doc.Byline, "byline"
	} else if f.Byline == "" {
		f.Byline, f.bylineFrom = p.pageByline()
	}
	f.imprint = p.readImprint()
	if f.Source == "" && f.imprint.source != "" {
		f.Source, f.SourceKind = f.imprint.source, corpus.SourceImprint
	}
	if f.SourceKind == "" {
		f.SourceKind = corpus.SourceUnknown
	}
	f.Language = p.language()
	f.Published, f.Updated, f.Hint = p.readDates()
	p.resolveYears()
	f.Genre = p.readGenre()
}

func (p *Page) blockText(i int) string { return p.Source[p.Blocks[i].Start:p.Blocks[i].End] }

// bylineSpan cuts the names out of a byline: what leads to them ("By", "Staff"),
// and what follows (a date, a bar).
func (p *Page) bylineSpan(i int) Span {
	b := p.Blocks[i]
	from := int(b.Start)
	if at := p.byAt(i); at > 0 {
		from = at
	}
	first := b.First
	for first < b.Last && int(p.words[first].Start) < from {
		first++
	}
	if glued(p.blockText(i)) {
		first = b.First
	}
	for w := first; w < min(first+3, b.Last-2); w++ {
		if strings.EqualFold(p.Word(w), "staff") || strings.EqualFold(p.Word(w), "reporter") || strings.EqualFold(p.Word(w), "correspondent") {
			from, first = int(p.words[w+1].Start), w+1
			break
		}
	}
	to := int(b.End)
	for w := first + 1; w < b.Last; w++ {
		word := p.words[w]
		bar := word.Gap&(GapOther|GapColon) != 0 && word.Gap&GapSpace != 0
		if bar || word.Flags&Digits != 0 || p.Is(w, lexicon.Published|lexicon.Updated) || p.Is(w, lexicon.Weekday) && word.Flags&Capital != 0 ||
			p.Is(w, lexicon.Month) && w+1 < b.Last && p.words[w+1].Flags&Digits != 0 {
			to = int(p.words[w-1].End)
			break
		}
	}
	return Span{from, max(to, from)}
}

// English function words make up a third of English prose; in other languages
// the few that look alike stay under a tenth.
const englishShare = 0.2

// language tells the language of the article: English by its function words,
// others by letter trigrams over its first bytes; failing that, the record's.
func (p *Page) language() string {
	function, words := p.functionWords()
	if words >= 20 && float64(function) >= englishShare*float64(words) {
		return "en"
	}
	sample := p.sample(1500)
	letters := 0
	for _, r := range sample {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters >= 100 {
		if info := whatlanggo.Detect(sample); info.IsReliable() {
			if code := info.Lang.Iso6391(); code != "" && (code != "en" || words < 20) {
				return code
			}
		}
	}
	if p.Doc.Language == "" && words > 0 && float64(function) >= englishShare*float64(words) {
		return "en"
	}
	if p.Doc.Language == "" {
		lang, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(p.pageStatement("language").Value), "_", "-"), "-")
		return lang
	}
	return p.Doc.Language
}

// functionWords counts the English function words among the first words of the
// article.
func (p *Page) functionWords() (function, words int) {
	for i := range p.Words {
		if !p.body(i) {
			continue
		}
		words++
		if p.Is(i, lexicon.Function|lexicon.Determiner|lexicon.Possessive) {
			function++
		}
		if words == 400 {
			break
		}
	}
	return function, words
}

// sample returns up to n bytes of the article, of the page when there is none.
func (p *Page) sample(n int) string {
	s := p.Source
	if len(p.Layout.Body) > 0 {
		s = s[p.Layout.Body[0].Start:p.Layout.Body[len(p.Layout.Body)-1].End]
	}
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n]
}
