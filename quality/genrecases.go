package main

import "strings"

// genreLabels are the documents of the rated set that were read for their genre,
// a line for each set with its ids: all documents with some cue of a running log, a
// release or a listing (a clock time at the head of a line, a press office's words
// or address, many lines that lead elsewhere) and two releases met by chance.
// "transcript" are speeches and orders that a press office hands out without
// calling them a release, and pages that are several things: they count neither
// way.
var genreLabels = map[string]string{
	"live_blog": `
article_bias_prediction: 10HAxrySnA7OTVpd D4Lat1DKoo700yIv JWUcqrIqAZL91hLP MPDMs9GBGhnLKCxm NYV7FHxxdVViiQAS qJl5fKltzNKIssii
fakenewsnet_gossipcop: gossipcop-1991455469 gossipcop-853146 gossipcop-907623 gossipcop-926311 gossipcop-937305
hyperpartisan_byarticle: hyperpartisan-0000233
`,
	"press_release": `
article_bias_prediction: 30a5pOGGvMVUCUJg RHE7AVDgSTkU4dcV ccVZNyIY1oBtyGPL nUkvKHiIT74s4J71
fakenewscorpus_sample: fnc-26929 fnc-2928 fnc-35815 fnc-35845
fakenewsnet_gossipcop: gossipcop-866468 gossipcop-871558 gossipcop-933665 gossipcop-936075 gossipcop-952177
fakenewsnet_politifact: politifact1424 politifact8130 politifact1026 politifact1040 politifact1202 politifact12556 politifact13013 politifact1313 politifact1446 politifact15123
fakenewsnet_politifact: politifact15175 politifact2258 politifact8737 politifact979
`,
	"listing": `
article_bias_prediction: S8WAIps09Do0BIuV
fakenewscorpus_sample: fnc-11741 fnc-13437 fnc-19639
`,
	"satire": `
golbeck2018: golbeck-fake-150
`,
	"transcript": `
article_bias_prediction: zQaz1q3ZwhCxOaue
fakenewsnet_politifact: politifact10413 politifact13682 politifact13855 politifact1465 politifact2435 politifact3734 politifact4069 politifact4875
fakenewsnet_politifact: politifact5659 politifact5690 politifact5778 politifact5868 politifact6472 politifact7668 politifact8069 politifact8172
fakenewsnet_politifact: politifact8221 politifact9622
`,
	"other": `
article_bias_prediction: 00nTvY9J61A50DLK 3brqDYyXPARo3xgq 5YgGM8CohLIsIaEW 5vI7AaTsPT9VTLwB 8IKlszLpirHs03PI 8j4mZegsG60tRxfs 9WlY6xOnPPVzTFzc
article_bias_prediction: ChYxsRpc6Nqs2qE5 E0vO8HCZhxr7CQwJ G2egibrPKVahffyh KoK3VqggaW2HSXiR OnalV2wrWVkfIueD PoHRPzJODcSyglzJ RBe1iKOGbWZccwDV
article_bias_prediction: RHUnSEAmVpRN6jor RX9cwhjC17jq0M2L TPBWtu6zlX8L69w1 TX61WlT86p7janjv XabunaRhMr5cicbu Xu7oL2kQFnMLIb6X YzvaOQV46szvnVRT
article_bias_prediction: Zqf6e1XoUKpGm4im bOmdqiqjfXCSoteE elj9EfK46ImAbviW fusXsgxsUfufjOau ld9ShhFhAcBeB2qI mWLkyfPi0XT36hjO qbRrDvBPWr3MmLh2
article_bias_prediction: rA0KZcnThoJmYTJl uQK3o3VIHRXnHmDS vOAMriZt5j0ANx0x wEZoYyNOhhblp6II x44tm1vepTqPcbXD
buzzfeed_webis2016: webis16-0125
crawl_fake_satire_guardian: fncraw-theonion.com-3
fakenewscorpus_sample: fnc-11896 fnc-13711 fnc-1411 fnc-19146 fnc-24401 fnc-26150 fnc-26616 fnc-35379 fnc-37647
fakenewsnet_gossipcop: gossipcop-1251383153 gossipcop-182239906 gossipcop-1976997309 gossipcop-4197372614 gossipcop-6857305707 gossipcop-6964255006
fakenewsnet_gossipcop: gossipcop-7154697152 gossipcop-846374 gossipcop-847423 gossipcop-850047 gossipcop-8534066846 gossipcop-856218 gossipcop-861459
fakenewsnet_gossipcop: gossipcop-864291 gossipcop-868894 gossipcop-869750 gossipcop-871166 gossipcop-884442 gossipcop-887898 gossipcop-888293
fakenewsnet_gossipcop: gossipcop-889256 gossipcop-890422 gossipcop-895153 gossipcop-900143 gossipcop-903399 gossipcop-905264 gossipcop-908223
fakenewsnet_gossipcop: gossipcop-912239 gossipcop-913829 gossipcop-915592 gossipcop-916523 gossipcop-917937 gossipcop-920667 gossipcop-929565
fakenewsnet_gossipcop: gossipcop-930513 gossipcop-932629 gossipcop-936761 gossipcop-937013 gossipcop-941558 gossipcop-943451 gossipcop-945781
fakenewsnet_gossipcop: gossipcop-951090
fakenewsnet_politifact: politifact11066 politifact13775 politifact14114 politifact14754 politifact15533 politifact2592
golbeck2018: golbeck-fake-216 golbeck-fake-338 golbeck-fake-402 golbeck-fake-405 golbeck-satire-345 golbeck-satire-363 golbeck-satire-556
golbeck2018: golbeck-satire-567
`,
}

