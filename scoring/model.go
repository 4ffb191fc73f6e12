// Package scoring turns measurements into document scores and document scores
// into source scores.
//
// It is the third stage of credence: corpus → features → scoring → reports. A
// [Model] holds a curve and a weight for each indicator it uses; a [Score] is the
// sum of its [Part]s and nothing else.
package scoring

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"

	"credence/features"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/interp"
)

//go:embed model.json
var shippedModel []byte

// A Model says how measurements become points.
type Model struct {
	Version    string      `json:"version"`
	Fitted     string      `json:"fitted"` // what it was fitted on; "" for weights by judgement
	Note       string      `json:"note"`
	MinWords   int         `json:"min_words"`      // of article, below which a document is not judged
	Languages  []string    `json:"languages"`      // ISO 639-1
	Base       float64     `json:"base,omitempty"` // points of every document; 0 for weights by judgement
	Indicators []Indicator `json:"indicators"`

	Calibration *Calibration `json:"calibration,omitempty"` // of a fitted model
	// Held are the models fitted in the same way without the sources of each fold
	// (see Fold): a check asks for each source the one that never saw it.
	Held []*Model `json:"held,omitempty"`

	// Hash is the SHA-256 of the model's file, in hexadecimal.
	Hash string `json:"-"`

	index []int     // of each indicator in features.All
	most  []float64 // by indicator: weight × highest value of its curve
}

// An Indicator is one measurement's place in a model.
type Indicator struct {
	Name    string       `json:"name"`
	Weight  float64      `json:"weight"`            // points at a curve's 1
	Curve   [][2]float64 `json:"curve"`             // knots (value, share of the weight), values rising, shares monotone in 0–1
	Missing *float64     `json:"missing,omitempty"` // share of the weight when not measured; default: the curve's middle
	Judged  bool         `json:"judged,omitempty"`  // by judgement also once the model is fitted
	Spread  float64      `json:"spread,omitempty"`  // standard deviation of its points over the fitted sources

	line *interp.PiecewiseLinear
}

// DefaultModel is the model that is shipped with the program.
var DefaultModel = sync.OnceValue(func() *Model {
	m, err := ReadModel(bytes.NewReader(shippedModel))
	if err != nil {
		panic(err) // it is part of the program: a test reads it
	}
	return m
})

// ReadModel reads a model file (JSON) and checks it: known indicators, each once,
// weights that are not negative and, by judgement, add up to 100, monotone curves
// in the direction that the indicator declares.
func ReadModel(r io.Reader) (*Model, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	m := &Model{}
	if err := dec.Decode(m); err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	sum := sha256.Sum256(data)
	m.Hash = hex.EncodeToString(sum[:])
	if err := m.check(); err != nil {
		return nil, fmt.Errorf("model %q: %w", m.Version, err)
	}
	return m, nil
}

func (m *Model) check() error {
	if m.Version == "" {
		return errors.New("no version")
	}
	if len(m.Languages) == 0 {
		return errors.New("no languages")
	}
	known := map[string]int{}
	for i, ind := range features.All() {
		known[ind.Name] = i
	}
	weights := make([]float64, len(m.Indicators))
	m.index, m.most = nil, nil
	for i := range m.Indicators {
		ind := &m.Indicators[i]
		at, ok := known[ind.Name]
		if !ok {
			return fmt.Errorf("indicator %q: unknown, or there twice", ind.Name)
		}
		delete(known, ind.Name)
		if err := ind.prepare(features.All()[at].Direction); err != nil {
			return fmt.Errorf("indicator %q: %w", ind.Name, err)
		}
		m.index = append(m.index, at)
		m.most = append(m.most, ind.Weight*ind.highest())
		weights[i] = ind.Weight
	}
	total := floats.Sum(weights)
	switch {
	case math.IsNaN(m.Base) || math.IsInf(m.Base, 0):
		return fmt.Errorf("base %g: want a number", m.Base)
	case m.Fitted == "" && (m.Base != 0 || math.Abs(total-100) > 1e-9):
		return fmt.Errorf("weights add up to %g, not 100", m.Base+total)
	case m.Fitted == "" && m.Calibration != nil:
		return errors.New("calibrated but not fitted: \"fitted\" says nothing")
	}
	for i, held := range m.Held {
		if len(held.Held) > 0 {
			return fmt.Errorf("held %d: has held models of its own", i)
		}
		if err := held.check(); err != nil {
			return fmt.Errorf("held %d: %w", i, err)
		}
	}
	if n := len(m.Held); n != 0 && n != Folds {
		return fmt.Errorf("held: %d models, want one for each of %d folds", n, Folds)
	}
	return nil
}

