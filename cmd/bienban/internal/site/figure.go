package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/sheet"
	"bienban/cmd/bienban/internal/text"
)

// figure is a query's answer as pages place it: the columns that they need,
// each unit's rows at hand.
type figure struct {
	*dataset
	marks facts.Marks // of each unit's rows
	all   int         // rows
	need  []string    // names of columns

	loaded  bool // before any page is made
	once    sync.Once
	err     error
	columns []sheet.Column
	at      map[string]int // place of a column, by name
	rows    [][]any
	of      map[string][]int32 // rows, by unit
	steps   map[string]int     // months from one value to the next, of a column of days
}

// needs notes columns that a page shows.
func (f *figure) needs(names ...string) {
	for _, name := range names {
		if name != "" && !slices.Contains(f.need, name) {
			f.need = append(f.need, name)
		}
	}
}

// mark makes the figure's marks known, from the answer where they are not.
func (s *Site) mark(f *figure) (err error) {
	defer f.count()
	if f.marks, err = s.o.Facts.Marks(f.Name, f.key); err != nil || f.marks != nil {
		return err
	}
	set, err := f.answer.dataset()
	if err != nil {
		return err
	}
	by := "''"
	if slices.ContainsFunc(set.Columns, func(c facts.Column) bool { return c.Name == "unit" }) {
		by = "unit"
	}
	if err := set.Mark(f.Name, f.key, by); err != nil {
		return err
	}
	if f.marks, err = s.o.Facts.Marks(f.Name, f.key); err != nil || len(f.need) == 0 {
		return err
	}
	// The answer is at hand, and most pages that show it must be made: read now,
	// it can be given back as soon as its files are written.
	f.loaded = true
	return s.load(f)
}

// count counts the answer's rows by its marks.
func (f *figure) count() {
	for _, mark := range f.marks {
		n, _, _ := strings.Cut(mark, "/")
		rows, _ := strconv.Atoi(n)
		f.all += rows
	}
}

// load reads the answer, once.
func (s *Site) load(f *figure) error {
	f.once.Do(func() { f.err = s.read(f) })
	return f.err
}

func (s *Site) read(f *figure) error {
	set, err := f.answer.dataset()
	if err != nil {
		return err
	}
	f.at, f.of, f.steps = map[string]int{}, map[string][]int32{}, map[string]int{}
	var names []string
	for _, c := range f.Sheet(set.Columns, s.o.Words.Lang()) {
		if slices.Contains(f.need, c.Name) || c.Name == "unit" {
			f.at[c.Name] = len(names)
			names = append(names, c.Name)
			f.columns = append(f.columns, c)
		}
	}
	same := map[string]string{} // names repeat from row to row
	months := map[string][13]bool{}
	unit, hasUnit := f.at["unit"]
	err = set.Select(names, func(row []any) error {
		kept := make([]any, len(row))
		for i, v := range row {
			switch v := v.(type) {
			case string:
				one, ok := same[v]
				if !ok {
					same[v], one = v, v
				}
				kept[i] = one
			default:
				kept[i] = v
			}
			if d, ok := dayOf(v); ok {
				seen := months[names[i]]
				seen[d.Time().Month()] = true
				months[names[i]] = seen
			}
		}
		of := ""
		if hasUnit {
			of, _ = row[unit].(string)
		}
		f.of[of] = append(f.of[of], int32(len(f.rows)))
		f.rows = append(f.rows, kept)
		return nil
	})
	for name, seen := range months {
		f.steps[name] = stride(seen)
	}
	return err
}

// stride tells how many months lie between first days in these months: 12 where
// all are Januaries, 3 where all begin quarters, else 1.
func stride(seen [13]bool) int {
	out := 12
	for m, there := range seen {
		switch {
		case there && m%3 != 1:
			return 1
		case there && m != 1:
			out = 3
		}
	}
	return out
}

// has tells whether the answer has a column.
func (f *figure) has(name string) bool { _, ok := f.at[name]; return ok }

// value gives a row's value in a column, nil if there is no such column.
func (f *figure) value(row int32, name string) any {
	if i, ok := f.at[name]; ok {
		return f.rows[row][i]
	}
	return nil
}

// column gives a column by name.
func (f *figure) column(name string) sheet.Column { return f.columns[f.at[name]] }

// share gives the columns that a rate is made of, if the query says.
func (f *figure) share(rate string) (facts.Share, bool) {
	for _, x := range f.Shares {
		if x.Rate == rate {
			return x, true
		}
	}
	return facts.Share{}, false
}

// numeric gives a value as a number.
func numeric(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case int32:
		return float64(v), true
	case float64:
		return v, true
	case bool:
		if v {
			return 1, true
		}
		return 0, true
	case nil:
		return 0, false
	}
	n, err := strconv.ParseFloat(sheet.Text(v, ""), 64)
	return n, err == nil
}

// below gives a unit and all below it, in the order of the register.
func below(u *archive.Unit) []*archive.Unit {
	out := []*archive.Unit{u}
	for _, c := range u.Children {
		out = append(out, below(c)...)
	}
	return out
}

// markOf is all that a page of a unit shows of a figure.
func (f *figure) markOf(k *keyer, units []*archive.Unit) {
	k.text(f.SQL, f.marks[""])
	if f.all > maxBook {
		k.text("no book")
	}
	for _, u := range units {
		k.text(f.marks[u.ID])
	}
}

// timed names the columns that say when.
var timed = []string{"period", "month", "quarter", "year", "date"}

// yearOf tells in which year a row lies, 0 if it doesn't say.
func (f *figure) yearOf(row int32) int {
	for _, name := range timed {
		switch v := f.value(row, name).(type) {
		case int64:
			return int(v)
		case int32:
			return int(v)
		default:
			if d, ok := dayOf(v); ok {
				return d.Year()
			}
		}
	}
	return 0
}

// span names a value of time: `Quý 1/2019`, and short `Q1/19`.
func (s *Site) span(d text.Date, step int) (long, short string) {
	switch step {
	case 12:
		return strconv.Itoa(d.Year()), strconv.Itoa(d.Year())
	case 3:
		q := (int(d.Time().Month()) + 2) / 3
		return s.say("chart.quarter", q, d.Year()), s.say("chart.quarter-short", q, fmt.Sprintf("%02d", d.Year()%100))
	}
	return s.upper(s.month(d.Month())), fmt.Sprintf("%d/%02d", d.Time().Month(), d.Year()%100)
}

// ofUnits tells whether its rows are of units, and not of the whole archive.
func (f *figure) ofUnits() bool {
	return slices.Contains(columnNames(f.Query), "unit") || len(f.marks) > 1
}

// dayOf gives a value of a column of days.
func dayOf(v any) (text.Date, bool) {
	t, ok := v.(time.Time)
	if !ok {
		return 0, false
	}
	return text.DateOf(t), true
}
