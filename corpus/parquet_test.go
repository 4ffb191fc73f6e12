package corpus

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/snappy"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	pq "github.com/parquet-go/parquet-go/format"
)

// rows reads a Parquet file: what each row says, in one line.
func rows(t *testing.T, opts Options, path string) (got []string) {
	t.Helper()
	opts.Labels = []string{"rating"}
	for item := range NewReader(opts).Items(context.Background(), []string{path}) {
		if item.Record == nil {
			got = append(got, strings.ReplaceAll("rejected "+item.Rejection.Error(), filepath.Dir(path)+"/", ""))
			continue
		}
		d, rej := item.Record.Decode()
		if rej != nil {
			got = append(got, strings.ReplaceAll("rejected "+rej.Error(), filepath.Dir(path)+"/", ""))
			continue
		}
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s|%s|%s|%s", d.ID, d.URL, d.Title, d.Byline, d.Published, d.Updated, d.Labels[0], d.Text))
	}
	return got
}

// millRows are the rows of testdata/pyarrow-*.parquet, which pyarrow 26 wrote: with
// dictionaries and without, checksums, both versions of pages, all encodings of
// strings, lists, nulls, times, and a column of objects that is not read.
func millRows() (want []string) {
	for i := range 9 {
		title, byline := fmt.Sprintf("Title %d", i), []string{"A. Bell, C. Dorn", "", "", "E. Fitch"}[i%4]
		if i%3 == 0 {
			title = ""
		}
		want = append(want, fmt.Sprintf("%d|https://www.post.example/%d|%s|%s|2026-01-%02dT10:30:00Z|2026-01-%02d|%g|Text number %d. %s",
			100+i, i, title, byline, 2+i, 3+i, float64(i)/8, i, strings.Repeat("The mill in Brellow stood still. ", i+1)))
	}
	return want
}

