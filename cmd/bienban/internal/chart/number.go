package chart

import "cmp"

// sparkHigh is the height of the small line below a figure.
const sparkHigh = 44

// figure writes the last value that is known, or why it is not, large, when it was, and below it how the
// values went. The value itself is the link; the points before it have theirs.
func (d *drawing) figure() {
	d.Chart = d.only()
	last := 0
	for i := range d.X {
		if m := d.mark(0, i); m.Known || m.Why != "" {
			last = i
		}
	}
	m := d.mark(0, last)
	d.open("number", "")
	d.s(`<p><b>`)
	if relative(m.Href) {
		d.s(`<a href="`)
		d.esc(m.Href)
		d.s(`">`)
		d.esc(m.Text)
		d.s(`</a>`)
	} else {
		d.esc(cmp.Or(m.Why, m.Text))
	}
	d.s(`</b> <span>`, d.labels[last], `</span></p>`)
	if len(d.X) > 1 {
		d.spark(last)
	}
	d.shut()
}

// only gives the chart with the first of its series that has a known value.
func (d *drawing) only() *Chart {
	c := *d.Chart
	for s := range c.Series {
		for i := range c.X {
			if c.mark(s, i).Known {
				c.Series, d.names = c.Series[s:s+1], d.names[s:s+1]
				return &c
			}
		}
	}
	return &c
}

// spark draws the values as a line without axes.
func (d *drawing) spark(last int) {
	p := plane{left: 2, width: 96, top: 8, base: sparkHigh - 8, n: len(d.X), scale: d.scale()}
	d.sheet(sparkHigh)
	d.points(&small)
	d.s(`<line class="g"`)
	d.pct("x1", 0)
	d.pct("x2", 100)
	d.px("y1", p.base)
	d.px("y2", p.base)
	d.s(`/>`)
	d.paths(p, sparkHigh)
	d.s(`<g class="s1">`)
	for i := range d.X {
		m := d.mark(0, i)
		if i == last {
			m.Href = ""
		}
		if m.Known {
			d.point(p, 0, i, m)
		}
	}
	d.s(`</g></svg>`)
}
