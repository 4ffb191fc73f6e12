package lexicon

import (
	"fmt"
	"strings"
)

// A form is one inflection of an entry; class says which for verbs.
type form struct {
	text  string
	class Class
}

// inflect lists the inflections of an entry:
//
//	a            as it stands
//	p            as it stands, of a phrase
//	n  n:plural  singular and plural
//	v            regular verb: -s, -ed, -ing
//	vv           the same, doubling the last consonant
//	v:past,participle   irregular; -s and -ing are regular
//	vv:past,participle  irregular, doubling before -ing
func inflect(entry, how string) ([]form, error) {
	kind, irregular, _ := strings.Cut(how, ":")
	switch kind {
	case "a", "p":
		return []form{{entry, 0}}, nil
	case "n":
		plural := irregular
		if plural == "" {
			plural = addS(entry)
		}
		return []form{{entry, 0}, {plural, 0}}, nil
	case "v", "vv":
		stem := entry
		if kind == "vv" {
			stem += entry[len(entry)-1:]
		}
		ed := addEd(stem)
		past, participle := ed, ed
		if irregular != "" {
			var ok bool
			if past, participle, ok = strings.Cut(irregular, ","); !ok {
				return nil, fmt.Errorf("form %q: want past,participle", how)
			}
		}
		forms := []form{{entry, Base}, {addS(entry), Present}, {past, Past}, {addIng(stem), Ing}}
		if participle != past {
			forms = append(forms, form{participle, Participle})
		} else {
			forms[2].class |= Participle
		}
		return forms, nil
	}
	return nil, fmt.Errorf("unknown form %q", how)
}

func consonantY(s string) bool {
	n := len(s)
	return n > 1 && s[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(s[n-2]))
}

func addS(s string) string {
	switch {
	case consonantY(s):
		return s[:len(s)-1] + "ies"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "x"), strings.HasSuffix(s, "z"),
		strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"), strings.HasSuffix(s, "go"), strings.HasSuffix(s, "cho"):
		return s + "es"
	}
	return s + "s"
}

func addEd(s string) string {
	switch {
	case consonantY(s):
		return s[:len(s)-1] + "ied"
	case strings.HasSuffix(s, "e"):
		return s + "d"
	}
	return s + "ed"
}

func addIng(s string) string {
	switch {
	case strings.HasSuffix(s, "ie"):
		return s[:len(s)-2] + "ying"
	case strings.HasSuffix(s, "e") && !strings.HasSuffix(s, "ee") && !strings.HasSuffix(s, "oe"):
		return s[:len(s)-1] + "ing"
	}
	return s + "ing"
}
