package reports

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"credence/corpus"
	"credence/scoring"
)

// Ratings is the account of a list of ratings in one run. It stands in run.json:
// what the list is and how much of it was met, never the list itself, which may be
// somebody's property.
type Ratings struct {
	File     string `json:"file"`
	SHA256   string `json:"sha256"`
	Entries  int    `json:"entries"`  // domains
	Matched  int    `json:"matched"`  // sources of the run that are in it
	Combined int    `json:"combined"` // of them, those whose rating is combined with their texts
	Sources  int    `json:"sources"`  // of the run

	rated    []*scoring.Source
	measured bool // the model knows how sure it is
}

// NewRatings makes the account of a run over rated sources, nil without a list.
func NewRatings(list *scoring.Ratings, m *scoring.Model, sources iter.Seq[*scoring.Source]) *Ratings {
	if list == nil {
		return nil
	}
	r := &Ratings{File: Plain(list.File), SHA256: list.SHA256, Entries: len(list.List), measured: m.Calibration != nil}
	for s := range sources {
		r.Sources++
		if s.Rated != nil {
			s.Indicators = nil // they are in sources.csv
			r.rated = append(r.rated, s)
			r.Matched++
			if s.Rated.Combined {
				r.Combined++
			}
		}
	}
	return r
}

// ratingColumns are the columns of sources.csv that a list of ratings fills. They
// are there without one too, empty, so that readers by name find the same columns
// in every run; and they stand beside the score that they are apart from.
func ratingColumns() []string {
	return []string{"rating", "rating_share", "combined", "combined_low", "combined_high"}
}

// appendRating appends the cells of ratingColumns.
func appendRating(row []string, r *scoring.Rated) []string {
	switch {
	case r == nil:
		return append(row, "", "", "", "", "")
	case !r.Combined:
		return append(row, number(r.Score), "", "", "", "")
	}
	return append(row, number(r.Score), number(r.Share), number(r.Points), number(r.Low), number(r.High))
}

// Table is the table of rated sources, head first: the n with the most documents,
// highest combined points first, those without at the end. Cells are text for
// people, not yet harmless.
func (r *Ratings) Table(n int) [][]string {
	list := slices.Clone(r.rated)
	slices.SortStableFunc(list, func(a, b *scoring.Source) int { return cmp.Compare(b.Documents, a.Documents) })
	list = list[:min(n, len(list))]
	slices.SortFunc(list, func(a, b *scoring.Source) int {
		return cmp.Or(cmp.Compare(ratedRank(b), ratedRank(a)), cmp.Compare(a.Name, b.Name))
	})
	rows := [][]string{{"source", "known by", "documents", "points", "your rating", "with your rating", "90%", "rating counts", "note"}}
	for _, s := range list {
		row := []string{s.Name, string(s.Kind), fmt.Sprint(s.Documents), "–", fmt.Sprintf("%.1f ±%.0f", s.Rated.Score, s.Rated.Within()), "–", "–", "–"}
		if s.Status == scoring.Scored {
			row[3] = fmt.Sprintf("%.1f", s.Points)
		}
		var notes []string
		if c := s.Rated; c.Combined {
			row[5], row[6], row[7] = fmt.Sprintf("%.1f", c.Points), fmt.Sprintf("%.0f–%.0f", c.Low, c.High), fmt.Sprintf("%.0f%%", 100*c.Share)
			if c.Apart {
				notes = append(notes, "text and rating contradict each other")
			}
		} else if s.Status != scoring.Scored {
			notes = append(notes, s.Reason)
		}
		if s.Rated.Note != "" {
			notes = append(notes, cut(s.Rated.Note, 120))
		}
		rows = append(rows, append(row, strings.Join(notes, "; ")))
	}
	return rows
}

// ratedRank orders by combined points; what has none comes after all that have.
func ratedRank(s *scoring.Source) float64 {
	if s.Rated.Combined {
		return s.Rated.Points
	}
	return -1
}

// Title says what the list is and how many of the run's sources are in it.
func (r *Ratings) Title() string {
	are := "are"
	if r.Matched == 1 {
		are = "is"
	}
	return fmt.Sprintf("%d of %s %s in %s, which rates %s", r.Matched, plural(r.Sources, "source", "sources"), are, r.File, plural(r.Entries, "domain", "domains"))
}

// claimed counts the rated sources that nothing but their pages' own words name.
func (r *Ratings) claimed() (n int) {
	for _, s := range r.rated {
		if s.Kind == corpus.SourcePage || s.Kind == corpus.SourceImprint {
			n++
		}
	}
	return n
}

// ratings shows the editor's own list beside the points, and both together.
func (m *markdownWriter) ratings(r *Ratings) {
	if r == nil {
		return
	}
	m.printf("## With your ratings\n\n%s (sha256 %.12s). ", markdown(r.Title()), r.SHA256)
	m.printf("Nothing else in this report takes notice of it: points, intervals, probabilities and groups are of the texts alone.\n\n")
	if r.Matched == 0 {
		return
	}
	m.table(r.Table(maxListed))
	if r.Matched > maxListed {
		m.printf("The %d with the most documents of %d%s.\n\n", maxListed, r.Matched, m.rest(SourcesFile, SourcesParquet))
	}
	if n := r.claimed(); n > 0 {
		m.printf("Of these, %s known by page or imprint alone, from what the pages say of themselves. Anybody can write that: make sure that such a text is from who you rated.\n\n", plural(n, "source is", "sources are"))
	}
	if !r.measured {
		m.printf("This model does not know how sure its points are, so that they cannot be weighed against a rating: the two stand apart.\n\n")
		return
	}
	m.printf("“With your rating” is the mean of both, each weighed by how sure it is: the text by its interval (one document says less than many), a rating by the number behind ±, within which it is taken to be right nine times in ten: %d points, or that over the root of its weight. Where the two differ by more than that explains, the interval of both is widened. A source of which no document could be judged has its rating alone.\n\n", scoring.RatingWithin)
}
