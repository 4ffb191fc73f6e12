package features

import (
	"strings"
	"unicode"

	"credence/corpus"

	"golang.org/x/net/publicsuffix"
)

// imprintNamed tells whether the page names its publisher. Source: disclosure of
// the publisher in the Journalism Trust Initiative (CEN CWA 17493:2019).
var imprintNamed = Indicator{
	Name: "imprint", Title: "Imprint", Unit: "0 or 1", Basis: "pages", Factor: Transparency, Direction: Higher,
	Definition: "1 when the page's header, footer, copyright or subscribe lines or its metadata name its publisher by domain or name, 0 when the text shows such parts and they do not.",
	Missing:    "for an article cut out of its page",
	Why:        "A reader can find out who publishes this.",
	Measure: func(p *Page) Value {
		var found []Finding
		if im := p.Facts.imprint; p.silent && im.source != "" {
			return Value{X: 1, N: 1}
		} else if im.source != "" {
			found = append(found, Finding{Kind: "imprint", Evidence: InText, Start: im.at.Start, End: im.at.End, Attributes: []Attribute{{"value", im.source}}})
		} else if s := p.pageStatement("publisher"); s.Value != "" {
			found = append(found, Finding{Kind: "imprint", Evidence: InMetadata, Field: s.From, Attributes: []Attribute{{"value", s.Value}}})
		}
		return p.presence(found, p.pageVisible(), "publisher's name")
	},
}

// An imprint is what a page says of its publisher.
type imprint struct {
	source string // domain or name; "" when the page does not say
	at     Span   // where it says so
}

// platforms are domains that pages link to and that do not publish them.
var platforms = map[string]bool{
	"facebook.com": true, "twitter.com": true, "x.com": true, "t.co": true, "instagram.com": true, "linkedin.com": true,
	"youtube.com": true, "youtu.be": true, "tiktok.com": true, "pinterest.com": true, "reddit.com": true, "whatsapp.com": true,
	"telegram.org": true, "t.me": true, "threads.net": true, "bsky.app": true, "flipboard.com": true, "tumblr.com": true,
	"google.com": true, "apple.com": true, "spotify.com": true, "amazon.com": true, "gmail.com": true, "outlook.com": true,
	"hotmail.com": true, "yahoo.com": true, "protonmail.com": true, "proton.me": true, "icloud.com": true, "aol.com": true,
	"wordpress.com": true, "wordpress.org": true, "disqus.com": true, "taboola.com": true, "outbrain.com": true, "bit.ly": true,
	"patreon.com": true, "paypal.com": true, "gettyimages.com": true, "archive.org": true, "wikipedia.org": true, "rumble.com": true,
	"akismet.com": true, "substack.com": true, "medium.com": true, "mailchimp.com": true, "change.org": true, "gofundme.com": true,
}

// readImprint finds the publisher in the page's furniture: the domain that it
// names most, lines of copyright and subscription counting double; failing
// that, the holder of the copyright, when the page's head names it too.
func (p *Page) readImprint() imprint {
	type candidate struct {
		domain string
		weight int
		at     Span
	}
	var found []candidate
	for i := range p.Blocks {
		role := p.Layout.Roles[i]
		if !role.furniture() || role == "related" || role == "comments" {
			continue
		}
		p.hosts(&p.Blocks[i], func(host string, at Span) {
			d := corpus.RegistrableDomain(host)
			if d == "" || platforms[d] {
				return
			}
			weight := 1
			if role == "copyright" || role == "subscribe" || role == "footer" {
				weight = 2
			}
			for k := range found {
				if found[k].domain == d {
					found[k].weight += weight
					return
				}
			}
			if len(found) < 200 {
				found = append(found, candidate{d, weight, at})
			}
		})
	}
	best, tie := -1, false
	for k := range found {
		switch {
		case best < 0 || found[k].weight > found[best].weight:
			best, tie = k, false
		case found[k].weight == found[best].weight:
			tie = true
		}
	}
	if best >= 0 && !tie {
		return imprint{found[best].domain, found[best].at}
	}
	if best >= 0 {
		return imprint{} // two publishers named alike: no telling
	}
	return p.copyrightHolder()
}

// hosts calls f for each host name in a block: words joined by full stops whose
// last is a top-level domain.
func (p *Page) hosts(b *Block, f func(host string, at Span)) {
	for w := b.First; w < b.Last; w++ {
		end := w + 1
		for end < b.Last && (p.words[end].Gap == GapStop || p.words[end].Gap == GapHyphen) {
			end++
		}
		if end == w+1 {
			continue
		}
		at := Span{int(p.words[w].Start), int(p.words[end-1].End)}
		if host := strings.ToLower(p.Source[at.Start:at.End]); domainLike(host) {
			f(host, at)
		}
		w = end - 1
	}
}

// hostIn reports whether a block names a host.
func (p *Page) hostIn(b *Block) bool {
	found := false
	p.hosts(b, func(string, Span) { found = true })
	return found
}

// domainLike reports whether host ends in a top-level domain of the public list
// (or in .example, which is kept for documents such as tests).
func domainLike(host string) bool {
	dot := strings.LastIndexByte(host, '.')
	if dot < 2 || len(host)-dot < 3 {
		return false
	}
	for _, r := range host[dot+1:] {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	suffix, icann := publicsuffix.PublicSuffix(host)
	return (icann || strings.HasSuffix(host, ".example")) && suffix != host
}

// copyright reports a line of copyright: © or (c) and a year.
func (p *Page) copyright(b *Block) bool {
	if b.Last-b.First > 40 {
		return false
	}
	text := p.Source[b.Start:b.End]
	if strings.Contains(text, "©") {
		return true
	}
	for w := b.First; w+1 < b.Last; w++ {
		if p.words[w+1].Flags&Digits == 0 {
			continue
		}
		word := p.Word(w)
		if (strings.EqualFold(word, "copyright") || strings.EqualFold(word, "c") && p.words[w].Gap&GapOpen != 0) && p.year(w+1) > 0 {
			return true
		}
	}
	return false
}

// copyrightHolder reads the name after the years of the copyright line. It
// counts when the page names it once more, in another piece of furniture.
func (p *Page) copyrightHolder() imprint {
	lines := 0
	for i := range p.Blocks {
		if p.Layout.Roles[i] != "copyright" || lines == 3 {
			continue
		}
		lines++
		b := p.Blocks[i]
		first := b.First
		for first < b.Last && (p.words[first].Flags&Digits != 0 || strings.EqualFold(p.Word(first), "copyright") || strings.EqualFold(p.Word(first), "c") || strings.EqualFold(p.Word(first), "by")) {
			first++
		}
		last := first
		for last < b.Last && last < first+6 && (p.words[last].Flags&Capital != 0 || last > first && p.words[last].Gap == GapSpace) {
			if last > first && p.words[last].Gap&^(GapSpace|GapHyphen|GapOther) != 0 || strings.EqualFold(p.Word(last), "all") {
				break
			}
			last++
		}
		if last == first {
			continue
		}
		at := Span{int(p.words[first].Start), int(p.words[last-1].End)}
		name := p.Source[at.Start:at.End]
		for k := range p.Blocks {
			if k != i && p.Layout.Roles[k].furniture() && strings.Contains(p.Source[p.Blocks[k].Start:p.Blocks[k].End], name) {
				return imprint{strings.Join(strings.Fields(name), " "), at}
			}
		}
	}
	return imprint{}
}
