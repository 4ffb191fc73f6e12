package corpus

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"
)

// FieldMark is the field of a statement that an element's name makes: that the
// element holds a date. Its value is what the name calls the date: published,
// updated or date.
const FieldMark = "mark"

// FieldScript is the field of a statement in a script that is not linked data,
// such as the state of the program that draws the page.
const FieldScript = "script"

// maxMarks and maxScriptDates bound how many such statements are kept.
const (
	maxMarks       = 300
	maxScriptDates = 20
)

// dated notes what a time element says, or an element marked as a date.
func (h *htmlReader) dated(tag atom.Atom, a *attributes) {
	called := ""
	if a.names != "" || a.name != "" {
		called = calledDate(a)
	}
	if called == "" && tag != atom.Time && a.datetime == "" {
		return
	}
	value := a.datetime
	if value == "" && called != "" {
		value = a.content
	}
	if value == "" && (called != "" && tag == atom.Abbr || called == "published" || called == "updated") && strings.ContainsAny(a.title, "0123456789") {
		value = a.title
	}
	if called != "" && h.marks < maxMarks {
		h.marks++
		h.state(FieldMark, called, "element "+called, h.text.Len())
	}
	field, from := "time", "time"
	if called == "published" || called == "updated" {
		field, from = called, "time "+called
	}
	h.state(field, value, from, h.text.Len())
}

// calledDate says what an element's name or property calls the date that it
// holds: published, updated, date, or "" for another element.
func calledDate(a *attributes) string {
	switch a.itemprop {
	case "datePublished", "datepublished", "dateCreated":
		return "published"
	case "dateModified", "datemodified":
		return "updated"
	}
	if a.name != "" {
		switch _, name, _ := strings.Cut(a.name, ":"); name {
		case "datepublished", "issued", "created":
			return "published"
		case "datemodified", "modified":
			return "updated"
		}
	}
	if !mayCallDate(a.names) {
		return ""
	}
	called := ""
	for name := range strings.FieldsSeq(a.names) {
		switch {
		case len(name) > 40:
		case holds(name, "ublish", "entry-date", "ostdate", "ost-date", "posted", "ubdate"):
			called = "published"
		case holds(name, "pdated", "odified", "last-mod", "lastmod"):
			return "updated"
		case called == "" && (holds(name, "date", "datum", "Date", "Datum", "fecha", "timestamp") && !holds(name, "update", "Update", "validate", "dated")):
			called = "date"
		case called == "" && (name == "time" || name == "stand"):
			called = "date"
		}
	}
	return called
}

// mayCallDate is a quick look for the beginnings of the words that calledDate
// knows; most names have none.
func mayCallDate(names string) bool {
	for i := 1; i < len(names); i++ {
		third := byte(0)
		if i+1 < len(names) {
			third = names[i+1]
		}
		found := false
		switch names[i] {
		case 'a':
			found = third == 't' && names[i-1]|0x20 == 'd'
		case 'b':
			found = names[i-1] == 'u'
		case 'd':
			found = names[i-1] == 'o'
		case 's':
			found = third == 't' && names[i-1] == 'o'
		case 'i':
			found = third == 'm' && names[i-1] == 't'
		case 't':
			found = third == 'a' && names[i-1] == 's'
		case 'e':
			found = third == 'c' && names[i-1] == 'f'
		}
		if found {
			return true
		}
	}
	return false
}

// holds reports whether a name has one of the parts.
func holds(name string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(name, p) {
			return true
		}
	}
	return false
}

// script notes what a script says: all of linked data, and the dates of others
// as long as the page has stated none.
func (h *htmlReader) script(kind string, raw []byte) {
	switch {
	case strings.Contains(kind, "ld+json"):
		h.jsonLD(raw)
	case !h.published:
		h.scriptDates(raw)
	}
}

// scriptDates notes the members of objects in a script whose names say when
// something was published or created. Cost: two searches of the script.
func (h *htmlReader) scriptDates(raw []byte) {
	for _, part := range [][]byte{[]byte("ubli"), []byte("reated")} {
		for at := 0; h.scripted < maxScriptDates; {
			k := bytes.Index(raw[at:], part)
			if k < 0 {
				break
			}
			at += k
			name, value := member(raw, at)
			at += len(part)
			if datesPage(name) {
				h.scripted++
				h.state(FieldScript, value, "script "+name, -1)
			}
		}
	}
}

// datesPage reports whether a member of such a name says when something was
// published or created: publishedAt, date_published, firstPublishDate, created_at.
func datesPage(name string) bool {
	if name == "" || len(name) > 40 {
		return false
	}
	low := strings.NewReplacer("_", "", "-", "").Replace(strings.ToLower(name))
	switch low {
	case "published", "createdat", "datecreated", "createddate", "createdon":
		return true
	}
	if !strings.Contains(low, "publi") || holds(low, "unpubli", "publisher") {
		return false
	}
	return strings.HasSuffix(low, "at") || strings.HasSuffix(low, "on") || holds(low, "date", "time")
}

// member returns the name that stands around a byte of a script and the date
// that begins its value; "" where there is none: "publishedAt": "2024-05-01…".
func member(raw []byte, at int) (name, value string) {
	from, to := at, at
	for from > 0 && at-from < 40 && nameByte(raw[from-1]) {
		from--
	}
	for to < len(raw) && to-at < 40 && nameByte(raw[to]) {
		to++
	}
	rest := raw[to:min(to+60, len(raw))]
	start := 0
	for start < len(rest) && (rest[start] == '"' || rest[start] == '\'' || rest[start] == '\\' || rest[start] == ' ' || rest[start] == ':' || rest[start] == '=') {
		start++
	}
	end := start
	for end < len(rest) && (rest[end] >= '0' && rest[end] <= ':' || rest[end] == '-' || rest[end] == '+' || rest[end] == '.' || rest[end] == 'T' || rest[end] == 'Z' || rest[end] == ' ' || rest[end] == '/') {
		end++
	}
	if start == 0 || end-start < 8 {
		return "", ""
	}
	return string(raw[from:to]), string(rest[start:end])
}

func nameByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_' || b == '-'
}
