package corpus

import (
	"errors"
	"time"

	"github.com/parquet-go/parquet-go/deprecated"
	pq "github.com/parquet-go/parquet-go/format"
)

// A parquetLeaf is a column that holds values.
type parquetLeaf struct {
	name     string // of the column of the table that it is in
	index    int    // among the chunks of a row group
	element  pq.SchemaElement
	rep, def int  // the highest levels
	plain    bool // the column itself, not a part of it
	alone    bool // no other leaf is in its column
}

// leaves returns the leaves of a schema, which is written depth first.
func leaves(schema []pq.SchemaElement) ([]parquetLeaf, error) {
	if len(schema) == 0 {
		return nil, errors.New("footer of the Parquet file is damaged: no schema")
	}
	t := &schemaWalk{schema: schema, at: 1}
	for range schema[0].NumChildren.V {
		if err := t.node("", 0, 0, 0); err != nil {
			return nil, err
		}
	}
	count := map[string]int{}
	for _, l := range t.found {
		count[l.name]++
	}
	for i := range t.found {
		t.found[i].alone = count[t.found[i].name] == 1
	}
	return t.found, nil
}

type schemaWalk struct {
	schema []pq.SchemaElement
	at     int
	found  []parquetLeaf
}

func (t *schemaWalk) node(column string, depth, rep, def int) error {
	if t.at >= len(t.schema) || depth > maxThriftDepth {
		return errors.New("footer of the Parquet file is damaged: its schema is no tree")
	}
	e := t.schema[t.at]
	t.at++
	if depth == 0 {
		column = e.Name
	}
	switch e.RepetitionType.V {
	case pq.Repeated:
		rep, def = rep+1, def+1
	case pq.Optional:
		def++
	}
	if e.NumChildren.V == 0 {
		t.found = append(t.found, parquetLeaf{name: column, index: len(t.found), element: e, rep: rep, def: def, plain: depth == 0})
		return nil
	}
	for range e.NumChildren.V {
		if err := t.node(column, depth+1, rep, def); err != nil {
			return err
		}
	}
	return nil
}

// unit is what a column of times counts since 1970; 0 when it holds none.
func (l *parquetLeaf) unit() time.Duration {
	switch kind := l.element.LogicalType.Value.(type) {
	case *pq.TimestampType:
		switch kind.Unit.Value.(type) {
		case *pq.MilliSeconds:
			return time.Millisecond
		case *pq.MicroSeconds:
			return time.Microsecond
		case *pq.NanoSeconds:
			return time.Nanosecond
		}
	case *pq.DateType:
		return 24 * time.Hour
	}
	if c := l.element.ConvertedType; c.Valid {
		switch c.V {
		case deprecated.TimestampMillis:
			return time.Millisecond
		case deprecated.TimestampMicros:
			return time.Microsecond
		case deprecated.Date:
			return 24 * time.Hour
		}
	}
	return 0
}

// local reports that a column's times are in no known zone.
func (l *parquetLeaf) local() bool {
	kind, ok := l.element.LogicalType.Value.(*pq.TimestampType)
	return ok && !kind.IsAdjustedToUTC
}
