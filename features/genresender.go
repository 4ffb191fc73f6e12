package features

import "strings"

// releaseMarks are the marks that senders set under what they send.
var releaseMarks = [...]struct {
	is   func(*Page, int) bool
	what string
}{
	{(*Page).senderHeading, "closes with its sender's portrait"}, {(*Page).pressContact, "names a contact for the press"},
	{(*Page).endMark, "ends in a release's closing mark"}, {(*Page).sourceLine, "names its sender as source"},
}

// senderHeading recognises "About Ode Works" above a paragraph that portrays it,
// where the article opens with the name: outlets portray themselves too.
func (p *Page) senderHeading(i int) bool {
	b := &p.Blocks[i]
	n := b.Last - b.First
	if n < 2 || n > 9 || p.words[b.First].End-p.words[b.First].Start != 5 || p.lower(b.First) != "about" || p.words[b.First+1].Flags&Capital == 0 || p.Layout.clues[i].ends {
		return false
	}
	for k := i + 1; k < min(i+3, len(p.Blocks)); k++ {
		c := &p.Layout.clues[k]
		if c.words == 0 {
			continue
		}
		name := p.words[b.First+1].Hash
		return c.ends && c.words >= 15 && p.portrays(&p.Blocks[k], name) && p.opensWith(name)
	}
	return false
}

// opensWith reports whether a word stands in the first blocks of the article.
func (p *Page) opensWith(hash uint32) bool {
	lead := p.firstBodyBlock()
	for k := lead; k < min(lead+3, len(p.Blocks)); k++ {
		for w := p.Blocks[k].First; w < p.Blocks[k].Last; w++ {
			if p.words[w].Hash == hash {
				return true
			}
		}
	}
	return false
}

// portrays reports whether a paragraph begins with the name, or as a company's
// portrait does.
func (p *Page) portrays(b *Block, name uint32) bool {
	for w := b.First; w < min(b.First+4, b.Last); w++ {
		if p.words[w].Hash == name {
			return true
		}
	}
	switch p.lower(b.First) {
	case "founded", "established", "headquartered", "based":
		return true
	}
	return false
}

// pressContact recognises "Media contact:" with an address or number beside it.
// A bare "Contact:" is as often the reporter's.
func (p *Page) pressContact(i int) bool {
	b := &p.Blocks[i]
	if b.Last-b.First < 2 || b.Last-b.First > 30 || strings.IndexByte("mMpPfF", p.Source[p.words[b.First].Start]) < 0 {
		return false
	}
	switch first, second := p.lower(b.First), p.lower(b.First+1); {
	case first == "media" || first == "press":
		switch second {
		case "contact", "contacts", "inquiries", "enquiries", "enquiry", "inquiry", "office", "relations":
		default:
			return false
		}
	case first == "for" && (second == "media" || second == "press") && b.Last-b.First > 2 && (p.lower(b.First+2) == "inquiries" || p.lower(b.First+2) == "enquiries"):
	default:
		return false
	}
	for k := i; k < min(i+5, len(p.Blocks)); k++ {
		if c := &p.Layout.clues[k]; c.email || k > i && c.digits >= 0.5 && c.words >= 2 && c.words <= 6 {
			return true
		}
	}
	return false
}

// endMark recognises the lines ###, # # #, – ENDS – at the end of a release.
func (p *Page) endMark(i int) bool {
	b := &p.Blocks[i]
	text := p.Source[b.Start:b.End]
	if b.First == b.Last {
		return len(text) <= 24 && strings.Count(text, "#") >= 3 && strings.Trim(text, "# ") == ""
	}
	if b.Last-b.First != 1 || len(text) > 16 {
		return false
	}
	w := p.lower(b.First)
	return (w == "end" || w == "ends") && (p.words[b.First].Flags&AllCaps != 0 || strings.ContainsAny(text, "-–—#"))
}

// sourceLine recognises the line "SOURCE Ode Works" under a release.
func (p *Page) sourceLine(i int) bool {
	b := &p.Blocks[i]
	n := b.Last - b.First
	return n >= 2 && n <= 9 && strings.HasPrefix(p.Source[b.Start:], "SOURCE ") && p.words[b.First+1].Flags&Capital != 0 && !p.Layout.clues[i].ends
}
