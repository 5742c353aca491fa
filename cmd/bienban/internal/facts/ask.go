package facts

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/duckdb/duckdb-go/v2"
)

// Answer is what a statement gave, row after row.
type Answer struct {
	Columns []Column // Type is DuckDB's; Meaning is empty
	Rows    [][]any
}

// Ask runs one SELECT, which may read the tables and nothing else. file is how
// an *SQLError names it. Rows that the statement leaves in no order come in
// that of all their columns, so that an answer is the same from run to run.
func (f *Facts) Ask(file, sql string) (*Answer, error) {
	a := &Answer{}
	err := f.Each(file, sql, func(columns []Column) error {
		a.Columns = columns
		return nil
	}, func(row []any) error {
		a.Rows = append(a.Rows, append([]any(nil), row...))
		return nil
	})
	return a, err
}

// Each is Ask for answers that need not be held whole: begin is told the
// columns, then each a row, which is good until it returns.
func (f *Facts) Each(file, sql string, begin func([]Column) error, each func([]any) error) error {
	whole, before, err := f.statement(file, sql)
	if err != nil {
		return err
	}
	return f.rows(file, sql, whole, before, begin, each)
}

// statement gives what is run for an SQL text that was let through, and how
// many bytes stand before the text in it.
func (f *Facts) statement(file, sql string) (whole string, before int, err error) {
	if err := f.shutOff(); err != nil {
		return "", 0, err
	}
	r, err := f.inspect(file, sql)
	if err != nil {
		return "", 0, err
	}
	whole = bare(sql)
	if !r.ordered {
		const wrap = "select * from (\n"
		whole, before = wrap+whole+"\n) order by all", len(wrap)
	}
	return whole, before, nil
}

// bare takes the semicolon from a statement's end, so that it can stand in
// another.
func bare(sql string) string { return strings.TrimRight(sql, "; \t\r\n") }

func (f *Facts) rows(file, sql, whole string, before int, begin func([]Column) error, each func([]any) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), f.o.Time)
	defer cancel()
	var told error // by begin or each: not DuckDB's to say
	err := f.ask(func(c driver.Conn) error {
		rows, err := c.(driver.QueryerContext).QueryContext(ctx, whole, nil)
		if err != nil {
			return err
		}
		defer rows.Close()
		columns := answerColumns(rows)
		if told = begin(columns); told != nil {
			return told
		}
		row := make([]driver.Value, len(columns))
		values := make([]any, len(columns))
		for {
			if err := rows.Next(row); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
			for i, v := range row {
				values[i] = v
			}
			if told = each(values); told != nil {
				return told
			}
		}
	})
	if told != nil {
		return told
	}
	return f.stopped(ctx, file, sqlError(file, sql, before, err))
}

// stopped puts the limit in the place of what DuckDB says of being stopped.
func (f *Facts) stopped(ctx context.Context, file string, err error) error {
	if err == nil || ctx.Err() == nil {
		return err
	}
	return &SQLError{File: file, Message: fmt.Sprintf("stopped after %s, the time a query may take; let it read fewer rows", f.o.Time)}
}

func answerColumns(rows driver.Rows) []Column {
	types, _ := rows.(driver.RowsColumnTypeDatabaseTypeName)
	var out []Column
	for i, name := range rows.Columns() {
		c := Column{Name: name}
		if types != nil {
			c.Type = types.ColumnTypeDatabaseTypeName(i)
		}
		out = append(out, c)
	}
	return out
}

// AnswerColumns gives the names of the columns that a SELECT answers with. The
// error is an *SQLError where it can't be asked.
func (f *Facts) AnswerColumns(file, sql string) ([]string, error) {
	if _, _, err := f.statement(file, sql); err != nil {
		return nil, err
	}
	return f.columns(file, bare(sql))
}

// columns prepares one statement, unchanged, and gives the names of its
// answer's columns.
func (f *Facts) columns(file, sql string) ([]string, error) {
	var out []string
	err := f.ask(func(c driver.Conn) error {
		p, err := c.(driver.ConnPrepareContext).PrepareContext(context.Background(), sql)
		if err != nil {
			return err
		}
		defer p.Close()
		s := p.(*duckdb.Stmt)
		n, err := s.ColumnCount()
		for i := 0; i < n && err == nil; i++ {
			var name string
			name, err = s.ColumnName(i)
			out = append(out, name)
		}
		return err
	})
	return out, sqlError(file, sql, 0, err)
}

func (f *Facts) ask(work func(driver.Conn) error) error {
	return f.lend(func(c conn) error { return c.raw(work) })
}
