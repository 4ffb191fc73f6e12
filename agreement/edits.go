package agreement

import (
	"fmt"
	"hash/fnv"
	"regexp"
	"strings"

	"credence/corpus"
	"credence/features"
)

// An Edit is a cheap change that somebody could make to a text to get more
// points for it, without reporting anything.
type Edit struct {
	Name  string
	Apart bool // adds text of its own: measured apart from the others
	Do    func(doc corpus.Document, p *features.Profile, wording int) corpus.Document
}

// Wordings is how many wordings the inserted text comes in. What detects edits was
// written while looking at none of them, and is measured on each.
const Wordings = 2

// Edits are the edits that scores are tried with. p is the profile of the document
// as it was.
func Edits() []Edit {
	return []Edit{
		{"invented quotes", false, inventedQuotes},
		{"a byline", false, addByline},
		{"no exclamation marks", false, dropExclamation},
		{"loaded words swapped for mild ones", false, swapLoaded},
		{"attributions to one speaker", false, repeatSpeaker},
		{"dates", false, addDates},
		{"neutral padding", true, padNeutral},
		{"wire paragraphs", true, pasteWire},
	}
}

// choose picks from a list by document, the same on every run.
func choose[T any](list []T, doc *corpus.Document, k int) T {
	h := fnv.New32a()
	fmt.Fprint(h, doc.ID, k)
	return list[int(h.Sum32()>>3)%len(list)]
}

var inventedPeople = [Wordings][]string{
	{"Ingrid Vosper", "Tomas Ellwine", "Pauline Drake-Orr", "Martin Quell", "Sunniva Hart"},
	{"Leopold Marrin", "Dr Avis Kettering", "Rowan Tolliver", "Celia Ashgrove", "Benedikt Lowe"},
}

var inventedRoles = [Wordings][]string{
	{"a local resident", "who has followed the matter closely", "a retired teacher", "an analyst", "a spokeswoman for the group"},
	{"a policy researcher", "one of those present", "a former official", "who works nearby", "director of a small charity"},
}

var inventedWords = [Wordings][]string{
	{"We were told about it on the day and nobody gave us a reason", "It is too early to say what this will mean for the people involved", "I have looked at the papers and they speak for themselves",
		"There was a meeting, there were minutes, and everyone had a chance to object", "What we need now is a clear answer and a date"},
	{"People keep asking me about this and I tell them to wait for the facts", "The process was followed to the letter as far as I can see", "You can disagree with the outcome but the numbers add up",
		"My colleagues and I raised the point twice and were thanked for it", "Nothing about this came as a surprise to those who were paying attention"},
}

// paragraphs splits a text at its line breaks; one without is split at sentences,
// a few each.
func paragraphs(text string) (parts []string, sep string) {
	if strings.Count(text, "\n\n") >= 3 {
		return strings.Split(text, "\n\n"), "\n\n"
	}
	if strings.Count(text, "\n") >= 3 {
		return strings.Split(text, "\n"), "\n"
	}
	ends := regexp.MustCompile(`[.!?]["”’)]?\s+`).FindAllStringIndex(text, -1)
	from := 0
	for i, e := range ends {
		if i%4 == 3 {
			parts = append(parts, strings.TrimSpace(text[from:e[1]]))
			from = e[1]
		}
	}
	return append(parts, text[from:]), " "
}

// insert spreads extra paragraphs over a text, from the second paragraph on.
func insert(doc corpus.Document, extra []string) corpus.Document {
	parts, sep := paragraphs(doc.Text)
	var out []string
	for i, part := range parts {
		out = append(out, part)
		for k, e := range extra {
			if (k+1)*len(parts)/(len(extra)+1) == i {
				out = append(out, e)
			}
		}
	}
	doc.Text = strings.Join(out, sep)
	return doc
}

func inventedQuotes(doc corpus.Document, _ *features.Profile, w int) corpus.Document {
	var extra []string
	for k := range 6 {
		name, role := choose(inventedPeople[w], &doc, k%3), choose(inventedRoles[w], &doc, k%3)
		words := inventedWords[w][k%len(inventedWords[w])]
		if k%2 == 0 {
			extra = append(extra, fmt.Sprintf("“%s,” said %s, %s.", words, name, role))
		} else {
			extra = append(extra, fmt.Sprintf("%s said: “%s.”", name, words))
		}
	}
	return insert(doc, extra)
}

func addByline(doc corpus.Document, _ *features.Profile, w int) corpus.Document {
	name := choose(inventedPeople[w], &doc, 9)
	doc.Byline = name
	doc.Text = "By " + name + "\n\n" + doc.Text
	return doc
}

func dropExclamation(doc corpus.Document, _ *features.Profile, _ int) corpus.Document {
	mild := strings.NewReplacer("!", ".", "?!", "?")
	doc.Title, doc.Text = strings.TrimSuffix(mild.Replace(doc.Title), "."), mild.Replace(doc.Text)
	return doc
}

// mild are words that say less.
var mild = [Wordings][]string{{"notable", "said", "reported", "considerable"}, {"certain", "described", "recent", "particular"}}

