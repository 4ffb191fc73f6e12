package evaluation

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"credence/agreement"
	"credence/scoring"
)

// side returns left, centre or right for a leaning, "" for others.
func side(leaning string) string {
	switch strings.ToLower(strings.TrimSpace(leaning)) {
	case "left", "left-center", "left-centre":
		return "left"
	case "right", "right-center", "right-centre":
		return "right"
	case "center", "centre", "least-biased":
		return "centre"
	}
	return ""
}

// audits asks whether sources of one kind get more points than others with the
// same rating.
func (s *study) audits() {
	s.step("audits")
	p := points(s.in.Model, s.docs)
	leaning := map[string]string{}
	for i := range s.docs {
		if leaning[s.docs[i].Source] == "" {
			leaning[s.docs[i].Source] = side(s.docs[i].Leaning)
		}
	}
	t := Table{ID: "leaning", Title: "Leaning", Columns: []string{"left", "centre", "right", "right − left"},
		Note: "What sources of each leaning get above or below what their rating alone predicts, in standard deviations of the sources’ points. Nothing is fitted to leanings."}
	for _, set := range append([]string{""}, s.result.Datasets...) {
		scores := p
		name := "all datasets"
		if set != "" {
			name = "within " + set
			scores = slices.Clone(p)
			for i := range scores {
				if s.docs[i].Dataset != set {
					scores[i] = math.NaN()
				}
			}
		}
		var list []sourceCase
		for _, c := range bySource(s.docs, scores, estimator(s.in.Model)) {
			if leaning[c.name] != "" {
				list = append(list, c)
			}
		}
		if row, ok := leaningRow(name, list, leaning); ok {
			t.Rows = append(t.Rows, row)
		}
	}
	s.result.Tables = append(s.result.Tables, t, s.sizes(p), s.years(p))
}

// leaningRow measures one row; not ok with too few sources of a side.
func leaningRow(name string, list []sourceCase, leaning map[string]string) (Row, bool) {
	names, score, rating := columnsOf(list)
	count := map[string]int{}
	sides := make([]string, len(names))
	for i, n := range names {
		sides[i] = leaning[n]
		count[sides[i]]++
	}
	if count["left"] < leastCases || count["right"] < leastCases {
		return Row{}, false
	}
	means := func(w []float64) (mean map[string]float64) {
		residual, sd := residuals(score, rating, w)
		sum, n := map[string]float64{}, map[string]float64{}
		for i := range w {
			sum[sides[i]] += w[i] * residual[i]
			n[sides[i]] += w[i]
		}
		for side := range sum {
			sum[side] /= n[side] * sd
		}
		return sum
	}
	cell := func(n int, of func(map[string]float64) float64) Cell {
		return Cell{N: n, Estimate: agreement.Bootstrap(names, func(w []float64) float64 { return of(means(w)) })}
	}
	row := Row{Name: name, Unit: "sources"}
	for _, side := range []string{"left", "centre", "right"} {
		c := none()
		if count[side] >= leastCases {
			c = cell(count[side], func(m map[string]float64) float64 { return m[side] })
		}
		row.Cells = append(row.Cells, c)
	}
	row.Cells = append(row.Cells, cell(count["left"]+count["right"], func(m map[string]float64) float64 { return m["right"] - m["left"] }))
	return row, true
}

// residuals are what is left of scores after the line on ratings, and the scores'
// standard deviation.
func residuals(score, rating, w []float64) (out []float64, sd float64) {
	var n, mx, my float64
	for i := range w {
		n, mx, my = n+w[i], mx+w[i]*rating[i], my+w[i]*score[i]
	}
	mx, my = mx/n, my/n
	var xy, xx, yy float64
	for i := range w {
		dx, dy := rating[i]-mx, score[i]-my
		xy, xx, yy = xy+w[i]*dx*dy, xx+w[i]*dx*dx, yy+w[i]*dy*dy
	}
	out = make([]float64, len(w))
	for i := range out {
		out[i] = score[i] - my - xy/xx*(rating[i]-mx)
	}
	return out, math.Sqrt(yy / n)
}

// sizes compares sources by their number of documents.
func (s *study) sizes(p []float64) Table {
	t := Table{ID: "sizes", Title: "Sources by their number of documents", Columns: []string{"Spearman", "points − rating", "absolute error"},
		Note: "How well the estimate of a source follows its rating (0–100), by how many of its documents it rests on."}
	list := bySource(s.docs, p, estimator(s.in.Model))
	for _, class := range [][2]int{{1, 1}, {2, 2}, {3, 4}, {5, 14}, {15, math.MaxInt}} {
		var in []sourceCase
		for _, c := range list {
			if c.n >= class[0] && c.n <= class[1] {
				in = append(in, c)
			}
		}
		name := fmt.Sprintf("%d to %d documents", class[0], class[1])
		switch {
		case class[0] == class[1] && class[0] == 1:
			name = "1 document"
		case class[0] == class[1]:
			name = fmt.Sprintf("%d documents", class[0])
		case class[1] == math.MaxInt:
			name = fmt.Sprintf("%d documents and more", class[0])
		}
		if len(in) >= leastCases {
			t.Rows = append(t.Rows, Row{Name: name, Unit: "sources", Cells: []Cell{spearman(in), meanOf(in, func(c sourceCase) float64 { return c.score - 100*c.rating }), meanOf(in, func(c sourceCase) float64 { return math.Abs(c.score - 100*c.rating) })}})
		}
	}
	return t
}

