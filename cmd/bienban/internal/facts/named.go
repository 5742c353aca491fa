package facts

import (
	"io/fs"
	"strings"

	"bienban/cmd/bienban/internal/sheet"
)

// Named gives all that can be asked by name: the queries, then the checks (all
// outcomes of one), then the tables; of a name that comes twice the first.
func Named(files fs.FS) ([]Query, error) {
	out, err := Queries(files)
	if err != nil {
		return nil, err
	}
	checks, err := Checks(files)
	if err != nil {
		return nil, err
	}
	for _, c := range checks {
		out = append(out, c.outcomes())
	}
	for i := range Schema() {
		out = append(out, Schema()[i].Query())
	}
	return out, nil
}

// Find gives the query that words name; else, where they are no name, the
// query that they are. It gives nil for a name that is none.
func Find(files fs.FS, words string) (*Query, error) {
	words = strings.TrimSpace(words)
	all, err := Named(files)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].Name == words {
			return &all[i], nil
		}
	}
	if !strings.ContainsAny(words, " \t\n;(") {
		return nil, nil
	}
	return &Query{Name: "sql", File: "SQL", SQL: words, Title: PhraseOf(words)}, nil
}

// outcomes asks for all that a check came to.
func (c Check) outcomes() Query {
	q := TableNamed("checks").Query()
	q.Name, q.Title, q.Row, q.About = c.Name, c.Title, c.Per, c.Rule
	q.SQL = "select * from checks where rule = " + Quoted(c.Name) + " order by date, unit, session, subject, detail"
	return q
}

// Query asks for a whole table.
func (t *Table) Query() Query {
	return Query{Name: t.Name, File: t.Name, Title: t.Title, Row: t.Row, Columns: t.Columns, Link: "page", SQL: "select * from " + t.Name + " order by " + t.Order}
}

// Sheet gives an answer's columns with what the query says of them.
func (q *Query) Sheet(answer []Column, lang string) []sheet.Column {
	out := make([]sheet.Column, len(answer))
	for i, c := range answer {
		out[i] = sheet.Column{Name: c.Name, Type: c.Type}
		for _, known := range q.Columns {
			if known.Name == c.Name {
				out[i].Unit, out[i].Meaning = known.Unit, known.Meaning.In(lang)
			}
		}
	}
	return out
}
