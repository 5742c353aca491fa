package facts

// monthsDDL makes kept.months, in which the headline figures of each unit's own
// months are kept: queries of every grain and each with all units below would
// otherwise sum them up again from sittings, items and checks.
const monthsDDL = `create table kept.months (unit varchar, month date,
	completion_n bigint, completion_of bigint, held_n bigint, held_of bigint, remedy_n bigint, on_time_n bigint, remedy_of bigint,
	attendance_n bigint, attendance_of bigint, coverage_n bigint, coverage_of bigint, good_n bigint, good_of bigint)`

// monthRules are the rules whose outcomes own_months() reads.
var monthRules = []string{"monthly-session", "coverage"}

// sumMonths brings kept.months up to date with what a change may have changed.
func (f *Facts) sumMonths(c *change) error {
	macros, err := f.macros()
	if err != nil {
		return err
	}
	if !c.touches(macros["own_months"].ofRules(monthRules)) {
		return nil
	}
	if c.whole {
		return f.conn.exec("insert into kept.months select * from own_months()")
	}
	const mark = "select cast(coalesce(sum(hash(m)), 0) as varchar) from "
	if err := f.conn.exec("create temp table summed as select * from own_months()"); err != nil {
		return err
	}
	now, err := f.conn.texts(mark + "temp.main.summed m")
	if err != nil {
		return err
	}
	before, err := f.conn.texts(mark + "facts.kept.months m")
	if err != nil {
		return err
	}
	if now[0] != before[0] {
		c.all("months")
		if err := f.conn.exec("delete from facts.kept.months", "insert into facts.kept.months from temp.main.summed"); err != nil {
			return err
		}
	}
	return f.conn.exec("drop table temp.main.summed")
}
