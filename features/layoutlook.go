package features

// A layoutLook is one of the two logistic regressions of a LayoutModel: the names
// of its inputs, the weights of these and of the products of some of them.
type layoutLook struct {
	names   []string
	weights []float64 // of the inputs, then of the products
	crossed []int     // inputs that are multiplied with each other
}

// maxCrossed is the most inputs that are multiplied with each other.
const maxCrossed = 32

// newLayoutLook returns a look without weights.
func newLayoutLook(names []string, crossed map[string]bool) layoutLook {
	l := layoutLook{names: names}
	for i, name := range names {
		if crossed[name] {
			l.crossed = append(l.crossed, i)
		}
	}
	n := len(l.crossed)
	if n > maxCrossed {
		panic("too many inputs are multiplied")
	}
	l.weights = make([]float64, len(names)+n*(n-1)/2)
	return l
}

// weightNames names the weights: those of the products after those of the inputs.
func (l *layoutLook) weightNames() []string {
	names := append(make([]string, 0, len(l.weights)), l.names...)
	for a, one := range l.crossed {
		for _, other := range l.crossed[:a] {
			names = append(names, l.names[other]+" × "+l.names[one])
		}
	}
	return names
}

// products appends to the inputs of a block their products.
func (l *layoutLook) products(row []float64) []float64 {
	for a, one := range l.crossed {
		for _, other := range l.crossed[:a] {
			row = append(row, row[other]*row[one])
		}
	}
	return row
}

// verdict is how likely a block with these inputs is article. Most products are
// 0 and are passed over.
func (l *layoutLook) verdict(row []float64) float64 {
	sum := 0.0
	for i, w := range l.weights[:len(row)] {
		sum += w * row[i]
	}
	var factors [maxCrossed]struct {
		x  float64
		at int
	}
	n, weights := 0, l.weights[len(row):]
	for a, at := range l.crossed {
		x := row[at]
		if x == 0 {
			continue
		}
		with := weights[a*(a-1)/2:]
		for _, f := range factors[:n] {
			sum += with[f.at] * (f.x * x)
		}
		factors[n].x, factors[n].at = x, a
		n++
	}
	return sigmoid(sum)
}
