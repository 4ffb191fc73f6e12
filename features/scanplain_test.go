package features

import (
	"strings"
	"testing"

	"credence/features/internal/lexicon"
)

// Words are the same whether they are read eight bytes at a time or, near the end
// of the text, letter by letter.
func TestPlainWords(t *testing.T) {
	for _, word := range []string{"a", "I", "Said", "SAID", "sAId", "reported", "REPORTED", "reporters", "spokeswoman", "Internationalisation",
		strings.Repeat("abcdefgh", 6), strings.Repeat("abcdefgh", 6) + "i"} {
		var plain, other Text
		plain.Split(word + " and then nothing else")
		other.Split(word)
		a, b := plain.Words[0], other.Words[0]
		if a != b {
			t.Errorf("%q: %+v, letter by letter %+v", word, a, b)
		}
		if want := lexicon.Hash(strings.ToLower(word)); a.Hash != want {
			t.Errorf("%q has the hash %x, want %x", word, a.Hash, want)
		}
	}
	for _, between := range []string{"@", "[", "`", "{", "0", " ", "\x7f", "é", "'"} {
		var x Text
		x.Split("abc" + between + "def and then nothing else")
		want := 6
		if between == "0" || between == "é" || between == "'" {
			want = 5
		}
		if len(x.Words) != want {
			t.Errorf("abc%sdef: %d words, want %d", between, len(x.Words), want)
		}
	}
}
