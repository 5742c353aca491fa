package facts

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bienban/cmd/bienban/internal/sheet"
)

// marks is the column of a held answer that tells which of a row's cells are
// withheld and how: `completion_n=<5 held=*`.
const marks = "withheld"

// withhold puts NULL in the place of a held answer's figures that are small, and
// of those from which they could be worked out.
func (d *Dataset) withhold(q *Query) error {
	var numbers []string
	for _, c := range d.Columns {
		column := sheet.Column{Name: c.Name, Type: c.Type}
		if column.IsNumber() && c.Name != "year" {
			numbers = append(numbers, c.Name)
		}
	}
	if open := q.open(numbers); open != "" {
		return &SQLError{File: q.File, Message: "no `small` line tells of the column " + open}
	}
	for _, l := range q.Small {
		for _, name := range l.columns() {
			if !d.Has(name) {
				return &SQLError{File: q.File, Message: "`small` tells of a column that is not there: " + name}
			}
		}
	}
	if err := d.f.plan(); err != nil {
		return err
	}
	level, _, _ := d.time(q)
	for _, l := range q.Small {
		if level == "month" && !d.f.months[l.Measure] {
			return &SQLError{File: q.File, Message: "no file of queries/ tells by month of " + l.Measure}
		}
	}
	from := strings.TrimSuffix(d.from, `"`) + ` withheld"`
	err := d.f.lend(func(c conn) error {
		return c.exec("create table "+from+" as "+d.withholding(q), "drop table "+d.from)
	})
	d.from, d.marked = from, true
	return err
}

// withholding is the statement that gives the answer with what is withheld.
func (d *Dataset) withholding(q *Query) string {
	var lines, joins, cells, told []string
	for i, l := range q.Small {
		line, join := d.line(q, l, i)
		lines, joins = append(lines, fmt.Sprintf("%s as less_%d", line, i)), append(joins, join)
	}
	for _, c := range d.Columns {
		var out, less []string // lines by which it is withheld; by which it may be told why
		for i, l := range q.Small {
			if !slices.Contains(l.columns(), c.Name) {
				continue
			}
			out = append(out, fmt.Sprintf("less_%d is not null", i))
			may := fmt.Sprintf("coalesce(less_%d, true)", i)
			if base := q.baseOf(l, c.Name); base != "" {
				may += fmt.Sprintf(" and (less_%d is null or a.%s between 1 and %d)", i, named(base), d.f.o.Small.N-1)
			} else {
				may = fmt.Sprintf("less_%d is null", i)
			}
			less = append(less, may)
		}
		if out == nil {
			cells = append(cells, "a."+named(c.Name))
			continue
		}
		is := strings.Join(out, " or ")
		cells = append(cells, fmt.Sprintf("case when %s then null else a.%s end as %s", is, named(c.Name), named(c.Name)))
		told = append(told, fmt.Sprintf("case when %s then %s || case when %s then '<%d' else '%s' end end",
			is, Quoted(c.Name+"="), strings.Join(less, " and "), d.f.o.Small.N, sheet.Hidden))
	}
	return fmt.Sprintf(`select %s, nullif(concat_ws(' ', %s), '') as %s
		from (select a.*, a.rowid as place, %s from %s a %s) a order by place`,
		strings.Join(cells, ", "), strings.Join(told, ", "), marks, strings.Join(lines, ", "), d.from, strings.Join(joins, " "))
}

// baseOf gives the column by which a cell of a line may say that it is small:
// itself, or that of which it is a share.
func (q *Query) baseOf(l Few, column string) string {
	if slices.Contains(l.Bases, column) {
		return column
	}
	for _, s := range q.Shares {
		if s.N == column && slices.Contains(l.Bases, s.Of) {
			return s.Of
		}
	}
	return ""
}

