package main

import (
	"bytes"
	"net/url"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
)

// An extractor takes the article out of an HTML page.
type extractor struct {
	name string
	run  func(page []byte, address string) (string, error)
}

// extractors are the programs that credence is measured beside.
var extractors = []extractor{
	{"go-trafilatura", func(page []byte, address string) (string, error) {
		u, _ := url.Parse(address)
		result, err := trafilatura.Extract(bytes.NewReader(page), trafilatura.Options{OriginalURL: u, EnableFallback: true, ExcludeComments: true})
		if err != nil {
			return "", err
		}
		return result.ContentText, nil
	}},
	{"go-readability", func(page []byte, address string) (string, error) {
		u, _ := url.Parse(address)
		article, err := readability.FromReader(bytes.NewReader(page), u)
		if err != nil || article.Node == nil {
			return "", err
		}
		var b bytes.Buffer
		err = article.RenderText(&b)
		return b.String(), err
	}},
}
