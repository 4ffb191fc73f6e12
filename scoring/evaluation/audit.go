package evaluation

import (
	"fmt"
	"math"

	"credence/agreement"
)

func meanOf(list []sourceCase, of func(sourceCase) float64) Cell {
	names, _, _ := columnsOf(list)
	x := make([]float64, len(list))
	for i, c := range list {
		x[i] = of(c)
	}
	return Cell{N: len(list), Estimate: agreement.Mean(names, x)}
}

func tooHigh(c sourceCase) float64 { return c.score - 100*c.rating }

// sizes compares sources by their number of documents.
func (s *study) sizes() Table {
	s.step("size and year")
	t := Table{ID: "sizes", Title: "Sources by their number of documents", Columns: []string{"Spearman", "points − rating", "absolute error"},
		Note: "How well the estimate of a source follows its rating (0–100), by how many of its documents it rests on."}
	for _, class := range []struct {
		name     string
		from, to int
	}{{"1 document", 1, 1}, {"2 documents", 2, 2}, {"3 to 4 documents", 3, 4}, {"5 to 14 documents", 5, 14}, {"15 documents and more", 15, math.MaxInt}} {
		var in []sourceCase
		for _, c := range s.model.sources("", 1)[0] {
			if c.n >= class.from && c.n <= class.to {
				in = append(in, c)
			}
		}
		if len(in) >= leastCases {
			t.Rows = append(t.Rows, Row{Name: class.name, Unit: "sources", Cells: []Cell{spearman(in), meanOf(in, tooHigh), meanOf(in, func(c sourceCase) float64 { return math.Abs(tooHigh(c)) })}})
		}
	}
	return t
}

// yearClasses are how many classes of years there are at most.
const yearClasses = 5

// years compares documents by the year of publication.
func (s *study) years() Table {
	t := Table{ID: "years", Title: "Documents by year of publication", Columns: []string{"Spearman", "points − rating"},
		Note: "Sources, by the documents that they published in those years; documents without a date stand apart. A dataset covers few years, so that years differ by what was collected too."}
	for _, class := range append(s.yearClasses(), [2]int{}) {
		points := make([]float64, len(s.docs))
		for i := range points {
			points[i] = s.model.docs[i].Points
			if y := s.docs[i].Year; y < class[0] || y > class[1] {
				points[i] = math.NaN()
			}
		}
		list := bySource(s.docs, points, func(source string, mean float64, n int) float64 { return s.model.source(source, mean, n).Points })
		if len(list) >= leastCases {
			t.Rows = append(t.Rows, Row{Name: yearName(class), Unit: "sources", Cells: []Cell{spearman(list), meanOf(list, tooHigh)}})
		}
	}
	return t
}

// yearClasses cuts the years into classes of about as many documents.
func (s *study) yearClasses() (classes [][2]int) {
	count := map[int]int{}
	first, last, dated := math.MaxInt, 0, 0
	for i := range s.docs {
		if y := s.docs[i].Year; y > 0 {
			count[y]++
			dated++
			first, last = min(first, y), max(last, y)
		}
	}
	from, n := first, 0
	for y := first; y <= last; y++ {
		if n += count[y]; n*yearClasses >= dated || y == last {
			classes = append(classes, [2]int{from, y})
			from, n = y+1, 0
		}
	}
	return classes
}

func yearName(class [2]int) string {
	switch {
	case class[0] == 0:
		return "no date given"
	case class[0] == class[1]:
		return fmt.Sprint(class[0])
	}
	return fmt.Sprintf("%d to %d", class[0], class[1])
}
