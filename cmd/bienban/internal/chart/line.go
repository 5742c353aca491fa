package chart

import (
	"math"
	"strconv"
)

// crowded is the number of categories from which on points are small.
const crowded = 40

// endsMost is the most that names at the lines' ends may take, in percent.
const endsMost = 38

// lines draws series over time. Where a value isn't known the line breaks.
func (d *drawing) lines() {
	right := 0.0
	ends := len(d.Series) > 1 && len(d.Series) <= 11
	if ends {
		right = min(endsMost, (d.widestName()+32)/broad*100)
	}
	p := d.plane(right)
	d.open("line", "")
	d.legend(func(s int) {
		d.s(`<path class="d`, shape(s), `" d="M0 8h28"/><use x="14" y="8" href="#`, d.id, "-", shape(s), `"/>`)
	}, false)
	d.sheet(height)
	paths := &shapes
	if len(d.X) > crowded {
		paths = &small
	}
	d.points(paths)
	d.axes(p)
	d.paths(p, height)
	for s := range d.Series {
		d.s(`<g class="`, colour(s), `">`)
		for i := range d.X {
			if m := d.mark(s, i); m.Known {
				d.point(p, s, i, m)
			}
		}
		d.s(`</g>`)
	}
	if ends {
		d.ends(p)
	}
	d.s(`</svg>`)
	d.shut()
}

// point draws one mark of a line.
func (d *drawing) point(p plane, s, i int, m Mark) {
	end := d.begin(s, i, m)
	d.s(`<use`)
	d.pct("x", p.x(i))
	d.px("y", p.y(m.Value))
	d.s(` href="#`, d.id, "-", shape(s), `"/>`, end)
}

// paths draws the lines between points that follow each other. Paths know no
// percent: theirs is a drawing of 2000 units across, stretched over the plane.
func (d *drawing) paths(p plane, height float64) {
	before, drawn := len(d.b), false
	d.s(`<svg class="p"`)
	d.pct("x", p.left)
	d.pct("width", p.width)
	d.px("height", height)
	d.s(` viewBox="0 0 2000 `)
	d.decimal(int64(height * 100))
	d.s(`" preserveAspectRatio="none">`)
	for s := range d.Series {
		start, pieces := len(d.b), 0
		d.s(`<path class="`, colour(s), " d", shape(s), `" d="`)
		for i := range d.X {
			m := d.mark(s, i)
			joins := i > 0 && d.mark(s, i-1).Known
			goes := i+1 < p.n && d.mark(s, i+1).Known
			if !m.Known || !joins && !goes {
				continue
			}
			letter := byte('L')
			if !joins {
				letter = 'M'
				pieces++
			}
			d.b = append(d.b, letter)
			d.b = strconv.AppendInt(d.b, int64(math.Round(2000*(float64(i)+0.5)/float64(p.n))), 10)
			d.b = append(d.b, ' ')
			d.decimal(int64(math.Round(p.y(m.Value)*10)) * 10)
		}
		d.s(`"/>`)
		drawn = drawn || pieces > 0
		if pieces == 0 {
			d.b = d.b[:start]
		}
	}
	d.s(`</svg>`)
	if !drawn {
		d.b = d.b[:before]
	}
}