// For returns the model that never saw a source: the one held for its fold, or the
// model itself where it holds none.
func (m *Model) For(source string) *Model {
	if len(m.Held) == 0 {
		return m
	}
	return m.Held[Fold(source)]
}

// points adds up the points of values in the order of features.All, kept on the
// scale.
func (m *Model) points(values []features.Value) float64 {
	sum := m.Base
	for i := range m.Indicators {
		sum += m.Indicators[i].Weight * m.Indicators[i].share(values[m.index[i]])
	}
	return sum + limit(sum)
}

// limit is what brings points back to 0–100.
func limit(points float64) float64 { return min(max(points, 0), 100) - points }

// prepare checks an indicator and fits its curve's line.
func (ind *Indicator) prepare(d features.Direction) error {
	if ind.Weight < 0 || math.IsNaN(ind.Weight) || math.IsInf(ind.Weight, 0) {
		return fmt.Errorf("weight %g: want 0 or more", ind.Weight)
	}
	if d == features.Either {
		return errors.New("has no direction, so it cannot be scored")
	}
	if len(ind.Curve) < 2 {
		return errors.New("curve: want two knots or more")
	}
	xs, ys := make([]float64, len(ind.Curve)), make([]float64, len(ind.Curve))
	for i, k := range ind.Curve {
		xs[i], ys[i] = k[0], k[1]
		if !(k[1] >= 0 && k[1] <= 1) {
			return fmt.Errorf("curve: share %g outside 0–1", k[1])
		}
		if i == 0 {
			continue
		}
		if xs[i] <= xs[i-1] {
			return errors.New("curve: values must rise from knot to knot")
		}
		if step := ys[i] - ys[i-1]; d == features.Higher && step < 0 || d == features.Lower && step > 0 {
			return fmt.Errorf("curve: runs against the direction %q", d)
		}
	}
	if ind.Missing != nil && !(*ind.Missing >= 0 && *ind.Missing <= 1) {
		return fmt.Errorf("missing: share %g outside 0–1", *ind.Missing)
	}
	ind.line = &interp.PiecewiseLinear{}
	return ind.line.Fit(xs, ys)
}

// share is the part of its weight that the indicator earns.
func (ind *Indicator) share(v features.Value) float64 {
	if v.N == 0 {
		return ind.unmeasured()
	}
	return ind.line.Predict(v.X)
}

// unmeasured is the share of a document in which nothing could be measured.
func (ind *Indicator) unmeasured() float64 {
	if ind.Missing != nil {
		return *ind.Missing
	}
	return (ind.Curve[0][1] + ind.Curve[len(ind.Curve)-1][1]) / 2
}

// highest is the largest share on the curve: one of its ends.
func (ind *Indicator) highest() float64 {
	return math.Max(ind.Curve[0][1], ind.Curve[len(ind.Curve)-1][1])
}

// Weight returns the weight of an indicator and whether it is by judgement; 0
// for one that the model does not use.
func (m *Model) Weight(name string) (weight float64, judged bool) {
	for _, ind := range m.Indicators {
		if ind.Name == name {
			return ind.Weight, ind.Judged || m.Fitted == ""
		}
	}
	return 0, false
}
