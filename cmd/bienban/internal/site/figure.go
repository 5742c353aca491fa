package site

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/sheet"
)

// figure is a query's answer as pages place it: the columns that they need,
// each unit's rows at hand.
type figure struct {
	*dataset
	withheld bool        // the query is not offered
	ofUnits  bool        // its rows are of units, and not of the whole archive
	periodic bool        // it has a column `period`
	marks    facts.Marks // of each unit's rows
	all      int         // rows
	period   int         // how many months a value of the column `period` spans
	need     []string    // names of columns

	loaded  bool // before any page is made
	once    sync.Once
	err     error
	columns []sheet.Column
	at      map[string]int // place of a column, by name
	rows    [][]any
	of      map[string][]int32 // rows, by unit
}

// needs notes columns that a page shows.
func (f *figure) needs(names ...string) {
	for _, name := range names {
		if name != "" && !slices.Contains(f.need, name) {
			f.need = append(f.need, name)
		}
	}
}

// mark makes the figure's marks known.
func (s *Site) mark(f *figure) (err error) {
	f.marks, err = s.marksBy(f.dataset, "", func(set *facts.Dataset) string {
		if set.Has("unit") {
			return "unit"
		}
		return "''"
	})
	if err != nil {
		return err
	}
	f.count()
	if err := s.markPeriod(f); err != nil || len(f.need) == 0 || !f.answer.asked.Load() {
		return err
	}
	// The answer is at hand, and most pages that show it must be made: read now,
	// it can be given back as soon as its files are written.
	f.loaded = true
	return s.load(f)
}

// marksBy gives the marks of a query's answer by an SQL expression over its
// columns, from the answer where they are not known. what tells them from
// others of the query.
func (s *Site) marksBy(d *dataset, what string, by func(*facts.Dataset) string) (facts.Marks, error) {
	name := d.Name + what
	marks, err := d.from.Marks(name, d.key)
	if err != nil || marks != nil {
		return marks, err
	}
	set, err := d.answer.dataset()
	if err != nil {
		return nil, err
	}
	if err := set.Mark(name, d.key, by(set)); err != nil {
		return nil, err
	}
	return d.from.Marks(name, d.key)
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
	f.at, f.of = map[string]int{}, map[string][]int32{}
	var names []string
	for _, c := range f.Sheet(set.Columns, s.o.Words.Lang()) {
		if slices.Contains(f.need, c.Name) || c.Name == "unit" {
			f.at[c.Name] = len(names)
			names = append(names, c.Name)
			f.columns = append(f.columns, c)
		}
	}
	same := map[string]string{} // names repeat from row to row
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
		}
		of := ""
		if hasUnit {
			of, _ = row[unit].(string)
		}
		f.of[of] = append(f.of[of], int32(len(f.rows)))
		f.rows = append(f.rows, kept)
		return nil
	})
	return err
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
	k.number(f.period)
	if f.all > maxBook {
		k.text("no book")
	}
	for _, u := range units {
		k.text(f.marks[u.ID])
	}
}
