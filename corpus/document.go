// Package corpus reads documents and says where each came from.
//
// It is the first stage of credence: corpus → features → scoring → reports. It
// walks files and folders, opens plain and compressed files, splits them into
// records and decodes each record into a [Document]. A record that cannot be
// read becomes a [Rejection] with its place and reason; it never costs the
// records after it.
package corpus

import "fmt"

// A Document is one text with what its record, file name or URL says of it.
type Document struct {
	ID         string     // unique after the pipeline has seen all documents
	Source     string     // who published it; "" when not known
	SourceKind SourceKind // how Source is known
	URL        string
	URLStated  bool   // URL is what an HTML page states as its own, which anybody can write
	Title      string // as the record gives it; "" when only the text can tell
	Byline     string
	Language   string // ISO 639-1 as the record gives it, lower case
	Published  Date
	Updated    Date
	Fetched    Date
	Text       string   // visible text, UTF-8, lines kept; all offsets refer to it
	Markup     *Markup  // of an HTML page; nil for a text
	Labels     []string // what the record says under the names of Options.Labels, in their order
	Origin     Origin
	Problems   []Problem
}

// SourceKind says how a document's source is known.
type SourceKind string

// The kinds of knowing a source, strongest first.
const (
	SourceGiven   SourceKind = "given"   // by the record or on the command line
	SourceURL     SourceKind = "url"     // registrable domain of the URL
	SourceFolder  SourceKind = "folder"  // name of the folder the file lies in
	SourcePage    SourceKind = "page"    // registrable domain of the address that an HTML page states as its own
	SourceImprint SourceKind = "imprint" // the page's own header, footer, subscribe line
	SourceUnknown SourceKind = "unknown"
)

// An Origin is the place a document was read from.
type Origin struct {
	File   string // path as named or found, with forward slashes; "-" for stdin
	Record int    // 1-based number of the record in a file of records; 0 for a file that is one text
	Line   int    // 1-based line the record begins on; 0 where a format has no lines
}

// String is file, file:line, or file and record where there are no lines, as
// error messages begin.
func (o Origin) String() string {
	if o.Record == 0 {
		return o.File
	}
	if o.Line == 0 {
		return fmt.Sprintf("%s: record %d", o.File, o.Record)
	}
	return fmt.Sprintf("%s:%d", o.File, o.Line)
}

// A Problem is a part of a record that could not be used as it stands. The
// document is kept without that part.
type Problem struct {
	Field      string // the field's name, "text", or "file"
	Value      string // what stood there
	What       string // what is wrong with it
	Impossible bool   // the value is a well-formed date that no calendar has
}

// A Rejection is a document that could not be read: what its record gave, which
// may be nothing but a place, and why it is not more.
type Rejection struct {
	Document
	Reason string
}

// Error gives the rejection as one line, place first.
func (r *Rejection) Error() string { return r.Origin.String() + ": " + r.Reason }
