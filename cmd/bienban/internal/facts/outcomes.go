package facts

import (
	"database/sql/driver"
	"errors"
)

// Outcomes are checks' outcomes found in other facts: those of an archive from
// which this one was reduced, since a part of it can't be held against rules.
type Outcomes struct {
	Of    *Facts
	Rules func(name string) bool // which may be known
	// Own tells of a rule that is no program's: what it says beside its outcomes
	// may be of anything, and is left out.
	Own func(name string) bool
}

// notShown begins the id of what an outcome may not be told of.
const notShown = "withheld-"

// Withheld gives the id of something that outcomes must not be told of.
func Withheld(id string) string { return notShown + id }

// take copies the outcomes of the units that there are, a rule's only where
// they are not the same.
func (o *Outcomes) take(f *Facts, checks []Check, c *change) error {
	units, err := f.conn.texts("select coalesce(string_agg('''' || replace(id, '''', '''''') || '''', ', '), 'null') from main.units")
	if err != nil {
		return err
	}
	const sum = "select rule, count(*) || '/' || coalesce(sum(hash(unit, session, date, subject, outcome, detail)), 0) as mark from checks"
	there := " where unit in (" + units[0] + ") and coalesce(subject, '') not like '" + notShown + "%'"
	found, err := o.Of.Ask("checks", sum+there+" group by rule order by rule")
	if err != nil {
		return err
	}
	standing := map[string]string{}
	if err := f.conn.pairs(sum+" group by rule", func(rule, mark string) { standing[rule] = mark }); err != nil {
		return err
	}
	now := map[string]string{}
	for _, row := range found.Rows {
		if rule, _ := row[0].(string); o.Rules(rule) {
			now[rule], _ = row[1].(string)
		}
	}
	if err := f.conn.exec("delete from kept.checks"); err != nil {
		return err
	}
	for _, k := range checks {
		if err := f.conn.exec(k.remember()); err != nil {
			return err
		}
		if now[k.Name] == standing[k.Name] {
			continue
		}
		c.outcomes(k.Name)
		if err := f.conn.exec("delete from main.checks where rule = " + Quoted(k.Name)); err != nil {
			return err
		}
		if now[k.Name] == "" {
			continue
		}
		columns := "*"
		if o.Own(k.Name) {
			columns = "* replace (null as subject, null as detail)"
		}
		if err := o.copy(f, "select "+columns+" from checks"+there+" and rule = "+Quoted(k.Name)+" order by all"); err != nil {
			return err
		}
	}
	return nil
}

// copy adds the outcomes that a statement answers with.
func (o *Outcomes) copy(f *Facts, sql string) error {
	return f.conn.raw(func(d driver.Conn) error {
		w := newWriter(d, "main")
		err := o.Of.Each("checks", sql, func([]Column) error { return nil }, func(row []any) error {
			values := make([]driver.Value, len(row))
			for i, v := range row {
				values[i] = v
			}
			w.row("checks", values...)
			return w.err
		})
		return errors.Join(err, w.close())
	})
}

// Reads gives what an SQL text reads at most, as `table.column`, and of the
// checks, where its header names rules, `checks@rule`. An *SQLError says that
// it can't be asked.
func (f *Facts) Reads(file, sql string) ([]string, error) {
	if err := f.shutOff(); err != nil {
		return nil, err
	}
	r, err := f.inspect(file, sql)
	return r.ofRules(rulesRead(sql)), err
}
