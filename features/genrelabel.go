package features

import "strings"

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
type genreLead struct {
	lead, genre string
	disclaimer  bool // of a sentence about the piece, which may stand anywhere outside the article
}

var genreLeads = []genreLead{
	{"paid for by", GenreSponsored, false}, {"sponsored by", GenreSponsored, false}, {"presented by", GenreSponsored, false}, {"in association with", GenreSponsored, false},
	{"this is a sponsored", GenreSponsored, true}, {"this is a paid", GenreSponsored, true}, {"this article was paid for", GenreSponsored, true},
	{"this post was sponsored", GenreSponsored, true}, {"this article is sponsored", GenreSponsored, true}, {"this content is sponsored", GenreSponsored, true},
	{"this post is sponsored", GenreSponsored, true}, {"this content was produced by", GenreSponsored, true}, {"this article was produced on behalf of", GenreSponsored, true},
	{"the views expressed", GenreOpinion, true}, {"views expressed in this", GenreOpinion, true}, {"opinions expressed", GenreOpinion, true}, {"the opinions expressed", GenreOpinion, true},
	{"for immediate release", GenrePressRelease, false}, {"posted in satire", GenreSatire, false}, {"filed under satire", GenreSatire, false}, {"category satire", GenreSatire, false},
}

// genreLabelled reads the lines around the article that name its genre: above it,
// beside its headline, and disclaimers anywhere but in it.
func (p *Page) genreLabelled() (Genre, bool) {
	lead := p.firstBodyBlock()
	for i := range p.Blocks {
		if i > lead && p.body(p.Blocks[i].First) {
			continue
		}
		if g, ok := p.genreLabel(i, lead); ok {
			return g, true
		}
	}
	return Genre{}, false
}

// genreLabel reads block i as a label: near the headline or the article's
// beginning, or as a disclaimer anywhere outside the article.
func (p *Page) genreLabel(i, lead int) (Genre, bool) {
	b := p.Blocks[i]
	n := b.Last - b.First
	if n == 0 || n > 60 {
		return Genre{}, false
	}
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
			return Genre{Name: g, At: p.blockSpan(i), Note: "labelled above the article"}, true
		}
	}
	aside := i < lead || !p.body(b.First)
	if !near && !aside {
		return Genre{}, false
	}
	text := ""
	if aside && p.mayDisclaim(&b) {
		text = strings.ToLower(p.Source[b.Start:b.End])
	}
	if text == "" && (!near || n > 10) {
		return Genre{}, false
	}
	for _, l := range genreLeads {
		if near && n <= 10 && strings.HasPrefix(line, l.lead) || text != "" && l.disclaimer && strings.Contains(text, l.lead) {
			return Genre{Name: l.genre, At: p.blockSpan(i), Note: "the page says so"}, true
		}
	}
	return Genre{}, false
}

// mayDisclaim reports a block with one of the words that every disclaimer has, or
// with a letter that could become part of one.
func (p *Page) mayDisclaim(b *Block) bool {
	if strings.Contains(p.Source[b.Start:b.End], "İ") {
		return true
	}
	for i := b.First; i < b.Last; i++ {
		w := p.Word(i)
		if n := len(w); n >= 4 && w[n-1]|0x20 == 's' && strings.EqualFold(w[n-4:], "this") || n >= 9 && w[1]|0x20 == 'x' && strings.EqualFold(w[:9], "expressed") {
			return true
		}
	}
	return false
}

// beginning is the first six words of a block in small letters.
func (p *Page) beginning(b *Block) string {
	var words []string
	for w := b.First; w < min(b.Last, b.First+6); w++ {
		words = append(words, p.lower(w))
	}
	return strings.Join(words, " ")
}

// Where in a headline a mark of genre may stand.
const (
	markFirst = 1 << iota
	markLast
	markAnywhere
)

// titleMarks are the marks of genre in headlines.
var titleMarks = []struct {
	mark, genre string
	where       int
}{
	{"opinion:", GenreOpinion, markFirst | markLast}, {"opinion |", GenreOpinion, markFirst | markLast}, {"| opinion", GenreOpinion, markFirst | markLast},
	{"op-ed:", GenreOpinion, markFirst | markLast}, {"editorial:", GenreOpinion, markFirst | markLast}, {"commentary:", GenreOpinion, markFirst | markLast},
	{"- opinion", GenreOpinion, markFirst | markLast}, {"letter to the editor:", GenreOpinion, markFirst | markLast},
	{"live updates", GenreLiveBlog, markAnywhere}, {"live blog", GenreLiveBlog, markAnywhere}, {"liveblog", GenreLiveBlog, markAnywhere}, {"the latest:", GenreLiveBlog, markFirst},
	{"as it happened:", GenreLiveBlog, markFirst}, {": as it happened", GenreLiveBlog, markLast}, {"- as it happened", GenreLiveBlog, markLast},
	{"– as it happened", GenreLiveBlog, markLast}, {"— as it happened", GenreLiveBlog, markLast}, {"| as it happened", GenreLiveBlog, markLast},
	{"(satire)", GenreSatire, markFirst | markLast}, {"[satire]", GenreSatire, markFirst | markLast}, {"satire:", GenreSatire, markFirst | markLast},
	{"satire |", GenreSatire, markFirst}, {"| satire", GenreSatire, markLast},
	{"press release:", GenrePressRelease, markFirst | markLast}, {"news release:", GenrePressRelease, markFirst},
	{"sponsored:", GenreSponsored, markFirst | markLast}, {"[sponsored]", GenreSponsored, markFirst | markLast},
}

// genreOfTitle reads "Opinion: …", "Live updates: …" off the headline.
func (p *Page) genreOfTitle() (Genre, bool) {
	title := strings.ToLower(strings.TrimSpace(p.Facts.Title))
	g := Genre{Field: "title", Note: "the headline says so"}
	if h := p.Layout.Headline; h >= 0 {
		g.At, g.Field = p.blockSpan(h), ""
	}
	for i := range titleMarks {
		t := &titleMarks[i]
		if t.where&markFirst != 0 && strings.HasPrefix(title, t.mark) || t.where&markLast != 0 && strings.HasSuffix(title, t.mark) ||
			t.where&markAnywhere != 0 && strings.Contains(title, t.mark) {
			g.Name = t.genre
			return g, true
		}
	}
	return g, false
}
