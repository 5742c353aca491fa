package facts

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/archive"
)

// Load makes the tables say what the archive says. Where the database holds an
// earlier state, only what changed since is replaced; the result is the same
// rows as of a load into nothing.
func (f *Facts) Load(a *archive.Archive) error {
	now := stateOf(a)
	last, err := f.state()
	if err != nil {
		return err
	}
	if last == nil || last.Base != now.Base {
		return f.loadAll(a, now)
	}
	gone, come := last.compare(now, a)
	switch {
	case len(gone)+len(come) > len(a.Sessions)/8+64:
		return f.loadAll(a, now)
	case last.Registers == now.Registers && len(gone)+len(come) == 0:
		return nil
	}
	return f.replace(a, last.Registers != now.Registers, gone, come, now)
}

// loadAll fills new tables, in the order that each table's rows have.
func (f *Facts) loadAll(a *archive.Archive, now *state) error {
	if err := f.create(); err != nil {
		return err
	}
	if err := f.fillAll(a); err != nil {
		return err
	}
	return f.remember(now)
}

// create makes all tables anew, empty.
func (f *Facts) create() error {
	statements := []string{"drop schema if exists kept cascade", "create schema kept", "create table kept.state (state blob)"}
	for _, t := range Schema() {
		statements = append(statements, "drop table if exists main."+t.Name, t.ddl("main"))
	}
	return f.exec(statements...)
}

// fillAll writes all rows, some tables beside others: an appender keeps one
// processor busy.
func (f *Facts) fillAll(a *archive.Archive) error {
	beside := make(chan error, 1)
	go func() { beside <- f.aside(func(w *writer) error { return fillTexts(w, a, a.Sessions) }) }()
	err := f.raw(func(c driver.Conn) error {
		w := newWriter(c, "main")
		w.registers(a)
		for _, p := range parts {
			for _, s := range a.Sessions {
				if s.Counted {
					p.fill(w, s)
				}
			}
		}
		for _, s := range a.Sessions {
			if !s.Counted {
				w.session("drafts", s)
			}
		}
		return w.close()
	})
	return errors.Join(err, <-beside)
}

// aside gives work a connection of its own.
func (f *Facts) aside(work func(*writer) error) error {
	conn, err := f.db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer conn.Close()
	if f.o.File != "" {
		if _, err := conn.ExecContext(context.Background(), "use facts"); err != nil {
			return err
		}
	}
	return conn.Raw(func(c any) error {
		w := newWriter(c.(driver.Conn), "main")
		return errors.Join(work(w), w.close())
	})
}

func fillTexts(w *writer, a *archive.Archive, sessions []*archive.Session) error {
	for _, s := range sessions {
		if !s.Counted || len(s.Reviews)+len(s.Remarks) == 0 {
			continue
		}
		t, err := a.Texts(s)
		if err != nil {
			return err
		}
		w.texts(s, t)
	}
	return nil
}

// replace takes the rows of some sittings out and puts others in, all or
// nothing.
func (f *Facts) replace(a *archive.Archive, registers bool, gone []string, come []*archive.Session, now *state) (err error) {
	if err := f.exec("begin"); err != nil {
		return err
	}
	defer func() {
		end := "commit"
		if err != nil {
			end = "rollback"
		}
		err = errors.Join(err, f.exec(end))
	}()
	for _, t := range Schema() {
		switch {
		case slices.Contains(registerTables, t.Name):
			if registers {
				err = f.exec("delete from main." + t.Name)
			}
		case t.Name != "checks":
			err = f.deleteRows(t.Name, gone)
		}
		if err != nil {
			return err
		}
	}
	err = f.raw(func(c driver.Conn) error {
		w := newWriter(c, "main")
		if registers {
			w.registers(a)
		}
		for _, s := range come {
			if !s.Counted {
				w.session("drafts", s)
				continue
			}
			for _, p := range parts {
				p.fill(w, s)
			}
		}
		return errors.Join(fillTexts(w, a, come), w.close())
	})
	if err != nil {
		return err
	}
	return f.remember(now)
}

// deleteRows takes out what some sittings gave to a table.
func (f *Facts) deleteRows(table string, sessions []string) error {
	if len(sessions) == 0 {
		return nil
	}
	key := "session"
	if table == "sessions" || table == "drafts" {
		key = "id"
	}
	ids := make([]string, len(sessions))
	for i, s := range sessions {
		ids[i] = quoted(s)
	}
	return f.exec(fmt.Sprintf("delete from main.%s where %s in (%s)", table, key, strings.Join(ids, ", ")))
}

// remember notes what the tables now hold.
func (f *Facts) remember(now *state) error {
	_, err := f.conn.ExecContext(context.Background(), "delete from kept.state; insert into kept.state values (?)", stateCodec.Append(nil, now))
	return err
}

// state gives what the tables hold, or nil if that is not known.
func (f *Facts) state() (*state, error) {
	var known bool
	row := f.conn.QueryRowContext(context.Background(), "select count(*) > 0 from duckdb_tables() where schema_name = 'kept' and table_name = 'state' and not temporary")
	if err := row.Scan(&known); err != nil || !known {
		return nil, err
	}
	var b []byte
	err := f.conn.QueryRowContext(context.Background(), "select state from kept.state").Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	s := &state{}
	if rest, err := stateCodec.Decode(string(b), s); err != nil || rest != "" {
		return nil, nil
	}
	return s, nil
}
