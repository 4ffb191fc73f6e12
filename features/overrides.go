package features

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"credence/corpus"
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

// An OverrideUse says that a document was measured under an override.
type OverrideUse struct {
	*Override
	Findings int // dismissed by it; 0 for a verdict on the document
}

// rulings are the overrides of the document that is being measured.
type rulings struct {
	*Overrides
	scopes    []scope // of the document, the most specific first
	indicator string  // that is measuring
	active    []scope // those with a dismissal for it
	used      []OverrideUse
}

// open begins a document, whose source is known by now.
func (r *rulings) open(o *Overrides, doc *corpus.Document, source string) {
	r.Overrides, r.used, r.active = o, nil, r.active[:0]
	if o != nil {
		r.scopes = appendScopes(r.scopes[:0], doc.ID, source)
	}
}

// on begins an indicator.
func (r *rulings) on(indicator string) {
	r.indicator, r.active = indicator, r.active[:0]
	if r.Overrides == nil {
		return
	}
	for _, s := range r.scopes {
		if r.some[overrideKey{s, indicator, ""}] {
			r.active = append(r.active, s)
		}
	}
}

// use notes that an override was used, on a number of findings.
func (r *rulings) use(o *Override, findings int) {
	i := slices.IndexFunc(r.used, func(u OverrideUse) bool { return u.Override == o })
	if i < 0 {
		i = len(r.used)
		r.used = append(r.used, OverrideUse{Override: o})
	}
	r.used[i].Findings += findings
}

// uses are the overrides that were used, in the order of their file.
func (r *rulings) uses() []OverrideUse {
	slices.SortFunc(r.used, func(a, b OverrideUse) int { return cmp.Compare(a.Line, b.Line) })
	return r.used
}

// counts reports whether a finding counts. One that an override dismisses does
// not, and is marked. Cost: nothing but where the document has a dismissal for the
// indicator, then a look-up per scope and writing.
func (p *Page) counts(f *Finding) bool {
	r := &p.rulings
	if len(r.active) == 0 {
		return true
	}
	var writings [3]string
	if f.Evidence == InText {
		writings[0] = foldText(p.Source[f.Start:f.End])
	}
	for i, name := range [...]string{"value", "entry"} {
		if s, ok := f.Attribute(name).(string); ok {
			writings[i+1] = foldText(s)
		}
	}
	for _, s := range r.active {
		for _, text := range writings {
			if o := r.found[overrideKey{s, r.indicator, text}]; text != "" && o != nil {
				r.use(o, 1)
				f.override(o)
				return false
			}
		}
	}
	return true
}

// override marks a finding with the verdict on it.
func (f *Finding) override(o *Override) {
	f.Note = o.Said()
	f.Attributes = append(slices.Clip(f.Attributes), Attribute{"overridden", true}, Attribute{"counted", false}, Attribute{"reason", o.Reason}, Attribute{"by", o.By})
}

// verdict gives a profile the genre that a person says it has, or excludes it.
func (r *rulings) verdict(pr *Profile) {
	if r.Overrides == nil {
		return
	}
	for _, s := range r.scopes {
		o := r.found[overrideKey{s, "", ""}]
		if o == nil {
			continue
		}
		r.use(o, 0)
		pr.Notes = append(pr.Notes, Finding{Kind: KindOverride, Evidence: InMetadata, Field: "overrides", Note: o.Said(),
			Attributes: []Attribute{{"value", string(o.Verdict)}, {"genre_found", pr.Genre}, {"reason", o.Reason}, {"by", o.By}}})
		if o.Verdict == Exclude {
			pr.Excluded = o.Said()
			return
		}
		pr.Genre = string(o.Verdict)
		for i := range pr.Notes {
			if n := &pr.Notes[i]; n.Kind == "genre" {
				n.Attributes = append(slices.Clip(n.Attributes), Attribute{"overridden", true})
			}
		}
		return
	}
}
