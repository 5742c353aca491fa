package facts

import (
	"slices"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/sheet"
)

// The quantities that tables of figures are made of, as each unit's own records
// add to them in a month. Where the second is nought, all know that there is
// nothing of the first. The SQL counts them anew.
var quantities = []struct{ name, known, sql string }{
	{"reviews", "reviews", "select s.unit, s.date, 1 as n from reviews r join sessions s on s.id = r.session"},
	{"complete", "reviews", "select s.unit, s.date, 1 as n from reviews r join sessions s on s.id = r.session where r.complete"},
	{"contributions", "reviews", "select s.unit, s.date, r.contributions as n from reviews r join sessions s on s.id = r.session"},
	{"done on time", "settled", "select s.unit, s.date, 1 as n from items i join sessions s on s.id = i.session where i.kind = 'shortcoming' and i.state = 'done on time'"},
	{"done late", "settled", "select s.unit, s.date, 1 as n from items i join sessions s on s.id = i.session where i.kind = 'shortcoming' and i.state = 'done late'"},
	{"settled", "settled", "select s.unit, s.date, 1 as n from items i join sessions s on s.id = i.session where i.kind = 'shortcoming' and i.state <> 'open'"},
	{"named", "named", "select s.unit, s.date, 1 as n from items i join sessions s on s.id = i.session where i.kind = 'shortcoming'"},
	{"late tasks", "late tasks", "select s.unit, s.date, 1 as n from items i join sessions s on s.id = i.session where i.kind = 'task' and i.state = 'overdue'"},
	{"present", "expected", "select unit, date, present as n from sessions where expected is not null and present is not null"},
	{"expected", "expected", "select unit, date, expected as n from sessions where expected is not null and present is not null"},
	{"at reviews", "at reviews", "select unit, date, present as n from sessions where id in (select session from reviews) and present is not null"},
	{"sittings", "sittings", "select unit, date, 1 as n from sessions"},
	{"regular", "regular", "select unit, date, 1 as n from sessions where kind = 'regular'"},
	{"both", "sittings", "select unit, date, 1 as n from sessions where expected is not null and present is not null"},
	{"good", "rated", "select subject as unit, make_date(year, 12, 1) as date, 1 as n from classifications where \"current\" and subject_kind = 'unit' and level in ('HTT', 'HTXS')"},
	{"rated", "rated", "select subject as unit, make_date(year, 12, 1) as date, 1 as n from classifications where \"current\" and subject_kind = 'unit'"},
	{"visits", "visits", "select unit, date, 1 as n from inspections"},
}

// combination is a sum of quantities, each so many times.
type combination map[string]int

// same are those that are nought, or the same in each month.
var same = []combination{
	{"reviews": 1, "judged review-complete": -1, "n/a review-complete": -1},
	{"complete": 1, "pass review-complete": -1},
	{"judged order": 1, "judged review-complete": -1},
	{"reviews": 1, "judged briefed": -1, "no data briefed": -1},
	{"reviews": 1, "judged notebook": -1, "no data notebook": -1},
	{"named": 1, "judged due-set": -1},
	{"named": 1, "judged formalism": -1},
	{"sittings": 1, "judged chair-present": -1, "no data chair-present": -1},
	{"sittings": 1, "judged roll-adds-up": -1, "no data roll-adds-up": -1},
	{"regular": 1, "judged talk-chosen": -1},
	{"regular": 1, "judged length": -1, "no data length": -1},
	{"regular": 1, "judged attendance": -1, "no data attendance": -1},
	{"regular": 1, "judged designee-count": -1, "no data designee-count": -1},
}

// ofRule gives what quantity a rule's outcomes that are not judged are of.
var ofRule = map[string]string{
	"review-complete": "reviews", "briefed": "reviews", "notebook": "reviews", "vote-count": "reviews",
	"chair-present": "sittings", "roll-adds-up": "sittings", "lead-days": "sittings",
	"length": "regular", "attendance": "regular", "designee-count": "regular",
}

