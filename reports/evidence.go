package reports

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"

	"credence/features"
	"credence/scoring"
)

// AppendEvidence appends a document's line of evidence.jsonl, line end included.
// withText adds the decoded text that all offsets refer to.
//
// Note: encoding/json is not used: it would leave DEL, C1 controls and direction
// marks as they are, which act on a terminal that shows the line; and it spends
// more time on a line than all indicators.
func AppendEvidence(b []byte, d *Document, withText bool) []byte {
	j := &encoder{b: b}
	status, reason := d.Status()
	source, kind := d.Source()
	origin := d.Origin()
	j.open('{')
	j.str("id", d.ID)
	j.str("source", source)
	j.str("source_kind", string(kind))
	j.key("origin")
	j.open('{')
	j.str("file", origin.File)
	j.num("record", float64(origin.Record))
	j.num("line", float64(origin.Line))
	j.close('}')
	j.str("status", string(status))
	j.str("reason", reason)
	f := d.facts()
	j.str("url", f.url)
	j.str("title", f.title)
	j.str("byline", f.byline)
	j.str("published", f.published)
	j.str("updated", f.updated)
	j.str("language", f.language)
	p := d.Profile
	if p == nil { // rejected: the same keys, with nothing behind them
		p = &features.Profile{}
	}
	j.str("genre", p.Genre)
	j.text(d, p, withText && d.Profile != nil)
	j.score(&d.Score)
	j.measures(p)
	j.findings(p)
	j.close('}')
	return append(j.b, '\n')
}

// RenameEvidence returns a line of evidence.jsonl with another id.
func RenameEvidence(line []byte, from, to string) ([]byte, error) {
	old := evidenceHead(from)
	if !bytes.HasPrefix(line, old) {
		return nil, fmt.Errorf("%s: the line of %q begins %.80q", EvidenceFile, from, line)
	}
	return append(evidenceHead(to), line[len(old):]...), nil
}

// evidenceHead is how the line of a document begins.
func evidenceHead(id string) []byte {
	j := &encoder{}
	j.open('{')
	j.str("id", id)
	return append(j.b, ',')
}

// text writes the text's hash, on demand the text itself, and the ranges of its
// article.
func (j *encoder) text(d *Document, p *features.Profile, withText bool) {
	hash := ""
	if p.Doc.Text != "" {
		hash = hex.EncodeToString(d.TextSum[:])
	}
	j.str("text_sha256", hash)
	if withText {
		j.str("text", p.Doc.Text)
	}
	j.key("article")
	j.open('[')
	for _, s := range p.Article {
		j.sep()
		j.open('[')
		j.sep()
		j.b = strconv.AppendInt(j.b, int64(s.Start), 10)
		j.sep()
		j.b = strconv.AppendInt(j.b, int64(s.End), 10)
		j.close(']')
	}
	j.close(']')
}

// measures writes every measured value, scored or not: indicator → [value, n].
func (j *encoder) measures(p *features.Profile) {
	j.key("measures")
	j.open('{')
	for i, v := range p.Values {
		if v.N == 0 {
			continue
		}
		j.key(features.All()[i].Name)
		j.open('[')
		j.sep()
		j.b = strconv.AppendFloat(j.b, v.X, 'f', -1, 64)
		j.sep()
		j.b = strconv.AppendInt(j.b, int64(v.N), 10)
		j.close(']')
	}
	j.close('}')
}

// score writes the score with its parts; null where there is none.
func (j *encoder) score(s *scoring.Score) {
	j.key("score")
	if s.Status != scoring.Scored {
		j.b = append(j.b, "null"...)
		return
	}
	j.open('{')
	j.num("points", s.Points)
	for _, x := range []struct {
		name string
		v    float64
	}{{"low", s.Low}, {"high", s.High}, {"probability", s.Probability}} {
		if s.Fitted {
			j.num(x.name, x.v)
		} else {
			j.null(x.name)
		}
	}
	j.key("parts")
	j.open('[')
	for _, p := range s.Parts {
		j.sep()
		j.open('{')
		j.str("indicator", p.Indicator)
		if p.N > 0 {
			j.num("value", p.Value)
		} else {
			j.null("value")
		}
		j.num("n", float64(p.N))
		j.num("points", p.Points)
		j.close('}')
	}
	j.close(']')
	j.close('}')
}

