package reports

import (
	"bufio"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"math"

	"credence/corpus"
	"credence/features"
	"credence/scoring"
)

// A Shard says which documents of a job one run scored, the job being cut into
// shards of consecutive documents. It stands in run.json.
type Shard struct {
	Number    int `json:"number"` // 1 to Of
	Of        int `json:"of"`
	First     int `json:"first"`     // 0-based number of its first document in the job
	Documents int `json:"documents"` // of the whole job
}

// NewShard is shard number of a job of documents: as many as in the others, or one
// more.
func NewShard(number, of, documents int) Shard {
	at := func(k int) int { return int(int64(documents) * int64(k) / int64(of)) }
	return Shard{Number: number, Of: of, First: at(number - 1), Documents: documents}
}

// End is the number behind the shard's last document.
func (s Shard) End() int { return NewShard(s.Number+1, s.Of, s.Documents).First }

// The files of a shard, for merging it with the others. Beside run.json they hold
// all that the job's CSV and Markdown files are made of: of each document what is
// counted, of those that may be shown in detail the detail.
const (
	ShardDocumentsFile = "shard-documents.gob"
	ShardDetailsFile   = "shard-details.gob"
)

// A shardDocument is a document in a shard's file.
type shardDocument struct {
	ID      string
	Flags   []string
	Origin  corpus.Origin
	Source  string
	Kind    corpus.SourceKind
	Status  scoring.Status
	Reason  string
	TextSum [sha256.Size]byte
	Points  float64   // of a scored document
	Factors []float64 // NaN for one that is not measured
	Values  []float64
	Uses    []features.OverrideUse
}

// A ShardWriter writes the documents of a shard, one after the other.
type ShardWriter struct {
	w   *bufio.Writer
	enc *gob.Encoder
}

// NewShardWriter returns a writer of documents to w.
func NewShardWriter(w io.Writer) *ShardWriter {
	b := bufio.NewWriter(w)
	return &ShardWriter{b, gob.NewEncoder(b)}
}

// Write writes a document as it was before anything was compared with others.
func (w *ShardWriter) Write(d *Document) error {
	status, reason := d.Status()
	source, kind := d.Source()
	x := shardDocument{ID: d.ID, Flags: d.Flags, Origin: d.Origin(), Source: source, Kind: kind, Status: status, Reason: reason, TextSum: d.TextSum}
	if d.Profile != nil {
		x.Uses = d.Profile.Overrides
	}
	if status == scoring.Scored {
		x.Points = d.Score.Points
		x.Factors = factorList(d.Score.Factors)
		for _, v := range d.Profile.Values {
			x.Values = append(x.Values, orMissing(v.X, v.N > 0))
		}
	}
	return w.enc.Encode(&x)
}

// Flush writes what is held back.
func (w *ShardWriter) Flush() error { return w.w.Flush() }

func orMissing(x float64, ok bool) float64 {
	if !ok {
		return math.NaN()
	}
	return x
}

// factorList are the factors in the order of features.Factors.
func factorList(m map[features.Factor]float64) []float64 {
	var list []float64
	for _, f := range features.Factors() {
		v, ok := m[f]
		list = append(list, orMissing(v, ok))
	}
	return list
}

// factorMap is the inverse of factorList.
func factorMap(list []float64) map[features.Factor]float64 {
	m := map[features.Factor]float64{}
	for i, v := range list {
		if !math.IsNaN(v) {
			m[features.Factors()[i]] = v
		}
	}
	return m
}

// shardDetails are a shard's second file.
type shardDetails struct {
	Details   []shardDetail
	Overrides *features.Overrides // of the run; nil for none
}

// A shardDetail is a document's detail. There is no map in the file: gob makes room
// for as many entries as a map says that it has, and a damaged one can say anything.
type shardDetail struct {
	Number  int // of the document in the shard
	Detail  *Detail
	Factors []float64 // in the order of features.Factors, NaN for one that is not measured
}

// WriteDetails writes the details that a shard's digest holds, and the overrides of
// its run.
func (g *Digest) WriteDetails(w io.Writer, overrides *features.Overrides) error {
	g.reduce()
	x := shardDetails{Overrides: overrides}
	for _, r := range g.details {
		x.Details = append(x.Details, shardDetail{r.seq, r.detail, factorList(r.detail.factors)})
	}
	return gob.NewEncoder(w).Encode(&x)
}

// A ShardReader reads a shard's documents again.
type ShardReader struct {
	Overrides *features.Overrides // of the run; nil for none

	dec     *gob.Decoder
	details map[int]*Detail
	read    int
}

// NewShardReader reads a shard's files.
func NewShardReader(documents, details io.Reader) (*ShardReader, error) {
	var x shardDetails
	if err := gob.NewDecoder(bufio.NewReader(details)).Decode(&x); err != nil {
		return nil, fmt.Errorf("%s: %w", ShardDetailsFile, err)
	}
	r := &ShardReader{Overrides: x.Overrides, dec: gob.NewDecoder(bufio.NewReader(documents)), details: map[int]*Detail{}}
	for _, d := range x.Details {
		if d.Detail == nil || len(d.Factors) != len(features.Factors()) {
			return nil, fmt.Errorf("%s: the detail of document %d is damaged", ShardDetailsFile, d.Number+1)
		}
		d.Detail.factors = factorMap(d.Factors)
		r.details[d.Number] = d.Detail
	}
	return r, nil
}

// Next returns the next document, without its text and findings; io.EOF behind the
// last.
func (r *ShardReader) Next() (*Document, error) {
	var x shardDocument
	switch err := r.dec.Decode(&x); {
	case errors.Is(err, io.EOF):
		return nil, io.EOF
	case err != nil:
		return nil, fmt.Errorf("%s: document %d: %w", ShardDocumentsFile, r.read+1, err)
	}
	d := &Document{ID: x.ID, Flags: x.Flags, TextSum: x.TextSum, replayed: true, shown: r.details[r.read]}
	r.read++
	about := corpus.Document{ID: x.ID, Origin: x.Origin, Source: x.Source, SourceKind: x.Kind}
	if x.Status == scoring.Rejected {
		d.Rejection = &corpus.Rejection{Document: about, Reason: x.Reason}
		return d, nil
	}
	d.Profile = &features.Profile{Doc: about, Source: x.Source, SourceKind: x.Kind, Values: make([]features.Value, len(x.Values)), Overrides: x.Uses}
	d.Score = scoring.Score{Status: x.Status, Reason: x.Reason, Estimate: scoring.Estimate{Points: x.Points}}
	if n := len(features.Factors()); x.Status == scoring.Scored && (len(x.Factors) != n || len(x.Values) != len(features.All())) {
		return nil, fmt.Errorf("%s: document %d: measured with other indicators", ShardDocumentsFile, r.read)
	}
	if x.Status == scoring.Scored {
		d.Score.Factors = factorMap(x.Factors)
	}
	for i, v := range x.Values {
		if !math.IsNaN(v) {
			d.Profile.Values[i] = features.Value{X: v, N: 1}
		}
	}
	return d, nil
}
