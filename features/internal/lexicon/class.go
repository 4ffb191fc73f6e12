package lexicon

// A Class is a set of kinds that a word or phrase can be.
type Class uint64

// The kinds. A word may be of several: "may" is a month and an auxiliary.
const (
	// Grammar, for finding the subject of a reporting verb.
	Determiner Class = 1 << iota
	Preposition
	Conjunction  // and, or, but, nor
	Subordinator // that, which, because, when, …
	Pronoun      // he, she, they, …: can be a speaker
	Possessive   // his, her, their, …
	Auxiliary
	Negation
	Adverb // the adverbs that stand between a subject and its verb
	Number

	// Time.
	Month       // value 1–12
	MonthAbroad // of other languages than English; value 1–12
	Weekday     // value 0–6, Sunday 0
	Relative    // value: days from the dateline
	Published   // before a date: it is that of publication
	Updated

	// Abbreviations, for sentence ends.
	AbbrevName    // before a name: never ends a sentence
	AbbrevPlain   // may end one
	AbbrevCapital // an abbreviation only with a capital: Mass., Sun.
	AbbrevNumber  // an abbreviation only before a number: No.

	// Speech.
	Say       // reporting verb; value: how surely it introduces speech, 0–1
	Judge     // verb that labels its object: call, brand, dismiss
	Source    // phrase that names a source: according to
	Addressee // verb whose object is spoken to: tell
	NounToo   // verb form that is a noun as often: claims

	// Speakers.
	Honorific // Mr, Dr
	Title     // president, senator: stands before a name
	Role      // spokesman, official: somebody without a name
	Body      // ministry, court: an institution that can speak
	Vague     // critics, observers: nobody in particular
	Female    // says that the speaker is she
	Male      // says that the speaker is he
	Work      // its title stands in quotation marks: film, novel
	Piece     // part of a site: article, guide, newsletter

	// Tone.
	Hedge
	Booster
	Superlative
	Shock // headline words of slams and shocks
	Loaded
	FixedPhrase // expression in which a loaded word is not loaded

	// Page furniture: phrases of menus, prompts and footers.
	Furniture
	Promo // of those, pointers to the site's other pieces

	// Inflection of verbs; set only together with a class in Verbs.
	Base
	Present
	Past
	Participle
	Ing
)

// Verbs are the classes whose inflection is kept.
const Verbs = Say | Judge | Auxiliary

// Finite forms can be the verb of a main clause.
const Finite = Present | Past

// Function is grammar that a noun phrase cannot run across.
const Function = Preposition | Conjunction | Subordinator | Pronoun | Auxiliary

// classes maps the categories of the lists to classes.
var classes = map[string]Class{
	"determiner": Determiner, "preposition": Preposition, "conjunction": Conjunction,
	"subordinator": Subordinator, "pronoun": Pronoun, "possessive": Possessive,
	"auxiliary": Auxiliary, "negation": Negation, "adverb": Adverb, "number": Number,
	"she": Pronoun | Female, "he": Pronoun | Male,

	"month": Month, "month_abroad": MonthAbroad, "weekday": Weekday, "relative": Relative, "published": Published, "updated": Updated,
	"abbrev_name": AbbrevName, "abbrev_name_any": AbbrevName | AbbrevPlain, "abbrev": AbbrevPlain, "abbrev_capital": AbbrevCapital, "abbrev_number": AbbrevNumber,

	"say": Say, "judge": Judge, "source": Source, "addressee": Addressee, "noun_too": NounToo,
	"honorific": Honorific | AbbrevName, "honorific_she": Honorific | AbbrevName | Female, "honorific_he": Honorific | AbbrevName | Male,
	"title": Title, "role": Role, "role_she": Role | Female, "role_he": Role | Male, "body": Body, "vague": Vague,
	"title_she": Title | Female, "title_he": Title | Male,
	"work": Work, "piece": Piece,

	"hedge": Hedge, "booster": Booster, "superlative": Superlative, "shock": Shock,
	"loaded": Loaded, "name_calling": Loaded, "belittling": Loaded, "glorifying": Loaded, "hyperbole": Loaded,
	"fixed": FixedPhrase,

	"f_menu": Furniture, "f_share": Furniture, "f_subscribe": Furniture, "f_sign_in": Furniture,
	"f_related": Furniture, "f_tags": Furniture, "f_author_box": Furniture, "f_comments": Furniture,
	"f_footer": Furniture, "f_copyright": Furniture, "f_contents": Furniture, "f_advertisement": Furniture,
	"f_consent": Furniture, "f_breadcrumb": Furniture, "f_media_caption": Furniture, "f_promo": Furniture | Promo,
}
