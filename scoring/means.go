package scoring

import "math"

// means are the means of several numbers over documents. Those of one document
// are kept as they are, at 8 bytes each: most sources of a large corpus have one.
// From the second on there is a Sum for each. What is NaN does not count.
type means struct {
	first []float64
	sums  []Sum
}

// add adds a document's numbers, which it keeps.
func (m *means) add(numbers []float64) {
	if m.first == nil && m.sums == nil {
		m.first = numbers
		return
	}
	m.spread(len(numbers))
	for i, x := range numbers {
		if !math.IsNaN(x) {
			m.sums[i].Add(x)
		}
	}
}

// spread goes over to sums.
func (m *means) spread(n int) {
	if m.sums != nil {
		return
	}
	m.sums = make([]Sum, n)
	first := m.first
	m.first = nil
	if first != nil {
		m.add(first)
	}
}

// merge adds what another has added.
func (m *means) merge(o *means) {
	switch {
	case o.first != nil:
		m.add(o.first)
	case o.sums != nil:
		m.spread(len(o.sums))
		for i := range m.sums {
			m.sums[i].Merge(o.sums[i])
		}
	}
}

// at is the mean of number i, and over how many documents; 0 for none.
func (m *means) at(i int) (mean float64, n int) {
	sum := Sum{}
	switch {
	case m.sums != nil:
		sum = m.sums[i]
	case m.first != nil && !math.IsNaN(m.first[i]):
		sum.Add(m.first[i])
	}
	mean, _ = sum.Mean()
	return mean, int(sum.n)
}
