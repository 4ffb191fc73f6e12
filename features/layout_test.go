package features

import (
	"fmt"
	"strings"
	"testing"

	"credence/corpus"

	"github.com/google/go-cmp/cmp"
)

const (
	testLead = "The town council met on Monday evening to look at the plans for the new bridge, which the town has wanted for many years."
	testBody = "It adjourned without a vote after two hours of debate. The mayor, Ann Ode, said that the money was there, and that nobody could find it. A second meeting is planned for the week after next, in the same hall and at the same hour."
)

// roles lists the furniture of a text as "role: text".
func roles(t *testing.T, p *Profile) []string {
	t.Helper()
	var list []string
	for _, f := range value(t, p, "boilerplate_ratio").Findings {
		kind := f.Kind
		if f.Kind == KindBoilerplate {
			kind = fmt.Sprint(f.Attribute("role"))
		}
		list = append(list, kind+": "+strings.Join(strings.Fields(p.Doc.Text[f.Start:f.End]), " "))
	}
	return list
}

// TestPromotionInsideTheArticle has sentences that point to the site's other
// pieces, and sentences that look like it and do not.
func TestPromotionInsideTheArticle(t *testing.T) {
	for _, promo := range []string{
		"Here is the link to our article on the ferry port.",
		"Read also our guide to the seven bridges of Pell.",
		"You can learn more in our article about the price of steel.",
		"Related: How other towns paid for their bridges",
		"For more on the vote, see our full coverage of the council.",
		"Don’t miss our interview with the engineer.",
		"READ MORE: Ferry port to close for six weeks",
		"Check out our list of the ten best walks along the river.",
		"Also read: Why the old bridge was never mended",
		"Click here to read our report on the harbour.",
		"If you enjoyed this, take a look at our story on the lighthouse.",
		"Sign up for our newsletter to get the best of Pell.",
	} {
		for _, text := range []string{testLead + " " + promo + "\n\n" + testBody, testLead + "\n\n" + promo + "\n\n" + testBody} {
			p := measure(text)
			if got := strings.Join(roles(t, p), "|"); !strings.Contains(got, promo) {
				t.Errorf("%q is not set aside: %s", promo, got)
			}
			if want := len(strings.Fields(strings.NewReplacer("’", "", "-", " ").Replace(promo))); p.AllWords-p.Words != want {
				t.Errorf("%q: %d words set aside, want %d", promo, p.AllWords-p.Words, want)
			}
		}
	}
	for _, own := range []string{
		"The council asked residents to read the report on the harbour.",
		"“Read our report on the harbour,” said Ann Ode.",
		"For more than a year our town has waited for this.",
		"See you in court, the engineer wrote.",
		"More: that was all he said.",
		"Here the road ends.",
	} {
		p := measure(testLead + " " + own + "\n\n" + testBody)
		if p.Words != p.AllWords {
			t.Errorf("%q is set aside: %v", own, roles(t, p))
		}
	}
}

func TestHeadingsAndShortParagraphsAreArticle(t *testing.T) {
	p := measure(testLead + "\n\nWhy the old bridge failed\n\n" + testBody + "\n\nNobody laughed.\n\nWhat Happens Next\n\n" + testBody + " And so it went on.")
	if p.Words != p.AllWords {
		t.Errorf("set aside: %v", roles(t, p))
	}
}

func TestPageFurniture(t *testing.T) {
	page := strings.Join([]string{
		"Skip to content", "Pell Courier", "  • Home", "  • News", "  • Sport", "Search", "Sign in", "Subscribe",
		"Home > News > Council", "Council meets on bridge plans again", "By Lena Orr", "Published: January 8, 2026", "Share", "Facebook", "Twitter",
		testLead, testBody, "Advertisement", testBody + " That is all.",
		"Lena Orr is a reporter for the Courier. She covers the council.",
		"Tags", "bridge", "council", "You might also like", "Ten walks along the river", "The lighthouse keeper's tale", "Leave a Reply", "Your email address will not be published.",
		"Comment *", "Name *", "About us", "Contact", "Privacy Policy", "© 2026 Pell Courier, pellcourier.example. All rights reserved.",
	}, "\n")
	p := measure(page)
	want := []string{
		"menu: Skip to content Pell Courier • Home • News • Sport Search", "sign_in: Sign in", "subscribe: Subscribe", "menu: Home > News > Council",
		"headline: Council meets on bridge plans again", "byline: By Lena Orr", "date_line: Published: January 8, 2026", "share: Share Facebook Twitter",
		"advertisement: Advertisement", "author_box: Lena Orr is a reporter for the Courier. She covers the council.", "tags: Tags bridge council",
		"related: You might also like Ten walks along the river The lighthouse keeper's tale", "comments: Leave a Reply Your email address will not be published. Comment * Name *",
		"menu: About us Contact", "footer: Privacy Policy", "copyright: © 2026 Pell Courier, pellcourier.example. All rights reserved.",
	}
	if diff := cmp.Diff(want, roles(t, p)); diff != "" {
		t.Errorf("roles (-want +got):\n%s", diff)
	}
	if p.Title != "Council meets on bridge plans again" || p.Byline != "Lena Orr" || p.Published.String() != "2026-01-08" || p.Source != "pellcourier.example" {
		t.Errorf("title %q, byline %q, published %s, source %q", p.Title, p.Byline, p.Published, p.Source)
	}
	for _, name := range []string{"byline", "publication_date", "imprint"} {
		if v := value(t, p, name); v.X != 1 {
			t.Errorf("%s = %g of %d", name, v.X, v.N)
		}
	}
}

