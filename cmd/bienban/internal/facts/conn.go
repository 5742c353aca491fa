package facts

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"runtime"
	"sync"
)

// conn is one connection to the database; it is used by one goroutine at a
// time.
type conn struct{ *sql.Conn }

// lend gives work a connection of its own: DuckDB keeps one processor busy
// with tables of this size, so two statements at once take half the time.
func (f *Facts) lend(work func(conn) error) error {
	c, err := f.db.Conn(context.Background())
	if err != nil {
		return err
	}
	return errors.Join(work(conn{c}), c.Close())
}

// each does jobs 0 to n-1 on all processors, with a connection for each of
// them, until one fails.
func (f *Facts) each(n int, job func(c conn, i int) error) error {
	var mu sync.Mutex
	var wg sync.WaitGroup
	var failed error
	next := 0
	take := func() (i int, ok bool) {
		mu.Lock()
		defer mu.Unlock()
		next++
		return next - 1, next <= n && failed == nil
	}
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			err := f.lend(func(c conn) error {
				for i, ok := take(); ok; i, ok = take() {
					if err := job(c, i); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				mu.Lock()
				failed = errors.Join(failed, err)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return failed
}

// exec runs statements of our own one after another.
func (c conn) exec(statements ...string) error {
	for _, s := range statements {
		if _, err := c.ExecContext(context.Background(), s); err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
	}
	return nil
}

// raw lends the driver's own connection.
func (c conn) raw(use func(driver.Conn) error) error {
	return c.Raw(func(d any) error { return use(d.(driver.Conn)) })
}

// pairs gives the rows of an answer of two texts.
func (c conn) pairs(sql string, each func(a, b string)) error {
	rows, err := c.QueryContext(context.Background(), sql)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a, b string
		if err := rows.Scan(&a, &b); err != nil {
			return err
		}
		each(a, b)
	}
	return rows.Err()
}

// texts gives the one row of an answer of texts, "" for NULL.
func (c conn) texts(query string) ([]string, error) {
	rows, err := c.QueryContext(context.Background(), query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	values, to := make([]sql.NullString, len(columns)), make([]any, len(columns))
	for i := range values {
		to[i] = &values[i]
	}
	if rows.Next() {
		err = rows.Scan(to...)
	}
	out := make([]string, len(columns))
	for i, v := range values {
		out[i] = v.String
	}
	return out, errors.Join(err, rows.Err())
}
