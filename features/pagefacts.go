package features

import (
	"strings"

	"credence/corpus"
)

// pageStatement returns what the metadata of an HTML page state of a field that
// the record and the text do not have: linked data first, then what social
// networks are told, then the rest. Value is "" when they state nothing.
func (p *Page) pageStatement(field string) (best corpus.Statement) {
	if p.Doc.Markup == nil {
		return best
	}
	rank := 0
	for _, s := range p.Doc.Markup.Statements {
		if s.Field != field || strings.Contains(s.Value, "://") {
			continue
		}
		r := 1
		switch {
		case strings.HasPrefix(s.From, "json-ld") && !strings.Contains(s.From, "WebPage."):
			r = 3
		case strings.HasPrefix(s.From, "meta"):
			r = 2
		}
		if r > rank {
			best, rank = s, r
		}
	}
	return best
}

// pageByline returns the authors that the metadata of an HTML page state.
func (p *Page) pageByline() (names, from string) {
	s := p.pageStatement("byline")
	if s.Value == "" {
		return "", ""
	}
	var all []string
	seen := map[string]bool{}
	for _, other := range p.Doc.Markup.Statements {
		name := strings.Join(strings.Fields(other.Value), " ")
		if other.Field == "byline" && other.From == s.From && !seen[name] && len(name) <= 100 {
			seen[name] = true
			all = append(all, name)
		}
	}
	return strings.Join(all, ", "), s.From
}

// linkedGenres are the types of linked data that name a genre.
var linkedGenres = map[string]string{
	"OpinionNewsArticle": GenreOpinion, "LiveBlogPosting": GenreLiveBlog, "AdvertiserContentArticle": GenreSponsored, "SatiricalArticle": GenreSatire,
}

// genreOfType reads the genre off the type that the page's linked data give it.
func (p *Page) genreOfType() (Genre, bool) {
	if p.Doc.Markup == nil {
		return Genre{}, false
	}
	for _, s := range p.Doc.Markup.Statements {
		if g := linkedGenres[s.Value]; g != "" && s.Field == "type" {
			return Genre{Name: g, Field: s.From, Note: "the page's linked data call it " + s.Value}, true
		}
	}
	return Genre{}, false
}

// dateDisagreements are findings of dates of publication that contradict the one
// in use: metadata against the record, the text's date line against metadata.
func (p *Page) dateDisagreements() []Finding {
	var notes []Finding
	pub := p.Facts.Published
	if pub.IsZero() || p.Doc.Markup == nil {
		return nil
	}
	if stated := p.pageDates("published"); len(stated) > 0 && !near(stated[0].Date, pub.Date) {
		notes = append(notes, Finding{Kind: "disagreement", Evidence: InMetadata, Field: stated[0].from, Note: "another date of publication is used",
			Attributes: []Attribute{{"field", "published"}, {"value", stated[0].String()}, {"used", pub.String()}, {"from", pub.From}}})
	}
	if i := p.Facts.shown; i >= 0 && i != pub.Mention && !near(p.Dates[i].date(), pub.Date) {
		d := p.Dates[i]
		notes = append(notes, Finding{Kind: "disagreement", Evidence: InText, Start: int(d.Start), End: int(d.End), Note: "another date of publication is used",
			Attributes: []Attribute{{"field", "published"}, {"value", d.value()}, {"used", pub.String()}, {"from", pub.From}}})
	}
	return notes
}
