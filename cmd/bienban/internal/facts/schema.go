package facts

import (
	"fmt"
	"strings"
	"sync"

	"bienban/queries"
)

// Table is one table of the facts, as schema.sql describes it.
type Table struct {
	Name    string
	Title   Phrase
	Row     Phrase // what one row is
	Order   string // the columns that fix the order of its rows
	Columns []Column
}

// Column is one column of a table, or of a query's answer.
type Column struct {
	Name    string
	Type    string // its DuckDB type, where that is known
	Unit    string // of its numbers: n counts, % per cent, or a word
	Meaning Phrase
}

// Schema gives the tables, in the order of schema.sql (SCHEMA.md's).
var Schema = sync.OnceValue(func() []Table {
	tables, err := parseSchema(queries.Schema)
	if err != nil {
		panic(err) // the program's own file: a test reads it
	}
	return tables
})

// TableNamed gives one table, or nil.
func TableNamed(name string) *Table {
	for i, t := range Schema() {
		if t.Name == name {
			return &Schema()[i]
		}
	}
	return nil
}

// parseSchema reads the form that schema.sql is kept in: comments with a
// table's title, row and order, then `create table` with one column a line.
func parseSchema(source string) ([]Table, error) {
	var out []Table
	var next Table
	inside := false
	for i, line := range strings.Split(source, "\n") {
		code, comment, _ := strings.Cut(line, "--")
		code, comment = strings.TrimSpace(code), strings.TrimSpace(comment)
		key, value, _ := strings.Cut(comment, ": ")
		switch {
		case inside && code == ");":
			out, next, inside = append(out, next), Table{}, false
		case inside:
			name, kind, ok := strings.Cut(strings.TrimSuffix(code, ","), " ")
			if !ok || comment == "" {
				return nil, fmt.Errorf("schema, line %d: a column needs a type and a meaning", i+1)
			}
			next.Columns = append(next.Columns, Column{Name: strings.Trim(name, `"`), Type: kind, Meaning: PhraseOf(comment)})
		case strings.HasPrefix(code, "create table "):
			name, rest, _ := strings.Cut(strings.TrimPrefix(code, "create table "), " ")
			next.Name = name
			if like, ok := strings.CutPrefix(rest, "(like "); ok {
				for _, t := range out {
					if t.Name == strings.TrimSuffix(like, ");") {
						next.Columns = t.Columns
					}
				}
				out, next = append(out, next), Table{}
				continue
			}
			inside = true
		case code != "":
			return nil, fmt.Errorf("schema, line %d: not understood: %s", i+1, code)
		case key == "title":
			next.Title = PhraseOf(value)
		case key == "row":
			next.Row = PhraseOf(value)
		case key == "order":
			next.Order = value
		}
	}
	return out, nil
}

// ddl gives the statement that makes the table in a schema of the database.
func (t *Table) ddl(schema string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "create table %s.%s (", schema, t.Name)
	for i, c := range t.Columns {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q %s", c.Name, c.Type)
	}
	return b.String() + ")"
}
