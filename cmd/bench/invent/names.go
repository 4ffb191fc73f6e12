package invent

import "fmt"

// All names are made of syllables: nobody and no place is meant.

func firstNames() []string {
	return []string{"Mara", "Ivo", "Hanne", "Piet", "Yusra", "Tomas", "Edda", "Jory", "Sidonie", "Aurel", "Brida", "Colm", "Dace", "Elso", "Femke", "Goran",
		"Hilde", "Ismay", "Joren", "Kaya", "Ludo", "Merle", "Nuno", "Oona", "Pavel", "Quill", "Runa", "Stellan", "Tilda", "Ulric", "Vesna", "Wim", "Xenia", "Yorick", "Zora", "Anselm"}
}

func lastStarts() []string {
	return []string{"Tenn", "Lund", "Brand", "Ock", "Bel", "Harr", "Mell", "Quist", "Tolv", "Drev", "Fars", "Gull", "Hask", "Imm", "Jarn", "Kess", "Lorr", "Morv", "Nax", "Orr", "Pend", "Rusk", "Sorn", "Torv", "Umm", "Vask", "Wend", "Yarr", "Zell", "Corv"}
}

func lastEnds() []string {
	return []string{"ick", "erskog", "el", "wen", "mane", "ow", "ander", "by", "ery", "strom", "ison", "ova", "eda", "ker", "holt", "idge", "ane", "ult", "imer", "oss"}
}

func townStarts() []string {
	return []string{"Brell", "Harrow", "Osk", "Pell", "Elm", "Tarn", "Merrow", "Quay", "Sand", "Thorn", "Vast", "Wick", "Yar", "Alder", "Birk", "Cold", "Dun", "Esk", "Fenn", "Gorse", "Holm", "Inver", "Kelp", "Lark"}
}

func townEnds() []string {
	return []string{"mere", "sgate", "ford", "haven", "by", "combe", "stead", "wick", "brook", "minster", "ness", "field", "bury", "port"}
}

func outletKinds() []string {
	return []string{"Courier", "Herald", "Gazette", "Observer", "Mail", "Messenger", "Record", "Chronicle", "Lantern", "Sentinel", "Dispatch", "Signal"}
}

func roles() []string {
	return []string{"the chief engineer", "the treasurer", "a spokeswoman", "the site manager", "who leads the inquiry", "a retired inspector", "the deputy director",
		"who has worked there for twelve years", "the head of planning", "a local shopkeeper", "the author of the report", "who chairs the meeting", "a lawyer for the owners", "the shift leader"}
}

func sections() []string {
	return []string{"News", "Region", "Business", "Culture", "Sport", "Weather", "Opinion", "Science", "Travel", "Archive"}
}

func (r *rng) town() string { return r.pick(townStarts()) + r.pick(townEnds()) }

func (r *rng) last() string { return r.pick(lastStarts()) + r.pick(lastEnds()) }

// A person speaks in an article.
type person struct {
	first, last, role string
	known             bool // mentioned before
}

func (r *rng) person(role string) person {
	return person{first: r.pick(firstNames()), last: r.last(), role: role}
}

// An Outlet is an invented publisher.
type Outlet struct {
	Name    string
	Domain  string
	Quality float64 // 0–1: how calm and sourced its articles are
}

// Outlet returns one of the corpus's outlets. Its number stands in its domain, since
// syllables do not give a million names.
func (c Corpus) Outlet(n int) Outlet {
	r := mixed(c.Seed, outletRandom, n)
	place, kind := r.town(), r.pick(outletKinds())
	return Outlet{
		Name:    place + " " + kind,
		Domain:  fmt.Sprintf("%s-%s-%d.example", lower(place), lower(kind), n),
		Quality: r.share(),
	}
}

func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
