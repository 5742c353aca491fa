// Package sheet writes the rows of an answer in the forms that people and
// programs read: aligned text, CSV, JSON, Markdown and XLSX. It is handed
// values as DuckDB's driver gives them.
package sheet

import (
	"bufio"
	"fmt"
	"io"
)

// Column is one column of a sheet.
type Column struct {
	Name    string
	Type    string // DuckDB's, as DATE
	Unit    string // of its numbers, as %
	Meaning string
}

// Writer takes rows one after another; a row is good until Row returns. Close
// ends the sheet.
type Writer interface {
	Row(values []any) error
	Close() error
}

// Forms are the names that To knows, in the order in which help lists them.
var Forms = []string{"table", "csv", "json", "md"}

// To begins a sheet of plain text: `table`, `csv`, `json` or `md`.
func To(w io.Writer, form string, columns []Column) (Writer, error) {
	out := bufio.NewWriterSize(w, 1<<16)
	switch form {
	case "table":
		return &table{w: out, columns: columns}, nil
	case "csv":
		return newCSV(out, columns)
	case "json":
		return newJSON(out, columns)
	case "md":
		return &markdown{table{w: out, columns: columns}}, nil
	}
	return nil, fmt.Errorf("no form %q", form)
}
