package sheet

import (
	"bufio"
	"encoding/csv"
)

// commas is a sheet as RFC 4180 has it, without a byte order mark, for programs.
type commas struct {
	w       *csv.Writer
	columns []Column
	fields  []string
}

func newCSV(out *bufio.Writer, columns []Column) (Writer, error) {
	c := &commas{csv.NewWriter(out), columns, make([]string, len(columns))}
	for i, col := range columns {
		c.fields[i] = col.Name
	}
	return c, c.w.Write(c.fields)
}

func (c *commas) Row(values []any) error {
	for i, v := range values {
		c.fields[i] = Text(v, c.columns[i].Type)
	}
	return c.w.Write(c.fields)
}

func (c *commas) Close() error {
	c.w.Flush()
	return c.w.Error()
}
