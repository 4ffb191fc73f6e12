package corpus

import "golang.org/x/net/html/atom"

// bucket spreads tags over the counts.
func bucket(tag atom.Atom) int { return int(tag>>8^tag) & 63 }

func cell(tag atom.Atom) bool { return tag == atom.Td || tag == atom.Th || tag == atom.Caption }

func tagName(tag atom.Atom, name []byte) string {
	if tag != 0 {
		return tag.String()
	}
	return string(name)
}

// breaksLine reports whether an element stands in lines of its own.
func breaksLine(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Button, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog,
		atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3,
		atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol,
		atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th,
		atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// apart reports whether an inline element is used for things that stand side by
// side: two of them in a row are two words, also without a space between.
func apart(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.Span, atom.Time, atom.Label, atom.Cite, 0:
		return true
	}
	return false
}

// hides reports whether an element's text is not shown.
func hides(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Video, atom.Audio, atom.Canvas,
		atom.Select, atom.Textarea, atom.Noembed, atom.Noframes, atom.Applet, atom.Datalist:
		return true
	}
	return false
}
