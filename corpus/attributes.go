package corpus

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// attributes are those of a start tag that say something about its text.
type attributes struct {
	names                   string // class, id, role, itemprop, aria-label
	hidden, open            bool
	lang, kind, rel, href   string
	name, content, itemprop string
	datetime, title         string
	class                   string
}

// attributeNames are the attributes that are read. Those after "title" hold dates.
var attributeNames = [...]string{
	"class", "id", "role", "aria-label", "itemprop", "hidden", "open", "style", "lang", "xml:lang", "type", "rel", "href",
	"name", "property", "http-equiv", "content", "title",
	"datetime", "data-datetime", "data-date-time", "data-date", "data-time", "data-timestamp", "data-utime", "data-pubdate",
	"data-published", "data-publish-date", "data-published-date",
}

// longestAttribute is the length of the longest of them.
const longestAttribute = len("data-published-date")

// read reads the attributes of the tag at hand. Of several with the same name the
// first counts.
func (a *attributes) read(t *tokenReader, tag atom.Atom) {
	seen := uint32(0)
	for k := range t.attrs {
		at := &t.attrs[k]
		n := attributeNumber(t.page[at.key.start:at.key.end])
		if n < 0 || seen>>n&1 != 0 {
			continue
		}
		seen |= 1 << n
		a.set(attributeNames[n], t, at, tag)
	}
}

// attributeNumber is where a name stands in attributeNames, -1 for another.
func attributeNumber(name []byte) int {
	if len(name) < len("id") || len(name) > longestAttribute {
		return -1
	}
	for n, known := range &attributeNames {
		if len(known) == len(name) && known[0] == name[0]|0x20 && sameSmall(name, known) {
			return n
		}
	}
	return -1
}

// set takes an attribute, where the kind of the tag has a use for it.
func (a *attributes) set(name string, t *tokenReader, at *attr, tag atom.Atom) {
	switch name {
	case "class":
		a.class = t.valueOf(at)
		a.addName(a.class)
	case "id", "role", "aria-label":
		a.addName(t.valueOf(at))
	case "itemprop":
		a.itemprop = t.valueOf(at)
		a.addName(a.itemprop)
	case "hidden":
		a.hidden = true
	case "open":
		a.open = true
	case "style":
		s := strings.ToLower(strings.ReplaceAll(t.valueOf(at), " ", ""))
		a.hidden = a.hidden || strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
	case "lang", "xml:lang":
		a.lang = t.valueOf(at)
	case "type":
		if tag == atom.Script {
			a.kind = strings.ToLower(t.valueOf(at))
		}
	case "rel", "href":
		a.setLink(t, at, name, tag)
	case "name", "property", "http-equiv":
		a.name = strings.ToLower(t.valueOf(at))
	case "content":
		a.content = t.valueOf(at)
	case "title":
		a.title = t.valueOf(at)
	default: // a date
		if a.datetime == "" || name == "datetime" {
			a.datetime = t.valueOf(at)
		}
	}
}

// setLink takes what a link element of the page's head says.
func (a *attributes) setLink(t *tokenReader, at *attr, key string, tag atom.Atom) {
	switch {
	case tag != atom.Link:
	case key == "rel":
		a.rel = strings.ToLower(t.valueOf(at))
	default:
		a.href = t.valueOf(at)
	}
}

// maxNames bounds what is kept of an element's names, in bytes.
const maxNames = 200

func (a *attributes) addName(s string) {
	if a.names != "" {
		s = " " + s
	}
	a.names = a.names + s[:min(len(s), max(maxNames-len(a.names), 0))]
}
