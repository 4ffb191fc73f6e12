package main

import (
	"slices"
	"testing"

	"credence/corpus"
)

// TestMaskOwnName: an outlet's name goes where it is used as one, and nothing else.
func TestMaskOwnName(t *testing.T) {
	for _, c := range []struct{ source, text, want string }{
		{"dailycrane.example", "The Daily Crane, as DailyCrane.example says, and daily-crane readers.", "The the outlet, as the outlet says, and daily-crane readers."},
		{"the-daily-crane.example", "Follow @thedailycrane or The Daily Crane’s page.", "Follow the outlet or the outlet’s page."},
		{"harbour.example", "At the harbour, Harbour reports; Harbourside and harbour.example too.", "At the harbour, the outlet reports; Harbourside and the outlet too."},
		{"ab.example", "AB says AB.", "AB says AB."}, // two letters are no name
		{"9post.example", "Seen on 9Post today, not on 19post.", "Seen on the outlet today, not on 19post."},
		{"a+(b.example", "A+(B is no pattern.", "A+(B is no pattern."},
		{"", "Nothing.", "Nothing."},
	} {
		d := corpus.Document{Source: c.source, Text: c.text, Title: c.text}
		maskOwnName(&d)
		if d.Text != c.want || d.Title != c.want {
			t.Errorf("%s: %q, want %q", c.source, d.Text, c.want)
		}
	}
	d := corpus.Document{URL: "https://news.kranpost.example/a", Text: "Kranpost and Hafenblatt and Elmgate.", Labels: make([]string, len(labelFields))}
	d.Labels[slices.Index(labelFields, "source_group")] = "hafenblatt.example"
	maskOwnName(&d)
	if want := "the outlet and the outlet and Elmgate."; d.Text != want {
		t.Errorf("by address and group: %q, want %q", d.Text, want)
	}
}