// swapLoaded puts a mild word in place of each loaded one.
func swapLoaded(doc corpus.Document, p *features.Profile, w int) corpus.Document {
	var b strings.Builder
	at := 0
	for i, ind := range features.All() {
		if ind.Name != "loaded_language" {
			continue
		}
		for k, f := range p.Values[i].Findings {
			if f.Evidence != features.InText || f.Start < at || f.End > len(doc.Text) {
				continue
			}
			b.WriteString(doc.Text[at:f.Start])
			b.WriteString(mild[w][k%len(mild[w])])
			at = f.End
		}
	}
	b.WriteString(doc.Text[at:])
	doc.Text = b.String()
	return doc
}

func repeatSpeaker(doc corpus.Document, _ *features.Profile, w int) corpus.Document {
	name := choose(inventedPeople[w], &doc, 4)
	last := name[strings.LastIndexByte(name, ' ')+1:]
	verbs := [Wordings][]string{{"said that this was expected", "said that talks would go on", "said that the matter was under review"}, {"told reporters that more would follow", "added that it had been planned", "noted that others agreed"}}
	extra := []string{name + ", " + choose(inventedRoles[w], &doc, 4) + ", " + verbs[w][0] + "."}
	for k := 1; k < 8; k++ {
		extra = append(extra, last+" "+verbs[w][k%3]+".")
	}
	return insert(doc, extra)
}

func addDates(doc corpus.Document, _ *features.Profile, w int) corpus.Document {
	lines := [Wordings][]string{
		{"The matter was first raised on 14 March 2016.", "A second meeting followed in June 2016.", "It was last discussed on Tuesday, 6 September 2016."},
		{"A similar case was recorded in October 2015.", "Figures from 2014 show the same.", "On Feb. 3, 2016, a note was sent to all concerned."},
	}
	doc = insert(doc, lines[w])
	if doc.Published.IsZero() {
		doc.Text = [Wordings]string{"Published: 12 September 2016\n\n", "Monday, October 10, 2016\n\n"}[w] + doc.Text
	}
	return doc
}

var neutralText = [Wordings][]string{
	{
		"The river rises in the hills north of the market town and runs for some forty kilometres before it reaches the sea. Its valley is known for orchards, and several mills that once stood along the banks have been turned into workshops or homes.",
		"A footpath follows most of the way, marked by wooden posts with a blue stripe. Walkers are asked to close gates behind them and to keep to the edge of fields. The path is open throughout the year, although parts of it may be under water after heavy rain.",
		"The museum in the old granary shows tools, photographs and a model of the harbour as it was in the nineteenth century. It is run by volunteers and opens on most weekends. Admission is free, and a leaflet in four languages is available at the entrance.",
		"Three bridges cross the river within the town. The oldest was built of sandstone and has seven arches; the other two date from the time of the railway and carry road traffic. A ferry is in service between April and October.",
	},
	{
		"Bread made with a long fermentation keeps for several days and develops a thicker crust. Bakers usually mix flour, water and salt in the evening, leave the dough in a cool place overnight, and shape it early in the morning before it goes into the oven.",
		"The temperature of the water matters less than is often thought, provided that the dough is given enough time. A covered bowl prevents the surface from drying out. When the volume has roughly doubled, the dough can be divided into loaves of equal weight.",
		"Most ovens for the home reach a temperature that is sufficient. A heavy pot with a lid keeps steam around the loaf during the first twenty minutes, after which the lid is taken off. The loaf is done when it sounds hollow on the underside.",
		"Loaves are left to cool on a rack for at least an hour. They can be stored in a linen bag or a wooden box at room temperature, or sliced and frozen for later use. Stale bread is suitable for soups and puddings.",
	},
}

func padNeutral(doc corpus.Document, _ *features.Profile, w int) corpus.Document {
	return fill(doc, neutralText[w], 2)
}

var wireText = [Wordings][]string{
	{
		"The Vastrian finance ministry said on Thursday that imports of grain fell 3.2 percent in the second quarter of 2016, compared with the same period a year earlier, as harvests in the southern districts recovered from two dry summers.",
		"Deputy minister Ludo Ferrant told reporters in Port Sarrow that the government expected a further decline of about 1.5 percent before the end of the year. The central bank declined to comment on the figures.",
		"Economists surveyed by the trade institute had forecast a fall of between 2 and 3 percent. Wholesale prices have dropped to 212 marks a tonne, from 240 marks in June 2015, according to data from the port authority.",
	},
	{
		"A court in the coastal city of Merrow sentenced two former managers of the Halden shipyard to 18 months in prison on Friday for falsifying safety records between 2011 and 2013, the prosecutor’s office said.",
		"Defence lawyer Irma Castellane said that her clients would appeal. The judge found that inspection reports for at least 14 vessels had been signed without a visit, including some that later needed repairs.",
		"The shipyard, which employed more than 600 people at its peak in 2009, filed for insolvency in November 2014. A spokesman for the administrator did not respond to a request for comment.",
	},
}

func pasteWire(doc corpus.Document, _ *features.Profile, w int) corpus.Document {
	return fill(doc, wireText[w], 3)
}

// fill inserts paragraphs until they are one part in share of the text's words.
func fill(doc corpus.Document, list []string, share int) corpus.Document {
	have := len(strings.Fields(doc.Text))
	var extra []string
	for added := 0; added*share < have+added && len(extra) < 60; {
		next := list[len(extra)%len(list)]
		extra = append(extra, next)
		added += len(strings.Fields(next))
		if len(extra) == len(list) {
			break // each once: repeating them would show
		}
	}
	return insert(doc, extra)
}
