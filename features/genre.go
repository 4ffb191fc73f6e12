package features

import (
	"strings"

	"credence/features/internal/lexicon"
)

// The genres. A page is of one only where the evidence is plain.
const (
	GenreReport       = "report"
	GenreOpinion      = "opinion"
	GenrePressRelease = "press_release"
	GenreLiveBlog     = "live_blog"
	GenreSatire       = "satire"
	GenreSponsored    = "sponsored"
	GenreListing      = "listing"
	GenreUnknown      = "unknown"
)

// A Genre is what kind of text a page is, with what says so.
type Genre struct {
	Name  string
	At    Span   // evidence in the text
	Field string // or the record's field
	Note  string
}

// genreLabels are lines that name the genre of the piece they stand above.
var genreLabels = map[string]string{
	"opinion": GenreOpinion, "opinions": GenreOpinion, "editorial": GenreOpinion, "op ed": GenreOpinion, "commentary": GenreOpinion,
	"comment": GenreOpinion, "column": GenreOpinion, "columnist": GenreOpinion, "columnists": GenreOpinion, "guest column": GenreOpinion,
	"letter to the editor": GenreOpinion, "letters to the editor": GenreOpinion, "viewpoint": GenreOpinion, "perspective": GenreOpinion,
	"guest essay": GenreOpinion, "opinion analysis": GenreOpinion, "the editorial board": GenreOpinion,
	"for immediate release": GenrePressRelease, "press release": GenrePressRelease, "news release": GenrePressRelease,
	"media release": GenrePressRelease, "immediate release": GenrePressRelease,
	"live updates": GenreLiveBlog, "live blog": GenreLiveBlog, "liveblog": GenreLiveBlog, "live coverage": GenreLiveBlog,
	"satire": GenreSatire, "humor": GenreSatire, "humour": GenreSatire, "parody": GenreSatire,
	"sponsored": GenreSponsored, "sponsored content": GenreSponsored, "sponsored post": GenreSponsored, "paid post": GenreSponsored,
	"paid content": GenreSponsored, "advertorial": GenreSponsored, "partner content": GenreSponsored, "branded content": GenreSponsored,
	"promoted content": GenreSponsored, "advertisement feature": GenreSponsored, "advertising feature": GenreSponsored,
	"paid partnership": GenreSponsored, "paid advertisement": GenreSponsored, "partner post": GenreSponsored, "brand voice": GenreSponsored,
}

// A genreLead begins a label that goes on ("Paid for by …") or stands in a
// disclaimer ("This article was paid for …").
type genreLead struct{ lead, genre string }

// disclaimer reports a lead of a sentence about the piece, which may stand
// anywhere outside the article.
func (l genreLead) disclaimer() bool {
	return strings.HasPrefix(l.lead, "this ") || strings.HasPrefix(l.lead, "is a ") || strings.Contains(l.lead, "expressed")
}

var genreLeads = []genreLead{
	{"paid for by", GenreSponsored}, {"sponsored by", GenreSponsored}, {"presented by", GenreSponsored}, {"in association with", GenreSponsored},
	{"this is a sponsored", GenreSponsored}, {"this is a paid", GenreSponsored}, {"this article was paid for", GenreSponsored},
	{"this post was sponsored", GenreSponsored}, {"this article is sponsored", GenreSponsored}, {"this content is sponsored", GenreSponsored},
	{"this post is sponsored", GenreSponsored}, {"this content was produced by", GenreSponsored}, {"this article was produced on behalf of", GenreSponsored},
	{"this article is satire", GenreSatire}, {"this is satire", GenreSatire}, {"this is a satirical", GenreSatire}, {"is a satirical", GenreSatire}, {"is a satire", GenreSatire},
	{"the views expressed", GenreOpinion}, {"views expressed in this", GenreOpinion}, {"opinions expressed", GenreOpinion}, {"the opinions expressed", GenreOpinion},
}

