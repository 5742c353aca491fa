package facts

import (
	"database/sql/driver"
	"fmt"
	"time"

	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/text"

	"github.com/duckdb/duckdb-go/v2"
)

// writer puts rows into tables through DuckDB's Appender. It remembers the
// first error, so that whoever makes rows need not look after each.
type writer struct {
	conn    driver.Conn
	catalog string // "": that of the facts
	schema  string
	tables  map[string]*duckdb.Appender
	dates   map[text.Date]driver.Value
	err     error
}

func newWriter(conn driver.Conn, schema string) *writer {
	return &writer{conn: conn, schema: schema, tables: map[string]*duckdb.Appender{}, dates: map[text.Date]driver.Value{}}
}

// row adds a row to a table.
func (w *writer) row(table string, values ...driver.Value) {
	if w.err != nil {
		return
	}
	a := w.tables[table]
	if a == nil {
		if a, w.err = duckdb.NewAppender(w.conn, w.catalog, w.schema, table); w.err != nil {
			return
		}
		w.tables[table] = a
	}
	if err := a.AppendRow(values...); err != nil {
		w.err = fmt.Errorf("a row of %s: %w", table, err)
	}
}

// close writes what is left, and gives the first error.
func (w *writer) close() error {
	for _, a := range w.tables {
		if err := a.Close(); err != nil && w.err == nil {
			w.err = err
		}
	}
	return w.err
}

// date gives NULL for no date.
func (w *writer) date(d text.Date) driver.Value {
	if d == 0 {
		return nil
	}
	v, ok := w.dates[d]
	if !ok {
		v = d.Time()
		w.dates[d] = v
	}
	return v
}

// words gives NULL for no text.
func words(s string) driver.Value {
	if s == "" {
		return nil
	}
	return s
}

func count(c record.Count) driver.Value {
	if !c.Known {
		return nil
	}
	return c.N
}

// clock gives NULL for no time of day.
func clock(c text.Clock) driver.Value {
	if c == 0 {
		return nil
	}
	return time.Date(1, 1, 1, c.Minutes()/60, c.Minutes()%60, 0, 0, time.UTC)
}

// yesNo gives true, false, or NULL for what was not said.
func yesNo(s string) driver.Value {
	switch s {
	case "yes":
		return true
	case "no":
		return false
	}
	return nil
}
