package invent

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed grammar.txt
var grammarText string

// A grammar is rules, each a list of alternatives.
type grammar struct {
	rules  [][]alternative // by rule number
	number map[string]int
	topics []string
	// byTopic[topic][rule] is the rule to take in place of rule, or rule itself.
	byTopic [][]int
}

// An alternative is text with slots in it.
type alternative []piece

// A piece is text, or else a slot: filled by the program, or by a rule.
type piece struct {
	text    string
	slot    slot // noSlot: a rule
	rule    int
	capital bool // the first letter becomes a capital
}

// newGrammar reads the rules. What is wrong with them is a bug of this package.
func newGrammar() *grammar {
	g := &grammar{number: map[string]int{}}
	lines := strings.Split(grammarText, "\n")
	for _, line := range lines {
		if name, ok := strings.CutPrefix(line, "== "); ok {
			g.add(name)
			if plain, topic, ok := strings.Cut(name, "@"); ok {
				g.add(plain)
				if len(g.topics) == 0 || g.topics[len(g.topics)-1] != topic {
					g.topics = append(g.topics, topic)
				}
			}
		}
	}
	rule := -1
	for _, line := range lines {
		name, head := strings.CutPrefix(line, "== ")
		switch {
		case head:
			rule = g.number[name]
		case line != "" && !strings.HasPrefix(line, "#"):
			g.rules[rule] = append(g.rules[rule], g.compile(line))
		}
	}
	g.byTopic = make([][]int, len(g.topics))
	for t, topic := range g.topics {
		g.byTopic[t] = make([]int, len(g.rules))
		for name, i := range g.number {
			g.byTopic[t][i] = i
			if own, ok := g.number[name+"@"+topic]; ok {
				g.byTopic[t][i] = own
			}
			if name == "" || len(g.rules[g.byTopic[t][i]]) == 0 {
				panic(fmt.Sprintf("grammar: rule %q has no alternative on the topic %s", name, topic))
			}
		}
	}
	return g
}

func (g *grammar) add(name string) {
	if _, ok := g.number[name]; !ok {
		g.number[name] = len(g.rules)
		g.rules = append(g.rules, nil)
	}
}

// compile cuts a line at its slots.
func (g *grammar) compile(line string) (a alternative) {
	for {
		text, rest, ok := strings.Cut(line, "{")
		if text != "" {
			a = append(a, piece{text: text})
		}
		if !ok {
			return a
		}
		var name string
		if name, line, ok = strings.Cut(rest, "}"); !ok {
			panic(fmt.Sprintf("grammar: slot without an end: %q", rest))
		}
		name, capital := strings.CutPrefix(name, "^")
		p := piece{capital: capital, slot: slotNamed(name)}
		if p.slot == noSlot {
			if p.rule, ok = g.number[name]; !ok {
				panic(fmt.Sprintf("grammar: no rule %q", name))
			}
		}
		a = append(a, p)
	}
}

// expand writes one alternative of a rule into the article.
func (w *writer) expand(rule int) {
	list := w.g.rules[w.g.byTopic[w.topic][rule]]
	for _, p := range list[w.rng.below(len(list))] {
		start := len(w.buf)
		switch {
		case p.text != "":
			w.buf = append(w.buf, p.text...)
		case p.slot != noSlot:
			w.fill(p.slot)
		default:
			w.expand(p.rule)
		}
		if p.capital {
			capitalise(w.buf[start:])
		}
	}
}

// say writes one alternative of the rule that is named.
func (w *writer) say(name string) { w.expand(w.g.number[name]) }

// capitalise makes the first letter a capital; the grammar has none whose capital is longer.
func capitalise(b []byte) {
	r, n := utf8.DecodeRune(b)
	if up := unicode.ToUpper(r); utf8.RuneLen(up) == n {
		utf8.EncodeRune(b, up)
	}
}