// genreSample are the documents of a random sample of those without a cue; none of
// them is a running log, a release or a listing.
const genreSample = `
article_bias_prediction: 5rUXsgqUZ2ASbQPh 7AjNdoESE44fnA1d 7TM4DLTIFi7fUIFI 7eqiFcCC6MAFVMFt 8vHEeT3jriQ3C3rN 99k6UFWucr9BoX0E 9HAAiQ2FP0acJjJJ
article_bias_prediction: 9cQqiwhV6sbpaVFT 9hA61mHxZmmUP8tj AkNnCfkEyotJluL0 AxrFDmkCSOvjyFxJ B4OoPme95KlJ5RNF CWQvBbYriyt2msui D9gDbyXrS3snwj82
article_bias_prediction: Dp5CzNCWZEaUGvrv EQjhjlzAhkjzcsBc F2lR1quXT1nZHnph FxDQD4WQJdsvlB8v I5Q06nxiSMD1kM5P I8Jj3D7exEdwyobr J3hJKn0CDySC5S9v
article_bias_prediction: KtYFM5xCvuAeUeAJ Ml39NOeNUkRWQEwX Nolau3NUeuTDSC72 QEo32Ls98Cmty2ca SnVydlXSgmGZhHia Su76RFJerzWd2f3C Tzh3K0PGCBlIeM1G
article_bias_prediction: XB93jErgFMgVHpD1 Yf0BQ1T3tsQX5lzZ ZY1CdAJU6ed48Vb0 ZqcICZzDNPuSKhEx d0z1LY5lA0RXXF5b dPEV4JUINdWSGYP4 e7Cg6tQfFmY9aZmH
article_bias_prediction: l3dOXwS87pkEabqb lJTFKUFm7zNBQR8O n32Cr1yYmQbS9ClD n5Sf5eDUdRbbiLAr oLnlBVJ2kEC8ZeUa pDquw9onnVbfqBf3 qj9R5lNXVGyRhzXS
article_bias_prediction: tdMKRxHnxn6m5YJA tnSV1pJMDx6eCXhW woO691XuDxLJypqA xTZoQQxQPqozJkNG yWFKsJbwJbI9Ev65
buzzfeed_webis2016: webis16-0715 webis16-0764
fakenewscorpus_sample: fnc-11593 fnc-141 fnc-29626 fnc-39208
fakenewsnet_gossipcop: gossipcop-1220474761 gossipcop-2343299673 gossipcop-2662154659 gossipcop-3687579132 gossipcop-5925668659 gossipcop-5994484144
fakenewsnet_gossipcop: gossipcop-6911616628 gossipcop-7242428900 gossipcop-8266119280 gossipcop-843576 gossipcop-845722 gossipcop-847212
fakenewsnet_gossipcop: gossipcop-849527 gossipcop-850782 gossipcop-854834 gossipcop-856799 gossipcop-858090 gossipcop-858451 gossipcop-861025
fakenewsnet_gossipcop: gossipcop-861127 gossipcop-862046 gossipcop-863135 gossipcop-865467 gossipcop-866113 gossipcop-866166 gossipcop-866926
fakenewsnet_gossipcop: gossipcop-876730 gossipcop-881485 gossipcop-884335 gossipcop-885374 gossipcop-888440 gossipcop-891944 gossipcop-900628
fakenewsnet_gossipcop: gossipcop-900985 gossipcop-906183 gossipcop-910083 gossipcop-916846 gossipcop-928861 gossipcop-940156 gossipcop-941176
fakenewsnet_gossipcop: gossipcop-949147
fakenewsnet_old: BuzzFeed_Real_26 PolitiFact_Real_6
fakenewsnet_politifact: politifact13816
golbeck2018: golbeck-fake-432 golbeck-satire-551
hyperpartisan_byarticle: hyperpartisan-0000581
`

// labelled returns the genre of each document of the lists.
func labelled(lists map[string]string) map[string]string {
	all := map[string]string{}
	for genre, list := range lists {
		for line := range strings.Lines(list) {
			set, ids, _ := strings.Cut(strings.TrimSpace(line), ": ")
			for id := range strings.FieldsSeq(ids) {
				all[set+":"+id] = genre
			}
		}
	}
	return all
}
