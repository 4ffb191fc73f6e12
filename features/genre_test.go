package features

import (
	"strings"
	"testing"

	"credence/corpus"
)

// genreBody is reporting of no marked genre.
var genreBody = testLead + "\n\n" + strings.ReplaceAll(testBody, "said", "thought")

// genreOf is the genre of a text, with what says so.
func genreOf(t *testing.T, doc corpus.Document) (name, evidence string) {
	t.Helper()
	p := NewMeasurer(testDay).Measure(doc)
	for _, n := range p.Notes {
		if n.Kind == "genre" && n.Evidence == InText {
			evidence = doc.Text[n.Start:n.End]
		}
	}
	return p.Genre, evidence
}

func TestGenreOfText(t *testing.T) {
	entry := "The crane was moved to the other quay, and work went on until the evening.\n\n"
	log := func(times ...string) string {
		text := "Crane moved in Pell\n\n"
		for _, at := range times {
			text += at + "\n\n" + entry
		}
		return text
	}
	mock := "PELL—Saying that he had never liked the view, the lighthouse keeper of Pell turned the lamp around Monday, startling a cow. " +
		"Nobody at sea had noticed by noon, the keeper added, and the cow had settled in well.\n\n"
	for _, c := range []struct{ what, text, genre, evidence string }{
		{"satire by its footer", genreBody + "\n\nThis site is satire. Do not write to us.", GenreSatire, "This site is satire."},
		{"satire by name", genreBody + "\n\nThe Pell Gull is a satirical newspaper.", GenreSatire, "The Pell Gull is a satirical newspaper."},
		{"satire by its stories", genreBody + "\n\nAll stories on these pages are fictional.", GenreSatire, "All stories on these pages are fictional."},
		{"another outlet is satire", "The Pell Gull claimed that the bridge was sold.\n\n" + genreBody + "\n\nThe Pell Gull is a satirical newspaper.", GenreUnknown, ""},
		{"a check of a satirical claim", genreBody + "\n\nWe asked the owner, who told us that the site is a satirical newspaper.", GenreUnknown, ""},
		{"based on satire", genreBody + "\n\nThis story is based on a satirical article that was shared in Pell.", GenreUnknown, ""},
		{"no satire", genreBody + "\n\nThis story is not satire, and the bridge stands.", GenreUnknown, ""},
		{"a film's characters", genreBody + "\n\nAll characters in the film are fictional.", GenreUnknown, ""},
		{"we are satire", genreBody + "\n\nWe are a satirical site.", GenreSatire, "We are a satirical site."},
		{"a satirical novel", genreBody + "\n\nThis week she read from a satirical novel about bridges.", GenreUnknown, ""},
		{"quoted satire", genreBody + "\n\n“This site is satire,” its owner wrote.", GenreUnknown, ""},
		{"mock item", mock + "At press time, the cow had asked for a lamp of its own.", GenreSatire, "At press time, the cow had asked for a lamp of its own."},
		{"mock lead alone", mock + "By evening, the cow had asked for a lamp of its own.", GenreUnknown, ""},
		{"unanswered at press time", mock + "At press time, the keeper had not answered a request for comment.", GenreUnknown, ""},
		{"press time in a report", genreBody + "\n\nAt press time, the bridge was still closed to lorries.", GenreUnknown, ""},
		{"log, newest first", log("4.41pm GMT", "3.20pm GMT", "1.05pm GMT", "11:50"), GenreLiveBlog, "4.41pm"},
		{"log with updates", log("Update 10:15 p.m.", "Update 9:40 p.m.", "Update 8:05 p.m.", "Update 7:30 p.m."), GenreLiveBlog, "10:15 p.m"},
		{"log in brackets", log("Crane moved (4:41 p.m.)", "Crane stuck (3:20 p.m.)", "Crane seen (1:05 p.m.)", "Crane late (11:50 a.m.)"), GenreLiveBlog, "4:41 p.m"},
		{"chronology", log("9:15 a.m.", "10:20 a.m.", "11:05 a.m.", "1:10 p.m.", "2:05 p.m."), GenreUnknown, ""},
		{"long chronology", log("9:15 a.m.", "9:20 a.m.", "10:05 a.m.", "11:10 a.m.", "12:05 p.m.", "1:05 p.m.", "2:15 p.m.", "3:05 p.m.", "4:40 p.m."), GenreLiveBlog, "9:15 a.m"},
		{"times without order", log("4.41pm", "1.20pm", "3.05pm", "2.10pm", "5.00pm"), GenreUnknown, ""},
		{"programme", "Tonight\n\n" + genreBody + "\n\n9 p.m. — The Crane\n\n8 p.m. — Quays\n\n7 p.m. — News\n\n6 p.m. — Weather\n\n5 p.m. — Boats", GenreUnknown, ""},
		{"an article's own log", genreBody + "\n\n" + genreBody + "\n\nUPDATES:\n\n7:45 a.m.: This article has been updated with what the two bidders said on Wednesday.\n\n" +
			"6:10 a.m.: This article has been updated with what the board said on Wednesday.\n\n5:30 a.m.: This article has been updated with what the crane cost in March.\n\n" +
			"4:00 a.m.: This article has been updated with more about the crane and the board.", GenreUnknown, ""},
		{"release by two marks", genreBody + "\n\nAbout Ode Works\nOde Works has built cranes and bridges for the harbours of the north for more than a hundred years.\n\nPress contact: Lena Orr, press@odeworks.example", GenrePressRelease, "About Ode Works"},
		{"release by words and end", "PELL – Ode Works today announced a crane that lifts more than any other crane on the northern coast.\n\n" + genreBody + "\n\n# # #", GenrePressRelease, "today announced"},
		{"freed in its lead", "For release 10:00 a.m. Thursday, January 8, 2026 The harbour of Pell moved more goods in December than in the month before.\n\n" + genreBody, GenrePressRelease, "For release"},
		{"an end mark alone", genreBody + "\n\n###", GenreUnknown, ""},
		{"a press office alone", genreBody + "\n\nPress office: press@pell.example", GenreUnknown, ""},
		{"an announcement alone", "PELL – Ode Works today announced a crane that lifts more than any other crane on the northern coast.\n\n" + genreBody, GenreUnknown, ""},
		{"an outlet's portrait", "PELL – Ferry Works today announced a crane that lifts more than any other crane on the northern coast.\n\n" + genreBody +
			"\n\nAbout Harbour Post\nHarbour Post has reported on cranes and bridges in the harbours of the north for more than a hundred years.", GenreUnknown, ""},
		{"a reporter's address", "PELL – Ode Works today announced a crane that lifts more than any other crane on the northern coast.\n\n" + genreBody + "\n\nContact: lena.orr@pell.example", GenreUnknown, ""},
		{"about the author", genreBody + "\n\nAbout the author\nLena Orr has written about harbours and cranes for the Courier for more than ten years now.\n\n###", GenreUnknown, ""},
		{"digest", "Good morning, here are today’s headlines. To get this briefing by email, sign up.\n\n" + genreBody, GenreListing, "Good morning, here are today’s headlines. To get this briefing by email, sign up."},
		{"a newsletter offered", "Sign up for our newsletter to get stories like this in your inbox.\n\n" + genreBody, GenreUnknown, ""},
	} {
		name, evidence := genreOf(t, corpus.Document{ID: "a", Text: c.text})
		if name == GenreReport {
			name = GenreUnknown
		}
		if name != c.genre || c.genre != GenreUnknown && evidence != c.evidence {
			t.Errorf("%s: %s by %q, want %s by %q", c.what, name, evidence, c.genre, c.evidence)
		}
	}
}

