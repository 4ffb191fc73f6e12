package scoring

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"sync"
)

//go:embed judged.json
var judgedFile []byte

// JudgedWeights are the weights by judgement of the shipped model: what articles
// cut out of their pages cannot show.
var JudgedWeights = sync.OnceValue(func() []Indicator {
	list, err := ReadJudged(bytes.NewReader(judgedFile))
	if err != nil {
		panic(err) // it is part of the program: a test reads it
	}
	return list
})

// ReadJudged reads a list of indicators (JSON) whose weights are by judgement.
func ReadJudged(r io.Reader) ([]Indicator, error) {
	dec := json.NewDecoder(r)
	dec.DisallowUnknownFields()
	var list []Indicator
	if err := dec.Decode(&list); err != nil {
		return nil, fmt.Errorf("judged weights: %w", err)
	}
	for i := range list {
		list[i].Judged = true
	}
	return list, nil
}

// Write writes the model as a file for ReadModel: an indicator, a table of knots
// and a held model a line.
func (m *Model) Write(w io.Writer) error {
	data, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	var b bytes.Buffer
	breakLines(&b, data)
	b.WriteByte('\n')
	_, err = w.Write(b.Bytes())
	return err
}

// breakLines puts each member of the outermost object, and each element of the
// lists there, on a line.
func breakLines(b *bytes.Buffer, data []byte) {
	depth, quoted := 0, false
	for i, c := range data {
		if c == '"' && data[i-1] != '\\' {
			quoted = !quoted
		}
		if quoted {
			b.WriteByte(c)
			continue
		}
		switch c {
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 1 {
				b.WriteByte('\n')
			}
			depth--
		}
		b.WriteByte(c)
		switch {
		case c == ',' && depth <= 2, c == '{' && depth == 1, c == '[' && depth == 2:
			b.WriteString("\n" + "    "[:2*min(depth, 2)])
		case c == ':' && depth == 1:
			b.WriteByte(' ')
		}
	}
}
