package site

import (
	"html/template"
	"strconv"

	"bienban/cmd/bienban/internal/chart"
)

// tile is one figure with its trend.
type tile struct {
	Name, Change string
	Chart        template.HTML
	Href         template.HTMLAttr
}

// maxTrend is how many values a tile's trend has.
const maxTrend = 6

// drawTiles shows the last value of each column, how it was before, and its
// trend: a time, then the columns.
func (s *Site) drawTiles(p *page, pl *placed, v view, rows []int32, out *figureView) {
	x, series := pl.columns[0], pl.columns[1:]
	until := v.year
	if until != 0 { // the trend goes to that year, not only through it
		all := v
		all.year = 0
		rows = pl.pick(all)
	}
	g := s.group(pl, rows, x, series)
	if until != 0 {
		for len(g.x) > 0 && g.x[len(g.x)-1].Year > until {
			g.x, g.keys = g.x[:len(g.x)-1], g.keys[:len(g.keys)-1]
		}
		if n := len(g.x); n == 0 || g.x[n-1].Year != until {
			g.x, g.keys = nil, nil
		}
	}
	g.cut(maxTrend, true)
	table := s.chart(pl, out, true)
	for _, at := range g.x {
		at.Href = s.behind(p, pl, v, at, x)
		table.X = append(table.X, at.Label)
	}
	for i, name := range series {
		c := s.chart(pl, out, true)
		c.ID = pl.Anchor + "-" + strconv.Itoa(i+1)
		c.Unit, c.Max = s.axis(pl, series[i:])
		c.Title = s.headCell(pl.column(name)).Text
		c.X = table.X
		row := chart.Series{Name: c.Title}
		for n, key := range g.keys {
			mark := s.summed(pl, name, &g.sums[key][i])
			mark.Href = c.X[n].Href
			row.Marks = append(row.Marks, mark)
		}
		c.Series = []chart.Series{row}
		table.Series = append(table.Series, row)
		t := tile{Name: c.Title, Chart: s.svg(c)}
		if n := len(row.Marks); n > 0 {
			t.Change = s.against(pl.unit(name), row.Marks, c.X)
			if c.X[n-1].Href != "" {
				t.Href = href(c.X[n-1].Href)
			}
		}
		out.Tiles = append(out.Tiles, t)
	}
	s.tabulate(pl, x, table, out)
}

// against says how a last value differs from the one before.
func (s *Site) against(unit string, marks []chart.Mark, x []chart.Label) string {
	n := len(marks)
	if n < 2 || !marks[n-1].Known || !marks[n-2].Known {
		return ""
	}
	by := percent(marks[n-1].Value-marks[n-2].Value, 100)
	if by == 0 {
		return s.say("chart.same", x[n-2].Text)
	}
	if unit == "%" {
		return s.say("chart.points", s.signed(by, 1), x[n-2].Text)
	}
	return s.say("chart.change", s.signed(by, -1), x[n-2].Text)
}
