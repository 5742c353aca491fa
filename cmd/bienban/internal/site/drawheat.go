package site

import (
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/chart"
)

// drawHeat draws a map: columns along the first, rows along the second, shades
// by the third.
func (s *Site) drawHeat(p *page, pl *placed, v view, rows []int32, out *figureView) {
	x, y, value := pl.columns[0], pl.columns[1], pl.columns[2]
	things := s.group(pl, rows, y, nil)
	if len(things.x) > unfolded && y == "name" && v.unit != nil && len(v.unit.Children) > 0 {
		if things.fold(v.unit); pl.has(folded) {
			value = folded
		}
	}
	if all := things.cut(maxShaded, false); all > maxShaded {
		out.Note = s.say("chart.first-of", maxShaded, all)
	}
	columns := s.group(pl, rows, x, nil)
	most := min(12, max(5, maxShades/max(1, len(things.x))))
	if all := columns.cut(most, isTime(x)); all > most && isTime(x) {
		out.Note = strings.TrimSpace(out.Note + " " + s.say("chart.last-of", most, all))
	}
	c := s.chart(pl, out, isTime(x))
	c.Unit, c.Max = s.axis(pl, []string{value})
	for _, at := range columns.x {
		c.X = append(c.X, at.Label)
	}
	cells := map[[2]string]*sum{}
	share, isShare := pl.share(value)
	for _, r := range rows {
		kx, _ := s.categoryOf(pl, r, x)
		ky, _ := s.categoryOf(pl, r, y)
		if in, ok := things.within[ky]; ok {
			ky = in
		}
		m := cells[[2]string{kx, ky}]
		if m == nil {
			m = &sum{}
			cells[[2]string{kx, ky}] = m
		}
		m.add(pl.figure, r, value, share, isShare)
	}
	for i, thing := range things.x {
		row := chart.Series{Name: thing.Text, Href: s.behind(p, pl, v, thing, y)}
		for n, kx := range columns.keys {
			mark := chart.Mark{}
			if m := cells[[2]string{kx, things.keys[i]}]; m != nil {
				mark = s.summed(pl, value, m)
				if mark.Href = s.behind(p, pl, view{unit: thing.unit}, columns.x[n], x); m.rows == 1 && s.evidence(p, pl, m.row) != "" {
					mark.Href = s.evidence(p, pl, m.row)
				}
			}
			row.Marks = append(row.Marks, mark)
		}
		c.Series = append(c.Series, row)
	}
	out.Chart = s.svg(c)
	s.tabulate(pl, y, s.turned(c), out)
}

// fold puts units together under those right below one.
func (g *grouped) fold(top *archive.Unit) {
	all := map[string]category{}
	for i, key := range g.keys {
		all[key] = g.x[i]
	}
	g.within, g.x, g.keys = map[string]string{}, nil, nil
	for _, child := range top.Children {
		any := false
		for _, u := range below(child) {
			if _, there := all[u.ID]; there {
				g.within[u.ID], any = child.ID, true
			}
		}
		if any {
			g.keys = append(g.keys, child.ID)
			g.x = append(g.x, category{Label: chart.Label{Text: child.Name, Short: child.Name}, unit: child})
		}
	}
	if own, there := all[top.ID]; there {
		g.keys, g.x = append(g.keys, top.ID), append(g.x, own)
	}
}

// turned gives a heat map's values with its rows for categories.
func (s *Site) turned(c *chart.Chart) *chart.Chart {
	out := &chart.Chart{}
	for _, row := range c.Series {
		out.X = append(out.X, chart.Label{Text: row.Name, Href: row.Href})
	}
	for n, at := range c.X {
		series := chart.Series{Name: at.Short}
		for _, row := range c.Series {
			series.Marks = append(series.Marks, row.Marks[n])
		}
		out.Series = append(out.Series, series)
	}
	return out
}
