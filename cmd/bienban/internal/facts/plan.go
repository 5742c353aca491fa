package facts

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"bienban/cmd/bienban/internal/small"
)

// measured is a measure of which figures may be withheld.
type measured struct {
	name, within string
	counts       []small.Count
	once         sync.Once
	plan         *small.Plan
}

// plan makes answers' "small figures": the cells of all measures that are
// withheld by the rule of the Options. It is made when first needed, and again
// when what it is made from has changed.
func (f *Facts) plan() error {
	f.planning.Lock()
	defer f.planning.Unlock()
	key, err := f.planKey()
	if err != nil || f.planned == key {
		return err
	}
	units, measures, err := f.measured()
	if err != nil {
		return err
	}
	first, years, err := f.count(units, measures)
	if err != nil {
		return err
	}
	var making sync.WaitGroup
	for i := range measures {
		making.Go(func() { f.planOne(units, measures, &measures[i], first, years) })
	}
	making.Wait()
	if f.months, err = f.monthly(); err != nil {
		return err
	}
	err = f.lend(func(c conn) error {
		err := c.exec(`create or replace table answers.main."small figures" (measure varchar, unit varchar, own boolean, level varchar, start date, less boolean)`)
		if err != nil {
			return err
		}
		return c.raw(func(d driver.Conn) error {
			w := newWriter(d, "main")
			w.catalog = "answers"
			for i := range measures {
				w.small(&measures[i], units, f.months)
			}
			return w.close()
		})
	})
	if err == nil {
		f.planned = key
	}
	return err
}

// planOne makes a measure's plan, after that of the measure that it is within.
func (f *Facts) planOne(units []small.Unit, all []measured, m *measured, first, years int) *small.Plan {
	m.once.Do(func() {
		var within *small.Plan
		for i := range all {
			if all[i].name == m.within {
				within = f.planOne(units, all, &all[i], first, years)
			}
		}
		known := make([]bool, len(units))
		for i, u := range units {
			known[i] = f.o.Small.Known(u.ID, m.name)
		}
		m.plan = small.Make(f.o.Small.N, units, first, years, m.counts, known, within)
	})
	return m.plan
}

// monthly gives the measures that the queries tell of by month, as their headers
// and as measure_of name them: of others the many cells of months need not be
// written.
func (f *Facts) monthly() (map[string]bool, error) {
	all, err := Queries(f.o.Queries)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	err = f.lend(func(c conn) error {
		for _, q := range all {
			if q.Grain != "month" && !slices.ContainsFunc(q.Columns, func(c Column) bool { return c.Name == "month" }) {
				continue
			}
			for _, l := range q.Small {
				of, err := c.texts("select measure_of(" + Quoted(l.Measure) + ")")
				if err != nil {
					return err
				}
				out[l.Measure], out[of[0]] = true, true
				out[""] = out[""] || strings.Contains(l.Measure, "{") // any
			}
		}
		return nil
	})
	return out, err
}

var levels = map[small.Level]string{small.All: "all", small.Year: "year", small.Quarter: "quarter", small.Month: "month"}

// small writes a measure's withheld cells. Without units below, a unit's own
// records are all that it has.
func (w *writer) small(m *measured, units []small.Unit, monthly map[string]bool) {
	above := make([]bool, len(units))
	for _, u := range units {
		if u.Parent >= 0 {
			above[u.Parent] = true
		}
	}
	m.plan.Cells(func(c small.Cell) {
		if c.Level == small.Month && !monthly[m.name] && !monthly[""] {
			return
		}
		unit, own := "", driver.Value(c.Own)
		if c.Unit >= 0 {
			if unit = units[c.Unit].ID; !above[c.Unit] {
				own = nil
			}
		}
		start := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
		if c.Level != small.All {
			start = time.Date(c.Month/12, time.Month(c.Month%12+1), 1, 0, 0, 0, 0, time.UTC)
		}
		w.row("small figures", m.name, unit, own, levels[c.Level], start, c.Less)
	})
}

// measured gives the units, those above before those below, and the measures.
func (f *Facts) measured() (units []small.Unit, measures []measured, err error) {
	at := map[string]int{}
	err = f.lend(func(c conn) error {
		err := c.pairs("select id, coalesce(parent, '') from units order by depth, id", func(id, parent string) {
			u := small.Unit{ID: id, Parent: -1}
			if i, ok := at[parent]; ok && parent != "" {
				u.Parent = i
			}
			at[id] = len(units)
			units = append(units, u)
		})
		if err != nil {
			return err
		}
		return c.pairs(`select distinct measure, coalesce(measure_within(measure), '') from (
			select unnest(['reviews', 'shortcomings', 'sittings', 'attendance', 'good', 'classified', 'visits', 'aged:shortcoming', 'aged:task']) as measure
			union all select measure_of('rule:' || rule) from kept.checks) order by measure`, func(name, within string) {
			measures = append(measures, measured{name: name, within: within})
		})
	})
	return units, measures, err
}

// count reads what units' own records add to the measures, and in which years.
func (f *Facts) count(units []small.Unit, measures []measured) (first, years int, err error) {
	at, of := map[string]int{}, map[string]*measured{}
	for i, u := range units {
		at[u.ID] = i
	}
	for i := range measures {
		of[measures[i].name] = &measures[i]
	}
	err = f.lend(func(c conn) error {
		rows, err := c.QueryContext(context.Background(), "select measure, base, unit, month, n from own_counts()")
		if err != nil {
			return err
		}
		defer rows.Close()
		last := 0
		var measure, unit sql.RawBytes
		for rows.Next() {
			var n small.Count
			if err := rows.Scan(&measure, &n.Base, &unit, &n.Month, &n.N); err != nil {
				return err
			}
			i, ok := at[string(unit)]
			m := of[string(measure)]
			if !ok || m == nil {
				continue
			}
			n.Unit = i
			m.counts = append(m.counts, n)
			if first == 0 || n.Month/12 < first {
				first = n.Month / 12
			}
			last = max(last, n.Month/12)
		}
		years = last - first + 1
		return rows.Err()
	})
	if err != nil {
		err = errors.Join(errors.New("counting what may be withheld"), err)
	}
	return first, years, err
}
