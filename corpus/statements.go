package corpus

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// metaFields says which field of a document the metadata of a page name, in
// small letters.
var metaFields = map[string]string{
	"article:published_time": "published", "article:published": "published", "og:published_time": "published", "og:article:published_time": "published",
	"article:post_date": "published", "published_time": "published", "publish_time": "published", "datepublished": "published", "date_published": "published",
	"published-date": "published", "publisheddate": "published", "publish-date": "published", "publishdate": "published", "publication_date": "published",
	"publication-date": "published", "pubdate": "published", "dc.date.issued": "published", "dcterms.issued": "published", "dcterms.created": "published",
	"dc.date.created": "published", "dcterms.date": "published", "dc.date": "published", "dc.issued": "published", "dc.created": "published",
	"citation_publication_date": "published", "citation_date": "published", "parsely-pub-date": "published", "sailthru.date": "published",
	"cxenseparse:recs:publishtime": "published", "cxenseparse:publishtime": "published", "date": "published", "originalpublicationdate": "published",
	"displaydate": "published", "article_date_original": "published", "article.published": "published", "article.created": "published",
	"article:created_time": "published", "created": "published", "dateposted": "published", "timestamp": "published", "bt:pubdate": "published",
	"rnews:datepublished": "published", "buzzfeed:published_at": "published", "last_published_date": "published", "release_date": "published",
	"release-date": "published", "og:pubdate": "published", "og:release_date": "published", "prism.publicationdate": "published", "dcsext.articlefirstpublished": "published",
	"shareaholic:article_published_time": "published", "date.published": "published", "creation_date": "published", "eprints.date": "published",
	"article:modified_time": "updated", "article:modified": "updated", "og:updated_time": "updated", "og:modified_time": "updated", "og:article:modified_time": "updated", "datemodified": "updated",
	"last-modified": "updated", "modified": "updated", "modificationdate": "updated", "dcterms.modified": "updated", "dc.date.modified": "updated",
	"lastmod": "updated", "lastmodified": "updated", "last_modified": "updated", "updated_time": "updated", "revised": "updated", "article:updated_time": "updated",
	"article:updated": "updated", "utime": "updated", "shareaholic:article_modified_time": "updated", "modified-date": "updated", "modified_time": "updated",
	"og:title": "title", "twitter:title": "title", "dc.title": "title", "sailthru.title": "title", "parsely-title": "title", "headline": "title",
	"author": "byline", "article:author": "byline", "dc.creator": "byline", "parsely-author": "byline", "sailthru.author": "byline", "byl": "byline",
	"og:site_name": "publisher", "application-name": "publisher", "publisher": "publisher", "dc.publisher": "publisher",
	"og:image": "image", "og:url": "url", "og:type": "type", "og:locale": "language", "content-language": "language",
}

// Bounds on the statements kept of a page; comments may bring a time each.
const (
	maxStatements = 2000
	maxTimes      = 500
	maxLinked     = 1 << 20 // bytes of one script of linked data
)

// state notes a statement.
func (h *htmlReader) state(field, value, from string, at int) {
	if field == "time" {
		if h.times++; h.times > maxTimes {
			return
		}
	}
	if value = strings.TrimSpace(value); value != "" && len(value) <= 2000 && len(h.m.Statements) < maxStatements {
		h.published = h.published || field == "published"
		h.m.Statements = append(h.m.Statements, Statement{Field: field, Value: value, From: from, At: at})
	}
}

func (h *htmlReader) meta(a *attributes) {
	name := a.name
	if name == "" {
		name = strings.ToLower(a.itemprop)
	}
	if field := metaFields[name]; field != "" {
		h.state(field, a.content, "meta "+name, -1)
	}
}

func (h *htmlReader) link(a *attributes) {
	if a.rel == "canonical" {
		h.state("url", a.href, "link canonical", -1)
	}
}

// jsonLD notes what the page's linked data say.
func (h *htmlReader) jsonLD(raw []byte) {
	raw = bytes.TrimSpace(raw)
	raw = bytes.TrimPrefix(raw, []byte("<![CDATA["))
	raw = bytes.TrimSuffix(raw, []byte("]]>"))
	if len(raw) > maxLinked {
		return
	}
	var v any
	if json.Unmarshal(raw, &v) != nil && json.Unmarshal(mendJSON(raw), &v) != nil {
		h.scriptDates(raw)
		return
	}
	h.linkedData(v, "", 0)
}

// mendJSON mends what pages most often get wrong: line breaks and tabs inside
// strings, commas before a closing bracket.
func mendJSON(raw []byte) []byte {
	out := make([]byte, 0, len(raw))
	inString, escaped := false, false
	for _, b := range raw {
		switch {
		case escaped:
			escaped = false
		case inString && b == '\\':
			escaped = true
		case b == '"':
			inString = !inString
		case inString && b < ' ':
			b = ' '
		case !inString && (b == '}' || b == ']'):
			out = bytes.TrimRight(out, " \t\r\n,")
		}
		out = append(out, b)
	}
	return bytes.TrimRight(out, " \t\r\n;")
}

// linkedFields are the members of linked data that say something of a page.
var linkedFields = []struct{ member, field string }{
	{"datePublished", "published"}, {"dateCreated", "created"}, {"uploadDate", "published"}, {"dateModified", "updated"}, {"headline", "title"},
	{"author", "byline"}, {"creator", "byline"}, {"publisher", "publisher"}, {"inLanguage", "language"}, {"url", "url"},
}

// linkedData notes what an object and those inside it say.
func (h *htmlReader) linkedData(v any, around string, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			h.linkedData(e, around, depth+1)
		}
	case map[string]any:
		kind := linkedType(v["@type"])
		if kind == "" {
			kind = around
		}
		if kind != "" && aboutPage(kind) {
			h.state("type", kind, "json-ld @type", -1)
			for _, f := range linkedFields {
				for _, value := range linkedText(v[f.member]) {
					h.state(f.field, value, "json-ld "+kind+"."+f.member, -1)
				}
			}
		}
		members := make([]string, 0, len(v))
		for name := range v {
			members = append(members, name)
		}
		slices.Sort(members)
		for _, name := range members {
			switch name {
			case "@graph", "mainEntity", "mainEntityOfPage", "mainentityofpage":
				h.linkedData(v[name], "", depth+1)
			}
		}
	}
}

// linkedType is the type of an object, the first of several.
func linkedType(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 {
			return linkedType(v[0])
		}
	}
	return ""
}

// aboutPage reports whether an object of this type describes the page or its
// article.
func aboutPage(kind string) bool {
	for _, end := range []string{"Article", "Posting", "Page", "Review", "Report", "CreativeWork", "VideoObject", "Event", "Blog", "Recipe", "HowTo"} {
		if strings.HasSuffix(kind, end) {
			return true
		}
	}
	return false
}

// linkedText is the text of a member: a string, the name of an object, or those
// of a list.
func linkedText(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case map[string]any:
		if name, ok := v["name"].(string); ok {
			return []string{name}
		}
	case []any:
		var all []string
		for _, e := range v {
			if len(all) < 10 {
				all = append(all, linkedText(e)...)
			}
		}
		return all
	}
	return nil
}
