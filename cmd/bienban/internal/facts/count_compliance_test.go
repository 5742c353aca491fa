package facts

import (
	"database/sql"
	"fmt"
	"io/fs"
	"testing"

	"bienban/queries"
)

// complianceColumns are the columns of compliance with what each counts.
var complianceColumns = map[string]string{"pass": "pass", "fail": "fail", "no_data": "no data", "not_applicable": "n/a"}

// TestCountCompliance holds compliance with every rule, by unit with all below
// it and by year, against verdicts counted without SQL.
func TestCountCompliance(t *testing.T) {
	f, a := load(t, content, 0, Options{})
	byUnit, byYear := map[string]int{}, map[string]int{}
	for _, v := range newBook(t, a).verdicts() {
		byYear[fmt.Sprintf("%s in %d, %s", v.rule, v.date.Year(), v.outcome)]++
		for u := v.unit; u != nil; u = u.Parent {
			byUnit[fmt.Sprintf("%s in %s, %s", v.rule, u.ID, v.outcome)]++
		}
	}
	agree(t, "compliance", compliance(t, f, "compliance.sql", "unit"), byUnit)
	agree(t, "compliance", compliance(t, f, "compliance-by-year.sql", "year"), byYear)
}

// compliance gives what a query says of each rule and each value of a column.
func compliance(t *testing.T, f *Facts, file, by string) map[string]int {
	t.Helper()
	query, err := fs.ReadFile(queries.Files, file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, row := range answerTo(t, f, string(query)) {
		for column, outcome := range complianceColumns {
			out[fmt.Sprintf("%s in %v, %s", row["rule"], row[by], outcome)] = int(row[column].(int64))
		}
		pass, fail := int(row["pass"].(int64)), int(row["fail"].(int64))
		mustDivide(t, fmt.Sprintf("%s: %s in %v", file, row["rule"], row[by]), row["rate"], ratio{pass, pass + fail})
	}
	return out
}

// answerTo gives a query's rows by column.
func answerTo(t *testing.T, f *Facts, query string) []map[string]any {
	t.Helper()
	rows, err := f.conn.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	out, err := scanAll(rows)
	if err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Error("no rows")
	}
	return out
}

func scanAll(rows *sql.Rows) ([]map[string]any, error) {
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var out []map[string]any
	for rows.Next() {
		cells, to := make([]any, len(columns)), make([]any, len(columns))
		for i := range cells {
			to[i] = &cells[i]
		}
		if err := rows.Scan(to...); err != nil {
			return nil, err
		}
		row := map[string]any{}
		for i, c := range columns {
			row[c] = cells[i]
		}
		out = append(out, row)
	}
	return out, rows.Err()
}
