package site

import (
	"cmp"
	"math"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/chart"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/sheet"
	"bienban/cmd/bienban/internal/text"
)

// sum is one mark in the making: of one row, or of several added up.
type sum struct {
	rows   int
	value  float64
	known  bool
	n, of  float64        // of a share
	unsaid float64        // how many lack data
	row    int32          // the last
	out    sheet.Withheld // how one of its rows is withheld
}

// add takes a row in.
func (m *sum) add(f *figure, row int32, column string, share facts.Share, isShare bool) {
	m.rows++
	m.row = row
	of := column
	if isShare {
		of = share.Of
	}
	for _, name := range []string{column, of} {
		if out, ok := f.value(row, name).(sheet.Withheld); ok {
			m.out = out
		}
	}
	if isShare {
		n, okN := numeric(f.value(row, share.N))
		of, okOf := numeric(f.value(row, share.Of))
		if okN && okOf {
			m.n, m.of = m.n+n, m.of+of
			m.known = m.of > 0
		}
	} else if v, ok := numeric(f.value(row, column)); ok {
		m.value += v
		m.known = true
	}
	for _, name := range []string{column + "_no_data", "no_data"} {
		if v, ok := numeric(f.value(row, name)); ok && f.unit(column) == "%" {
			m.unsaid += v
			break
		}
	}
}

// unit gives a column's unit.
func (f *figure) unit(name string) string {
	if !f.has(name) {
		return ""
	}
	return f.column(name).Unit
}

// adds tells whether values in a unit may be added up: counts may, but neither
// rates nor medians of days.
func adds(unit string) bool { return unit == "n" || unit == "" }

// summed writes what was summed as readers read it.
func (s *Site) summed(pl *placed, column string, m *sum) chart.Mark {
	if m.out != "" {
		if m.rows > 1 { // others may be all that it lacks
			m.out = sheet.Hidden
		}
		return chart.Mark{Why: s.withheld(m.out)}
	}
	out := chart.Mark{Value: m.value, Known: m.known}
	c := pl.column(column)
	switch _, isShare := pl.share(column); {
	case isShare && m.known:
		out.Value = percent(m.n, m.of)
		out.Text = s.rate(int(m.n), int(m.of))
	case !m.known:
	case m.rows > 1 && !adds(c.Unit):
		out.Known = false
	case m.rows == 1:
		if out.Text = s.value(c, pl.value(m.row, column)); c.Unit == "%" {
			out.Text = s.percent(out.Text)
		}
	case m.value != math.Trunc(m.value):
		out.Text = s.value(c, m.value)
	default:
		out.Text = s.value(c, int64(m.value))
	}
	if m.unsaid > 0 {
		if out.Text != "" {
			out.Text += "; "
		}
		out.Text += s.say("chart.no-data", s.number(int(m.unsaid)))
	}
	return out
}

// category is a value of the column along which marks stand.
type category struct {
	chart.Label
	unit *archive.Unit
	day  text.Date
}

// categoryOf names a row's value in a column.
func (s *Site) categoryOf(pl *placed, row int32, column string) (key string, c category) {
	v := pl.value(row, column)
	if column == "name" && pl.has("unit") {
		id, _ := pl.value(row, "unit").(string)
		c.unit = s.UnitOf(id)
		name, _ := v.(string)
		c.Text, c.Short = name, name
		return id, c
	}
	if d, ok := dayOf(v); ok {
		c.day, c.Year = d, d.Year()
		c.Text, c.Short = s.span(d, pl.step(column))
		return d.String(), c
	}
	if column == "year" {
		n, _ := numeric(v)
		c.Year = int(n)
	}
	c.Text = s.value(sheet.Column{Name: column}, v)
	if c.Text == "" {
		c.Text = s.say("chart.unsaid")
	}
	c.Short = c.Text
	return sheet.Text(v, ""), c
}

// asWhole names the unit of the page among those below it: its rows are of all.
func (s *Site) asWhole(pl *placed, v view, c *category) {
	if pl.Tree && pl.ofThings() && c.unit != nil && c.unit == v.unit && len(v.unit.Children) > 0 {
		c.Text = s.say("site.whole-unit", c.unit.Name)
		c.Short = c.Text
	}
}

// grouped are marks by category and series.
type grouped struct {
	x    []category
	keys []string
	sums map[string][]sum // by category's key
	// within puts a category's rows under another, by their keys.
	within map[string]string
}

// group adds rows up by a category.
func (s *Site) group(pl *placed, rows []int32, x string, series []string) grouped {
	g := grouped{sums: map[string][]sum{}}
	for _, r := range rows {
		key, c := s.categoryOf(pl, r, x)
		sums := g.sums[key]
		if sums == nil {
			sums = make([]sum, len(series))
			g.sums[key] = sums
			g.keys = append(g.keys, key)
			g.x = append(g.x, c)
		}
		for i, name := range series {
			share, isShare := pl.share(name)
			sums[i].add(pl.figure, r, name, share, isShare)
		}
	}
	switch {
	case isTime(x):
		g.sort(func(a, b int) int {
			return cmp.Or(int(g.x[a].day)-int(g.x[b].day), g.x[a].Year-g.x[b].Year)
		})
	case x == "rule" && pl.Order == "":
		g.sort(func(a, b int) int { return s.byRule(g.keys[a], g.keys[b]) })
	}
	return g
}

// sort puts categories in order.
func (g *grouped) sort(compare func(a, b int) int) {
	place := make([]int, len(g.x))
	for i := range place {
		place[i] = i
	}
	slices.SortStableFunc(place, compare)
	x, keys := make([]category, len(place)), make([]string, len(place))
	for i, from := range place {
		x[i], keys[i] = g.x[from], g.keys[from]
	}
	g.x, g.keys = x, keys
}

// cut leaves the last n, of times, or the first n; it tells how many there were.
func (g *grouped) cut(n int, last bool) (all int) {
	all = len(g.x)
	if all > n {
		from := 0
		if last {
			from = all - n
		}
		g.x, g.keys = g.x[from:from+n], g.keys[from:from+n]
	}
	return all
}
