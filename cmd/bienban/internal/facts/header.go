package facts

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Few says which columns of a query are withheld where a measure is of few.
type Few struct {
	Measure  string   // {column} in it stands for the row's value
	From, To int      // the periods that the columns are of, counted from the row's
	Bases    []string // columns that are small themselves
	Others   []string // columns made of the same cases
}

// columns gives all that the line tells of.
func (f *Few) columns() []string { return append(slices.Clone(f.Bases), f.Others...) }

var fewForm = regexp.MustCompile(`^(\S+)(?: (-?\d+)(?:\.\.(-?\d+))?)?$`)

// fewOf reads `small MEASURE FROM..TO: BASES / OTHERS`.
func fewOf(what, value string) (Few, error) {
	m := fewForm.FindStringSubmatch(what)
	bases, others, ok := strings.Cut(value+" ", "/ ")
	if m == nil || !ok {
		return Few{}, fmt.Errorf("`small` wants MEASURE: COLUMNS / COLUMNS")
	}
	f := Few{Measure: m[1], Bases: strings.Fields(bases), Others: strings.Fields(others)}
	f.From, _ = strconv.Atoi(m[2]) // 0 where there is none
	if f.To = f.From; m[3] != "" {
		f.To, _ = strconv.Atoi(m[3])
	}
	return f, nil
}

// Figures tells whether a query is of figures, whose small ones can be withheld.
func (q *Query) Figures() bool { return len(q.Small) > 0 }

// open gives the first of some columns of numbers that no line of a query of
// figures tells of, "" where there is none.
func (q *Query) open(columns []string) string {
	i := slices.IndexFunc(columns, func(name string) bool {
		return !slices.Contains(q.Known, name) && !slices.ContainsFunc(q.Small, func(f Few) bool { return slices.Contains(f.columns(), name) })
	})
	if i < 0 {
		return ""
	}
	return columns[i]
}

// counted gives the columns that the header says are numbers.
func (q *Query) counted() []string {
	var out []string
	for _, c := range q.Columns {
		if c.Unit != "" {
			out = append(out, c.Name)
		}
	}
	return out
}
