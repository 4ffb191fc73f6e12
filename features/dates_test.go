package features

import (
	"fmt"
	"strings"
	"testing"

	"credence/corpus"

	"github.com/google/go-cmp/cmp"
)

func TestDateMentions(t *testing.T) {
	for text, want := range map[string]string{
		"3:16 PM – Thursday, January 8, 2026":       "2026-01-08 Thursday 15:16",
		"Last updated: January 29, 2026 9:50 am":    "2026-01-29 09:50",
		"June 12, 2025, 8:15 a.m. EDT":              "2025-06-12T08:15:00-04:00 08:15",
		"Thursday, 13 November 2025, 5.20pm":        "2025-11-13 Thursday 17:20",
		"on the 8th of January 2026":                "2026-01-08",
		"Jan. 8 was cold":                           "--01-08",
		"in September 2025":                         "2025-09",
		"2026-01-08T14:05:00+01:00":                 "2026-01-08T14:05:00+01:00 14:05",
		"2026-01-08":                                "2026-01-08",
		"9/28/16":                                   "2016-09-28",
		"28.09.2016":                                "2016-09-28",
		"03/04/2025":                                "2025 ambiguous",
		"31 June 2025":                              "2025-06-31 impossible",
		"February 29, 2023":                         "2023-02-29 impossible",
		"Friday (March 14)":                         "--03-14 Friday",
		"Thursday and Friday, Jan. 8 and 9, 2026":   "2026-01-08 Friday list; 2026-01-09 list",
		"08-Jan-25":                                 "2025-01-08",
		"You may 5 times march 7 miles, May be.":    "",
		"In 2014 and 1999 it was 10.5.3 or 1/2/3/4": "",
		"© 2023-25. All Rights Reserved.":           "",
		"Version 2.10.2025.4 of 192.168.12.2020":    "",
		"It lasted from 3 to 5 and cost 1,500.":     "",
		"Mittwoch, 27. August 2025, 14:20 Uhr":      "2025-08-27 14:20",
		"March 3-5, 2025, and 8-9 January 2023":     "2025-03-03 list; 2025-03-05 list; 2023-01-08 list; 2023-01-09 list",
		"By Ann LeeDec 22, 2023If you":              "2023-12-22",
		"December 22, 202311:08 AM UTCUpdated":      "2023-12-22",
		"May 1, 2024May 7, 2024":                    "2024-05-01; 2024-05-07",
		"23:07 GMT30 January 2025":                  "2025-01-30",
		"Publié le 1er août 2023 à 14h30":           "2023-08-01",
		"12 de mayo de 2023, 3 de mar. de 2021":     "2023-05-12; 2021-03-03",
		"2021. május 12. und 2. März 2020":          "2021-05-12; 2020-03-02",
		"14 сентября 2022, 2 Ιουνίου 2023":          "2022-09-14; 2023-06-02",
		"2021年5月12日 10時, 2021년 5월 12일":              "2021-05-12; 2021-05-12",
		"set out 5 ago, mars 2021, mai, out 3/2015": "",
		"2025. 01. 08. 10:20":                       "2025-01-08",
	} {
		x := splitText(text)
		var got []string
		dates, _ := x.scanDates(nil, nil)
		for _, d := range dates {
			s := d.value()
			if d.Weekday >= 0 {
				s += " " + d.Weekday.String()
			}
			if d.Clock {
				s += fmt.Sprintf(" %02d:%02d", d.Hour, d.Min)
			}
			for what, is := range map[string]bool{"ambiguous": d.Ambiguous, "impossible": d.Impossible, "list": d.List} {
				if is {
					s += " " + what
				}
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("dates of %q: %q, want %q", text, s, want)
		}
	}
}

func TestPeriods(t *testing.T) {
	for text, want := range map[string]string{
		"in March, since October and by late June":                                                "--03; --10; --06",
		"May may march; April Holloway; June Vance; Jan Orr":                                      "",
		"the March accession, May's speech, in Sept. it":                                          "--03; --09",
		"in 1996, mid-1996, fiscal 1989, 1995-96, by 2050":                                        "1996; 1996; 1989; 1995; 1996; 2050",
		"the 1980s, the late ’90s, his 80s":                                                       "198X; 199X",
		"the second quarter of 2022, Q1 2023, the 1988 second half":                               "2022-Q2; 2023-Q1; 1988-H2",
		"summer 2018 and the fall of 1990":                                                        "2018-SU; 1990-FA",
		"$1999, 1950 feet, some 2012 votes, more than 2000, 1945 GMT, 555-1990, 2000-seat, 1999%": "",
		"since 1742, 1742 crowns":                                                                 "1742",
	} {
		x := splitText(text)
		_, periods := x.scanDates(nil, nil)
		var got []string
		for i := range periods {
			got = append(got, periods[i].value())
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("periods of %q: %q, want %q", text, s, want)
		}
	}
}

// checks lists the checks of a document as "check outcome text".
func checks(p *Profile, v Value) []string {
	var list []string
	for i := range v.Findings {
		f := &v.Findings[i]
		if f.Attribute("check") == nil {
			continue
		}
		text := f.Field
		if f.Evidence == InText {
			text = p.Doc.Text[f.Start:f.End]
		}
		list = append(list, fmt.Sprintf("%v %v %s", f.Attribute("check"), f.Attribute("outcome"), text))
	}
	return list
}

func TestDateChecks(t *testing.T) {
	const body = "\nThe town council met on Monday to look at the plans for the new bridge, which it has wanted for years.\n"
	day := func(s string) corpus.Date {
		d, err := corpus.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		name string
		doc  corpus.Document
		want []string
	}{
		{"right weekday", corpus.Document{Text: "Bridge plans before town council\nThursday, January 8, 2026" + body},
			[]string{"future pass Thursday, January 8, 2026", "weekday pass Thursday, January 8, 2026"}},
		{"wrong weekday in the body", corpus.Document{Text: "A first line of prose.\nIt broke on Tuesday, 14 March 2025, and was mended on Friday, 14 March 2025." + body},
			[]string{"weekday fail Tuesday, 14 March 2025", "weekday pass Friday, 14 March 2025"}},
		{"updated before published", corpus.Document{Text: "Bridge plans before town council\nPublished: June 12, 2025\nUpdated: June 9, 2025" + body},
			[]string{"future pass June 12, 2025", "future pass June 9, 2025", "order fail June 9, 2025"}},
		{"same day, no zone", corpus.Document{Text: "Bridge plans before town council\nPublished: June 12, 2025 5pm\nUpdated: June 12, 2025" + body},
			[]string{"future pass June 12, 2025 5pm", "future pass June 12, 2025", "order pass June 12, 2025"}},
		{"published in the future", corpus.Document{Text: "Bridge" + body, Published: day("2026-02-02")}, []string{"future fail published"}},
		{"the future begins after two days", corpus.Document{Text: "Bridge" + body, Published: day("2026-02-01")}, []string{"future pass published"}},
		{"record against text", corpus.Document{Text: "Bridge plans before town council\nPublished: June 12, 2025" + body, Published: day("2025-08-01")},
			[]string{"future pass published", "metadata fail June 12, 2025"}},
		{"record near text", corpus.Document{Text: "Bridge plans before town council\nPublished: June 12, 2025" + body, Published: day("2025-06-13T01:00:00Z")},
			[]string{"future pass published", "metadata pass June 12, 2025"}},
		{"address against record", corpus.Document{Text: "Bridge" + body, URL: "https://a.example/2024/05/06/bridge", Published: day("2025-05-06")},
			[]string{"future pass published", "metadata fail published"}},
		{"impossible date", corpus.Document{Text: "It was founded, says the sign, on 31 June 1985 by two monks." + body}, []string{"impossible fail 31 June 1985"}},
		{"relative day", corpus.Document{Text: "It broke yesterday (March 3, 2025), said the clerk, and was mended today, 9 March 2025." + body, Published: day("2025-03-04")},
			[]string{"future pass published", "relative pass March 3, 2025", "relative fail 9 March 2025"}},
		{"weekday without year, near publication", corpus.Document{Text: "It will open on Thursday, March 6, and close on Thursday, March 8." + body, Published: day("2025-03-04")},
			[]string{"future pass published", "weekday pass Thursday, March 6", "weekday fail Thursday, March 8"}},
		{"weekday of the year before", corpus.Document{Text: "It was Wednesday, March 6." + body, Published: day("2025-03-04")}, []string{"future pass published"}},
		{"several days", corpus.Document{Text: "It opens Thursday and Friday, Jan. 7 and 8, 2026." + body}, nil},
		{"impossible metadata", corpus.Document{Text: "Bridge" + body, Problems: []corpus.Problem{{Field: "published", Value: "2025-02-30", What: "no such day", Impossible: true}}},
			[]string{"impossible fail published"}},
		{"none", corpus.Document{Text: "Bridge" + body}, nil},
	} {
		c.doc.ID = "test"
		p := NewMeasurer(testDay).Measure(c.doc)
		v := value(t, p, "date_consistency")
		got := checks(p, v)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: checks (-want +got):\n%s", c.name, diff)
		}
		passed := 0
		for _, s := range got {
			if strings.Contains(s, " pass ") {
				passed++
			}
		}
		if v.N != len(c.want) || v.N > 0 && !near9(v.X, float64(passed)/float64(v.N)) {
			t.Errorf("%s: %g of %d checks, want %d of %d", c.name, v.X, v.N, passed, len(c.want))
		}
	}
}