// findings writes all findings, those about the document itself first.
func (j *encoder) findings(p *features.Profile) {
	j.key("findings")
	j.open('[')
	for i := range p.Notes {
		j.finding("document", &p.Notes[i], p.Doc.Text)
	}
	for i, ind := range features.All() {
		if i == len(p.Values) {
			break // rejected
		}
		for k := range p.Values[i].Findings {
			j.finding(ind.Name, &p.Values[i].Findings[k], p.Doc.Text)
		}
	}
	j.close(']')
}

func (j *encoder) finding(indicator string, f *features.Finding, text string) {
	j.sep()
	j.open('{')
	j.str("indicator", indicator)
	j.str("kind", f.Kind)
	j.str("evidence", string(f.Evidence))
	switch f.Evidence {
	case features.InText:
		j.num("start", float64(f.Start))
		j.num("end", float64(f.End))
		j.str("text", text[f.Start:f.End])
	case features.Absence:
		j.num("start", float64(f.Start))
		j.num("end", float64(f.End))
	case features.InMetadata:
		j.str("field", f.Field)
	}
	if f.Note != "" {
		j.str("note", f.Note)
	}
	if len(f.Attributes) > 0 {
		j.key("attributes")
		j.open('{')
		for _, a := range f.Attributes {
			j.attribute(a)
		}
		j.close('}')
	}
	j.close('}')
}

func (j *encoder) attribute(a features.Attribute) {
	switch v := a.Value.(type) {
	case string:
		j.str(a.Name, v)
	case bool:
		j.key(a.Name)
		j.b = strconv.AppendBool(j.b, v)
	case int:
		j.num(a.Name, float64(v))
	case float64:
		j.num(a.Name, v)
	default:
		panic("reports: an attribute of a type that findings do not have")
	}
}

// An encoder appends JSON.
type encoder struct {
	b     []byte
	comma bool // a value stands before the next one
}

func (j *encoder) sep() {
	if j.comma {
		j.b = append(j.b, ',')
	}
	j.comma = true
}

func (j *encoder) open(c byte) {
	j.b = append(j.b, c)
	j.comma = false
}

func (j *encoder) close(c byte) {
	j.b = append(j.b, c)
	j.comma = true
}

func (j *encoder) key(name string) {
	j.sep()
	j.b = append(j.b, '"')
	j.b = append(j.b, name...)
	j.b = append(j.b, '"', ':')
}

func (j *encoder) str(name, s string) {
	j.key(name)
	j.b = appendString(j.b, s)
}

func (j *encoder) null(name string) {
	j.key(name)
	j.b = append(j.b, "null"...)
}

func (j *encoder) num(name string, x float64) {
	j.key(name)
	if x == math.Trunc(x) && math.Abs(x) < 1<<53 { // most are counts and places
		j.b = strconv.AppendInt(j.b, int64(x), 10)
		return
	}
	if math.IsNaN(x) || math.IsInf(x, 0) {
		panic("reports: " + name + " is not a number")
	}
	j.b = strconv.AppendFloat(j.b, x, 'f', -1, 64)
}

// plainByte tells the bytes that stand in a JSON string as they are. It is never
// written to.
var plainByte = func() (plain [256]bool) {
	for c := 0x20; c < 0x7f; c++ {
		plain[c] = c != '"' && c != '\\'
	}
	return plain
}()

const hexDigits = "0123456789abcdef"

// appendString appends s as a JSON string that is harmless on a terminal too.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if plainByte[c] {
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
			if !harmful(r) || r == utf8.RuneError && n > 1 {
				i += n
				continue
			}
		}
		b = append(b, s[from:i]...)
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\t':
			b = append(b, '\\', 't')
		case r == '\r':
			b = append(b, '\\', 'r')
		case r > 0xffff:
			r -= 0x10000
			b = appendEscape(b, 0xd800+r>>10)
			b = appendEscape(b, 0xdc00+r&0x3ff)
		default:
			b = appendEscape(b, r)
		}
		i += n
		from = i
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}

func appendEscape(b []byte, r rune) []byte {
	return append(b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}
