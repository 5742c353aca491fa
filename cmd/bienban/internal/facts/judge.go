package facts

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/zeebo/xxh3"
)

// checkColumns are what every check gives, in any order.
var checkColumns = []string{"unit", "session", "date", "subject", "outcome", "detail"}

// judge holds the facts against every rule, as far as a change could have
// changed an outcome, and adds `checks` to the change if it did.
func (f *Facts) judge(c *change) error {
	checks, err := Checks(f.o.Queries)
	if err != nil {
		return err
	}
	if f.o.Outcomes != nil {
		return f.o.Outcomes.take(f, checks, c)
	}
	if c.whole {
		return f.judgeAll(checks)
	}
	sums := map[string]uint64{}
	if err := f.conn.pairs("select rule, cast(sum as varchar) from kept.checks", func(rule, sum string) {
		sums[rule], _ = strconv.ParseUint(sum, 10, 64)
	}); err != nil {
		return err
	}
	for rule := range sums {
		if !slices.ContainsFunc(checks, func(k Check) bool { return k.Name == rule }) {
			if err := f.forget(rule, c); err != nil {
				return err
			}
		}
	}
	var ofUnits []Check
	for _, k := range checks {
		r, err := f.admit(k)
		if err != nil {
			return err
		}
		switch changed := sums[k.Name] != k.sum(); {
		case !changed && !c.touches(r.columns):
			continue
		case !changed && k.OfUnit && !c.registers:
			ofUnits = append(ofUnits, k)
			continue
		case changed:
			err = f.conn.exec("delete from kept.checks where rule = "+Quoted(k.Name), k.remember())
		}
		if err == nil {
			err = f.rejudge(k, nil, c)
		}
		if err != nil {
			return err
		}
	}
	return f.judgeUnits(ofUnits, c)
}

// judgeAll runs all checks into an empty table, long ones first, so that none
// is left for the end.
func (f *Facts) judgeAll(checks []Check) error {
	checks = slices.SortedStableFunc(slices.Values(checks), func(a, b Check) int { return len(b.SQL) - len(a.SQL) })
	return f.each(len(checks), func(c conn, i int) error {
		k := checks[i]
		if _, err := f.admit(k); err != nil {
			return err
		}
		if err := f.run(c, "insert into main.checks", k); err != nil {
			return err
		}
		return c.exec(k.remember())
	})
}

// sum tells one text of a check from another.
func (k Check) sum() uint64 { return xxh3.HashString(k.SQL) }

func (k Check) remember() string {
	return fmt.Sprintf("insert into kept.checks values (%s, %d)", Quoted(k.Name), k.sum())
}

// run puts a check's outcomes somewhere.
func (f *Facts) run(c conn, into string, k Check) error {
	before := into + " select " + Quoted(k.Name) + ` as rule, unit, cast(session as varchar) as session, cast(date as date) as date,
		cast(subject as varchar) as subject, outcome, cast(detail as varchar) as detail from (` + "\n"
	if _, err := c.ExecContext(context.Background(), before+bare(k.SQL)+"\n)"); err != nil {
		return f.faulty(k, len(before), err)
	}
	return nil
}

// admit looks at a check before it is run.
func (f *Facts) admit(k Check) (reading, error) {
	r, err := f.inspect(k.File, k.SQL)
	if err != nil {
		return r, err
	}
	if slices.Contains(r.tables, "checks") {
		return r, &SQLError{File: k.File, Message: "a check can't read checks, of which it is a part"}
	}
	return r, nil
}

// faulty says why a check could not be run: where it errs itself, at its own
// place in the file.
func (f *Facts) faulty(k Check, before int, err error) error {
	columns, own := f.columns(k.File, k.SQL)
	if own != nil {
		return own
	}
	for _, want := range checkColumns {
		if !slices.Contains(columns, want) {
			return &SQLError{File: k.File, Message: fmt.Sprintf("the answer has no column %s; a check gives %s", want, strings.Join(checkColumns, ", "))}
		}
	}
	return sqlError(k.File, k.SQL, before, err)
}

// judgeUnits runs checks whose rows of a unit depend on that unit's sittings
// only, for some units: temporary tables, which hide the others, hold no more.
func (f *Facts) judgeUnits(checks []Check, c *change) error {
	if len(checks) == 0 {
		return nil
	}
	in := " in (" + list(c.units) + ")"
	var hidden []string
	for _, t := range Schema() {
		picked := ""
		switch {
		case t.Name == "units":
			picked = " where id" + in
		case t.Name == "sessions" || t.Name == "drafts":
			picked = " where unit" + in
		case t.Name != "checks" && !slices.Contains(registerTables, t.Name):
			picked = " where session in (select id from facts.main.sessions where unit" + in + ")"
		default:
			continue
		}
		if err := f.conn.exec("create temp table " + t.Name + " as select * from facts.main." + t.Name + picked); err != nil {
			return err
		}
		hidden = append(hidden, t.Name)
	}
	for _, k := range checks {
		if err := f.rejudge(k, c.units, c); err != nil {
			return err
		}
	}
	for _, t := range hidden {
		if err := f.conn.exec("drop table temp.main." + t); err != nil {
			return err
		}
	}
	return nil
}

// rejudge puts a check's outcomes, of some units or (nil) of all, in the place
// of those that stand.
func (f *Facts) rejudge(k Check, units []string, c *change) error {
	standing := "rule = " + Quoted(k.Name)
	if units != nil {
		standing += " and unit in (" + list(units) + ")"
	}
	if err := f.run(f.conn, "create temp table judged as", k); err != nil {
		return err
	}
	var same bool
	row := f.conn.QueryRowContext(context.Background(), `select
		(select count(*) || '/' || coalesce(sum(hash(j)), 0) from temp.main.judged j) =
		(select count(*) || '/' || coalesce(sum(hash(c)), 0) from facts.main.checks c where `+standing+`)`)
	if err := row.Scan(&same); err != nil {
		return err
	}
	if !same {
		c.outcomes(k.Name)
		if err := f.conn.exec("delete from facts.main.checks where "+standing, "insert into facts.main.checks from temp.main.judged"); err != nil {
			return err
		}
	}
	return f.conn.exec("drop table temp.main.judged")
}

// forget drops the outcomes of a rule that there is no longer.
func (f *Facts) forget(rule string, c *change) error {
	c.outcomes(rule)
	return f.conn.exec("delete from main.checks where rule = "+Quoted(rule), "delete from kept.checks where rule = "+Quoted(rule))
}