// columnsTell says what columns of the queries are, by query and column; {rule} and
// {figure} stand for the row's.
var columnsTell = map[string]map[string]combination{
	"headline-month": headline, "headline-quarter": headline, "headline-year": headline,
	"year-change":         {"n": {"n {figure}": 1}, "out_of": {"of {figure}": 1}, "n_before -1": {"n {figure}": 1}, "out_of_before -1": {"of {figure}": 1}},
	"completion-by-cell":  {"complete": {"complete": 1}, "reviews": {"reviews": 1}},
	"remedy-states":       {"done_on_time": {"done on time": 1}, "done_late": {"done late": 1}, "overdue": overdue, "open": {"named": 1, "settled": -1}},
	"overdue-ageing":      {"overdue": {"late {kind}": 1}},
	"attendance-by-month": {"present": {"present": 1}, "expected": {"expected": 1}, "sittings": {"sittings": 1}, "counted": {"both": 1}},
	"participation":       {"reviews": {"reviews": 1}, "contributions": {"contributions": 1}, "present": {"at reviews": 1}},
	"compliance":          ruled, "compliance-by-year": ruled,
	"coverage":          {"reviewed": {"pass coverage": 1}, "members": {"judged coverage": 1}},
	"sitting-quality":   rules("length length", "attendance attendance", "order order", "complete review-complete", "due due-set", "roll roll-adds-up"),
	"preparation":       rules("lead lead-days", "talk talk-chosen", "briefed briefed", "notebook notebook"),
	"designation-lead":  {"in_window": {"pass lead-days": 1}, "unknown": {"no data lead-days": 1}},
	"sittings-by-month": {"due": {"judged monthly-session": 1}, "met": {"pass monthly-session": 1}},
	"adoption":          {"adopted": {"sittings": 1}},
	"visits-by-year":    {"visits": {"visits": 1}},
}

var (
	overdue  = combination{"settled": 1, "done on time": -1, "done late": -1}
	done     = combination{"done on time": 1, "done late": 1}
	headline = map[string]combination{
		"completion_n": {"complete": 1}, "completion_of": {"reviews": 1}, "held_n": {"pass monthly-session": 1}, "held_of": {"judged monthly-session": 1},
		"remedy_n": done, "on_time_n": {"done on time": 1}, "remedy_of": {"settled": 1}, "attendance_n": {"present": 1}, "attendance_of": {"expected": 1},
		"coverage_n": {"pass coverage": 1}, "coverage_of": {"judged coverage": 1}, "good_n": {"good": 1}, "good_of": {"rated": 1},
	}
	ruled = map[string]combination{
		"pass": {"pass {rule}": 1}, "fail": {"judged {rule}": 1, "pass {rule}": -1}, "judged": {"judged {rule}": 1},
		"no_data": {"no data {rule}": 1}, "not_applicable": {"n/a {rule}": 1},
	}
	// named are quantities by the words of rows.
	called = map[string]combination{"late shortcoming": overdue, "late task": {"late tasks": 1}}
)

func init() {
	for figure, of := range map[string]string{"completion": "completion_of", "held": "held_of", "remedy": "remedy_of", "on_time": "remedy_of", "attendance": "attendance_of", "coverage": "coverage_of", "good": "good_of"} {
		called["n "+figure], called["of "+figure] = headline[figure+"_n"], headline[of]
	}
}

func rules(all ...string) map[string]combination {
	out := map[string]combination{}
	for _, pair := range all {
		column, rule, _ := strings.Cut(pair, " ")
		out[column+"_n"], out[column+"_of"], out[column+"_no_data"] = combination{"pass " + rule: 1}, combination{"judged " + rule: 1}, combination{"no data " + rule: 1}
	}
	return out
}

// own is what one unit's own records add in one month to a quantity.
type own struct {
	quantity, unit string
	month          int
}

// asked is a withheld cell.
type asked struct {
	where string
	sum   map[int]int64
	truth int64
}

