// Package chart draws a table of values as SVG that needs no script. What lies
// across is written in percent and what lies down in pixels, so a drawing fits
// any width while its text keeps its size. Colours and dashes are classes of
// layouts/assets/chart.css; every mark says its value and leads to its records.
package chart

import (
	"html/template"
	"math"
)

// Chart is what is drawn: categories × series.
type Chart struct {
	ID      string               // unique on its page, letters, digits and hyphens; prefix of ids inside the SVG
	Title   string               // what it shows, for those who hear it
	Kind    string               // "line", "bar" (grouped), "stacked", "heat", "number"
	X       []Label              // categories in order: times, or units
	Series  []Series             // line/bar/stacked: what is compared; heat: the rows (X are its columns); number: one series over X
	Unit    string               // "%" (values go to 100) or a word for what is counted, "" for none
	Max     float64              // end of the value axis, 0: from the values; values above it lengthen the axis
	Time    bool                 // X is time: left to right; else X are things, one below the other (bars lie)
	Number  func(float64) string // writes axis numbers in the reader's habit
	None    string               // what is said where there is nothing to draw
	Unknown string               // what stands for a value that isn't known, e.g. "không có số liệu"
}

// Label is a category. A Href, as everywhere in a chart, is relative; one
// with a scheme is not made a link.
type Label struct {
	Text  string // for titles
	Short string // for axes, Text if ""
	Href  string // "" for none
	Year  int    // by which a page may tell marks apart (`data-y`), 0 for none
}

// Series is a row of values, as many marks as categories; those that lack are
// unknown.
type Series struct {
	Name  string
	Href  string
	Marks []Mark
}

// Mark is one value, drawn to scale from 0 (a negative one as 0). A value
// that is no plausible number is not known.
type Mark struct {
	Value float64
	Known bool
	Text  string // the value with its n as readers read it: "5/7 (71,4 %)"
	Href  string // relative link to the records behind it, "" for none
	Why   string // it is not known, where there is more to say than Unknown
}

// largest is the value from which on there is no use in drawing to scale.
const largest = 1e15

// SVG gives the drawing: one div with a legend where one is needed and the
// SVG. Equal charts give equal bytes.
func (c *Chart) SVG() template.HTML {
	d := c.drawing()
	switch {
	case !d.any:
		d.s(`<div class="chart"><p class="none">`)
		d.esc(c.None)
		d.s(`</p></div>`)
	case c.Kind == "line":
		d.lines()
	case c.Kind == "heat":
		d.heat()
	case c.Kind == "number":
		d.figure()
	case c.Time:
		d.standing()
	default:
		d.lying()
	}
	return template.HTML(d.b)
}

// mark gives the value of a series in a category, as it can be drawn.
func (c *Chart) mark(s, i int) Mark {
	marks := c.Series[s].Marks
	if i >= len(marks) {
		return Mark{}
	}
	m := marks[i]
	m.Known = m.Known && math.Abs(m.Value) < largest // false for NaN
	if m.Known {
		m.Value = max(m.Value, 0)
	} else {
		m.Value, m.Href = 0, ""
	}
	return m
}

// total gives the sum of a category's known values, and whether all are known.
func (c *Chart) total(i int) (sum float64, whole bool) {
	whole = true
	for s := range c.Series {
		m := c.mark(s, i)
		sum += m.Value
		whole = whole && m.Known
	}
	return sum, whole
}

// number writes a number of an axis.
func (c *Chart) number(v float64) string {
	v = math.Round(v*1e6) / 1e6
	if c.Number != nil {
		return c.Number(v)
	}
	return plain(v)
}
