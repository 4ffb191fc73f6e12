package features

import (
	"strings"
	"testing"
)

func TestGaming(t *testing.T) {
	body := testLead + " " + testBody + "\n\n"
	for name, c := range map[string]struct {
		text string
		want bool
	}{
		"as it is":                   {body, false},
		"one speaker, strewn":        {body + "Ann Ode, a resident, said that it was expected.\n\nOde said that talks would go on.\n\nOde said that it was fine.\n\nOde said that they knew.\n\nOde said that it was late.\n\nOde said that all was well.", true},
		"one speaker, in full":       {body + strings.Repeat("Ann Ode said that the board had met on Monday to look at the plans for the bridge and would meet again. ", 1) + "Ode said that it was late. Ode said that the crane, which had stood there since the war, would be taken down before the winter.", false},
		"said again word for word":   {body + strings.Repeat("The board said on Monday that the old crane could lift for another year.\n\n", 5), true},
		"two speakers, a few words":  {body + "Ann Ode said that it was late. Piet Lund said that it was not. Ode said that she knew. Lund said that he did too.", false},
		"repeated without a speaker": {body + strings.Repeat("The bridge is closed until the end of the year for repairs to its deck.\n\n", 5), false},
	} {
		p := measure(c.text)
		if p.Gaming() != c.want {
			t.Errorf("%s: flagged %t, want %t", name, p.Gaming(), c.want)
		}
		for _, n := range p.Notes {
			if n.Kind == KindGaming && (n.End <= n.Start || n.Note == "") {
				t.Errorf("%s: finding %+v", name, n)
			}
		}
	}
}
