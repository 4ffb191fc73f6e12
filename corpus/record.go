package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Record is one document as it stands in its file, not yet decoded.
type Record struct {
	Origin Origin
	ID     string // what the document is called unless the record says otherwise
	folder string
	reader *Reader
	kind   format
	data   []byte   // text, page or JSON
	fields []string // of a table
	header []string
	web    *webRecord   // of a web archive
	row    *manifestRow // what a manifest says of the file; nil for nothing
	tail   bool         // bytes behind the end of its compressed file were left unread
}

// A lookup returns what a record has under a name, "" for nothing.
type lookup func(name string, want wanted) (string, error)

// wanted is what kinds of values a field may have, where the format knows kinds.
type wanted int

const (
	wantText   wanted = iota // a string
	wantNames                // a string, or a list of strings
	wantScalar               // a string or a number: ids, and dates as seconds
	wantLabel                // a string, a number, true or false
)

// fieldNames are the fields of a record that credence reads.
var fieldNames = []string{"id", "url", "source", "title", "byline", "published", "updated", "fetched", "language", "text", "html"}

// Field reports whether records have a field of this name.
func Field(name string) bool { return slices.Contains(fieldNames, name) }

// FieldNames lists the fields that records may have.
func FieldNames() []string { return slices.Clone(fieldNames) }

// fieldName is the name that a field has in the records at hand.
func fieldName(names map[string]string, field string) string { return cmp.Or(names[field], field) }

// Size is the number of bytes that the record holds.
func (r *Record) Size() int {
	n := len(r.data)
	for _, f := range r.fields {
		n += len(f)
	}
	return n
}

// Reject makes a rejection of the record, whose fields are not known.
func (r *Record) Reject(reason string) *Rejection { return r.reject(Document{}, reason) }

func (r *Record) reject(doc Document, reason string) *Rejection {
	doc.Text, doc.Markup = "", nil
	r.complete(&doc)
	return &Rejection{Document: doc, Reason: reason}
}

// complete fills in what the record itself need not say.
func (r *Record) complete(doc *Document) {
	doc.ID = cmp.Or(doc.ID, r.ID)
	doc.Origin = r.Origin
	url := doc.URL
	if doc.URLStated {
		url = ""
	}
	doc.Source, doc.SourceKind = r.reader.sourceOf(doc.Source, url, r.folder)
	if doc.SourceKind != SourceUnknown || !doc.URLStated {
		return
	}
	if d := RegistrableDomain(doc.URL); d != "" {
		doc.Source, doc.SourceKind = d, SourcePage
	}
}

// Decode turns a record into a document, or says why it cannot. Cost: one pass
// over the record's bytes and one copy of its text.
func (r *Record) Decode() (Document, *Rejection) {
	doc, err := r.decode()
	if err == nil && strings.TrimFunc(doc.Text, Blank) == "" {
		err = errors.New("empty: holds no text")
		if doc.Markup != nil {
			err = errors.New("the page shows no text (drawn by scripts?)")
		}
	}
	if err != nil {
		return Document{}, r.reject(doc, err.Error())
	}
	if r.tail {
		doc.Problems = append(doc.Problems, Problem{Field: "file", What: "bytes after the end of the compressed stream left unread"})
	}
	r.complete(&doc)
	return doc, nil
}

func (r *Record) decode() (doc Document, err error) {
	switch r.kind {
	case formatJSONL:
		var get lookup
		var names []string
		if get, names, err = jsonFields(r.data); err == nil {
			doc, err = r.fill(get, names)
		}
	case formatCSV, formatParquet:
		guessed := ""
		doc, err = r.fill(tableFields(r.header, r.fields, &guessed), r.header)
		doc.guessed(guessed)
	case formatHTML:
		doc, err = Page(r.data)
		doc.Labels = r.noLabels()
	case formatWARC:
		doc, err = r.archived()
	default:
		var note string
		doc.Text, note, err = decodeText(string(r.data))
		doc.guessed(note)
		doc.Labels = r.noLabels()
	}
	r.manifested(&doc)
	return doc, err
}

