package features

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"strings"
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

// readWeights reads a model file: lines of three columns with tabs between, "#"
// before a remark. It returns the origin that a remark gives, "" for none. Errors
// name the line.
func readWeights(r io.Reader, each func(a, b, c string) error) (origin string, err error) {
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			if o, ok := strings.CutPrefix(line, "# origin: "); ok {
				origin = o
			}
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 3 {
			return "", fmt.Errorf("line %d: %d columns, want 3", n, len(col))
		}
		if err := each(col[0], col[1], col[2]); err != nil {
			return "", fmt.Errorf("line %d: %w", n, err)
		}
	}
	return origin, lines.Err()
}

// Senses returns what the program's word lists say of a word in small letters.
func Senses(word string) []lexicon.Sense {
	l := lexicon.Default()
	if id := l.Lookup(word); id != 0 {
		return l.Senses(id)
	}
	return nil
}