func meanOf(list []sourceCase, of func(sourceCase) float64) Cell {
	names, _, _ := columnsOf(list)
	x := make([]float64, len(list))
	for i, c := range list {
		x[i] = of(c)
	}
	return Cell{N: len(list), Estimate: agreement.Mean(names, x)}
}

// years compares documents by the year of publication.
func (s *study) years(p []float64) Table {
	t := Table{ID: "years", Title: "Documents by year of publication", Columns: []string{"Spearman", "points − rating"},
		Note: "Sources, by the documents that they published in those years; documents without a date stand apart. A dataset covers few years, so that years differ by what was collected too."}
	for _, class := range []struct {
		name     string
		from, to int
	}{{"to 2013", 1990, 2013}, {"2014 to 2016", 2014, 2016}, {"2017", 2017, 2017}, {"2018", 2018, 2018}, {"2019 and later", 2019, 2100}, {"no date given", 0, 0}} {
		scores := slices.Clone(p)
		for i := range scores {
			if y := s.docs[i].Year; y < class.from || y > class.to {
				scores[i] = math.NaN()
			}
		}
		list := bySource(s.docs, scores, nil)
		if len(list) >= leastCases {
			t.Rows = append(t.Rows, Row{Name: class.name, Unit: "sources", Cells: []Cell{spearman(list), meanOf(list, func(c sourceCase) float64 { return c.score - 100*c.rating })}})
		}
	}
	return t
}

// abstention compares documents that the model judges with those that it does not,
// by why.
func (s *study) abstention() {
	s.step("abstention")
	t := Table{ID: "abstention", Title: "Documents not judged", Columns: []string{"documents", "absolute error", "points − rating"},
		Note: "What the error would be had the documents been scored all the same, by why they are not: points against 100 × rating."}
	groups := map[string][]int{}
	p := points(s.in.Model, s.all)
	for i := range s.all {
		name := "judged"
		if s.all[i].Status != scoring.Scored {
			name = reasonClass(s.all[i].Reason)
		}
		groups[name] = append(groups[name], i)
	}
	names := make([]string, 0, len(groups))
	for name := range groups {
		if name != "judged" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range append([]string{"judged"}, names...) {
		members := groups[name]
		var sources []string
		var off, bias []float64
		for _, i := range members {
			d := p[i] - 100*s.all[i].Rating
			sources, off, bias = append(sources, s.all[i].Source), append(off, math.Abs(d)), append(bias, d)
		}
		row := Row{Name: name, Unit: "documents", Cells: []Cell{exact(float64(len(members)), len(members)), none(), none()}}
		if len(members) >= leastCases {
			row.Cells[1] = Cell{N: len(members), Estimate: agreement.Mean(sources, off)}
			row.Cells[2] = Cell{N: len(members), Estimate: agreement.Mean(sources, bias)}
		}
		t.Rows = append(t.Rows, row)
	}
	s.result.Tables = append(s.result.Tables, t, s.withAbstained(p))
}

// reasonClass is the reason without its numbers.
func reasonClass(reason string) string {
	for _, sep := range []string{":", "(", ","} {
		reason, _, _ = strings.Cut(reason, sep)
	}
	return strings.TrimSpace(reason)
}

// withAbstained repeats the main rank figures over all documents.
func (s *study) withAbstained(p []float64) Table {
	t := Table{ID: "with_abstained", Title: "The ranking with documents that are not judged", Columns: []string{"judged", "all"},
		Note: "Spearman of sources of three documents and more, as above, and as it would be if every document were scored."}
	judged := slices.Clone(p)
	for i := range judged {
		if s.all[i].Status != scoring.Scored {
			judged[i] = math.NaN()
		}
	}
	for _, set := range append(slices.Clone(s.result.Datasets), "") {
		row := Row{Name: "within " + set, Unit: "sources"}
		if set == "" {
			row.Name = "all datasets"
		}
		for _, scores := range [][]float64{judged, p} {
			in := slices.Clone(scores)
			for i := range in {
				if set != "" && s.all[i].Dataset != set {
					in[i] = math.NaN()
				}
			}
			row.Cells = append(row.Cells, spearman(atLeast(bySource(s.all, in, estimator(s.in.Model)), leastDocuments)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
