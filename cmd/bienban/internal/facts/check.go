package facts

import (
	"context"
	"fmt"
	"slices"

	"bienban/queries"
)

// checkColumns are what every check gives, in any order.
var checkColumns = []string{"unit", "session", "date", "subject", "outcome", "detail"}

// Judge holds the facts against every rule, and puts the outcomes in `checks`.
// The error is an *SQLError where a check can't be run.
func (f *Facts) Judge() error {
	checks, err := Checks(f.o.Queries)
	if err != nil {
		return err
	}
	if err := f.exec(queries.Macros); err != nil {
		return err
	}
	if err := f.exec("delete from main.checks"); err != nil {
		return err
	}
	for _, c := range checks {
		if err := f.judge(c); err != nil {
			return err
		}
	}
	return nil
}

func (f *Facts) judge(c Check) error {
	columns, err := f.columns(c.File, c.SQL)
	if err != nil {
		return err
	}
	for _, want := range checkColumns {
		if !slices.ContainsFunc(columns, func(x Column) bool { return x.Name == want }) {
			return fmt.Errorf("%s:1:1: error: the answer has no column %s; a check gives unit, session, date, subject, outcome, detail", c.File, want)
		}
	}
	_, err = f.conn.ExecContext(context.Background(), fmt.Sprintf(`insert into main.checks
		select %s, unit, session, date, subject, outcome, detail from (
%s
) order by date, unit, session nulls first, subject nulls first, detail nulls first`, quoted(c.Name), c.SQL))
	return sqlError(c.File, c.SQL, err)
}
