package corpus

import "strings"

// A Markup is what an HTML page says about its text: the elements that its
// blocks stand in, and what the page states about itself.
type Markup struct {
	Elements   []Element
	Blocks     []MarkupBlock // one for each line of Document.Text, in order
	Statements []Statement   // in the order of the page
}

// An Element is an element that may hold text, with what its author called it.
type Element struct {
	Tag    string // lower case
	Parent int32  // index of the element around it, -1 for none
	Names  string // its class, id, role, itemprop and label, separated by spaces
}

// A MarkupBlock is a stretch of text that the page shows by itself.
type MarkupBlock struct {
	Start, End int   // bytes of Document.Text
	Element    int32 // innermost element that breaks lines around it
	Linked     int   // bytes inside links
	Headed     bool  // begins with words set apart: bold or the like
}

// A Statement is something that a page states about itself outside its visible
// text, or by the element of a visible text.
type Statement struct {
	Field string // published, updated, created, title, byline, publisher, language, url, image, type, time, FieldMark or FieldScript
	Value string // as it stands there
	From  string // where: "json-ld NewsArticle.datePublished", "meta article:published_time", "time", …
	At    int    // for an element with visible text, the byte of Document.Text that it begins at or the space before; else -1
}

// address is the address that the page states as its own, "" for none that is
// whole.
func (m *Markup) address() string {
	for _, s := range m.Statements {
		if s.Field == "url" && !strings.HasPrefix(s.From, "json-ld") && strings.Contains(s.Value, "://") {
			return s.Value
		}
	}
	return ""
}
