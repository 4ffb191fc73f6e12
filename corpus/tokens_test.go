package corpus

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// tokenParts are what the random pages of these tests are put together from: all
// that a tokenizer treats in its own way.
var tokenParts = []string{
	"<", ">", "/", "=", "\"", "'", "!", "-", "--", "?", " ", "\n", "\r\n", "\r", "\x00", "a", "B", "é", "&amp;", "&amp", "&lt=", "&notit", "&#13;", "&#x80",
	"<p", "<p>", "</p>", "<br/>", "<a href=x/>", "<a b=c b=d/>", "<A Class='x'>", "</", "</ p>", "<!--", "-->", "--!>", "<!>", "<!-", "<!doctype html>", "<?xml ?>", "<![CDATA[",
	"<script>", "<SCRIPT type=x>", "</script>", "</script", "</SCRIPT >", "<script", "<style>", "</style>", "<title>", "</title>", "<textarea>", "</textarea>", "<plaintext>",
	"<noscript>", "</noscript>", "<xmp>", "</xmp>", "<scripty>", "class=\"a b\"", " id=x", " CLASS=y", "data-date", "K",
}

// tokensOf lists the tokens of a page as the reader finds them.
func tokensOf(page []byte) (list []string) {
	t := tokenReader{page: page}
	for {
		switch kind := t.next(); kind {
		case html.ErrorToken:
			return list
		case html.TextToken:
			list = append(list, fmt.Sprintf("text %q %q", t.rawBytes(), t.text()))
		case html.CommentToken:
			list = append(list, "comment")
		case html.EndTagToken:
			list = append(list, fmt.Sprintf("end %q", t.tagName()))
		default:
			tag := fmt.Sprintf("%s %q", kind, t.tagName())
			for k := range t.attrs {
				key := withoutNUL(smallASCII(t.page[t.attrs[k].key.start:t.attrs[k].key.end]))
				if !t.repeated(k) {
					tag += fmt.Sprintf(" %q=%q", key, t.valueOf(&t.attrs[k]))
				}
			}
			list = append(list, tag)
		}
	}
}

// tokensWanted lists them as html.Tokenizer does.
func tokensWanted(page []byte) (list []string) {
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return list
		case html.TextToken:
			list = append(list, fmt.Sprintf("text %q %q", bytes.Clone(z.Raw()), z.Text()))
		case html.CommentToken, html.DoctypeToken:
			list = append(list, "comment")
		case html.EndTagToken:
			name, _ := z.TagName()
			list = append(list, fmt.Sprintf("end %q", name))
		default:
			name, more := z.TagName()
			tag := fmt.Sprintf("%s %q", kind, name)
			for more {
				var key, val []byte
				key, val, more = z.TagAttr()
				tag += fmt.Sprintf(" %q=%q", key, val)
			}
			list = append(list, tag)
		}
	}
}

func smallASCII(s []byte) []byte {
	s = bytes.Clone(s)
	for i, c := range s {
		if 'A' <= c && c <= 'Z' {
			s[i] = c | 0x20
		}
	}
	return s
}

func compareTokens(t *testing.T, page string) {
	t.Helper()
	got, want := tokensOf([]byte(page)), tokensWanted([]byte(page))
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Fatalf("page %q:\ngot\n%s\nwant\n%s", page, g, w)
	}
}

// TestTokens compares the tokens of random pages with those of html.Tokenizer.
func TestTokens(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 60_000 {
		var page strings.Builder
		for range 1 + rnd.IntN(12) {
			page.WriteString(tokenParts[rnd.IntN(len(tokenParts))])
		}
		compareTokens(t, page.String())
	}
}

// TestScriptTokens has scripts that hold comments that hold scripts.
func TestScriptTokens(t *testing.T) {
	parts := []string{"<!--", "-->", "-", "--", ">", "<", "</script>", "</script ", "<script>", "<SCRIPT/", "<scripts>", "</s", "x", "<!-", "!", "/"}
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 60_000 {
		page := "<script>"
		for range 1 + rnd.IntN(12) {
			page += parts[rnd.IntN(len(parts))]
		}
		compareTokens(t, page+"</script>after")
	}
}

func FuzzTokens(f *testing.F) {
	for _, part := range tokenParts {
		f.Add("<p>" + part + "<b>")
	}
	f.Fuzz(func(t *testing.T, page string) {
		compareTokens(t, page)
	})
}
