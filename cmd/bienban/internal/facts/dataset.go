package facts

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Dataset is a table of the facts, or a query's answer while it is held.
type Dataset struct {
	Name    string
	Columns []Column // Type is DuckDB's
	Rows    int
	f       *Facts
	from    string // the table that holds it
	order   string // what fixes the order of its rows
	held    bool
	marked  bool // it has the column marks, of what is withheld
}

// Table gives a table of the facts as a dataset.
func (f *Facts) Table(t *Table) (*Dataset, error) {
	d := &Dataset{Name: t.Name, f: f, from: "facts.main." + t.Name, order: t.Order}
	for _, c := range t.Columns {
		d.Columns = append(d.Columns, Column{Name: c.Name, Type: strings.ToUpper(c.Type)})
	}
	err := f.lend(func(c conn) error {
		return c.QueryRowContext(context.Background(), "select count(*) from "+d.from).Scan(&d.Rows)
	})
	return d, err
}

// Hold asks a query and keeps its answer until Release, so that it is asked
// once however often it is written. Small figures are withheld by the rule of
// the Options: their cells are a sheet.Withheld each. The error is an *SQLError
// where the query can't be asked.
func (f *Facts) Hold(q *Query) (*Dataset, error) {
	whole, before, err := f.statement(q.File, q.SQL)
	if err != nil {
		return nil, err
	}
	d := &Dataset{Name: q.Name, f: f, from: "answers.main." + named(q.Name), order: "rowid", held: true}
	ctx, cancel := context.WithTimeout(context.Background(), f.o.Time)
	defer cancel()
	err = f.lend(func(c conn) error {
		create := "create table " + d.from + " as "
		if _, err := c.ExecContext(ctx, create+whole); err != nil {
			return f.stopped(ctx, q.File, sqlError(q.File, q.SQL, before+len(create), err))
		}
		row := c.QueryRowContext(context.Background(), "select count(*) from "+d.from)
		return row.Scan(&d.Rows)
	})
	if err != nil {
		return nil, err
	}
	if d.Columns, err = d.answered(q.File); err == nil && f.o.Small != nil && q.Figures() {
		err = d.withhold(q)
	}
	return d, err
}

// answered gives the columns of the table that holds the answer.
func (d *Dataset) answered(file string) (out []Column, err error) {
	sql := "select * from " + d.from + " limit 0"
	err = d.f.rows(file, sql, sql, 0, func(all []Column) error {
		out = all
		return nil
	}, nil)
	return out, err
}

// Figures asks a query of figures, header and all, whose small ones are withheld
// as Hold does; no two of one name at a time.
func (f *Facts) Figures(name, sql string) (*Answer, error) {
	q, err := queryOf(name, name, sql)
	if err != nil {
		return nil, err
	}
	d, err := f.Hold(&q)
	if err != nil {
		return nil, err
	}
	a := &Answer{Columns: d.Columns}
	err = d.Each(-1, func(row []any) error {
		a.Rows = append(a.Rows, append([]any(nil), row...))
		return nil
	})
	return a, errors.Join(err, d.Release())
}

// Least gives the least number that figures may be of, 0 where none is withheld.
func (f *Facts) Least() int {
	if f.o.Small == nil {
		return 0
	}
	return f.o.Small.N
}

// Marked tells whether some of a held answer's figures are withheld.
func (d *Dataset) Marked() (any bool, err error) {
	if !d.marked {
		return false, nil
	}
	err = d.f.lend(func(c conn) error {
		return c.QueryRowContext(context.Background(), "select count("+marks+") > 0 from "+d.from).Scan(&any)
	})
	return any, err
}

// Has tells whether there is a column of a name.
func (d *Dataset) Has(name string) bool {
	return slices.ContainsFunc(d.Columns, func(c Column) bool { return c.Name == name })
}

// Release forgets a held answer.
func (d *Dataset) Release() error {
	if !d.held {
		return nil
	}
	return d.f.lend(func(c conn) error { return c.exec("drop table " + d.from) })
}

// Each gives the rows from the first to, at most, the n-th; all for n < 0.
func (d *Dataset) Each(n int, each func(row []any) error) error {
	names := make([]string, len(d.Columns))
	for i, c := range d.Columns {
		names[i] = c.Name
	}
	return d.Part(names, "true", 0, n, each)
}

// Select gives some columns of all rows; a row is good until each returns.
func (d *Dataset) Select(columns []string, each func(row []any) error) error {
	return d.Part(columns, "true", 0, -1, each)
}

// Part is Select for the rows that hold an SQL condition: of these at most n,
// all for n < 0, from the one numbered first, which counts from 0.
func (d *Dataset) Part(columns []string, where string, first, n int, each func(row []any) error) error {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = named(c)
	}
	if d.marked {
		names, each = append(names, named(marks)), unmarked(columns, each)
	}
	sql := fmt.Sprintf("select %s from %s where %s order by %s", strings.Join(names, ", "), d.from, where, d.order)
	if n >= 0 {
		sql += fmt.Sprintf(" limit %d offset %d", n, first)
	}
	return d.f.rows(d.Name, sql, sql, 0, func([]Column) error { return nil }, each)
}

// CSV writes the dataset into a file of the Exports folder: UTF-8 with a byte
// order mark, by which office programs know it, commas, a line of names.
// hidden is the word for a figure that is withheld and not small.
func (d *Dataset) CSV(file, hidden string) error {
	names := make([]string, len(d.Columns))
	for i, c := range d.Columns {
		mark := ""
		if i == 0 {
			mark = "\ufeff"
		}
		names[i] = d.marking(c.Name, hidden) + " as " + named(mark+c.Name)
	}
	return d.copy(strings.Join(names, ", "), file, "format csv, header true")
}

// Parquet writes the dataset into a file of the Exports folder. What is withheld
// is NULL there, and a last column `withheld` tells why.
func (d *Dataset) Parquet(file string) error {
	return d.copy("*", file, "format parquet, compression zstd")
}

func (d *Dataset) copy(columns, file, options string) error {
	if d.f.o.Exports == "" {
		return errors.New("facts opened without a folder for exports")
	}
	return d.f.lend(func(c conn) error {
		return c.exec(fmt.Sprintf("copy (select %s from %s order by %s) to %s (%s)", columns, d.from, d.order, Quoted(file), options))
	})
}

// named writes a name as an SQL identifier.
func named(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
