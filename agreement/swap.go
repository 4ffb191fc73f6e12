package agreement

import (
	"strings"
	"unicode"
)

// swaps are names and what they are swapped with, both ways: people, nations,
// parties and camps, peoples, faiths, places. Either is one word of the same
// kind, so that a swapped text says the same of somebody else.
var swaps = [][2]string{
	{"Trump", "Biden"}, {"Donald", "Joseph"}, {"Obama", "Romney"}, {"Barack", "Mitt"}, {"Clinton", "Bush"}, {"Sanders", "Cruz"}, {"Bernie", "Ted"},
	{"Pelosi", "McConnell"}, {"Putin", "Macron"}, {"Netanyahu", "Erdogan"}, {"Warren", "Rubio"}, {"Harris", "Pence"}, {"Johnson", "Corbyn"},
	{"Republican", "Democrat"}, {"Republicans", "Democrats"}, {"republican", "democratic"}, {"Labour", "Tory"}, {"Conservative", "Liberal"}, {"Conservatives", "Liberals"}, {"GOP", "DNC"},
	{"conservative", "liberal"}, {"conservatives", "liberals"}, {"leftist", "rightist"}, {"leftists", "rightists"},
	{"socialist", "nationalist"}, {"socialists", "nationalists"}, {"socialism", "nationalism"}, {"communist", "fascist"}, {"communists", "fascists"}, {"progressive", "libertarian"}, {"progressives", "libertarians"},
	{"Russia", "France"}, {"Russian", "French"}, {"China", "Israel"}, {"Chinese", "Israeli"}, {"Iran", "Germany"}, {"Iranian", "German"}, {"Syria", "Poland"}, {"Mexico", "Canada"}, {"Mexican", "Canadian"}, {"Iraq", "Japan"}, {"Iraqi", "Japanese"},
	{"American", "British"}, {"Americans", "Britons"}, {"Ukraine", "Turkey"}, {"Ukrainian", "Turkish"}, {"Texas", "Ohio"}, {"California", "Florida"}, {"Moscow", "Berlin"}, {"London", "Paris"},
	{"Muslim", "Christian"}, {"Muslims", "Christians"}, {"Islam", "Christianity"}, {"Islamic", "Buddhist"}, {"Jewish", "Hindu"}, {"Jews", "Hindus"}, {"Catholic", "Sikh"}, {"Catholics", "Sikhs"},
	{"black", "white"}, {"blacks", "whites"}, {"Black", "White"}, {"African", "Asian"}, {"Hispanic", "European"}, {"Latino", "Arab"}, {"gay", "straight"},
}

// SwapNames swaps the names of people, nations, parties and camps, peoples,
// faiths and places in a text. What a text is worth must not depend on them.
func SwapNames(text string) string {
	other := make(map[string]string, 2*len(swaps))
	for _, s := range swaps {
		other[s[0]], other[s[1]] = s[1], s[0]
	}
	var b strings.Builder
	b.Grow(len(text))
	for rest := text; rest != ""; {
		n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
		if n < 0 {
			n = len(rest)
		}
		word := rest[:n]
		if o, ok := other[word]; ok {
			word = o
		}
		b.WriteString(word)
		rest = rest[n:]
		n = strings.IndexFunc(rest, unicode.IsLetter)
		if n < 0 {
			n = len(rest)
		}
		b.WriteString(rest[:n])
		rest = rest[n:]
	}
	return b.String()
}