// attack is what readers may know: sums of unknowns.
type attack struct {
	t      *testing.T
	truth  map[own]int64
	months map[string][]own // of each quantity, all that may be something
	place  map[own]int
	above  map[string][]string // units
	sees   func(unit, measure string) bool
	system sparse
	hidden []asked
	asked  int
	quiet  bool
}

// newAttack counts all quantities.
func newAttack(t *testing.T, f *Facts) *attack {
	t.Helper()
	a := &attack{t: t, truth: map[own]int64{}, months: map[string][]own{}, place: map[own]int{}, above: map[string][]string{}, sees: f.o.Small.Known, system: sparse{}}
	base := map[string]string{}
	count := func(name, sql string) {
		rows, err := f.conn.QueryContext(t.Context(), "select unit, year(date) * 12 + month(date) - 1 as month, sum(n) as n from ("+sql+") where unit is not null group by all having sum(n) <> 0")
		if err != nil {
			t.Fatal(name, err)
		}
		defer rows.Close()
		for rows.Next() {
			o, n := own{quantity: name}, int64(0)
			if err := rows.Scan(&o.unit, &o.month, &n); err != nil {
				t.Fatal(err)
			}
			a.truth[o] = n
		}
	}
	for _, q := range quantities {
		base[q.name] = q.known
		count(q.name, q.sql)
	}
	if err := f.conn.pairs("select distinct rule, '' from checks", func(rule, _ string) {
		for _, name := range []string{"pass", "judged", "no data", "n/a"} {
			base[name+" "+rule] = "judged " + rule
			if name == "no data" || name == "n/a" {
				if base[name+" "+rule] = ofRule[rule]; ofRule[rule] == "" {
					base[name+" "+rule] = name + " " + rule
				}
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	for name := range base {
		for outcome, outcomes := range map[string]string{"pass ": "'pass'", "judged ": "'pass', 'fail'", "no data ": "'no data'", "n/a ": "'n/a'"} {
			if rule, ok := strings.CutPrefix(name, outcome); ok {
				count(name, "select unit, date, 1 as n from checks where rule = "+Quoted(rule)+" and outcome in ("+outcomes+")")
			}
		}
	}
	for name, of := range base {
		for o := range a.truth {
			if o.quantity == of || o.quantity == name {
				o.quantity = name
				if _, there := a.place[o]; !there {
					a.place[o] = len(a.place)
					if a.knows(o) {
						a.place[o] = known
					}
					a.months[name] = append(a.months[name], o)
				}
			}
		}
	}
	if err := f.conn.pairs("select unit, ancestor from unit_tree", func(unit, above string) {
		a.above[unit] = append(a.above[unit], above)
	}); err != nil {
		t.Fatal(err)
	}
	a.identities()
	return a
}

// known stands in the place of an unknown that readers know.
const known = -1

// knows tells whether readers see what a unit's own records add.
func (a *attack) knows(o own) bool {
	measure := ""
	if slices.Contains([]string{"present", "expected", "at reviews"}, o.quantity) {
		measure = "attendance"
	}
	return a.sees(o.unit, measure)
}

// identities adds what is the same in each month of each unit.
func (a *attack) identities() {
	for _, c := range same {
		every := map[own]bool{}
		for name := range c {
			for _, o := range a.months[name] {
				o.quantity = ""
				every[o] = true
			}
		}
		for o := range every {
			row, sum := map[int]int64{}, int64(0)
			for name, n := range c {
				o.quantity = name
				if i, ok := a.place[o]; ok {
					if i != known {
						row[i] += int64(n)
					}
					sum += int64(n) * a.truth[o]
				}
			}
			if sum != 0 {
				a.t.Errorf("%v is not nought of %s in %d-%02d", c, o.unit, o.month/12, o.month%12+1)
			}
			a.system.take(row)
		}
	}
}

// sum writes a cell as a sum of unknowns, with what it comes to, and of that
// what readers do not see.
func (a *attack) sum(c combination, unit string, tree bool, from, to int) (row map[int]int64, truth, unseen int64) {
	row = map[int]int64{}
	for name, n := range c {
		for _, o := range a.months[name] {
			if to > 0 && (o.month < from || o.month >= to) {
				continue
			}
			if unit != "" && o.unit != unit && !(tree && slices.Contains(a.above[o.unit], unit)) {
				continue
			}
			if i := a.place[o]; i != known {
				row[i] += int64(n)
				unseen += int64(n) * a.truth[o]
			}
			truth += int64(n) * a.truth[o]
		}
	}
	return row, truth, unseen
}

// read reads all tables of figures: what is shown is known.
func (a *attack) read(f *Facts) {
	for _, q := range figureQueries(a.t) {
		columns := columnsTell[q.Name]
		d, err := f.Hold(q)
		if err != nil {
			a.t.Fatal(err)
		}
		level, _, months := d.time(q)
		at := map[string]int{}
		for i, c := range d.Columns {
			at[c.Name] = i
		}
		if err := d.Each(-1, func(row []any) error {
			for column, what := range columns {
				name, before, _ := strings.Cut(column, " ")
				if !d.Has(name) { // coverage and good are of years only
					continue
				}
				a.cell(q, d, at, row, name, what, level, months, before != "")
			}
			return nil
		}); err != nil {
			a.t.Fatal(err)
		}
		if err := d.Release(); err != nil {
			a.t.Fatal(err)
		}
	}
}

// cell takes in one cell of a table: known where it is shown, else to be worked
// out.
func (a *attack) cell(q *Query, d *Dataset, at map[string]int, row []any, name string, what combination, level string, months int, before bool) {
	word := func(column string) string { s, _ := row[at[column]].(string); return s }
	c := combination{}
	for quantity, n := range what {
		for _, column := range []string{"rule", "figure", "kind"} {
			if d.Has(column) {
				quantity = strings.ReplaceAll(quantity, "{"+column+"}", word(column))
			}
		}
		if of, ok := called[quantity]; ok {
			c = of
			continue
		}
		c[quantity] += n
	}
	unit, from, to := "", 0, 0
	if d.Has("unit") {
		unit = word("unit")
	}
	if level != "all" {
		for _, column := range []string{"month", "quarter", "year", "period"} {
			if d.Has(column) {
				from = monthIn(row[at[column]])
			}
		}
		if before {
			from -= months
		}
		to = from + months
	}
	value := row[at[name]]
	if before && value == nil {
		return // nothing the year before
	}
	sum, truth, unseen := a.sum(c, unit, q.Tree, from, to)
	where := q.Name + " " + unit + " " + name + " " + word("rule") + word("figure") + " " + sheet.Text(from, "")
	if _, out := value.(sheet.Withheld); out {
		if unseen != 0 && a.judged(c, unit, q.Tree, from, to) {
			a.hidden = append(a.hidden, asked{where, sum, truth})
		}
		return
	}
	shown := int64(0)
	if value != nil {
		shown = number(value)
	}
	if shown != truth {
		a.t.Errorf("%s: %d is shown, it is %d", where, shown, truth)
	}
	a.system.take(sum)
}

// judged tells whether of what stands beside a rule's cases some of these are
// not seen: else it is withheld with cases that readers know.
func (a *attack) judged(c combination, unit string, tree bool, from, to int) bool {
	for name := range c {
		for _, beside := range []string{"no data ", "n/a "} {
			if rule, ok := strings.CutPrefix(name, beside); ok {
				_, _, unseen := a.sum(combination{"judged " + rule: 1}, unit, tree, from, to)
				return unseen != 0
			}
		}
	}
	return true
}

// run tries to work out each withheld cell, and tells how many it could. more
// tells of those that are to be known nonetheless.
func (a *attack) run(more func(asked) bool) (worked int) {
	for _, c := range a.hidden {
		if more != nil && more(c) {
			a.system.take(c.sum)
		}
	}
	for _, c := range a.hidden {
		if more != nil && more(c) {
			continue
		}
		a.asked++
		if a.system.tells(c.sum) {
			if worked++; !a.quiet {
				a.t.Errorf("%s = %d can be worked out", c.where, c.truth)
			}
		}
	}
	return worked
}
