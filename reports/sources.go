package reports

import (
	"cmp"
	"fmt"
	"slices"

	"credence/features"
	"credence/scoring"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// mostDocuments returns the n sources with the most documents, in their order.
func mostDocuments(sources []scoring.Source, n int) []scoring.Source {
	order := make([]int, len(sources))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sources[b].Documents, sources[a].Documents) })
	order = order[:min(n, len(order))]
	slices.Sort(order)
	most := make([]scoring.Source, len(order))
	for i, k := range order {
		most[i] = sources[k]
	}
	return most
}

// maxTable is the largest number of sources that a table is built for. A data
// frame costs about a kilobyte a row; beyond, sources.csv has them.
const maxTable = 50000

// SourceTable builds the table of sources that reports show: those with the most
// documents, at most n, by name. Cells are text for people; the numbers go to
// sources.csv by another way, because a data frame rounds what it writes.
func SourceTable(sources []scoring.Source, n int) ([][]string, error) {
	if len(sources) > maxTable {
		sources = mostDocuments(sources, n)
	}
	if len(sources) == 0 {
		return nil, nil
	}
	names, kinds, points, notes := make([]string, len(sources)), make([]string, len(sources)), make([]string, len(sources)), make([]string, len(sources))
	documents, order := make([]int, len(sources)), make([]int, len(sources))
	factors := make([][]string, len(features.Factors()))
	for k := range factors {
		factors[k] = make([]string, len(sources))
	}
	for i := range sources {
		s := &sources[i]
		names[i], kinds[i], documents[i], order[i] = s.Name, string(s.Kind), s.Documents, i
		points[i], notes[i] = "–", s.Reason
		if s.Status == scoring.Scored {
			points[i] = fmt.Sprintf("%.1f", s.Points)
		}
		for k, f := range features.Factors() {
			factors[k][i] = "–"
			if x, ok := s.Factors[f]; ok {
				factors[k][i] = fmt.Sprintf("%.0f", x)
			}
		}
	}
	columns := []series.Series{
		series.New(order, series.Int, "order"), series.New(names, series.String, "source"), series.New(kinds, series.String, "known by"),
		series.New(documents, series.Int, "documents"), series.New(points, series.String, "points"),
	}
	for k, f := range features.Factors() {
		columns = append(columns, series.New(factors[k], series.String, string(f)))
	}
	columns = append(columns, series.New(notes, series.String, "note"))
	df := dataframe.New(columns...)
	if len(sources) > n {
		head := make([]int, n)
		for i := range head {
			head[i] = i
		}
		df = df.Arrange(dataframe.RevSort("documents"), dataframe.Sort("order")).Subset(head).Arrange(dataframe.Sort("order"))
	}
	df = df.Drop("order")
	if err := df.Error(); err != nil {
		return nil, fmt.Errorf("build table of sources: %w", err)
	}
	return df.Records(), nil
}
