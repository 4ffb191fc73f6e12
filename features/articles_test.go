package features

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"credence/corpus"

	"github.com/google/go-cmp/cmp"
)

// articles reads the test articles.
func articles(t testing.TB) map[string]corpus.Document {
	t.Helper()
	paths, err := filepath.Glob("../testdata/articles/*.*")
	if err != nil || len(paths) < 12 {
		t.Fatalf("%d test articles (%v), want 12 or more", len(paths), err)
	}
	docs := map[string]corpus.Document{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		ext := filepath.Ext(path)
		name := strings.TrimSuffix(filepath.Base(path), ext)
		doc := corpus.Document{Text: string(data)}
		if ext == ".html" {
			if doc, err = corpus.Page(data); err != nil {
				t.Fatal(err)
			}
		}
		doc.ID = name
		docs[name] = doc
	}
	return docs
}

// facts are what a careful reader finds in an article.
type facts struct {
	title, byline, published, updated, source, language, genre string
	speech                                                     []string // speakers of the attributed speech, in order
	failed                                                     []string // date checks
	promos                                                     int
	minRatio, maxRatio                                         float64 // of boilerplate
}

func TestArticles(t *testing.T) {
	okafor, lund, belmane := "Brightwen Okafor", "Piet Lunderskog", "Yusra Belmane"
	ferrowick, orrell, pell, jory := "Nadja Ferrowick", "Tamsin Orrell", "Osric Pell", "Jory Vantongeren"
	want := map[string]facts{
		"wire-report": {title: "Brell Harbour shuts main ferry pier after divers find cracked supports", byline: "Hanne Tolvery", published: "2024-09-18", language: "en", genre: GenreReport,
			speech: []string{okafor, okafor, okafor, lund, lund, belmane, belmane, belmane, okafor}, minRatio: 0.02, maxRatio: 0.06},
		"opinion-column": {title: "They are selling our libraries to buy a roof nobody needs", byline: "Dorrit Vashlay", published: "2024-10-22", source: "tarnledger.example", language: "en", genre: GenreOpinion,
			minRatio: 0.06, maxRatio: 0.16},
		"press-release": {title: "Quillanbrook Unveils Groundbreaking RillSense Filter, Setting a New Standard for Home Water", published: "2025-01-16", source: "quillanbrook.example", language: "en", genre: GenrePressRelease,
			speech: []string{"Soraya Timmerlund", "Soraya Timmerlund"}, minRatio: 0.05, maxRatio: 0.35},
		"content-farm": {title: "Kessary Strait Crisis Explained: What Happens Next For World Trade?", byline: "Nuvorra Desk", published: "2025-02-27", updated: "2025-03-03", source: "nuvorrainsight.example", language: "en", genre: GenreUnknown,
			promos: 2, minRatio: 0.4, maxRatio: 0.55},
		"sponsored-post": {title: "Why half of Marrow Street is finally sleeping through the night", published: "2025-09-05", language: "en", genre: GenreSponsored,
			speech: []string{"Petra Lomund", "Petra Lomund"}, minRatio: 0.1, maxRatio: 0.25},
		"undated-blog": {title: "They are DIMMING our town and you are sleeping right through it!", source: "porchlantern.example", language: "en", genre: GenreUnknown, minRatio: 0.04, maxRatio: 0.1},
		"live-blog": {title: "River Aldrane floods: hundreds moved from homes as water nears second bridge", byline: "Imre Castellow in Sorrel Bridge", published: "2024-12-04", language: "en", genre: GenreLiveBlog,
			speech: []string{"Leonie Strake", "Leonie Strake", "Rasmus Oyelande", "Rasmus Oyelande", "Wilf Garraby"}, minRatio: 0.05, maxRatio: 0.2},
		"update-log": {title: "Sellmoor bridge vote: council meets after a week of protests", byline: "Marit Oldenkamp and Deon Farrowby", published: "2025-11-11", language: "en", genre: GenreLiveBlog,
			speech: []string{"Kasimir Oduya"}, minRatio: 0.05, maxRatio: 0.1},
		"mock-item": {title: "Town clock admits it has been guessing", byline: "Odalys Quenby", published: "2025-06-13", language: "en", genre: GenreSatire,
			speech: []string{"the clock", "the clock"}, minRatio: 0.04, maxRatio: 0.15},
		"morning-digest": {title: "Morning briefing: ferry fares rise, orchard blight spreads, and a very old eel", published: "2025-10-02", language: "en", genre: GenreListing, minRatio: 0.06, maxRatio: 0.2},
		"listing-page":   {source: "harbourpost.example", language: "en", genre: GenreListing, minRatio: 0.8, maxRatio: 1},
		"wrong-weekday": {title: "Pumping station fault left Elmsgate without drinking water for 31 hours, review finds", byline: "Oskar Wendling, local affairs reporter", published: "2025-03-20", language: "en", genre: GenreReport,
			speech: []string{"Henrike Salloway", "Henrike Salloway"}, failed: []string{"weekday fail Tuesday, 14 March 2025"}, minRatio: 0.05, maxRatio: 0.12},
		"updated-before-published": {title: "Tessaly County to replace aging 911 radios after two-hour outage", byline: "Marguerite Solano-Pyle", published: "2025-06-12T08:15:00-04:00", updated: "2025-06-09T18:40:00-04:00", language: "en", genre: GenreReport,
			speech: []string{"Bettina Krall", "Hollis Van Arden", "Hollis Van Arden"}, failed: []string{"order fail June 9, 2025, 6:40 p.m. EDT"}, minRatio: 0.08, maxRatio: 0.15},
		"quote-styles": {title: "Film archive at Lanmere reopens after long row over ‘vinegar’ reels", byline: "Corin Aldersay", published: "2025-05-07", language: "en", genre: GenreReport,
			speech: []string{ferrowick, ferrowick, ferrowick, pell, orrell, jory, jory, "Mireille Castagnou", "Anselm Drugelin", orrell, ferrowick, ferrowick, ferrowick, pell}, minRatio: 0.03, maxRatio: 0.08},
		"german-report": {title: "Lohmfelde sperrt Marktbrücke nach Fund von Rissen", byline: "Von Wiebke Tannhövel", published: "2025-08-27", language: "de", genre: GenreUnknown, minRatio: 0.05, maxRatio: 0.1},
		"nearly-empty":  {title: "Gull Street footbridge closed", language: "en", genre: GenreUnknown, minRatio: 0.1, maxRatio: 0.2},
		"paywall-teaser": {title: "The vineyard that outlived its village", byline: "Lucan Delahaye-Voss", published: "2025-08-12", source: "corranobserver.example", language: "en", genre: GenreUnknown,
			speech: []string{"Oriel Maskaya", "Oriel Maskaya"}, minRatio: 0.35, maxRatio: 0.5},
		"court-report": {title: "Former lifeboat treasurer denies taking 184,000 crowns from Kelderby trust", byline: "Tobias Wrenfield and Salma Ketteridge", published: "2025-11-13", updated: "2025-11-14", language: "en", genre: GenreReport,
			speech: []string{"Gideon Marsham-Okello", "Gideon Marsham-Okello", "Anneke Stroudley", "Anneke Stroudley", "Perpetua Lindqvale"}, promos: 1, minRatio: 0.06, maxRatio: 0.14},
		"saved-page": {title: "Kelmarsh opens its flood gate a year late", byline: "Idris Vantongeren", published: "2025-10-09T06:30:00+01:00", updated: "2025-10-09T15:05:00+01:00", source: "The Kelmarsh Observer", language: "en", genre: GenreReport,
			speech: []string{"Orsolya Dunmore", "Orsolya Dunmore"}, minRatio: 0.28, maxRatio: 0.36},
		"attack-piece": {title: "Minister Plumm slammed for ANOTHER cowardly climbdown, and the whole country is paying for it!", byline: "Rex Calloran-Dray", published: "2025-05-18", language: "en", genre: GenreUnknown,
			speech: []string{"Aurelio Plumm"}, minRatio: 0.04, maxRatio: 0.1},
	}
	m := NewMeasurer(testDay)
	docs := articles(t)
	for name := range docs {
		if _, ok := want[name]; !ok {
			t.Errorf("no facts are known of %s", name)
		}
	}
	for name, w := range want {
		p := m.Measure(docs[name])
		got := facts{title: p.Title, byline: p.Byline, published: p.Published.String(), updated: p.Updated.String(), source: p.Source, language: p.Language, genre: p.Genre,
			minRatio: w.minRatio, maxRatio: w.maxRatio}
		for _, f := range value(t, p, "quote_density").Findings {
			if f.Attribute("speaker") != nil && f.Attribute("form") == string(FormSpeech) {
				speaker, _ := f.Attribute("speaker").(string)
				got.speech = append(got.speech, speaker)
			}
		}
		for _, c := range checks(p, value(t, p, "date_consistency")) {
			if strings.Contains(c, " fail ") {
				got.failed = append(got.failed, c)
			}
		}
		got.promos = len(value(t, p, "promotion").Findings)
		if diff := cmp.Diff(w, got, cmp.AllowUnexported(facts{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if x := value(t, p, "boilerplate_ratio").X; x < w.minRatio || x > w.maxRatio {
			t.Errorf("%s: boilerplate_ratio %.3f, want %.2f–%.2f", name, x, w.minRatio, w.maxRatio)
		}
	}
}

// TestEvidence holds for every document: findings read back, article ranges are
// what the ratio counts, values have findings, missing is missing.
func TestEvidence(t *testing.T) {
	m := NewMeasurer(testDay)
	for _, doc := range articles(t) {
		checkProfile(t, m.Measure(doc))
	}
}

func checkProfile(t *testing.T, p *Profile) {
	t.Helper()
	text := p.Doc.Text
	span := func(what string, start, end int) {
		if start < 0 || end > len(text) || start > end || start == end && !strings.HasSuffix(what, string(Absence)) {
			t.Fatalf("%s: %s at bytes %d to %d of %d", p.Doc.ID, what, start, end, len(text))
		}
	}
	for i, ind := range All() {
		v := p.Values[i]
		if v.N == 0 && (v.X != 0 || len(v.Findings) > 0 && ind.Name != "date_consistency") {
			t.Errorf("%s: %s was not measured and yet is %g with %d findings", p.Doc.ID, ind.Name, v.X, len(v.Findings))
		}
		if v.X != v.X || v.X < 0 {
			t.Errorf("%s: %s is %g", p.Doc.ID, ind.Name, v.X)
		}
		if v.X > 0 && len(v.Findings) == 0 {
			t.Errorf("%s: %s is %g without a finding", p.Doc.ID, ind.Name, v.X)
		}
		for _, f := range v.Findings {
			if f.Evidence != InMetadata {
				span(ind.Name+" "+f.Kind+" "+string(f.Evidence), f.Start, f.End)
			}
			switch f.Evidence {
			case InMetadata:
				if f.Field == "" {
					t.Errorf("%s: metadata without a field: %+v", p.Doc.ID, f)
				}
			case InText:
				if f.End == f.Start {
					t.Errorf("%s: empty evidence: %+v", p.Doc.ID, f)
				}
			case Absence:
			default:
				t.Errorf("%s: evidence %q", p.Doc.ID, f.Evidence)
			}
		}
	}
	words := 0
	for _, s := range p.Article {
		span("article", s.Start, s.End)
		words += len(splitText(text[s.Start:s.End]).Words)
	}
	if words != p.Words {
		t.Errorf("%s: %d words in the article's ranges, counted %d", p.Doc.ID, words, p.Words)
	}
	if p.AllWords > 0 {
		if v := value(t, p, "boilerplate_ratio"); !near9(v.X, 1-float64(words)/float64(p.AllWords)) {
			t.Errorf("%s: boilerplate_ratio %g, from the ranges %g", p.Doc.ID, v.X, 1-float64(words)/float64(p.AllWords))
		}
	}
}

// TestEveryIndicatorHasAFixture makes sure that each is described, and measured
// above zero in some test article.
func TestEveryIndicatorHasAFixture(t *testing.T) {
	seen := map[string]bool{}
	m := NewMeasurer(testDay)
	for _, doc := range articles(t) {
		p := m.Measure(doc)
		for i, ind := range All() {
			if p.Values[i].N > 0 && p.Values[i].X > 0 {
				seen[ind.Name] = true
			}
		}
	}
	names := map[string]bool{}
	for _, ind := range All() {
		switch {
		case names[ind.Name]:
			t.Errorf("two indicators are named %s", ind.Name)
		case ind.Title == "" || ind.Unit == "" || ind.Basis == "" || ind.Factor == "" || ind.Direction == "" || ind.Why == "" || ind.Measure == nil:
			t.Errorf("%s is not described in full", ind.Name)
		case ind.Missing == "":
			t.Errorf("%s does not say when it is missing", ind.Name)
		case !seen[ind.Name]:
			t.Errorf("no test article shows %s above zero", ind.Name)
		}
		names[ind.Name] = true
	}
}
