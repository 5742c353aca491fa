package site

import (
	"cmp"
	"html/template"
	"strings"

	"bienban/cmd/bienban/internal/chart"
	"bienban/cmd/bienban/internal/sheet"
)

// drawTable shows rows as they are; rates have a bar.
func (s *Site) drawTable(p *page, pl *placed, v view, rows []int32, out *figureView) {
	most := maxRows
	if pl.Rows > 0 {
		most = min(int(pl.Rows), 4*maxRows)
	}
	all := len(rows)
	out.Table.Caption, out.Table.People = s.say("site.n-rows", s.number(all)), ofPeople(pl.columns)
	if all > most {
		rows = rows[:most]
		out.Table.Caption = s.say("site.first-rows", most, s.number(all))
	}
	var columns []sheet.Column
	for _, name := range pl.columns {
		c := pl.column(name)
		if name == "unit" && pl.has("name") {
			c = pl.column("name")
		}
		columns = append(columns, c)
		out.Table.Heads = append(out.Table.Heads, s.headCell(c))
	}
	for _, r := range rows {
		row := answerRow{Year: pl.yearOf(r)}
		at, whole := s.evidence(p, pl, r), ""
		if pl.Tree && pl.ofThings() { // the same figures of that unit stand behind it
			if _, c := s.categoryOf(pl, r, "name"); c.unit != nil {
				at = s.behind(p, pl, v, c, "name")
				if s.asWhole(pl, v, &c); c.unit == v.unit {
					at, whole = "", c.Text
				}
			}
		}
		if at != "" {
			row.Href = href(at)
		}
		for _, c := range columns {
			cell := cellOf(c, s.value(c, pl.value(r, c.Name)))
			if c.Unit == "%" {
				m := sum{}
				share, isShare := pl.share(c.Name)
				m.add(pl.figure, r, c.Name, share, isShare)
				mark := s.summed(pl, c.Name, &m)
				// a narrow table breaks before the brackets, and not in them
				if cell.Text = strings.ReplaceAll(cmp.Or(mark.Text, mark.Why), " %", "\u00a0%"); mark.Known {
					cell.Bar = chart.Bar(mark.Value, 100)
				}
			}
			if c.Name == "name" && whole != "" {
				cell.Text = whole
			}
			row.Cells = append(row.Cells, cell)
		}
		out.Table.Rows = append(out.Table.Rows, row.led())
	}
}

// led gives a row whose first cell says something: its link is on the first
// cell that does of itself.
func (r answerRow) led() answerRow {
	if len(r.Cells) == 0 || r.Cells[0].Text != "" {
		return r
	}
	r.Cells[0].Text = "–"
	for i := range r.Cells[1:] {
		if c := &r.Cells[i+1]; c.Text != "" && r.Href != "" {
			c.Bar = template.HTML("<a "+string(r.Href)+">"+escape(c.Text)+"</a>") + c.Bar
			c.Text, r.Href = "", ""
		}
	}
	return r
}
