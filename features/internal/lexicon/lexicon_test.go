package lexicon

import "testing"

func TestListsCompile(t *testing.T) {
	l := Default()
	t.Logf("%d words", len(l.words))
	for text, want := range map[string]Class{"said": Say | Past | Participle, "may": Month | Auxiliary, "whining": 0, "spokeswomen": Role | Female, "denied": Say | Past} {
		if got := l.Class(l.Lookup(text)); got&want != want {
			t.Errorf("Class(%q) = %b, want at least %b", text, got, want)
		}
	}
}
