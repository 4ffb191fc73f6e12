package corpus

import (
	"strings"

	"golang.org/x/net/html"
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

// readAttributes reads the attributes of the tag at hand.
func readAttributes(z *html.Tokenizer) (a attributes) {
	for more := true; more; {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "class":
			a.class = string(val)
			a.addName(a.class)
		case "id", "role", "aria-label":
			a.addName(string(val))
		case "itemprop":
			a.itemprop = string(val)
			a.addName(a.itemprop)
		case "hidden":
			a.hidden = true
		case "open":
			a.open = true
		case "style":
			s := strings.ToLower(strings.ReplaceAll(string(val), " ", ""))
			a.hidden = a.hidden || strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
		case "lang", "xml:lang":
			a.lang = string(val)
		case "type":
			a.kind = strings.ToLower(string(val))
		case "rel":
			a.rel = strings.ToLower(string(val))
		case "href":
			a.href = string(val)
		case "name", "property", "http-equiv":
			a.name = strings.ToLower(string(val))
		case "content":
			a.content = string(val)
		case "datetime", "data-datetime", "data-date-time", "data-date", "data-time", "data-timestamp", "data-utime", "data-pubdate", "data-published", "data-publish-date", "data-published-date":
			if a.datetime == "" || key[1] == 'a' && key[2] == 't' && key[3] == 'e' {
				a.datetime = string(val)
			}
		case "title":
			a.title = string(val)
		}
	}
	return a
}

// maxNames bounds what is kept of an element's names, in bytes.
const maxNames = 200

func (a *attributes) addName(s string) {
	if a.names != "" {
		s = " " + s
	}
	a.names = a.names + s[:min(len(s), max(maxNames-len(a.names), 0))]
}
