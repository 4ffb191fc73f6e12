package lexicon

import "testing"

func TestHashEight(t *testing.T) {
	const word = "reported"
	for n := 1; n <= len(word); n++ {
		if got, want := HashEight(HashStart, Eight(word[:n]), n), Hash(word[:n]); got != want {
			t.Errorf("HashEight of %q is %x, Hash %x", word[:n], got, want)
		}
	}
}

func TestFindTellsWordsApart(t *testing.T) {
	l := Default()
	for id := 1; id < l.Len(); id++ {
		text := l.Text(ID(id))
		if got := l.Lookup(text); got != ID(id) {
			t.Errorf("Lookup(%q) = %d, want %d", text, got, id)
		}
		if got := l.Lookup(text + "qx"); got != 0 {
			t.Errorf("Lookup(%q) = %d, which is %q", text+"qx", got, l.Text(got))
		}
	}
}