// TestAbsenceNeedsThePage: an article cut out of its page says nothing of what
// the page named.
func TestAbsenceNeedsThePage(t *testing.T) {
	p := measure(testLead + "\n\n" + testBody)
	for _, name := range []string{"byline", "publication_date", "imprint"} {
		if v := value(t, p, name); v.N != 0 {
			t.Errorf("%s was measured on an article alone: %g", name, v.X)
		}
	}
	p = measure("Home | News | Sport\nCouncil meets on bridge plans again\n" + testLead + "\n\n" + testBody)
	for _, name := range []string{"byline", "publication_date"} {
		if v := value(t, p, name); v.N != 1 || v.X != 0 || v.Findings[0].Evidence != Absence {
			t.Errorf("%s below a visible head of page: %+v", name, v)
		}
	}
}

// TestRecordAgainstPage: where they disagree the record is used, and it is said.
func TestRecordAgainstPage(t *testing.T) {
	day, _ := corpus.ParseDate("2025-05-05")
	doc := corpus.Document{ID: "a", Title: "Bridge plans", Byline: "Tom Hask", Published: day, Updated: day,
		Text: "Home | News | Sport\nCouncil meets on bridge plans again\nBy Lena Orr\nPublished: January 8, 2026\nUpdated: January 9, 2026\n" + testLead + "\n\n" + testBody}
	p := NewMeasurer(testDay).Measure(doc)
	if p.Title != "Bridge plans" || p.Byline != "Tom Hask" || p.Published != day || p.Updated != day {
		t.Errorf("the record is not used: %q, %q, %s, %s", p.Title, p.Byline, p.Published, p.Updated)
	}
	var got []string
	for _, n := range p.Notes {
		if n.Kind == "disagreement" {
			got = append(got, fmt.Sprint(n.Attribute("field"), ": ", doc.Text[n.Start:n.End]))
		}
	}
	for _, c := range checks(p, value(t, p, "date_consistency")) {
		if strings.HasPrefix(c, "metadata") {
			got = append(got, c)
		}
	}
	want := []string{"title: Council meets on bridge plans again", "byline: Lena Orr", "metadata fail January 8, 2026", "metadata fail January 9, 2026"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("disagreements (-want +got):\n%s", diff)
	}
	for _, name := range []string{"byline", "publication_date", "headline_style"} {
		for _, f := range value(t, p, name).Findings {
			if f.Evidence != InMetadata {
				t.Errorf("%s points to the page: %+v", name, f)
			}
		}
	}
}

func TestGenres(t *testing.T) {
	for head, want := range map[string]string{
		"Opinion\nThe bridge that nobody needs\n":                         GenreOpinion,
		"FOR IMMEDIATE RELEASE\nOde Works unveils a bridge\n":             GenrePressRelease,
		"Sponsored content\nThe best bridges of Pell\n":                   GenreSponsored,
		"Paid for by Ode Works\nThe best bridges of Pell\n":               GenreSponsored,
		"Live updates\nBridge closed after flood\n":                       GenreLiveBlog,
		"Satire\nBridge elected mayor\n":                                  GenreSatire,
		"News\nBridge closed after flood in the town\n":                   GenreUnknown,
		"Opinion\nSport\nNews\nWeather\nJobs\nHomes\nBridge closed now\n": GenreUnknown,
	} {
		p := measure(head + testLead + "\n\n" + strings.ReplaceAll(testBody, "said", "thought") + "\n\nSponsored Content Below")
		if p.Genre != want {
			t.Errorf("genre of %q: %s, want %s", head, p.Genre, want)
		}
	}
}
