package features

import "testing"

// TestMayDisclose: the quick look lets every disclaimer through.
func TestMayDisclose(t *testing.T) {
	for _, l := range genreLeads {
		if l.disclaimer && !mayDisclose(l.lead) {
			t.Errorf("%q is passed over", l.lead)
		}
	}
	for _, text := range []string{"", "p", "The map of the port is to be printed.", "Pipes were laid in spring"} {
		if mayDisclose(text) {
			t.Errorf("%q is looked at", text)
		}
	}
}

func TestSameWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"The bridge, again!", "THE BRIDGE AGAIN", true},
		{"Été 2024", "été – 2024 ", true},
		{"The bridge", "The bridges", false},
		{"The bridges", "The bridge", false},
		{"", "…", true},
	} {
		if sameWords(c.a, c.b) != c.same {
			t.Errorf("%q and %q: %t", c.a, c.b, !c.same)
		}
	}
}
