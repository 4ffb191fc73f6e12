package features

import (
	"embed"
	"io"
	"sync"

	"credence/features/internal/lexicon"
)

// Models are the fitted parts of the measurement: what was learned from marked
// texts, in files of this package that people can read. The programs that
// measure quality put others in their place, fitted without the texts at hand.
type Models struct {
	Text   *LayoutModel   // tells the article in a text from what was copied along
	Page   *LayoutModel   // the same for HTML pages
	Loaded *LoadedLexicon // what words weigh for loaded_language
	Cues   *CueModel      // which words report, and which quotations are somebody's
}

//go:embed models
var modelFiles embed.FS

// ShippedModels returns the models that the program was built with.
var ShippedModels = sync.OnceValue(func() Models {
	return Models{
		Text:   shipped("layout-text.tsv", func(r io.Reader) (*LayoutModel, error) { return ReadLayout(r, false) }),
		Page:   shipped("layout-html.tsv", func(r io.Reader) (*LayoutModel, error) { return ReadLayout(r, true) }),
		Loaded: shipped("loaded.tsv", ReadLoaded),
		Cues:   shipped("cues.txt", ReadCueModel),
	}
})

// shipped reads a model of this package; one that cannot be read is a fault of
// the program.
func shipped[M any](name string, read func(io.Reader) (M, error)) M {
	f, err := modelFiles.Open("models/" + name)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	m, err := read(f)
	if err != nil {
		panic(name + ": " + err.Error())
	}
	return m
}

// Senses returns what the program's word lists say of a word in small letters.
func Senses(word string) []lexicon.Sense {
	l := lexicon.Default()
	if id := l.Lookup(word); id != 0 {
		return l.Senses(id)
	}
	return nil
}
