package facts

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/queries"
)

// Load makes the tables say what the archive says, `checks` included. Where
// the database holds an earlier state, only what changed since is replaced;
// the result is the same rows as of a load into nothing. The error is an
// *SQLError where a check can't be run.
func (f *Facts) Load(a *archive.Archive) error {
	if err := f.shutOff(); err != nil {
		return err
	}
	now := stateOf(a)
	last, err := f.state()
	if err != nil {
		return err
	}
	if last == nil || last.Base != now.Base {
		return f.loadAll(a, now)
	}
	gone, come := last.compare(now, a)
	if len(gone)+len(come) > len(a.Sessions)/8+64 {
		return f.loadAll(a, now)
	}
	return f.replace(a, last, gone, come, now)
}

// loadAll fills new tables, in the order that each table's rows have. What is
// not remembered at the end is loaded again.
func (f *Facts) loadAll(a *archive.Archive, now *state) error {
	if err := f.create(); err != nil {
		return err
	}
	if err := f.fillAll(a); err != nil {
		return err
	}
	all := &change{whole: true}
	if err := f.judge(all); err != nil {
		return err
	}
	return f.remember(now, all)
}

// create makes all tables anew, empty.
func (f *Facts) create() error {
	statements := []string{"drop schema if exists kept cascade", "create schema kept",
		"create table kept.state (state blob)",
		"create table kept.versions (name varchar, version ubigint)",
		"create table kept.checks (rule varchar, sum ubigint)",
	}
	for _, t := range Schema() {
		statements = append(statements, "drop table if exists main."+t.Name, t.ddl("main"))
	}
	return f.conn.exec(append(statements, queries.Macros)...)
}

// fillAll writes all rows, some tables beside others: an appender keeps one
// processor busy.
func (f *Facts) fillAll(a *archive.Archive) error {
	beside := make(chan error, 1)
	go func() {
		beside <- f.lend(func(c conn) error {
			return c.raw(func(d driver.Conn) error {
				w := newWriter(d, "main")
				return errors.Join(fillTexts(w, a, a.Sessions), w.close())
			})
		})
	}()
	err := f.conn.raw(func(c driver.Conn) error {
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
func (f *Facts) replace(a *archive.Archive, last *state, gone []string, come []*archive.Session, now *state) (err error) {
	if err := f.conn.exec("begin"); err != nil {
		return err
	}
	defer func() {
		end := "commit"
		if err != nil {
			end = "rollback"
		}
		err = errors.Join(err, f.conn.exec(end))
	}()
	c, err := f.exchange(a, last.Registers != now.Registers, gone, come)
	if err != nil {
		return err
	}
	if err := f.judge(c); err != nil {
		return err
	}
	return f.remember(now, c)
}

// exchange replaces rows, and gives what that changed.
func (f *Facts) exchange(a *archive.Archive, registers bool, gone []string, come []*archive.Session) (*change, error) {
	c := &change{}
	if !registers && len(gone)+len(come) == 0 {
		return c, nil
	}
	ids := slices.Clone(gone)
	for _, s := range come {
		ids = append(ids, s.ID)
	}
	before, err := f.marks(registers, ids)
	if err != nil {
		return nil, err
	}
	if c.units, err = f.unitsOf(gone); err != nil {
		return nil, err
	}
	for _, s := range come {
		c.units = append(c.units, idOf(s.Unit))
	}
	slices.Sort(c.units)
	c.units = slices.Compact(c.units)
	for _, t := range replaceable(registers) {
		if err := f.conn.exec("delete from main." + t + where(t, gone)); err != nil {
			return nil, err
		}
	}
	if err := f.fill(a, registers, come); err != nil {
		return nil, err
	}
	after, err := f.marks(registers, ids)
	if err != nil {
		return nil, err
	}
	for t, mark := range after {
		if before[t] != mark {
			c.tables = append(c.tables, t)
			c.registers = c.registers || slices.Contains(registerTables, t)
		}
	}
	slices.Sort(c.tables)
	return c, nil
}

func (f *Facts) fill(a *archive.Archive, registers bool, come []*archive.Session) error {
	return f.conn.raw(func(conn driver.Conn) error {
		w := newWriter(conn, "main")
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
}

// replaceable gives the tables whose rows a change may replace.
func replaceable(registers bool) []string {
	var out []string
	for _, t := range Schema() {
		if t.Name != "checks" && (registers || !slices.Contains(registerTables, t.Name)) {
			out = append(out, t.Name)
		}
	}
	return out
}

// where picks the rows that sittings gave to a table; a register's are all.
func where(table string, sessions []string) string {
	key := "session"
	switch {
	case slices.Contains(registerTables, table):
		return ""
	case table == "sessions" || table == "drafts":
		key = "id"
	}
	return " where " + key + " in (" + list(sessions) + ")"
}

// list writes texts as SQL literals; none is a text that is in no table.
func list(all []string) string {
	if len(all) == 0 {
		return "null"
	}
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = quoted(s)
	}
	return strings.Join(out, ", ")
}

// marks tells, for each table, what stands in the rows of some sittings.
func (f *Facts) marks(registers bool, ids []string) (map[string]string, error) {
	var all []string
	for _, t := range replaceable(registers) {
		all = append(all, fmt.Sprintf("select '%s', count(*) || '/' || coalesce(sum(hash(t)), 0) from main.%s t%s", t, t, where(t, ids)))
	}
	out := map[string]string{}
	err := f.conn.pairs(strings.Join(all, " union all "), func(table, mark string) { out[table] = mark })
	return out, err
}

// unitsOf gives the units of sittings in the tables.
func (f *Facts) unitsOf(sessions []string) ([]string, error) {
	var out []string
	in := " in (" + list(sessions) + ")"
	err := f.conn.pairs("select unit, id from main.sessions where id"+in+" union all select unit, id from main.drafts where id"+in,
		func(unit, _ string) { out = append(out, unit) })
	return out, err
}
