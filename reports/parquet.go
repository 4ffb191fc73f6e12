package reports

import (
	"fmt"
	"io"
	"iter"
	"reflect"
	"slices"
	"strconv"

	"credence/features"
	"credence/scoring"

	"github.com/parquet-go/parquet-go"
)

// rowsPerGroup is the number of rows that a Parquet file's writer holds: some
// 10 MB of documents.
const rowsPerGroup = 10_000

// A ParquetWriter writes documents.parquet or sources.parquet: the columns and
// rows of the CSV files, with types and with null for what is empty. Text is made
// plain, without a spreadsheet's apostrophe.
type ParquetWriter struct {
	w     *parquet.GenericWriter[any]
	kinds []reflect.Kind
	row   parquet.Row
}

// NewDocumentsParquet begins documents.parquet.
func NewDocumentsParquet(w io.Writer) *ParquetWriter {
	return newParquet(w, "documents", DocumentColumns(), []string{"words"})
}

func newParquet(w io.Writer, name string, columns, integers []string) *ParquetWriter {
	p := &ParquetWriter{row: make(parquet.Row, len(columns))}
	firstFactor := len(columns) - len(measureColumns())
	fields := make([]reflect.StructField, len(columns))
	for i, c := range columns {
		kind := reflect.String
		switch {
		case slices.Contains(integers, c):
			kind = reflect.Int64
		case i >= firstFactor || slices.Contains(numberColumns(), c):
			kind = reflect.Float64
		}
		if i >= firstFactor && i < firstFactor+len(features.Factors()) {
			c = "factor_" + c // a document has another language
		}
		p.kinds = append(p.kinds, kind)
		fields[i] = reflect.StructField{
			Name: fmt.Sprintf("C%d", i),
			Type: map[reflect.Kind]reflect.Type{reflect.String: reflect.TypeFor[string](), reflect.Int64: reflect.TypeFor[int64](), reflect.Float64: reflect.TypeFor[float64]()}[kind],
			Tag:  reflect.StructTag(fmt.Sprintf("parquet:%q", c+",optional,zstd")),
		}
	}
	schema := parquet.NewSchema(name, parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
	p.w = parquet.NewGenericWriter[any](w, schema, parquet.MaxRowsPerRowGroup(rowsPerGroup), parquet.CreatedBy("credence", "", ""))
	return p
}

// numberColumns are the columns of numbers beside those of measureColumns.
func numberColumns() []string {
	return append([]string{"score", "low", "high", "probability"}, ratingColumns()...)
}

// Document writes a document.
func (p *ParquetWriter) Document(d *Document) error { return p.write(documentRow(d, Plain)) }

// write writes a row of cells.
func (p *ParquetWriter) write(cells []string) error {
	for i, c := range cells {
		v, level := parquet.NullValue(), 0
		if c != "" {
			level = 1
			switch p.kinds[i] {
			case reflect.String:
				v = parquet.ByteArrayValue([]byte(c))
			case reflect.Int64:
				n, err := strconv.ParseInt(c, 10, 64)
				if err != nil {
					return err
				}
				v = parquet.Int64Value(n)
			default:
				x, err := strconv.ParseFloat(c, 64)
				if err != nil {
					return err
				}
				v = parquet.DoubleValue(x)
			}
		}
		p.row[i] = v.Level(0, level, i)
	}
	_, err := p.w.WriteRows([]parquet.Row{p.row})
	return err
}

// Close writes what is held and the file's footer.
func (p *ParquetWriter) Close() error { return p.w.Close() }

// WriteSourcesParquet writes sources.parquet.
func WriteSourcesParquet(w io.Writer, sources iter.Seq[*scoring.Source]) error {
	p := newParquet(w, "sources", SourceColumns(), []string{"documents", "scored", "abstained", "rejected", "duplicates"})
	for s := range sources {
		if err := p.write(sourceRow(s, Plain)); err != nil {
			return err
		}
	}
	return p.Close()
}

// A ParquetReader reads the rows of a shard's documents.parquet again. The library
// panics at some damaged files: that is an error like any other.
type ParquetReader struct {
	r      *parquet.GenericReader[any]
	schema *parquet.Schema
	rows   []parquet.Row
}

// NewParquetReader reads documents.parquet, of so many bytes.
func NewParquetReader(r io.ReaderAt, size int64) (p *ParquetReader, err error) {
	defer damaged(&err)
	f, err := parquet.OpenFile(r, size)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", DocumentsParquet, err)
	}
	return &ParquetReader{r: parquet.NewGenericReader[any](f), schema: f.Schema(), rows: make([]parquet.Row, 1)}, nil
}

// damaged makes of a panic the error that documents.parquet is damaged.
func damaged(err *error) {
	if fault := recover(); fault != nil {
		*err = fmt.Errorf("%s: damaged: %v", DocumentsParquet, fault)
	}
}

// More reports whether a row is left.
func (r *ParquetReader) More() (more bool) {
	var err error
	defer damaged(&err)
	n, _ := r.r.ReadRows(r.rows)
	return n > 0
}

// Copy writes the next row to w, with the id and flags of d.
func (r *ParquetReader) Copy(w *ParquetWriter, d *Document) (err error) {
	defer damaged(&err)
	if !parquet.EqualNodes(r.schema, w.w.Schema()) {
		return fmt.Errorf("%s: its columns are not those that credence writes", DocumentsParquet)
	}
	if n, err := r.r.ReadRows(r.rows); n == 0 {
		if err == nil || err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return fmt.Errorf("%s: %w", DocumentsParquet, err)
	}
	row := r.rows[0]
	row[0] = parquet.ByteArrayValue([]byte(d.ID)).Level(0, 1, 0)
	if flags := flagsCell(d); flags != "" {
		row[flagsColumn] = parquet.ByteArrayValue([]byte(flags)).Level(0, 1, flagsColumn)
	}
	_, err = w.w.WriteRows([]parquet.Row{row})
	return err
}