// line is an SQL expression over a row of the answer: NULL where the columns of
// the i-th line are shown, else whether readers may be told that they are small;
// and what is joined to the row for it. What has no unit or time by which to
// know is withheld.
func (d *Dataset) line(q *Query, l Few, i int) (line, join string) {
	unit, own := "''", "false"
	if d.Has("unit") {
		unit = "a." + named("unit")
		own = strconv.FormatBool(!q.Tree)
	}
	level, start, months := d.time(q)
	at := func(n int) string { return fmt.Sprintf("cast(%s + to_months(%d) as date)", start, n*months) }
	from := fmt.Sprintf(`(select measure, unit, start, less from answers.main."small figures" where level = '%s' and coalesce(own, %s) = %s) p%d`, level, own, own, i)
	same := fmt.Sprintf("p%d.measure = %s and p%d.unit = %s and p%d.start", i, measure(l.Measure), i, unit, i)
	line = fmt.Sprintf("p%d.less", i)
	if l.From == l.To {
		join = fmt.Sprintf("left join %s on %s = %s", from, same, at(l.From))
	} else {
		line = fmt.Sprintf("(select bool_and(less) from %s where %s between %s and %s)", from, same, at(l.From), at(l.To))
	}
	return fmt.Sprintf("case when %s is null or %s is null then false else %s end", unit, start, line), join
}

var inBraces = regexp.MustCompile(`^(.*)\{(.+)\}$`)

// measure is an SQL expression for the measure that a header names.
func measure(name string) string {
	if m := inBraces.FindStringSubmatch(name); m != nil {
		return "measure_of(" + Quoted(m[1]) + " || a." + named(m[2]) + ")"
	}
	return "measure_of(" + Quoted(name) + ")"
}

// time gives the kind of time that rows are of, an SQL expression for its first
// day, and how many months it has.
func (d *Dataset) time(q *Query) (level, start string, months int) {
	for _, span := range spans { // the shortest first
		name, n := span.name, span.months
		switch {
		case name == "year" && d.Has(name):
			return name, "make_date(a.year, 1, 1)", n
		case d.Has(name):
			return name, "cast(a." + name + " as date)", n
		case d.Has("period") && q.Grain == name:
			return name, "cast(a.period as date)", n
		}
	}
	return "all", "date '0001-01-01'", 0
}

// spans are the kinds of time with their months.
var spans = []struct {
	name   string
	months int
}{{"month", 1}, {"quarter", 3}, {"year", 12}}

// marking is an SQL expression for a cell with what is withheld in words.
func (d *Dataset) marking(column, hidden string) string {
	if !d.marked {
		return named(column)
	}
	mark := fmt.Sprintf("nullif(regexp_extract(%s, %s, 1), '')", marks, Quoted(`(?:^| )`+regexp.QuoteMeta(column)+`=(\S+)`))
	return fmt.Sprintf("coalesce(case %s when '%s' then %s else %s end, cast(%s as varchar))", mark, sheet.Hidden, Quoted(hidden), mark, named(column))
}

// unmarked puts what is withheld of a row in its places; the row's last value
// tells of it.
func unmarked(columns []string, each func([]any) error) func([]any) error {
	return func(row []any) error {
		told, _ := row[len(columns)].(string)
		for _, mark := range strings.Fields(told) {
			name, how, _ := strings.Cut(mark, "=")
			for i, c := range columns {
				if c == name {
					row[i] = sheet.Withheld(how)
				}
			}
		}
		return each(row[:len(columns)])
	}
}

// planKey tells what the plan is made from.
func (f *Facts) planKey() ([16]byte, error) {
	macros, err := f.macros()
	if err != nil {
		return [16]byte{}, err
	}
	var rule strings.Builder
	fmt.Fprint(&rule, f.o.Small.N)
	units, measures, err := f.measured()
	for _, u := range units {
		for i := range measures {
			fmt.Fprint(&rule, u.ID, f.o.Small.Known(u.ID, measures[i].name))
		}
	}
	if err != nil {
		return [16]byte{}, err
	}
	return f.keyOf(append(macros["own_counts"].columns, columnsOf("units")...), rule.String())
}
