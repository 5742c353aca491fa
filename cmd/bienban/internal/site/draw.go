package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/chart"
)

// figureView is a placed query as the template `figure` shows it.
type figureView struct {
	ID, Title, About, Note string
	Of                     string // the year that the block asks for
	Absent                 string // why nothing is shown
	Scope                  string // what it is of, where that is not all units
	Chart                  template.HTML
	Tiles                  []tile
	Table                  answerTable
	Folded                 bool // the table stands folded beneath the chart
	Files                  []link
	Data                   template.HTMLAttr
}

const (
	maxMarks  = 48  // marks along time in one chart
	maxThings = 80  // units side by side
	maxShades = 100 // cells of a heat map
	maxShaded = 30  // its rows
	unfolded  = 14  // its rows of units before these are put together
	maxRows   = 25  // rows of a table
)

// draw shows one placed query on a page.
func (s *Site) draw(p *page, pl *placed, v view) (figureView, error) {
	out := figureView{ID: pl.Anchor, Title: s.phrase(pl.Block.Title)}
	lang := s.o.Words.Lang()
	if out.Title == "" {
		out.Title = pl.dataset.Title.In(lang)
	}
	if out.Absent = s.absent(pl, v); out.Absent != "" {
		return out, nil
	}
	out.About, out.Data, out.Files = pl.About.In(lang), href(p.to(dataAt(pl.Name, "html"))), s.files(p, *pl.dataset)
	if err := s.load(pl.figure); err != nil {
		return out, err
	}
	for _, name := range columnsUsed(pl.Block, pl.columns) {
		if !pl.has(name) {
			return out, pl.lacks(name)
		}
	}
	v = s.here(pl, v)
	rows := pl.pick(v)
	if s.recordsMissing(pl, v) {
		out.Scope = s.say("site.of-shown-units")
	}
	if pl.Year != 0 && v.year != noYear {
		out.Of = s.say("chart.of-year", v.year)
	}
	switch {
	case pl.kind == "table":
		s.drawTable(p, pl, v, rows, &out)
	case pl.kind == "number":
		s.drawTiles(p, pl, v, rows, &out)
	case pl.kind == "heat" && len(pl.columns) > 2:
		s.drawHeat(p, pl, v, rows, &out)
	case len(pl.columns) > 1:
		s.drawSeries(p, pl, v, rows, &out)
	}
	return out, nil
}

// absent says why a placed query shows nothing of a view, "" if it does.
func (s *Site) absent(pl *placed, v view) string {
	v = s.here(pl, v)
	switch {
	case pl.withheld:
		return s.say("site.not-offered")
	case s.recordsMissing(pl, v) && len(seen(v.tops())) == 0:
		return s.say("site.figures-only")
	}
	return ""
}

// recordsMissing tells whether a placed query tells of records, and those of
// some units of a view are withheld.
func (s *Site) recordsMissing(pl *placed, v view) bool {
	return !pl.figured && slices.ContainsFunc(v.tops(), func(top *archive.Unit) bool {
		return slices.ContainsFunc(below(top), func(u *archive.Unit) bool { return u.Withheld })
	})
}

// drawSeries draws lines, bars and stacked bars: a category, then the columns
// that are compared.
func (s *Site) drawSeries(p *page, pl *placed, v view, rows []int32, out *figureView) {
	x, series := pl.columns[0], pl.columns[1:]
	g := s.group(pl, rows, x, series)
	time := isTime(x)
	most := maxMarks / len(series)
	if !time {
		most = min(maxThings, 2*most)
	}
	if all := g.cut(most, time); all > most {
		out.Note = s.say(map[bool]string{true: "chart.last-of", false: "chart.first-of"}[time], most, all)
	}
	c := s.chart(pl, out, time)
	c.Unit, c.Max = s.axis(pl, series)
	for _, at := range g.x {
		at.Href = s.behind(p, pl, v, at, x)
		s.asWhole(pl, v, &at)
		c.X = append(c.X, at.Label)
	}
	for i, name := range series {
		row := chart.Series{Name: s.seriesName(pl, name)}
		for n, key := range g.keys {
			m := &g.sums[key][i]
			mark := s.summed(pl, name, m)
			if mark.Href = c.X[n].Href; mark.Href == "" && m.rows == 1 {
				mark.Href = s.evidence(p, pl, m.row)
			}
			row.Marks = append(row.Marks, mark)
		}
		c.Series = append(c.Series, row)
	}
	out.Chart = s.svg(c)
	s.tabulate(pl, x, c, out)
}

// seriesName names a column of a chart: by its meaning up to what only explains
// it, unless another of the chart's would be named the same.
func (s *Site) seriesName(pl *placed, column string) string {
	short := s.headCell(pl.column(column)).Text
	for _, other := range pl.columns {
		if other != column && s.headCell(pl.column(other)).Text == short {
			return pl.column(column).Meaning
		}
	}
	return short
}

// chart begins a chart.
func (s *Site) chart(pl *placed, out *figureView, time bool) *chart.Chart {
	return &chart.Chart{
		ID: pl.Anchor, Title: out.Title, Kind: pl.kind, Time: time,
		Number: func(n float64) string { return s.comma(strconv.FormatFloat(n, 'f', -1, 64)) },
		None:   s.say("chart.none"), Unknown: s.say("chart.unknown"),
	}
}

// svg draws a chart, which says that figures are withheld if some are: one of
// which nothing else is shown says nothing else.
func (s *Site) svg(c *chart.Chart) template.HTML {
	for _, row := range c.Series {
		for _, m := range row.Marks {
			if m.Why != "" {
				c.None, c.Unknown = m.Why, s.say("chart.unknown-or-withheld")
			}
		}
	}
	return c.SVG()
}

// axis gives the unit of the values, and where their axis ends.
func (s *Site) axis(pl *placed, series []string) (unit string, max float64) {
	unit = pl.unit(series[0])
	if unit == "%" {
		max = 100
	}
	if unit == "n" {
		unit = ""
	}
	return unit, max
}

// tabulate says in a table what a chart shows.
func (s *Site) tabulate(pl *placed, x string, c *chart.Chart, out *figureView) {
	out.Folded = true
	out.Table.Caption = out.Title
	out.Table.Heads = []headCell{{Text: s.headCell(pl.column(x)).Text}}
	for _, row := range c.Series {
		out.Table.Heads = append(out.Table.Heads, headCell{Text: row.Name, Number: true})
	}
	for n, at := range c.X {
		row := answerRow{Cells: []answerCell{{Text: at.Text}}, Year: at.Year}
		if at.Href != "" {
			row.Href = href(at.Href)
		}
		for _, series := range c.Series {
			m := series.Marks[n]
			row.Cells = append(row.Cells, answerCell{Text: cmp.Or(m.Text, m.Why, "–"), Number: true})
		}
		out.Table.Rows = append(out.Table.Rows, row)
	}
}
