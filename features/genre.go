package features

import "strings"

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

// readGenre tells the genre: by a listing's shape, by labels above the article
// and disclaimers below it, by the headline, by the page's type, by what the text
// does as only its genre does (entries under clock times, a release's marks,
// satire's ways), by the URL's path. The first that speaks is believed.
//
// Note: the marks of satire's manner (sources that confirm, "reportedly", unnamed
// locals, a participle behind the dateline) stand in news too and are missing from
// most satire; only what a page says of itself and two formulas together tell it.
// A hoax that does not say what it is has no genre.
func (p *Page) readGenre() Genre {
	for _, read := range genreReaders {
		if g, ok := read(p); ok {
			return g
		}
	}
	return Genre{Name: GenreUnknown}
}

// genreReaders are the ways to tell a genre, in the order in which they are
// believed.
var genreReaders = [...]func(*Page) (Genre, bool){
	(*Page).listing, (*Page).genreLabelled, (*Page).genreOfTitle, (*Page).genreOfType, (*Page).satireStated,
	(*Page).liveEntries, (*Page).release, (*Page).satireClose, (*Page).genreOfAddress,
}

// blockSpan is the range of bytes of block i.
func (p *Page) blockSpan(i int) Span { return Span{int(p.Blocks[i].Start), int(p.Blocks[i].End)} }

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

// genrePaths are the parts of an address under which sites file a genre.
var genrePaths = []struct{ path, genre string }{
	{"/opinion/", GenreOpinion}, {"/opinions/", GenreOpinion}, {"/editorial/", GenreOpinion}, {"/editorials/", GenreOpinion}, {"/op-ed/", GenreOpinion}, {"/oped/", GenreOpinion},
	{"/commentary/", GenreOpinion}, {"/commentisfree/", GenreOpinion}, {"/columnists/", GenreOpinion}, {"/columns/", GenreOpinion},
	{"/press-release/", GenrePressRelease}, {"/press-releases/", GenrePressRelease}, {"/press_releases/", GenrePressRelease}, {"/pressreleases/", GenrePressRelease},
	{"/news-release/", GenrePressRelease}, {"/news-releases/", GenrePressRelease}, {"/media-release/", GenrePressRelease}, {"/media-releases/", GenrePressRelease},
	{"/live-blog/", GenreLiveBlog}, {"/liveblog/", GenreLiveBlog}, {"/live-updates/", GenreLiveBlog}, {"-live-updates", GenreLiveBlog}, {"-live-blog", GenreLiveBlog}, {"/live/20", GenreLiveBlog},
	{"/satire/", GenreSatire}, {"/parody/", GenreSatire}, {"/spoof-news/", GenreSatire},
	{"/sponsored/", GenreSponsored}, {"/sponsored-content/", GenreSponsored}, {"/advertorial/", GenreSponsored},
}

// genreOfAddress reads the genre off the path of the page's URL.
func (p *Page) genreOfAddress() (Genre, bool) {
	url := strings.ToLower(p.Doc.URL)
	if url == "" {
		return Genre{}, false
	}
	for i := range genrePaths {
		if part := &genrePaths[i]; strings.Contains(url, part.path) {
			return Genre{Name: part.genre, Field: "url", Note: "the address files it under " + strings.Trim(part.path, "/-")}, true
		}
	}
	return Genre{}, false
}
