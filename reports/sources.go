package reports

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"credence/features"
	"credence/scoring"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// A SourceTable is the table of sources that reports show: all of them, or of
// more than its limit those at the ends. Cells are text for people; the numbers go
// to sources.csv by another way, because a data frame rounds what it writes.
type SourceTable struct {
	Rows    [][]string // head first; nil without sources
	Sources int        // also those not shown
	ranked  bool
	shown   int
	ends    bool // those shown are the highest and the lowest
}

// A standing is what the order of sources hangs on. Cost: 40 bytes.
type standing struct {
	points, low, high float64
	documents         int
	group             int32 // 0 for none
	scored            bool
}

// NewSourceTable builds the table of at most n sources, n up to MaxLimit. Those of
// a fitted model stand in groups, highest first: of more than n the highest and
// the lowest. Others stand by name: of more than n those with the most documents.
// Cost: two passes over the sources, 48 bytes a source, a kilobyte a row.
func NewSourceTable(sources iter.Seq[*scoring.Source], n int) (*SourceTable, error) {
	t := &SourceTable{}
	var all []standing
	for s := range sources {
		x := standing{points: -1, documents: s.Documents, scored: s.Status == scoring.Scored}
		if x.scored {
			x.points, x.low, x.high = s.Points, s.Low, s.High
			t.ranked = t.ranked || s.Fitted
		}
		all = append(all, x)
	}
	t.Sources = len(all)
	var order []int32 // of the sources shown, as they are shown
	if t.ranked {
		order, t.ends = ends(ranks(all), n, all)
	} else {
		order = mostDocuments(all, n)
	}
	t.shown = len(order)
	if len(order) == 0 {
		return t, nil
	}
	row := make(map[int32]int, len(order))
	for i, k := range order {
		row[k] = i
	}
	picked := make([]*scoring.Source, len(order))
	k := int32(0)
	for s := range sources {
		if i, ok := row[k]; ok {
			picked[i] = s
		}
		k++
	}
	return t, t.build(picked, order, all)
}

// Rest says which sources are shown when not all are, "" else.
func (t *SourceTable) Rest() string {
	switch {
	case t.shown == t.Sources:
		return ""
	case t.ends:
		return fmt.Sprintf("The %d highest and the %d lowest of %d sources", t.shown-t.shown/2, t.shown/2, t.Sources)
	case t.ranked:
		return fmt.Sprintf("The first %d of %d sources", t.shown, t.Sources)
	}
	return fmt.Sprintf("The %d sources with the most documents of %d", t.shown, t.Sources)
}

// ranks orders sources by points, highest first, those without at the end, and
// puts them into groups: the first begins with the highest source and takes those
// below it whose interval overlaps that one's, the next begins with the highest
// that is left.
func ranks(all []standing) []int32 {
	order := numbers(len(all))
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(all[b].points, all[a].points) })
	group, low := int32(0), 101.0
	for _, k := range order {
		s := &all[k]
		if !s.scored {
			break
		}
		if s.high < low {
			group, low = group+1, s.low
		}
		s.group = group
	}
	return order
}

// ends cuts an order of more than n down to the first and the last n/2 that are
// scored, or to its first n where no more are scored.
func ends(order []int32, n int, all []standing) (shown []int32, cut bool) {
	if len(order) <= n {
		return order, false
	}
	scored := slices.IndexFunc(order, func(k int32) bool { return !all[k].scored })
	if scored < 0 {
		scored = len(order)
	}
	if scored <= n {
		return order[:n], false
	}
	return append(order[:n-n/2:n-n/2], order[scored-n/2:scored]...), true
}

// mostDocuments are the n sources with the most documents, in their order.
func mostDocuments(all []standing, n int) []int32 {
	order := numbers(len(all))
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(all[b].documents, all[a].documents) })
	order = order[:min(n, len(order))]
	slices.Sort(order)
	return order
}

func numbers(n int) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = int32(i)
	}
	return list
}

// build makes the rows of the sources picked.
func (t *SourceTable) build(picked []*scoring.Source, order []int32, all []standing) error {
	columns := make([][]string, 6+len(features.Factors()))
	documents := make([]int, len(picked))
	for i, s := range picked {
		points, interval, group := "–", "–", "–"
		if s.Status == scoring.Scored {
			points, interval = fmt.Sprintf("%.1f", s.Points), intervalText(s.Estimate)
		}
		if g := all[order[i]].group; g > 0 {
			group = fmt.Sprint(g)
		}
		documents[i] = s.Documents
		cells := []string{group, s.Name, string(s.Kind), points, interval}
		for _, f := range features.Factors() {
			cells = append(cells, factorText(s.Factors, f))
		}
		for k, c := range append(cells, s.Reason) {
			columns[k] = append(columns[k], c)
		}
	}
	text := func(k int, name string) series.Series { return series.New(columns[k], series.String, name) }
	list := []series.Series{text(1, "source"), text(2, "known by"), series.New(documents, series.Int, "documents"), text(3, "points"), text(4, "90%")}
	if t.ranked {
		list = slices.Insert(list, 0, text(0, "group"))
	}
	for k, f := range features.Factors() {
		list = append(list, text(5+k, string(f)))
	}
	df := dataframe.New(append(list, text(5+len(features.Factors()), "note"))...)
	if err := df.Error(); err != nil {
		return fmt.Errorf("build table of sources: %w", err)
	}
	t.Rows = df.Records()
	return nil
}
