package features

import (
	"strings"
	"testing"
)

// TestSmall: words in small letters are the same by every way.
func TestSmall(t *testing.T) {
	var x Text
	x.Split("The MINISTER, O’Brien, WON’T say that Ödön’s Straße or the Minister’s ŽIŽEK'S isn’t İzmir; it's a Don't.")
	for i := range x.Words {
		want := strings.ToLower(x.Word(i))
		if got := x.small(i); got != want {
			t.Errorf("small(%q) = %q, want %q", x.Word(i), got, want)
		}
		if got := string(appendSmall([]byte("x "), x.Word(i))); got != "x "+want {
			t.Errorf("appendSmall(%q) = %q", x.Word(i), got)
		}
	}
}

// TestReads: reads goes by what lower returns.
func TestReads(t *testing.T) {
	var x Text
	x.Split("THE So gnome Gnomes WON’T can't")
	for i := range x.Words {
		for k := range x.Words {
			if got, want := x.reads(i, x.lower(k)), x.lower(i) == x.lower(k); got != want {
				t.Errorf("%q reads %q: %v", x.Word(i), x.lower(k), got)
			}
		}
	}
}

func TestSingleSpaced(t *testing.T) {
	for in, want := range map[string]string{"Ann Ode": "Ann Ode", "Ann  Ode": "Ann Ode", "Ann\nOde": "Ann Ode", "Ann\u00a0Ode": "Ann Ode", "Ode": "Ode"} {
		if got := singleSpaced(in); got != want {
			t.Errorf("singleSpaced(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestPlaceWords: each word knows its sentence.
func TestPlaceWords(t *testing.T) {
	var x Text
	x.Split("One ends here. Two goes on.\n\nThree.")
	for i, s := range x.Sentences {
		for w := s.First; w < s.Last; w++ {
			if got := x.sentenceOf(w); got != i {
				t.Errorf("sentenceOf(%d) = %d, want %d", w, got, i)
			}
		}
	}
	if a, b := x.sentenceOf(-1), x.sentenceOf(len(x.Words)); a != -1 || b != -1 {
		t.Errorf("outside: %d, %d", a, b)
	}
}
