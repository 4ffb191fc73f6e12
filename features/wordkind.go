package features

import "credence/features/internal/lexicon"

// A wordKind is what the fitted models know of a word beside a cue or quotation:
// its grammar, who it can stand for, how it ends, or the mark that stands in its
// place. It is never a topic.
type wordKind uint8

// The kinds, in the order of kindNames.
const (
	nearStart wordKind = iota // of the sentence
	nearEnd
	nearComma
	nearColon
	nearQuote
	nearDash
	nearBracket
	nearThat
	nearTo
	nearOf
	nearFor
	nearOn
	nearIn
	nearAbout
	nearWith
	nearAgainst
	nearAs
	nearBy
	nearFrom
	nearAt
	nearPreposition
	nearQuestion // what, how, whether
	nearWho
	nearConjunction
	nearSubordinator
	nearThird // he, she, they
	nearFirst // I, we, you
	nearIt
	nearObject
	nearArticle
	nearDeterminer
	nearPossessive
	nearBe
	nearHave
	nearDo
	nearModal
	nearNot
	nearAdverb
	nearNumber
	nearDay
	nearName
	nearRole
	nearBody
	nearVague
	nearSay
	nearJudge
	nearPossessed // "the minister's"
	nearIng
	nearEd
	nearPlural
	nearOther
	kinds
)

var kindNames = [kinds]string{
	"start", "end", "comma", "colon", "quote", "dash", "bracket", "that", "to", "of", "for", "on", "in", "about", "with", "against", "as", "by", "from", "at",
	"preposition", "question", "who", "conjunction", "subordinator", "third", "first", "it", "object", "article", "determiner", "possessive",
	"be", "have", "do", "modal", "not", "adverb", "number", "day", "name", "role", "body", "vague", "say", "judge", "possessed", "ing", "ed", "plural", "other",
}

// kindWords are the words that have a kind by themselves.
var kindWords = map[string]wordKind{
	"that": nearThat, "to": nearTo, "of": nearOf, "for": nearFor, "on": nearOn, "in": nearIn, "about": nearAbout, "with": nearWith, "against": nearAgainst,
	"as": nearAs, "by": nearBy, "from": nearFrom, "at": nearAt,
	"what": nearQuestion, "how": nearQuestion, "why": nearQuestion, "whether": nearQuestion, "if": nearQuestion, "when": nearQuestion, "where": nearQuestion,
	"who": nearWho, "which": nearWho, "whose": nearWho, "whom": nearWho,
	"he": nearThird, "she": nearThird, "they": nearThird, "i": nearFirst, "we": nearFirst, "you": nearFirst, "it": nearIt, "this": nearIt, "it's": nearIt, "it'll": nearIt, "that's": nearIt, "i'm": nearFirst, "i've": nearFirst, "i'd": nearFirst, "i'll": nearFirst,
	"we're": nearFirst, "we've": nearFirst, "we'd": nearFirst, "we'll": nearFirst, "you're": nearFirst, "you've": nearFirst, "you'd": nearFirst, "you'll": nearFirst,
	"him": nearObject, "them": nearObject, "us": nearObject, "me": nearObject, "the": nearArticle, "a": nearArticle, "an": nearArticle,
	"has": nearHave, "have": nearHave, "had": nearHave, "having": nearHave, "do": nearDo, "does": nearDo, "did": nearDo, "don't": nearDo, "didn't": nearDo, "doesn't": nearDo,
	"is": nearBe, "are": nearBe, "was": nearBe, "were": nearBe, "be": nearBe, "been": nearBe, "being": nearBe, "am": nearBe, "isn't": nearBe, "wasn't": nearBe, "aren't": nearBe, "weren't": nearBe,
}

// kindClasses are the kinds of other listed words, first match first.
var kindClasses = []struct {
	class lexicon.Class
	kind  wordKind
}{
	{lexicon.Possessive, nearPossessive}, {lexicon.Auxiliary, nearModal}, {lexicon.Negation, nearNot}, {lexicon.Pronoun, nearThird},
	{lexicon.Determiner, nearDeterminer}, {lexicon.Conjunction, nearConjunction}, {lexicon.Preposition, nearPreposition}, {lexicon.Subordinator, nearSubordinator},
	{lexicon.Adverb, nearAdverb}, {lexicon.Number, nearNumber}, {lexicon.Weekday | lexicon.Relative, nearDay},
	{lexicon.Role | lexicon.Title | lexicon.Honorific, nearRole}, {lexicon.Body, nearBody}, {lexicon.Vague, nearVague}, {lexicon.Say, nearSay}, {lexicon.Judge, nearJudge},
}

// joins are the parts of a gap that part no words.
const joins = GapSpace | GapHyphen | GapLine

// gapKind returns the kind of the mark in a gap, nearOther for none that parts
// words.
func gapKind(g Gap) wordKind {
	switch {
	case g&^joins == 0:
		return nearOther
	case g&GapQuote != 0:
		return nearQuote
	case g&(GapColon|GapSemicolon) != 0:
		return nearColon
	case g&GapComma != 0:
		return nearComma
	case g&GapDash != 0:
		return nearDash
	case g&(GapOpen|GapClose) != 0:
		return nearBracket
	}
	return nearOther
}

// lead returns what word i begins with: a mark before it, or its kind.
func (p *Page) lead(i int) wordKind {
	if g := p.words[i].Gap; g&^joins != 0 {
		if k := gapKind(g); k != nearOther {
			return k
		}
	}
	return p.near[i]
}

// tail returns what stands before word i: a mark, or a word.
func (p *Page) tail(i int) wordKind {
	if g := p.words[i].Gap; g&^joins != 0 {
		if k := gapKind(g); k != nearOther {
			return k
		}
	}
	return p.near[i-1]
}

// kindBefore returns what stands before word i in its sentence.
func (p *Page) kindBefore(i int, s *Sentence) wordKind {
	if i <= s.First {
		return nearStart
	}
	return p.tail(i)
}