// readGenre tells the genre: by a listing's shape, by labels above the article
// and disclaimers below it, by the headline, by the URL's path.
func (p *Page) readGenre() Genre {
	if b := p.Layout.Listing; b >= 0 {
		at := Span{int(p.Blocks[b].Start), int(p.Blocks[b].End)}
		return Genre{Name: GenreListing, At: at, Note: "a list of pointers to other pieces, without an article"}
	}
	lead := p.firstBodyBlock()
	for i := range p.Blocks {
		if i > lead && p.body(p.Blocks[i].First) {
			continue
		}
		if g, ok := p.genreLabel(i, lead); ok {
			return g
		}
	}
	if g, ok := p.genreOfTitle(); ok {
		return g
	}
	if g, ok := p.genreOfType(); ok {
		return g
	}
	if g, ok := p.wirePress(lead); ok {
		return g
	}
	url := strings.ToLower(p.Doc.URL)
	for _, part := range []struct{ path, genre string }{
		{"/opinion/", GenreOpinion}, {"/opinions/", GenreOpinion}, {"/editorial/", GenreOpinion}, {"/editorials/", GenreOpinion}, {"/op-ed/", GenreOpinion}, {"/oped/", GenreOpinion},
		{"/commentary/", GenreOpinion}, {"/commentisfree/", GenreOpinion}, {"/columnists/", GenreOpinion}, {"/columns/", GenreOpinion},
		{"/press-release/", GenrePressRelease}, {"/press-releases/", GenrePressRelease}, {"/pressreleases/", GenrePressRelease}, {"/live-blog/", GenreLiveBlog},
		{"/satire/", GenreSatire}, {"/sponsored/", GenreSponsored}, {"/sponsored-content/", GenreSponsored}, {"/advertorial/", GenreSponsored}, {"/liveblog/", GenreLiveBlog},
	} {
		if strings.Contains(url, part.path) {
			return Genre{Name: part.genre, Field: "url", Note: "the address files it under " + strings.Trim(part.path, "/")}
		}
	}
	return Genre{Name: GenreUnknown}
}

// firstBodyBlock is the first block of the article, the number of blocks when
// there is none.
func (p *Page) firstBodyBlock() int {
	for i := range p.Blocks {
		if p.Layout.Roles[i].article() && p.Blocks[i].First < p.Blocks[i].Last {
			return i
		}
	}
	return len(p.Blocks)
}

// genreLabel reads block i as a label: near the headline or the article's
// beginning, or as a disclaimer anywhere outside the article.
func (p *Page) genreLabel(i, lead int) (Genre, bool) {
	b := p.Blocks[i]
	n := b.Last - b.First
	if n == 0 || n > 60 {
		return Genre{}, false
	}
	at := Span{int(b.Start), int(b.End)}
	head := lead
	if h := p.Layout.Headline; h >= 0 {
		head = h
	}
	near := i >= head-4 && i <= lead
	line := ""
	if near {
		line = p.beginning(&b)
	}
	if near && n <= 5 {
		if g, ok := genreLabels[line]; ok {
			return Genre{Name: g, At: at, Note: "labelled above the article"}, true
		}
	}
	aside := i < lead || !p.body(b.First)
	if !near && !aside {
		return Genre{}, false
	}
	text := strings.ToLower(p.Source[b.Start:b.End])
	for _, l := range genreLeads {
		if near && n <= 10 && strings.HasPrefix(line, l.lead) || l.disclaimer() && aside && strings.Contains(text, l.lead) {
			return Genre{Name: l.genre, At: at, Note: "the page says so"}, true
		}
	}
	return Genre{}, false
}

// beginning is the first six words of a block in small letters.
func (p *Page) beginning(b *Block) string {
	var words []string
	for w := b.First; w < min(b.Last, b.First+6); w++ {
		words = append(words, p.lower(w))
	}
	return strings.Join(words, " ")
}

