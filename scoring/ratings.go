package scoring

import (
	"iter"
	"math"
	"strings"

	"credence/corpus"
)

// A Rating is what a list of ratings says of a domain.
type Rating struct {
	Line   int     // of the file
	Domain string  // registrable, in lower case ASCII
	Score  float64 // 0–100, on the scale of points
	Weight float64 // how many ratings of weight 1 it counts as
	Note   string  // the list's own text: made harmless by who prints it
}

// RatingWithin is how far a rating of weight 1 is taken to be right, nine times in
// ten, in points: a standard deviation of 15, by judgement. It is about what a list
// that knows a few classes can do; one on a scale of its own misses by more.
const RatingWithin = 25

// Within is how far the rating is taken to be right, nine times in ten.
func (r *Rating) Within() float64 { return RatingWithin / math.Sqrt(r.Weight) }

// Ratings are the ratings of a file. They do not change.
type Ratings struct {
	File   string
	SHA256 string   // of the file, in hexadecimal
	List   []Rating // in the order of the file, a domain once

	by map[string]*Rating
}

// Of is the rating of a source, nil for none. A source of unknown name has none: it
// stands under the id of its document.
func (r *Ratings) Of(s *Source) *Rating {
	if r == nil || s.Kind == corpus.SourceUnknown {
		return nil
	}
	return r.by[domain(s.Name)]
}

// domain is the registrable domain that a text names, "" when it names none or
// more than a domain.
func domain(s string) string {
	s = strings.TrimSpace(s)
	if scheme, rest, ok := strings.Cut(s, "://"); ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https")) {
		s = rest
	}
	s = strings.TrimSuffix(s, "/")
	if strings.ContainsAny(s, "/@?#:\\") { // a section or person of it
		return ""
	}
	d := corpus.RegistrableDomain(s)
	if !strings.Contains(d, ".") || strings.HasPrefix(d, ".") || strings.Contains(d, "..") {
		return ""
	}
	return d
}

// Rated is what a list says of a source, and what it comes to with the text.
type Rated struct {
	*Rating
	// Combined says that there is a combination; what is below holds only then.
	Combined  bool
	Share     float64 // of the rating in the combined points, 0–1; the text has the rest
	Points    float64 // of both, 0–100
	Low, High float64 // bound them at 90%
	Apart     bool    // text and rating differ by more than nine in ten such would
}

// Rate gives a source its rating, where there is one. The source's own points,
// interval and probability stay those of its texts.
func (r *Ratings) Rate(m *Model, s *Source) {
	rating := r.Of(s)
	if rating == nil {
		return
	}
	s.Rated = &Rated{Rating: rating}
	if m.Calibration == nil || s.Status != Scored {
		return // no interval to weigh the text by, or no text
	}
	if sd := m.Calibration.Source.sd(s.Scored - s.Duplicates); sd > 0 {
		s.Rated.combine(s.Estimate.Points, sd)
	}
}

// Rated gives sources with their ratings.
func (r *Ratings) Rated(m *Model, sources iter.Seq[*Source]) iter.Seq[*Source] {
	return func(yield func(*Source) bool) {
		for s := range sources {
			r.Rate(m, s)
			if !yield(s) {
				return
			}
		}
	}
}

// sd is the standard deviation of a normal distribution whose 90% interval is as
// wide as that of n documents, before it is cut at the ends of the scale.
func (s *Shrinkage) sd(n int) float64 {
	return (s.Low.at(float64(n)) + s.High.at(float64(n))) / (2 * z90)
}

// combine weighs text and rating by the precision of each, as two independent
// measurements of one thing:
//
//	points = (text/t² + rating/r²) / (1/t² + 1/r²),   sd = 1/√(1/t² + 1/r²)
//
// with standard deviations t and r. Where they differ by more than √(t² + r²), sd
// grows by the ratio: what contradicts itself is not surer for being two. Source:
// Birge, The Calculation of Errors by the Method of Least Squares (1932).
func (r *Rated) combine(text, sd float64) {
	own := r.Within() / z90
	t, w := 1/(sd*sd), 1/(own*own)
	r.Combined = true
	r.Share = w / (t + w)
	r.Points = text + r.Share*(r.Score-text)
	ratio := math.Abs(r.Score-text) / math.Hypot(sd, own)
	r.Apart = ratio > z90
	reach := z90 / math.Sqrt(t+w) * max(ratio, 1)
	r.Low, r.High = max(r.Points-reach, 0), min(r.Points+reach, 100)
}
