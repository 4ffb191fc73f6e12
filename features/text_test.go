package features

import "testing"

func TestTry(t *testing.T) {
	var x Text
	x.Split("Mr. Smith of the U.S. Army said on Jan. 8 that it's over. “I don’t mind the ministers’ decision,” he said. 'It wasn't the ministers' fault alone,' said Jory Vantongeren, Pell's foreman. 'The city didn't answer our letters.'\nThe 5\" pipe was 6'2\" high. ''The money arrived,'' she said. ``Half,'' he said. «Nous» «rien». „Die Farben“ sagte er. ‘I don’t mind the ministers’ decision, but it came late,’ said")
	for _, s := range x.Sentences {
		t.Logf("%q", x.Source[s.Start:s.End])
	}
	for _, s := range x.Quotations {
		t.Logf("Q %q", x.Source[s.Start:s.End])
	}
}