// genreOfTitle reads "Opinion: …", "Live updates: …" off the headline.
func (p *Page) genreOfTitle() (Genre, bool) {
	title := strings.ToLower(p.Facts.Title)
	g := Genre{Field: "title", Note: "the headline says so"}
	if h := p.Layout.Headline; h >= 0 {
		g.At, g.Field = Span{int(p.Blocks[h].Start), int(p.Blocks[h].End)}, ""
	}
	for _, t := range []struct{ mark, genre string }{
		{"opinion:", GenreOpinion}, {"opinion |", GenreOpinion}, {"| opinion", GenreOpinion}, {"op-ed:", GenreOpinion}, {"editorial:", GenreOpinion}, {"commentary:", GenreOpinion},
		{"- opinion", GenreOpinion}, {"letter to the editor:", GenreOpinion},
		{"live updates", GenreLiveBlog}, {"live blog", GenreLiveBlog}, {"liveblog", GenreLiveBlog}, {"as it happened", GenreLiveBlog},
		{"(satire)", GenreSatire}, {"[satire]", GenreSatire}, {"satire:", GenreSatire}, {"press release:", GenrePressRelease},
		{"sponsored:", GenreSponsored}, {"[sponsored]", GenreSponsored},
	} {
		if strings.HasPrefix(title, t.mark) || strings.HasSuffix(title, t.mark) || t.genre == GenreLiveBlog && strings.Contains(title, t.mark) {
			g.Name = t.genre
			return g, true
		}
	}
	return g, false
}

// wirePress reads the wire of a press release in its dateline: /PRNewswire/.
func (p *Page) wirePress(lead int) (Genre, bool) {
	if lead >= len(p.Blocks) {
		return Genre{}, false
	}
	b := p.Blocks[lead]
	head := p.Source[b.Start:min(b.End, b.Start+160)]
	for _, wire := range []string{"/PRNewswire", "PRNewswire/", "(BUSINESS WIRE)", "(GLOBE NEWSWIRE)", "(Newswire.com)", "(EIN Presswire)", "(ACCESSWIRE)"} {
		if k := strings.Index(head, wire); k >= 0 {
			from := int(b.Start) + k
			return Genre{Name: GenrePressRelease, At: Span{from, from + len(wire)}, Note: "distributed as a press release"}, true
		}
	}
	return Genre{}, false
}

// readOn reports a line such as "Read more" or "Continue reading".
func (p *Page) readOn(i int) bool {
	b := p.Blocks[i]
	if b.Last-b.First < 2 {
		return false
	}
	switch p.lower(b.First) + " " + p.lower(b.First+1) {
	case "read more", "continue reading", "full story", "read article", "learn more", "view article", "more details":
		return true
	}
	return false
}

// reportage marks a page of unknown genre as a report where it has a byline or
// dateline and three reports of speech, and names two speakers. It needs the
// attributions.
func (p *Page) reportage() {
	if p.Facts.Genre.Name != GenreUnknown {
		return
	}
	named, all, at := 0, 0, -1
	speakers := map[string]bool{}
	for i := range p.Attributions {
		a := &p.Attributions[i]
		if !a.Attributed || a.View || a.Speaker.name == "" {
			continue
		}
		all++
		if a.Speaker.kind == SpeakerNamed {
			named++
			speakers[a.Speaker.name] = true
			if at < 0 && !a.Cue.empty() {
				at = i
			}
		}
	}
	if all < 3 || named < 2 || len(speakers) < 2 || at < 0 || p.Facts.Byline == "" && p.datelineSpan() == (Span{}) || p.firstPerson() {
		return
	}
	c := p.Attributions[at].Cue
	p.Facts.Genre = Genre{Name: GenreReport, At: Span{int(p.words[c.first].Start), int(p.words[c.last-1].End)},
		Note: "reports what named speakers said, under a byline or dateline"}
}

// firstPerson reports whether the author speaks as "I" outside quotation, more
// than once in 300 words.
func (p *Page) firstPerson() bool {
	n, words := 0, 0
	for i := range p.Words {
		if p.words[i].Flags&(InBody|Quoted) != InBody {
			continue
		}
		words++
		w := p.words[i]
		if w.Flags&Capital != 0 && p.Is(i, lexicon.Pronoun) && p.Source[w.Start] == 'I' && (w.End-w.Start == 1 || p.Source[w.Start+1] == '\'' || p.Source[w.Start+1] >= 0x80) {
			n++
		}
	}
	return n*300 > words && n > 1
}
