package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/sheet"
)

// placed is a query that a page places, and how the page shows it.
type placed struct {
	*record.Block
	*figure
	kind    string   // of chart
	columns []string // that the chart shows
	source  string   // the page's file
}

// view is what a page's figures are of.
type view struct {
	unit  *archive.Unit                // nil: all of roots
	roots []*archive.Unit              // of the archive
	year  int                          // 0: of all years
	to    func(u *archive.Unit) string // the same page of another unit; "" if there is none
}

// tops gives the units that stand at the top of a view.
func (v view) tops() []*archive.Unit {
	if v.unit != nil {
		return []*archive.Unit{v.unit}
	}
	return v.roots
}

// place finds the queries that a page places. Those with a fault are left out:
// of an archive's page it was told before; of the program's own pages an
// archive's query stands in the place of that which they mean.
func (s *Site) place(x *archive.Page) ([]placed, error) {
	var out []placed
	for n := range x.Blocks {
		b := &x.Blocks[n]
		faults, err := blockFaults(b, s.asks, s.columnsOf)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(s.asks, func(q facts.Query) bool { return q.Name == b.Query })
		if len(faults) > 0 || i < 0 {
			continue
		}
		q := &s.asks[i]
		known, err := s.columnsOf(q)
		if err != nil {
			return nil, err
		}
		pl := placed{Block: b, source: x.Source}
		if d := s.asked[q.Name]; d != nil {
			pl.figure = s.figureOf(d)
		} else {
			pl.figure = &figure{dataset: &dataset{Query: q}, withheld: true}
		}
		pl.kind, pl.columns = chartOf(b, q, known)
		pl.needColumns(known)
		out = append(out, pl)
	}
	return out, nil
}

// columnsOf gives the columns of a query's answer.
func (s *Site) columnsOf(q *facts.Query) ([]string, error) {
	if known, err := Declared(q); known != nil {
		return known, err
	}
	return s.o.Facts.AnswerColumns(q.File, q.SQL)
}

// folded is the rate that a heat map shows, if the query has one, where units
// are put together: their counts say little side by side.
const folded = "rate"

// needColumns notes all columns that the chart is made of, of those known.
func (pl *placed) needColumns(known []string) {
	pl.ofUnits, pl.periodic = slices.Contains(known, "unit"), slices.Contains(known, "period")
	pl.needs(columnsUsed(pl.Block, pl.columns)...)
	pl.needs(pl.Link, "name")
	pl.needs(timed...)
	shown := pl.columns
	if pl.kind == "heat" {
		pl.needs(folded)
		shown = append(slices.Clone(shown), folded)
	}
	for _, c := range shown {
		if x, ok := pl.share(c); ok {
			pl.needs(x.N, x.Of)
		}
		pl.needs(c+"_no_data", "no_data")
	}
}

// columnNames gives the columns that a query's header tells of.
func columnNames(q *facts.Query) []string {
	var out []string
	for _, c := range q.Columns {
		out = append(out, c.Name)
	}
	return out
}

// figureOf gives the one figure of a query.
func (s *Site) figureOf(d *dataset) *figure {
	f := s.figures[d.Name]
	if f == nil {
		f = &figure{dataset: d}
		s.figures[d.Name] = f
	}
	return f
}

// ofThings tells whether the chart sets units side by side: its categories are
// their names.
func (pl *placed) ofThings() bool { return len(pl.columns) > 0 && pl.columns[0] == "name" }

// units gives those whose rows a page of a unit shows: of a query whose rows
// are of all below too, the unit, and where units stand side by side those
// right below it after it, since what is the unit's own is in no other row; of
// other queries all below it. What only records tell has rows of units whose
// records are shown.
func (pl *placed) units(v view) []*archive.Unit {
	tops := v.tops()
	if !pl.figured {
		tops = seen(tops)
	}
	if !pl.Tree {
		var out []*archive.Unit
		for _, u := range tops {
			out = append(out, below(u)...)
		}
		return out
	}
	if pl.ofThings() && v.unit != nil && slices.Contains(tops, v.unit) {
		return append(tops, v.unit.Children...)
	}
	return tops
}

// noYear is that of a block which asks for the last where there is none.
const noYear = -1

// here gives the view with what the block itself says.
func (s *Site) here(pl *placed, v view) view {
	if pl.Unit.ID != "" {
		v.unit = s.UnitOf(pl.Unit.ID)
	}
	switch pl.Year {
	case 0:
	case record.LastYear:
		if v.year = s.lastYear[v.unit]; v.year == 0 {
			v.year = noYear
		}
	default:
		v.year = int(pl.Year)
	}
	return v
}

// pick gives the rows that a page shows of a figure, in order.
func (pl *placed) pick(v view) []int32 {
	var out []int32
	add := func(rows []int32) {
		for _, r := range rows {
			if pl.lets(r) && (v.year == 0 || pl.yearOf(r) == v.year || pl.yearOf(r) == 0) {
				out = append(out, r)
			}
		}
	}
	if pl.has("unit") {
		for _, u := range pl.units(v) {
			add(pl.of[u.ID])
		}
	} else {
		add(pl.of[""])
	}
	if pl.Order != "" {
		pl.sort(out)
	}
	return out
}

// lets tells whether the block's filters let a row in.
func (pl *placed) lets(row int32) bool {
	for _, f := range pl.Filters {
		if !slices.Contains(f.Values, sheet.Text(pl.value(row, f.Column), pl.column(f.Column).Type)) {
			return false
		}
	}
	return true
}

// sort puts rows in the block's order; rows without a value, or whose value is
// withheld, come last.
func (pl *placed) sort(rows []int32) {
	name, backwards := strings.CutPrefix(pl.Order, "-")
	slices.SortStableFunc(rows, func(a, b int32) int {
		x, y := weighed(pl.value(a, name)), weighed(pl.value(b, name))
		if (x == nil) != (y == nil) {
			if x == nil {
				return 1
			}
			return -1
		}
		by := order(x, y)
		if backwards {
			return -by
		}
		return by
	})
}

// weighed gives a value that can be compared, else nil.
func weighed(v any) any {
	if _, withheld := v.(sheet.Withheld); withheld {
		return nil
	}
	return v
}

// order compares two values of a column.
func order(x, y any) int {
	if at, ok := x.(time.Time); ok {
		if other, ok := y.(time.Time); ok {
			return at.Compare(other)
		}
	}
	m, okM := numeric(x)
	n, okN := numeric(y)
	if okM && okN {
		return cmp.Compare(m, n)
	}
	return cmp.Compare(sheet.Text(x, "DATE"), sheet.Text(y, "DATE"))
}

// lacks says that an answer has no column that a page wants, where the query's
// header did not tell before.
func (pl *placed) lacks(name string) error {
	return fmt.Errorf("%s:%d: the query %s has no column %s", pl.source, pl.Pos.Line, pl.Query, name)
}
