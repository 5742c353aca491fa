package sheet

import (
	"bufio"
	"bytes"
	"encoding/json"
)

// objects is one JSON array of objects, a line each, keys in the order of the
// columns.
type objects struct {
	w       *bufio.Writer
	columns []Column
	keys    [][]byte
	b       bytes.Buffer
	rows    int
}

func newJSON(out *bufio.Writer, columns []Column) (Writer, error) {
	o := &objects{w: out, columns: columns}
	for _, c := range columns {
		key, err := o.encode(c.Name)
		if err != nil {
			return nil, err
		}
		o.keys = append(o.keys, bytes.Clone(key))
	}
	return o, nil
}

// encode leaves <, > and & as they are: this is for programs, not for pages.
func (o *objects) encode(v any) ([]byte, error) {
	o.b.Reset()
	e := json.NewEncoder(&o.b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimRight(o.b.Bytes(), "\n"), err
}

func (o *objects) Row(values []any) error {
	open := "[\n{"
	if o.rows > 0 {
		open = ",\n{"
	}
	o.rows++
	_, _ = o.w.WriteString(open) // a bufio.Writer keeps its first error
	for i, v := range values {
		if i > 0 {
			_ = o.w.WriteByte(',')
		}
		_, _ = o.w.Write(o.keys[i])
		_ = o.w.WriteByte(':')
		b, err := o.encode(plain(v, o.columns[i].Type))
		if err != nil {
			return err
		}
		_, _ = o.w.Write(b)
	}
	return o.w.WriteByte('}')
}

func (o *objects) Close() error {
	end := "\n]\n"
	if o.rows == 0 {
		end = "[]\n"
	}
	_, _ = o.w.WriteString(end)
	return o.w.Flush()
}
