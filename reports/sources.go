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
	sources, groups := grouped(sources)
	names, kinds, points, notes := make([]string, len(sources)), make([]string, len(sources)), make([]string, len(sources)), make([]string, len(sources))
	intervals := make([]string, len(sources))
	documents, order := make([]int, len(sources)), make([]int, len(sources))
	factors := make([][]string, len(features.Factors()))
	for k := range factors {
		factors[k] = make([]string, len(sources))
	}
	for i := range sources {
		s := &sources[i]
		names[i], kinds[i], documents[i], order[i] = s.Name, string(s.Kind), s.Documents, i
		points[i], intervals[i], notes[i] = "–", "–", s.Reason
		if s.Status == scoring.Scored {
			points[i], intervals[i] = fmt.Sprintf("%.1f", s.Points), intervalText(s.Estimate)
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
		series.New(documents, series.Int, "documents"), series.New(points, series.String, "points"), series.New(intervals, series.String, "90%"),
	}
	if groups != nil {
		columns = slices.Insert(columns, 1, series.New(groups, series.String, "group"))
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

// grouped puts sources of a fitted model into groups: the first begins with the
// highest source and takes those below it whose interval overlaps that one's, the
// next begins with the highest that is left. Groups are nil, and the order as it
// was, where there are no intervals.
func grouped(sources []scoring.Source) ([]scoring.Source, []string) {
	if !slices.ContainsFunc(sources, func(s scoring.Source) bool { return s.Status == scoring.Scored && s.Fitted }) {
		return sources, nil
	}
	sorted := slices.Clone(sources)
	rank := func(s *scoring.Source) float64 {
		if s.Status != scoring.Scored {
			return -1
		}
		return s.Points
	}
	slices.SortStableFunc(sorted, func(a, b scoring.Source) int { return cmp.Compare(rank(&b), rank(&a)) })
	groups := make([]string, len(sorted))
	n, low := 0, 101.0
	for i := range sorted {
		s := &sorted[i]
		if s.Status != scoring.Scored {
			groups[i] = "–"
			continue
		}
		if s.High < low {
			n, low = n+1, s.Low
		}
		groups[i] = fmt.Sprint(n)
	}
	return sorted, groups
}