func TestParquet(t *testing.T) {
	for _, name := range []string{"snappy", "zstd-v2", "gzip-v2", "lz4", "delta", "checksums"} {
		if diff := cmp.Diff(millRows(), rows(t, Options{}, "testdata/pyarrow-"+name+".parquet")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	old := rows(t, Options{}, "testdata/pyarrow-int96.parquet") // times without a zone
	if want := strings.Replace(millRows()[4], "T10:30:00Z", "", 1); len(old) != 9 || old[4] != want {
		t.Errorf("int96: %q, want %q", old, want)
	}
	check(t, "testdata", rows(t, Options{}, "testdata/pyarrow-brotli.parquet"),
		`rejected pyarrow-brotli.parquet: column "id" is compressed with BROTLI, which cannot be read (snappy, zstd, gzip and LZ4_RAW can)`)
}

// TestParquetStreams reads a Parquet file from a pipe and out of compressed files.
func TestParquetStreams(t *testing.T) {
	data, err := os.ReadFile("testdata/pyarrow-snappy.parquet")
	if err != nil {
		t.Fatal(err)
	}
	dir := tree(t, map[string]string{"a.parquet.gz": gz(string(data)), "b.parquet.zst": zst(string(data)), "c": string(data), "cut.parquet.gz": gz(string(data))[:2000]})
	for _, name := range []string{"a.parquet.gz", "b.parquet.zst", "c"} {
		if diff := cmp.Diff(millRows(), rows(t, Options{}, filepath.Join(dir, name))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if diff := cmp.Diff(millRows(), rows(t, Options{Stdin: bytes.NewReader(data)}, "-")); diff != "" {
		t.Errorf("stdin (-want +got):\n%s", diff)
	}
	check(t, dir, rows(t, Options{}, filepath.Join(dir, "cut.parquet.gz")), "rejected cut.parquet.gz: compressed stream is cut short: what follows is lost")
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "credence-*.parquet"))
	if err != nil || len(left) > 0 {
		t.Errorf("temporary files left behind: %v %v", left, err)
	}
}

func TestParquetDamage(t *testing.T) {
	data, err := os.ReadFile("testdata/pyarrow-checksums.parquet") // row groups of 4, 4 and 1
	if err != nil {
		t.Fatal(err)
	}
	whole := millRows()
	at := bytes.LastIndex(data, []byte("number 5")) // page headers repeat it before
	if at < 0 {
		t.Fatal("no such text in the file")
	}
	damaged := bytes.Clone(data)
	damaged[at] ^= 1
	footer := bytes.Clone(data)
	footer[len(footer)-30] = 0xff
	long := bytes.Clone(data)
	binary.LittleEndian.PutUint32(long[len(long)-8:], 1<<30)
	dir := tree(t, map[string]string{
		"damaged.parquet": string(damaged), "cut.parquet": string(data[:len(data)-1]), "half.parquet": string(data[:len(data)/2]), "none.parquet": "", "text.parquet": "Some text, twelve bytes.",
		"long.parquet": string(long), "tail.parquet": string(data) + "x", "encrypted.parquet": string(data[:len(data)-4]) + "PARE",
	})
	got := rows(t, Options{}, filepath.Join(dir, "damaged.parquet"))
	want := append(whole[:5:5], fmt.Sprintf(`rejected damaged.parquet: record 6: row group 2 is damaged: column "text": page at byte %d: checksum does not match; rows 6 to 8 are lost`, pageBefore(t, data, at)), whole[8])
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a damaged page (-want +got):\n%s", diff)
	}
	const noFooter = "no footer: the Parquet file is cut short, or still being written, and without it no row can be found"
	for name, want := range map[string]string{
		"cut.parquet": noFooter, "half.parquet": noFooter, "tail.parquet": noFooter, "none.parquet": "no Parquet file: too short for one", "text.parquet": "no Parquet file: does not begin with PAR1",
		"long.parquet": "footer of the Parquet file is damaged: longer than the file", "encrypted.parquet": "encrypted, which cannot be read",
	} {
		check(t, dir, rows(t, Options{}, filepath.Join(dir, name)), "rejected "+name+": "+want)
	}
}

// pageBefore is where the page begins that holds the byte at: the last place before
// at which a page's header can be read.
func pageBefore(t *testing.T, data []byte, at int) int {
	for begin := at; begin > 0; begin-- {
		head := &pq.PageHeader{}
		if n, err := decodeThrift(data[begin:], head); err == nil && head.DataPageHeader.Valid && begin+n+int(head.CompressedPageSize) > at {
			return begin
		}
	}
	t.Fatal("no page")
	return 0
}

// A chunkSpec is a column of a hand-made file of one row group.
type chunkSpec struct {
	element pq.SchemaElement
	codec   pq.CompressionCodec
	pages   []byte // headers and bodies
}

func strings1(name string) pq.SchemaElement {
	return pq.SchemaElement{Name: name, Type: thrift.New[pq.Type](pq.ByteArray), RepetitionType: thrift.New[pq.FieldRepetitionType](pq.Required)}
}

// plainPage is a page of strings.
func plainPage(values ...string) []byte {
	var body []byte
	for _, v := range values {
		body = append(binary.LittleEndian.AppendUint32(body, uint32(len(v))), v...)
	}
	return rawPage(pq.PageHeader{Type: pq.DataPage, UncompressedPageSize: int32(len(body)), DataPageHeader: thrift.New(pq.DataPageHeader{
		NumValues: int32(len(values)), DefinitionLevelEncoding: pq.RLE, RepetitionLevelEncoding: pq.RLE})}, body)
}

func rawPage(head pq.PageHeader, body []byte) []byte {
	head.CompressedPageSize = int32(len(body))
	var p thrift.CompactProtocol
	b, err := thrift.Marshal(&p, head)
	if err != nil {
		panic(err)
	}
	return append(b, body...)
}

// parquetFile writes a file of one row group.
func parquetFile(numRows int64, chunks ...chunkSpec) string {
	file := bytes.NewBufferString("PAR1")
	meta := pq.FileMetaData{Version: 1, NumRows: numRows, Schema: []pq.SchemaElement{{Name: "schema", NumChildren: thrift.New(int32(len(chunks)))}}}
	group := pq.RowGroup{NumRows: numRows}
	for _, c := range chunks {
		meta.Schema = append(meta.Schema, c.element)
		group.Columns = append(group.Columns, pq.ColumnChunk{MetaData: pq.ColumnMetaData{Type: c.element.Type.V, Codec: c.codec, PathInSchema: []string{c.element.Name},
			DataPageOffset: int64(file.Len()), TotalCompressedSize: int64(len(c.pages)), NumValues: numRows}})
		file.Write(c.pages)
	}
	meta.RowGroups = []pq.RowGroup{group}
	var p thrift.CompactProtocol
	footer, err := thrift.Marshal(&p, meta)
	if err != nil {
		panic(err)
	}
	file.Write(footer)
	binary.Write(file, binary.LittleEndian, uint32(len(footer)))
	file.WriteString("PAR1")
	return file.String()
}

func header(values int32, encoding pq.Encoding, size int32) pq.PageHeader {
	return pq.PageHeader{Type: pq.DataPage, UncompressedPageSize: size, DataPageHeader: thrift.New(pq.DataPageHeader{
		NumValues: values, Encoding: encoding, DefinitionLevelEncoding: pq.RLE, RepetitionLevelEncoding: pq.RLE})}
}

// TestParquetHostile: what a file says of itself takes no memory before it is
// found to be there, and the rows before a lie are read.
func TestParquetHostile(t *testing.T) {
	good := plainPage("One.", "Two.")
	bomb := snappy.Encode(nil, make([]byte, 1<<20))
	text := func(rows int64, codec pq.CompressionCodec, pages ...[]byte) string {
		return parquetFile(rows, chunkSpec{strings1("text"), codec, bytes.Join(pages, nil)})
	}
	dict := func(values ...string) []byte {
		page := plainPage(values...)
		head := &pq.PageHeader{}
		n, err := decodeThrift(page, head)
		if err != nil {
			t.Fatal(err)
		}
		return rawPage(pq.PageHeader{Type: pq.DictionaryPage, UncompressedPageSize: head.UncompressedPageSize, DictionaryPageHeader: thrift.New(pq.DictionaryPageHeader{NumValues: int32(len(values))})}, page[n:])
	}
	two := []string{"a.parquet:1|One.", "a.parquet:2|Two."}
	for _, c := range []struct {
		name, file string
		want       []string
	}{
		{"good", text(2, pq.Uncompressed, good), two},
		{"two pages", text(4, pq.Uncompressed, good, good), append(two, "a.parquet:3|One.", "a.parquet:4|Two.")},
		{"fewer values than rows", text(5, pq.Uncompressed, good), append(two, `rejected a.parquet: record 3: row group 1 is damaged: column "text": page at byte 4: holds fewer values than the file has rows; rows 3 to 5 are lost`)},
		{"huge page", text(3, pq.Uncompressed, good, rawPage(header(1, pq.Plain, 1<<30), []byte("x"))), append(two, `rejected a.parquet: record 3: row group 1 is damaged: column "text": page at byte 41: page too large to be held: with those of the other columns more than 64 MiB (write the file with smaller pages, or raise --max-document)`)},
		{"size that does not match", text(1, pq.Snappy, rawPage(header(1, pq.Plain, 10), bomb)), []string{`rejected a.parquet: record 1: row group 1 is damaged: column "text": page at byte 4: size does not match`}},
		{"a zip larger than stated", text(1, pq.Gzip, rawPage(header(1, pq.Plain, 10), []byte(gz(strings.Repeat("\x00", 1<<20))))), []string{`rejected a.parquet: record 1: row group 1 is damaged: column "text": page at byte 4: size does not match`}},
		{"zstd larger than stated", text(1, pq.Zstd, rawPage(header(1, pq.Plain, 10), []byte(zst(strings.Repeat("\x00", 1<<20))))), []string{`rejected a.parquet: record 1: row group 1 is damaged: column "text": page at byte 4: size does not match`}},
		{"damaged LZ4", text(1, pq.Lz4Raw, rawPage(header(1, pq.Plain, 10), []byte("\xff\xff\xff\xff"))), []string{`rejected a.parquet: record 1: row group 1 is damaged: column "text": page at byte 4: LZ4 block is damaged`}},
		{"many values", text(1, pq.Uncompressed, rawPage(header(1<<30, pq.Plain, 1), []byte("x"))), []string{`rejected a.parquet: record 1: row group 1 is damaged: column "text": page at byte 4: states 1073741824 values`}},
		{"value longer than its page", text(1, pq.Uncompressed, rawPage(header(1, pq.Plain, 5), []byte("\xff\xff\xff\xffx"))), []string{`rejected a.parquet: record 1: row group 1 is damaged: column "text": page at byte 4: ends within its values`}},
		{"run of one value", text(2, pq.Uncompressed, dict("One."), rawPage(header(2, pq.RLEDictionary, 4), []byte("\x01\xfe\x03\x00"))), []string{"a.parquet:1|One.", "a.parquet:2|One."}},
		{"no such value", text(2, pq.Uncompressed, dict("One."), rawPage(header(2, pq.RLEDictionary, 5), []byte("\x01\x02\x00\x02\x01"))), []string{"a.parquet:1|One.", `rejected a.parquet: record 2: row group 1 is damaged: column "text": page at byte 25: refers to a value that its dictionary lacks`}},
		{"no dictionary", text(1, pq.Uncompressed, rawPage(header(1, pq.RLEDictionary, 4), []byte("\x01\xfe\x03\x00"))), []string{`rejected a.parquet: record 1: row group 1 is damaged: column "text": page at byte 4: refers to a value that its dictionary lacks`}},
		{"numbers for a text", parquetFile(1, chunkSpec{pq.SchemaElement{Name: "text", Type: thrift.New[pq.Type](pq.Int64)}, 0, good}), []string{`rejected a.parquet: column "text" holds numbers, not strings`}},
		{"no text", parquetFile(1, chunkSpec{strings1("body"), 0, good}), []string{`rejected a.parquet: no column "text" among "body" (name the column with --map text=COLUMN)`}},
		{"no rows", text(0, pq.Uncompressed), nil},
		{"rows without end", text(1<<62, pq.Uncompressed, good), []string{`rejected a.parquet: record 1: row group 1 is damaged: states 4611686018427387904 rows`}},
	} {
		dir := tree(t, map[string]string{"a.parquet": c.file})
		var got []string
		for _, line := range read(t, Options{}, filepath.Join(dir, "a.parquet")) {
			got = append(got, strings.ReplaceAll(strings.ReplaceAll(line, dir+"/", ""), "||", "|"))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestThriftWalk: lengths that a structure states and does not have are found
// before anything is made room for.
func TestThriftWalk(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"long list":  {"\x29\xfc\xff\xff\xff\xff\x07", "describes more than 100000 parts (write the file with larger row groups)"},
		"many lists": {"\x19\xf9\x90\x4e" + strings.Repeat("\xfc\x90\x4e"+strings.Repeat("\x00", 10000), 11), "describes more than 100000 parts (write the file with larger row groups)"},
		"deep":       {strings.Repeat("\x1c", 100), "nested too deep"},
		"long text":  {"\x48\xff\xff\xff\xff\x07", "ends within"},
		"type":       {"\x1e", "type 14 is not known"},
		"number":     {"\x16" + strings.Repeat("\xff", 11), "a number is too long"},
	} {
		if _, err := decodeThrift([]byte(c.in), &pq.FileMetaData{}); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func FuzzParquet(f *testing.F) {
	files, err := filepath.Glob("testdata/pyarrow-*.parquet")
	if err != nil || len(files) == 0 {
		f.Fatal("no files", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(parquetFile(2, chunkSpec{strings1("text"), 0, plainPage("One.", "Two.")})))
	f.Fuzz(func(t *testing.T, data []byte) {
		fuzzed(t, "a.parquet", data)
	})
}
