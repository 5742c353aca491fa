package facts

import (
	"context"
	"database/sql/driver"

	"github.com/duckdb/duckdb-go/v2"
)

// columns prepares one statement, unchanged, and gives the names of its
// answer's columns.
func (f *Facts) columns(file, query string) ([]Column, error) {
	var out []Column
	err := f.raw(func(c driver.Conn) error {
		p, err := c.(driver.ConnPrepareContext).PrepareContext(context.Background(), query)
		if err != nil {
			return err
		}
		defer p.Close()
		s := p.(*duckdb.Stmt)
		n, err := s.ColumnCount()
		for i := 0; i < n && err == nil; i++ {
			var name string
			if name, err = s.ColumnName(i); err == nil {
				out = append(out, Column{Name: name})
			}
		}
		return err
	})
	return out, sqlError(file, query, err)
}
