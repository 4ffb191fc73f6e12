package scoring

import (
	"fmt"
	"math"
	"slices"

	"credence/features"

	"gonum.org/v1/gonum/floats"
)

// A Status says what became of a document or source.
type Status string

// The statuses.
const (
	Scored    Status = "scored"
	Abstained Status = "abstained" // read and measured, but not judged: Reason says why
	Rejected  Status = "rejected"  // could not be read
)

// A Score is the judgement on one document.
type Score struct {
	Status Status
	Reason string // why it was not scored
	Estimate
	Parts []Part // in the order of the model; empty unless scored. They add up to Points
	// Factors are 0–100: 100 × the points of a factor's measured parts / the most
	// they could be. They are not there where none was measured. What was not
	// measured is left out: its neutral points would make an undated page look
	// dated.
	Factors map[features.Factor]float64
}

// An Estimate is what the points of a document or source say, and how surely.
type Estimate struct {
	Points float64 // 0–100
	// Low and High bound the points at 90%, Probability is calibrated; all three
	// hold only when Fitted is set.
	Fitted                 bool
	Low, High, Probability float64
}

// Parts that are no indicator's.
const (
	BasePart  = "base"  // the constant of a fit, which every document has
	LimitPart = "limit" // what keeps points on the scale, where the other parts alone would leave it
)

func constant(name string, points float64) Part {
	return Part{Indicator: name, N: 1, Points: points, Most: points, Neutral: points}
}

// A Part is one indicator's share of a score.
type Part struct {
	Indicator string
	Factor    features.Factor
	Value     float64 // as measured; meaningless when N is 0
	N         int     // what the value rests on; 0: not measured
	Points    float64
	Most      float64 // points that the indicator could have earned
	Neutral   float64 // points had it not been measured
}

// Score judges a measured document. Cost: a few operations per indicator.
func (m *Model) Score(p *features.Profile) Score {
	if reason := m.abstain(p); reason != "" {
		return Score{Status: Abstained, Reason: reason}
	}
	s := Score{Status: Scored, Factors: map[features.Factor]float64{}, Parts: make([]Part, 0, len(m.Indicators)+2)}
	points := make([]float64, len(m.Indicators), len(m.Indicators)+2)
	s.Parts = make([]Part, 0, len(m.Indicators)+2)
	all := features.All()
	for i := range m.Indicators {
		ind := &m.Indicators[i]
		v := p.Values[m.index[i]]
		points[i] = ind.Weight * ind.share(v)
		s.Parts = append(s.Parts, Part{
			Indicator: ind.Name, Factor: all[m.index[i]].Factor, Value: v.X, N: v.N,
			Points: points[i], Most: m.most[i], Neutral: ind.Weight * ind.unmeasured(),
		})
	}
	if m.Fitted != "" {
		s.Parts = append(s.Parts, constant(BasePart, m.Base))
		points = append(points, m.Base)
	}
	if x := limit(floats.Sum(points)); x != 0 {
		s.Parts = append(s.Parts, constant(LimitPart, x))
	}
	s.Estimate = m.Estimate(p.Values, p.Words)
	for _, f := range features.Factors() {
		if x, ok := factor(s.Parts, f); ok {
			s.Factors[f] = x
		}
	}
	return s
}

// Estimate is what the model says of a document with these values, in the order of
// features.All, and words of article: the score without its parts.
func (m *Model) Estimate(values []features.Value, words int) Estimate {
	e := Estimate{Points: m.points(values)}
	if m.Calibration == nil {
		return e
	}
	unmeasured := 0.0
	for i := range m.Indicators {
		if values[m.index[i]].N == 0 {
			unmeasured += m.Indicators[i].Spread * m.Indicators[i].Spread
		}
	}
	return m.Calibration.estimate(e.Points, words, math.Sqrt(unmeasured))
}

// SourceEstimate is what the model says of a source whose n documents have a mean
// of points.
func (m *Model) SourceEstimate(mean float64, n int) Estimate {
	if m.Calibration == nil {
		return Estimate{Points: mean}
	}
	return m.Calibration.Source.estimate(mean, n)
}

// abstain says why a document cannot be judged, "" when it can.
func (m *Model) abstain(p *features.Profile) string {
	switch {
	case p.Genre == features.GenreListing:
		return "a listing of other pieces, not an article"
	case p.Genre == features.GenreSatire:
		return "satire, not reporting"
	case p.Genre == features.GenreLiveBlog:
		return "a live blog: a running log, not an article"
	case p.Genre == features.GenrePressRelease:
		return "a press release: its sender's own account"
	case p.Words < m.MinWords:
		return fmt.Sprintf("too short: %d words of article, %d needed", p.Words, m.MinWords)
	case p.Language == "":
		return "its language cannot be told"
	case !slices.Contains(m.Languages, p.Language):
		return fmt.Sprintf("its language (%s) is not supported", p.Language)
	}
	return ""
}

// factor returns 100 × points / most over the measured parts of a factor; not ok
// when there are none.
func factor(parts []Part, f features.Factor) (x float64, ok bool) {
	var points, most float64
	for i := range parts {
		if parts[i].Factor == f && parts[i].N > 0 {
			points += parts[i].Points
			most += parts[i].Most
		}
	}
	if most == 0 {
		return 0, false
	}
	return 100 * points / most, true
}
