package features

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Verdict is what a person says of a finding, a document or a source.
type Verdict string

// The verdicts, beside the genres: a genre as a verdict replaces the one found.
const (
	Dismiss Verdict = "dismiss" // the finding does not count
	Exclude Verdict = "exclude" // the document is not judged
)

// genreVerdicts are the genres that a person can give.
func genreVerdicts() []string {
	return []string{GenreReport, GenreOpinion, GenrePressRelease, GenreLiveBlog, GenreSatire, GenreSponsored, GenreListing}
}

// An Override is a person's verdict, which goes before what was measured. Its
// texts are the person's own and come from a file: they are made harmless by who
// prints them.
type Override struct {
	Line      int    // of the file
	Document  string // id; "" for any
	Source    string // "" for any
	Indicator string // of the finding; "" for a verdict on document or source
	Text      string // the finding's evidence, or its entry in a word list
	Verdict   Verdict
	Reason    string
	By        string
	Expires   time.Time // the last day that it holds; zero: it holds for good
	Expired   bool      // as of the day it was read for
}

// What names what the verdict is on.
func (o *Override) What() string {
	var scope []string
	if o.Document != "" {
		scope = append(scope, "document "+o.Document)
	}
	if o.Source != "" {
		scope = append(scope, "source "+o.Source)
	}
	where := strings.Join(scope, " of ")
	switch {
	case o.Verdict != Dismiss:
		return where
	case where == "":
		where = "any document"
	}
	return fmt.Sprintf("%s “%s” in %s", o.Indicator, strings.Trim(o.Text, "“”\""), where)
}

// Said is the verdict with who gave it and why.
func (o *Override) Said() string {
	verb := "called " + strings.ReplaceAll(string(o.Verdict), "_", " ")
	switch o.Verdict {
	case Dismiss:
		verb = "dismissed"
	case Exclude:
		verb = "excluded"
	}
	return verb + " by " + o.By + ": " + o.Reason
}

// Names reports whether the override names the document of an id.
func (o *Override) Names(id string) bool { return o.Document != "" && foldID(o.Document) == foldID(id) }

// Overrides are the verdicts of a file, for one day. They do not change, and any
// number of Measurers may share them.
type Overrides struct {
	File   string
	SHA256 string     // of the file, in hexadecimal
	List   []Override // in the order of the file

	found map[overrideKey]*Override // those that hold
	some  map[overrideKey]bool      // keys without text, of indicators with a dismissal that holds
}

// An overrideKey is what a verdict is on, with each part folded. A verdict on a
// document or source has neither indicator nor text.
type overrideKey struct {
	scope
	indicator, text string
}

// A scope is where a verdict holds.
type scope struct{ document, source string }

func (o *Override) key() overrideKey {
	return overrideKey{scope{foldID(o.Document), foldText(o.Source)}, o.Indicator, foldText(o.Text)}
}

// appendScopes appends the scopes that a document lies in, the most specific
// first: a verdict on a document goes before one on its source.
func appendScopes(list []scope, id, source string) []scope {
	id, source = foldID(id), foldText(source)
	for _, s := range [...]scope{{id, source}, {id, ""}, {"", source}, {"", ""}} {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// foldID makes two writings of an id one: white space folded, without the
// apostrophe that tables put before what could be a formula.
func foldID(s string) string { return strings.Join(strings.Fields(unmarked(s)), " ") }

func unmarked(s string) string {
	rest, ok := strings.CutPrefix(s, "'")
	if r, n := utf8.DecodeRuneInString(rest); ok && n > 0 && strings.ContainsRune("=+-@＝＋－＠", r) {
		return rest
	}
	return s
}

// foldText makes two writings of a text one: small letters, white space folded,
// one form of quotation mark and apostrophe, no marks around it, nothing that no
// one sees. So a verdict outlives another reading of the page and a copy out of a
// report.
func foldText(s string) string {
	var b strings.Builder
	space := false
	for _, r := range unmarked(s) {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case r == 0xad, r == 0xfeff, r >= 0x200b && r <= 0x200f: // soft hyphens, marks of no width
			continue
		case strings.ContainsRune("‘’‚`´", r):
			r = '\''
		case strings.ContainsRune("“”„«»‹›", r):
			r = '"'
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	if bare := strings.Trim(b.String(), "\"' .,;:!?…"); bare != "" {
		return bare
	}
	return b.String() // nothing but marks, as a finding may be
}
