package facts

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"maps"
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
	all := &change{whole: true, columns: map[string]bool{}}
	if err := f.judge(all); err != nil {
		return err
	}
	if err := f.sumMonths(all); err != nil {
		return err
	}
	return f.remember(now, all)
}

// keptDDL makes the tables of what is remembered from one load to the next.
var keptDDL = []string{
	"create table kept.state (sum ubigint)",
	"create table kept.versions (name varchar, version ubigint)",
	"create table kept.checks (rule varchar, sum ubigint)",
	"create table kept.marks (name varchar, key varchar, part varchar, mark varchar)",
	monthsDDL,
}

// create makes all tables anew, empty.
func (f *Facts) create() error {
	statements := append([]string{"drop schema if exists kept cascade", "create schema kept"}, keptDDL...)
	for _, t := range Schema() {
		statements = append(statements, "drop table if exists main."+t.Name, t.ddl("main"))
	}
	return f.conn.exec(append(statements, queries.Macros)...)
}

// fillAll writes all rows, each table's in its order, some tables beside others.
func (f *Facts) fillAll(a *archive.Archive) error {
	jobs := []func(w *writer) error{
		func(w *writer) error { return fillTexts(w, a, a.Sessions) }, // the longest first
		func(w *writer) error {
			w.registers(a)
			for _, s := range a.Sessions {
				if !s.Counted {
					w.session("drafts", s)
				}
			}
			return nil
		},
	}
	for _, fill := range parts {
		jobs = append(jobs, func(w *writer) error {
			for _, s := range a.Sessions {
				if s.Counted {
					fill(w, s)
				}
			}
			return nil
		})
	}
	return f.each(len(jobs), func(c conn, i int) error {
		return c.raw(func(d driver.Conn) error {
			w := newWriter(d, "main")
			return errors.Join(jobs[i](w), w.close())
		})
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
	if err := f.sumMonths(c); err != nil {
		return err
	}
	return f.remember(now, c)
}

// exchange replaces rows, and gives what that changed.
func (f *Facts) exchange(a *archive.Archive, registers bool, gone []string, come []*archive.Session) (*change, error) {
	c := &change{columns: map[string]bool{}}
	if !registers && len(gone)+len(come) == 0 {
		return c, nil
	}
	ids := slices.Clone(gone)
	for _, s := range come {
		ids = append(ids, s.ID)
	}
	tables, err := f.holding(registers, ids)
	if err != nil {
		return nil, err
	}
	before, err := f.marks(tables, ids)
	if err != nil {
		return nil, err
	}
	if c.units, err = f.unitsOf(gone); err != nil {
		return nil, err
	}
	for _, s := range come {
		c.units = append(c.units, idOf(s.Unit))
	}
	c.units = sorted(c.units)
	for _, t := range tables {
		if err := f.conn.exec("delete from main." + t + where(t, ids)); err != nil {
			return nil, err
		}
	}
	filled, err := f.fill(a, registers, come)
	if err != nil {
		return nil, err
	}
	after, err := f.marks(sorted(append(filled, tables...)), ids)
	if err != nil {
		return nil, err
	}
	for name, mark := range after {
		if before[name] != mark {
			table, _, _ := strings.Cut(name, ".")
			c.columns[name] = true
			c.registers = c.registers || slices.Contains(registerTables, table)
		}
	}
	return c, nil
}

// fill puts rows in, and gives the tables that they went to.
func (f *Facts) fill(a *archive.Archive, registers bool, come []*archive.Session) (tables []string, err error) {
	err = f.conn.raw(func(conn driver.Conn) error {
		w := newWriter(conn, "main")
		if registers {
			w.registers(a)
		}
		for _, s := range come {
			if !s.Counted {
				w.session("drafts", s)
				continue
			}
			for _, fill := range parts {
				fill(w, s)
			}
		}
		err := errors.Join(fillTexts(w, a, come), w.close())
		tables = slices.Collect(maps.Keys(w.tables))
		return err
	})
	return tables, err
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
		out[i] = Quoted(s)
	}
	return strings.Join(out, ", ")
}

// holding gives the tables that hold rows of some sittings, or of registers.
func (f *Facts) holding(registers bool, ids []string) ([]string, error) {
	var counts, out []string
	for _, table := range replaceable(registers) {
		counts = append(counts, fmt.Sprintf("select '%s', cast(count(*) as varchar) from main.%s%s", table, table, where(table, ids)))
	}
	err := f.conn.pairs(strings.Join(counts, " union all "), func(table, n string) {
		if n != "0" {
			out = append(out, table)
		}
	})
	return sorted(out), err
}

// marks tells, for each column of some tables, what stands in the rows of some
// sittings: a column's values with their rows' places.
func (f *Facts) marks(tables []string, ids []string) (map[string]string, error) {
	out := map[string]string{}
	for _, table := range tables {
		t := TableNamed(table)
		key := strings.ReplaceAll(t.Order, " nulls first", "")
		names, marks := []string{rowsOf(table)}, []string{"cast(count(*) as varchar)"}
		for _, c := range t.Columns {
			names = append(names, table+"."+c.Name)
			marks = append(marks, fmt.Sprintf("cast(sum(hash(%s, %s)) as varchar)", key, named(c.Name)))
		}
		values, err := f.conn.texts("select " + strings.Join(marks, ", ") + " from main." + table + where(table, ids))
		if err != nil {
			return nil, err
		}
		for i, name := range names {
			out[name] = values[i]
		}
	}
	return out, nil
}

// unitsOf gives the units of sittings in the tables.
func (f *Facts) unitsOf(sessions []string) ([]string, error) {
	var out []string
	in := " in (" + list(sessions) + ")"
	err := f.conn.pairs("select unit, id from main.sessions where id"+in+" union all select unit, id from main.drafts where id"+in,
		func(unit, _ string) { out = append(out, unit) })
	return out, err
}