func TestGenreOfTitleAndAddress(t *testing.T) {
	for _, c := range []struct{ title, url, genre string }{
		{"Pell bridge: live updates", "", GenreLiveBlog},
		{"The Latest: Bridge closed after flood", "", GenreLiveBlog},
		{"Bridge vote – as it happened", "", GenreLiveBlog},
		{"Mayor knew of the leak as it happened", "", GenreUnknown},
		{"Bridge elected mayor | Satire", "", GenreSatire},
		{"Why satire: a defence", "", GenreUnknown},
		{"Crane moved", "https://pell.example/live/2026/jan/08/crane", GenreLiveBlog},
		{"Crane moved", "https://pell.example/music/live/crane", GenreUnknown},
		{"Crane moved", "https://pell.example/news-releases/crane", GenrePressRelease},
		{"Crane moved", "https://pell.example/satire/crane", GenreSatire},
		{"Crane moved", "https://pell.example/news/satire-in-pell", GenreUnknown},
	} {
		if name, _ := genreOf(t, corpus.Document{ID: "a", Title: c.title, URL: c.url, Text: genreBody}); name != c.genre && (name != GenreReport || c.genre != GenreUnknown) {
			t.Errorf("genre of %q at %q: %s, want %s", c.title, c.url, name, c.genre)
		}
	}
}

func TestListingShapes(t *testing.T) {
	teaser := "The harbour board put off its new crane once more, and the bidders wait for an answer in the spring"
	archive := strings.Repeat(teaser+"... Read More\n\n", 4)
	signed, dated, chronology := "", "", ""
	for _, day := range []string{"30", "28", "21", "17", "14", "9", "8", "3"} {
		signed += "Jan " + day + ", 2026 — Lena Orr\n\n" + teaser + ".\n\n"
		dated += "Crane put off once more, " + day + " days on\n\n" + teaser + ".\n\nJanuary " + day + ", 2026\n\n"
		chronology += "January " + day + ", 2026\n\n" + teaser + ".\n\n"
	}
	for what, c := range map[string]struct {
		text    string
		listing bool
	}{
		"archive": {archive, true}, "one author's pieces": {signed, true}, "a front": {dated, true}, "chronology": {chronology, false}, "article": {genreBody, false},
	} {
		if name, _ := genreOf(t, corpus.Document{ID: "a", Text: c.text}); (name == GenreListing) != c.listing {
			t.Errorf("%s: %s", what, name)
		}
	}
}
