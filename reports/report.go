// Package reports writes what was measured and scored: CSV for tables, JSON Lines
// for the evidence, Markdown for an editor, and a record of the run.
//
// It is the last stage of credence: corpus → features → scoring → reports. Text
// that comes from documents is hostile here: each format has its own way of
// making it harmless, and no number passes through anything that rounds it.
package reports

import (
	"crypto/sha256"
	"time"

	"credence/corpus"
	"credence/features"
	"credence/scoring"
)

// A Document is one document with all that is reported of it. Profile and Score
// are set unless it was rejected.
type Document struct {
	ID        string // unique in the run
	Flags     []string
	Profile   *features.Profile
	Score     scoring.Score
	Rejection *corpus.Rejection
	TextSum   [sha256.Size]byte // SHA-256 of its text

	replayed bool    // it comes from a shard's files: its text is not there
	shown    *Detail // of a replayed document that may be shown
}

// The flags of a document.
const (
	FlagDateGuessed   = "date_guessed"   // the page states no date: the one given is a guess
	FlagDuplicateID   = "duplicate_id"   // another document had its id first
	FlagDuplicateText = "duplicate_text" // the same text came from its source before
	FlagEncoding      = "encoding"       // its encoding was guessed
	FlagGaming        = "gaming"         // signs that it was made to look well reported
	FlagFile          = "file"           // bytes of its file were left unread
	FlagMetadata      = "metadata"       // a field of its record could not be used
	FlagOverridden    = "overridden"     // a person's verdict changed it
)

// Status is what became of the document, with the reason.
func (d *Document) Status() (scoring.Status, string) {
	if d.Rejection != nil {
		return scoring.Rejected, d.Rejection.Reason
	}
	return d.Score.Status, d.Score.Reason
}

// facts are what is known of the document whatever became of it.
type facts struct {
	url, title, byline           string
	published, updated, language string
}

func (d *Document) facts() facts {
	if r := d.Rejection; r != nil {
		return facts{r.URL, r.Title, r.Byline, r.Published.String(), r.Updated.String(), r.Language}
	}
	p := d.Profile
	return facts{p.Doc.URL, p.Title, p.Byline, p.Published.String(), p.Updated.String(), p.Language}
}

// Source is who published the document and how that is known.
func (d *Document) Source() (string, corpus.SourceKind) {
	if d.Rejection != nil {
		return d.Rejection.Source, d.Rejection.SourceKind
	}
	return d.Profile.Source, d.Profile.SourceKind
}

// Origin is where the document was read.
func (d *Document) Origin() corpus.Origin {
	if d.Rejection != nil {
		return d.Rejection.Origin
	}
	return d.Profile.Doc.Origin
}

// detail is what the Markdown report says of the document, nil for a replayed one
// that is not shown in the end.
func (d *Document) detail() *Detail {
	if !d.replayed {
		return NewDetail(d)
	}
	if d.shown != nil {
		d.shown.ID, d.shown.Flags = d.ID, d.Flags
	}
	return d.shown
}

// Counts is the account of a run: Documents = Scored + Abstained + Rejected.
type Counts struct {
	Documents  int `json:"documents"`
	Scored     int `json:"scored"`
	Abstained  int `json:"abstained"`
	Rejected   int `json:"rejected"`
	Duplicates int `json:"duplicates"` // of them, those whose text came from their source before
}

// Add counts a document.
func (c *Counts) Add(s scoring.Status) {
	c.Documents++
	switch s {
	case scoring.Scored:
		c.Scored++
	case scoring.Abstained:
		c.Abstained++
	case scoring.Rejected:
		c.Rejected++
	}
}

// A Run is the record of one run. What differs between two runs over the same
// input with the same options stands in Clock alone.
type Run struct {
	Tool      string         `json:"tool"` // always "credence", and first: a folder with it is known as a report
	Version   string         `json:"version"`
	Model     RunModel       `json:"model"`
	AsOf      string         `json:"as_of"`
	Options   map[string]any `json:"options"`
	Overrides *Overrides     `json:"overrides,omitempty"`
	Ratings   *Ratings       `json:"ratings,omitempty"`
	Shard     *Shard         `json:"shard,omitempty"`  // what part of the job this is
	Shards    int            `json:"shards,omitempty"` // that were merged into it
	Inputs    []corpus.Input `json:"inputs"`
	Failures  []string       `json:"failures,omitempty"` // named paths that could not be opened
	Counts    Counts         `json:"counts"`
	Files     []string       `json:"files"`
	Clock     Clock          `json:"clock"`
}

// RunModel names the model of a run.
type RunModel struct {
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
	Fitted  string `json:"fitted"`
	Note    string `json:"note,omitempty"`
}

// A Clock is the time and place of a run.
type Clock struct {
	Started  time.Time `json:"started"`
	Finished time.Time `json:"finished"`
	Host     string    `json:"host"`
	Workers  int       `json:"workers"`
}
