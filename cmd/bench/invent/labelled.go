package invent

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
)

// A labelled article is a record of the kind that credence fit and evaluate read.
type labelled struct {
	ID          string  `json:"id"`
	Dataset     string  `json:"dataset"`
	SourceGroup string  `json:"source_group"`
	Rating      float64 `json:"rating"`
	Leaning     string  `json:"leaning"`
	URL         string  `json:"url"`
	Title       string  `json:"title"`
	Published   string  `json:"published"`
	Text        string  `json:"text"`
}

// WriteLabelled writes JSON Lines of invented outlets in two datasets, one to four
// articles of 170 to 260 words each. The style of an outlet follows its rating
// loosely; its leaning follows nothing.
func WriteLabelled(out io.Writer, seed uint64, outlets int) error {
	g := NewGenerator(Corpus{Seed: seed, Sources: outlets})
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	n := 0
	for i := range outlets {
		o := g.Outlet(i)
		r := mixed(seed, labelRandom, i)
		rating := math.Round(100*min(0.98, max(0.02, o.Quality+0.3*(r.share()-0.5)))) / 100
		l := labelled{SourceGroup: o.Domain, Rating: rating, Dataset: []string{"coast", "inland"}[i%2],
			Leaning: r.pick([]string{"left", "left-center", "center", "right-center", "right"})}
		for range r.between(1, 4) {
			w := g.writer(n, o.Quality)
			a := Article{Title: w.title()}
			w.text(&a, r.between(175, 225))
			l.ID, l.Title, l.Text = fmt.Sprintf("r%03d", n), a.Title, string(w.buf)
			l.URL = fmt.Sprintf("https://www.%s/%d", o.Domain, n)
			l.Published = w.published.Format("2006-01-02")
			if err := enc.Encode(l); err != nil {
				return err
			}
			n++
		}
	}
	return nil
}