// noLabels are the labels of a document that has none.
func (r *Record) noLabels() []string {
	if len(r.reader.opts.Labels) == 0 {
		return nil
	}
	return make([]string, len(r.reader.opts.Labels))
}

// tableFields returns a lookup over the fields of a table's row. guessed is set
// to what was guessed of their encoding.
func tableFields(header, fields []string, guessed *string) lookup {
	return func(name string, _ wanted) (string, error) {
		i := slices.Index(header, name)
		if i < 0 {
			return "", nil
		}
		s, note, err := anyUTF8(fields[i])
		*guessed = cmp.Or(*guessed, note)
		return s, err
	}
}

// guessed notes that the encoding was guessed, "" for no guess.
func (d *Document) guessed(note string) {
	if note != "" {
		d.Problems = append(d.Problems, Problem{Field: "text", What: note})
	}
}

// describe sets the fields that say something about a document's text.
func (r *Record) describe(get lookup) (doc Document, err error) {
	str := func(field string, want wanted) string {
		s, e := get(fieldName(r.reader.opts.Map, field), want)
		err = errors.Join(err, e)
		return s
	}
	date := func(field string) Date {
		s := strings.TrimSpace(str(field, wantScalar))
		d, e := ParseDate(s)
		if e != nil {
			doc.Problems = append(doc.Problems, Problem{Field: field, Value: s, What: e.Error(), Impossible: errors.Is(e, errDateImpossible)})
		}
		return d
	}
	doc.ID = strings.TrimSpace(str("id", wantScalar))
	doc.URL = strings.TrimSpace(str("url", wantText))
	doc.Source = str("source", wantText)
	doc.Title = strings.TrimSpace(str("title", wantText))
	doc.Byline = strings.TrimSpace(str("byline", wantNames))
	doc.Published, doc.Updated, doc.Fetched = date("published"), date("updated"), date("fetched")
	doc.Language, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(str("language", wantText))), "-")
	for _, label := range r.reader.opts.Labels {
		doc.Labels = append(doc.Labels, strings.TrimSpace(str(label, wantLabel)))
	}
	return doc, err
}

// fill sets the document's fields from a record's.
func (r *Record) fill(get lookup, names []string) (doc Document, err error) {
	doc, err = r.describe(get)
	str := func(field string) string {
		s, e := get(fieldName(r.reader.opts.Map, field), wantText)
		err = errors.Join(err, e)
		return s
	}
	doc.Text = str("text")
	if err != nil {
		return doc, err
	}
	if page := str("html"); doc.Text == "" && page != "" {
		doc.Text, doc.Markup = readHTML([]byte(page))
		if doc.URL == "" {
			doc.URL, doc.URLStated = doc.Markup.address(), true
		}
		return doc, err
	}
	if doc.Text == "" {
		return doc, r.noText(names)
	}
	if strings.ContainsRune(doc.Text, 0) {
		return doc, errors.New("text holds NUL characters: binary data, not text")
	}
	return doc, nil
}

// Page reads an HTML page by itself. Its URL is the one that it states, its source
// is not looked for.
func Page(data []byte) (Document, error) { return page(data, "") }

// page reads a page whose encoding was declared beside it, "" for not.
func page(data []byte, declared string) (doc Document, err error) {
	page, note, err := decodeHTML(data, declared)
	if err != nil {
		return doc, err
	}
	doc.Text, doc.Markup = readHTML(page)
	doc.URL, doc.URLStated = doc.Markup.address(), true
	doc.guessed(note)
	return doc, nil
}

// noText says why a record has no text, with the remedy.
func (r *Record) noText(names []string) error {
	want := fieldName(r.reader.opts.Map, "text")
	if slices.Contains(names, want) {
		return errors.New("empty: holds no text")
	}
	slices.Sort(names)
	return fmt.Errorf("no field %q among %s (name the field with --map text=FIELD)", want, quoteList(names))
}
