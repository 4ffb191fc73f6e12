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
	data   []byte   // text or JSON
	fields []string // CSV
	header []string
	tail   bool // bytes behind the end of its compressed file were left unread
}

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
	if d := RegistrableDomain(doc.URL); doc.SourceKind == SourceUnknown && doc.URLStated && d != "" {
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
		get, names, err := jsonFields(r.data)
		if err != nil {
			return doc, err
		}
		return r.fill(get, names)
	case formatCSV:
		guessed := ""
		get := func(name string) (string, error) {
			i := slices.Index(r.header, name)
			if i < 0 {
				return "", nil
			}
			s, note, err := anyUTF8(r.fields[i])
			guessed = cmp.Or(guessed, note)
			return s, err
		}
		doc, err = r.fill(get, r.header)
		doc.guessed(guessed)
		return doc, err
	}
	if r.kind == formatHTML {
		return Page(r.data)
	}
	text, note, err := decodeText(string(r.data))
	doc.Text = text
	doc.guessed(note)
	return doc, err
}

// guessed notes that the encoding was guessed, "" for no guess.
func (d *Document) guessed(note string) {
	if note != "" {
		d.Problems = append(d.Problems, Problem{Field: "text", What: note})
	}
}

// fill sets the document's fields from a record's.
func (r *Record) fill(get func(string) (string, error), names []string) (doc Document, err error) {
	str := func(field string) string {
		s, e := get(fieldName(r.reader.opts.Map, field))
		err = errors.Join(err, e)
		return s
	}
	date := func(field string) Date {
		s := strings.TrimSpace(str(field))
		d, e := ParseDate(s)
		if e != nil {
			doc.Problems = append(doc.Problems, Problem{Field: field, Value: s, What: e.Error(), Impossible: errors.Is(e, errDateImpossible)})
		}
		return d
	}
	doc.ID = strings.TrimSpace(str("id"))
	doc.URL = strings.TrimSpace(str("url"))
	doc.Source = str("source")
	doc.Title = strings.TrimSpace(str("title"))
	doc.Byline = strings.TrimSpace(str("byline"))
	doc.Published, doc.Updated, doc.Fetched = date("published"), date("updated"), date("fetched")
	doc.Language, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(str("language"))), "-")
	for _, label := range r.reader.opts.Labels {
		doc.Labels = append(doc.Labels, strings.TrimSpace(str(label)))
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
func Page(data []byte) (doc Document, err error) {
	page, note, err := decodeHTML(data)
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
