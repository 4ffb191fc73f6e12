package reports

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"plain text":        "plain text",
		" a\n\tb  c\u00a0d": "a b c d",
		"\x1b[31mred\x07":   `\u001b[31mred\u0007`,
		"a\u202eb\u2066c":   `a\u202eb\u2066c`,
		"\xff":              `\ufffd`,
		"naïve “x” 日本":      "naïve “x” 日本",
		"\u0085\u2028":      "",
	} {
		if got := Plain(in); got != want {
			t.Errorf("Plain(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCell(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@a": "'@a", "\t=1": "'=1", "＝1": "'＝1", "a=1": "a=1", "": "", "\r\n-x": "'-x",
	} {
		if got := cell(in); got != want {
			t.Errorf("cell(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"a *b* _c_ `d`":      "a \\*b\\* \\_c\\_ \\`d\\`",
		"# Title":            `\# Title`,
		"- item":             `\- item`,
		"1. item":            `1\. item`,
		"89.5 points":        "89.5 points",
		"a | b":              `a \| b`,
		"<script>":           `\<script\>`,
		"[x](javascript:a)":  `\[x\](javascript:a)`,
		"https://a.example":  `https&#58;//a.example`,
		"www.a.example":      `www&#46;a.example`,
		"ode@a.example":      `ode&#64;a.example`,
		"line\n\n# injected": `line \# injected`,
		"&lt;":               `\&lt;`,
	} {
		if got := markdown(in); got != want {
			t.Errorf("markdown(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	if got := cut("one two three four five", 13); got != "one two…" && got != "one two three…" {
		t.Errorf("cut = %q", got)
	}
	if got := cut(strings.Repeat("ä", 50), 10); utf8.RuneCountInString(got) != 11 {
		t.Errorf("cut = %q", got)
	}
}

// FuzzText: whatever the text, each format holds it without harm and JSON gives
// it back.
func FuzzText(f *testing.F) {
	f.Add("a\x1b[0m\u202e\"\\\n\u2028\U000e0041", 3)
	f.Fuzz(func(t *testing.T, s string, n int) {
		for _, out := range []string{Plain(s), cell(s), markdown(s), cut(Plain(s), (n%100+100)%100+1), string(appendString(nil, s))} {
			for _, r := range out {
				if harmful(r) {
					t.Fatalf("%q leaves %U in %q", s, r, out)
				}
			}
		}
		var back string
		if err := json.Unmarshal(appendString(nil, s), &back); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if want := strings.ToValidUTF8(s, "\ufffd"); utf8.ValidString(s) && back != want {
			t.Fatalf("%q came back as %q", s, back)
		}
	})
}
