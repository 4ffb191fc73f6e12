package features

import (
	"embed"
	"sync"
)

// Models are the fitted parts of the measurement: what was learned from marked
// texts, in files of this package that people can read. The programs that
// measure quality put others in their place, fitted without the texts at hand.
type Models struct {
	Text *LayoutModel // tells the article in a text from what was copied along
	Page *LayoutModel // the same for HTML pages
}

//go:embed models
var modelFiles embed.FS

// ShippedModels returns the models that the program was built with.
var ShippedModels = sync.OnceValue(func() Models {
	return Models{Text: shippedLayout("models/layout-text.tsv", false), Page: shippedLayout("models/layout-html.tsv", true)}
})

// shippedLayout reads a layout model of this package; one that cannot be read is
// a fault of the program.
func shippedLayout(name string, page bool) *LayoutModel {
	f, err := modelFiles.Open(name)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	m, err := ReadLayout(f, page)
	if err != nil {
		panic(name + ": " + err.Error())
	}
	return m
}
