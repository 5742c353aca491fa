package chart

import (
	"cmp"
	"strconv"
)

// drawing is a chart on its way to SVG.
type drawing struct {
	*Chart
	pen
	id     string   // escaped, as are the names and labels
	names  []string // of series
	labels []string // of categories, in full
	any    bool     // something is known
	gaps   bool     // something isn't
	links  bool     // something leads somewhere
	sheets int      // SVG elements so far
}

// drawing looks through the chart once.
func (c *Chart) drawing() *drawing {
	d := &drawing{Chart: c, id: escaped(c.ID)}
	known := 0
	for s := range c.Series {
		d.names = append(d.names, escaped(c.Series[s].Name))
		for i := range c.X {
			m := c.mark(s, i)
			if m.Known {
				known++
				d.links = d.links || relative(m.Href)
			}
		}
		d.links = d.links || c.Kind == "heat" && relative(c.Series[s].Href)
	}
	for i := range c.X {
		d.labels = append(d.labels, escaped(c.X[i].Text))
		d.links = d.links || relative(c.X[i].Href)
	}
	d.any = known > 0
	d.gaps = known < len(c.X)*len(c.Series)
	room := 2048 + known*180
	if !c.Time {
		room += known * 180 // bars that lie have texts
	}
	d.b = make([]byte, 0, room)
	return d
}

// open begins the drawing; one that is too wide for a narrow screen scrolls,
// by the keyboard as well.
func (d *drawing) open(class, least string) {
	if least == "" {
		d.s(`<div class="chart `, class, `">`)
		return
	}
	d.s(`<div class="chart wide `, class, " ", least, `" tabindex="0" role="region" aria-label="`)
	d.esc(d.Title)
	d.s(`">`)
}

func (d *drawing) shut() { d.s(`</div>`) }

// sheet begins one SVG of the drawing. A long one has several, so that paper
// breaks between and not within them; the first one names them all.
func (d *drawing) sheet(height float64) {
	d.s(`<svg role="`)
	if d.links {
		d.s(`group`)
	} else {
		d.s(`img`)
	}
	d.s(`" aria-labelledby="`, d.id, `-t"`)
	d.px("height", height)
	d.s(`>`)
	if d.sheets == 0 {
		d.s(`<title id="`, d.id, `-t">`)
		d.esc(d.Title)
		d.s(`</title>`)
	}
	d.sheets++
}

// begin opens a mark: a link where it has one, and what it says.
func (d *drawing) begin(s, i int, m Mark) (end string) {
	end = `</g>`
	if relative(m.Href) {
		d.s(`<a href="`)
		d.esc(m.Href)
		d.s(`"`)
		end = `</a>`
	} else {
		d.s(`<g`)
	}
	if y := d.X[i].Year; y != 0 {
		d.s(` data-y="`, strconv.Itoa(y), `"`)
	}
	d.s(`><title>`)
	d.s(d.labels[i])
	if d.labels[i] != "" && d.names[s] != "" {
		d.s(` · `)
	}
	d.s(d.names[s])
	if d.labels[i] != "" || d.names[s] != "" {
		d.s(`: `)
	}
	if m.Known {
		d.esc(m.Text)
	} else {
		d.esc(cmp.Or(m.Why, d.Unknown))
	}
	d.s(`</title>`)
	return end
}

// words writes a name in the drawing at a place, cut to its room, the whole
// of it in a title, and leading where it should.
func (d *drawing) words(class, text, full, href string, room, x, y float64) {
	if relative(href) {
		d.s(`<a href="`)
		d.esc(href)
		d.s(`">`)
	}
	d.s(`<text`)
	if class != "" {
		d.s(` class="`, class, `"`)
	}
	d.across("x", x)
	d.px("y", y)
	d.s(`>`)
	short := cut(text, room)
	d.esc(short)
	if short != full {
		d.s(`<title>`)
		d.esc(full)
		d.s(`</title>`)
	}
	d.s(`</text>`)
	if relative(href) {
		d.s(`</a>`)
	}
}
