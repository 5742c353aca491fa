package chart

import "strconv"

// Series are told apart by colour (class s1–s6) and, for those who don't see
// it, by shape and dash (d1–d6) or by texture. After six the pairs change.
func colour(s int) string { return "s" + strconv.Itoa((s+s/6)%6+1) }
func shape(s int) string  { return strconv.Itoa(s%6 + 1) }

// shapes are the points of lines, around 0: round, square, triangle, diamond,
// triangle on its head, cross.
var shapes = [6]string{
	"M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z", "M-4-4h8v8h-8z", "M0-5.5L5.5 4h-11z",
	"M0-6L6 0 0 6-6 0z", "M0 5.5L5.5-4h-11z", "M-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z",
}

// small are the same for crowded lines.
var small = [6]string{
	"M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z", "M-2.5-2.5h5v5h-5z", "M0-3.5L3.5 2.5h-7z",
	"M0-4L4 0 0 4-4 0z", "M0 3.5L3.5-2.5h-7z", "M-1-3.5h2v2.5h2.5v2h-2.5v2.5h-2v-2.5h-2.5v-2h2.5z",
}

// textures are drawn in the paper's colour upon a bar's, 8 × 8 pixels; the
// first is smooth.
var textures = [6]string{
	"", "M-2 2l4-4M0 8l8-8M6 10l4-4", "M2 2h2v2h-2zM6 6h2v2h-2z",
	"M0 2h8M0 6h8", "M-2 6l4 4M0 0l8 8M6-2l4 4", "M0 4h8M4 0v8",
}

// points defines the shapes of as many series as there are.
func (d *drawing) points(paths *[6]string) {
	d.s(`<defs>`)
	for s := range min(len(d.Series), 6) {
		d.s(`<path id="`, d.id, "-", shape(s), `" d="`, paths[s], `"/>`)
	}
	d.s(`</defs>`)
}

// fills defines the textures of as many series as there are.
func (d *drawing) fills() {
	if len(d.Series) < 2 {
		return
	}
	d.s(`<defs>`)
	for s := 1; s < len(d.Series); s++ {
		if s%6 == 0 {
			continue
		}
		d.s(`<pattern id="`, d.id, "-", strconv.Itoa(s+1), `" class="`, colour(s), `" width="8" height="8" patternUnits="userSpaceOnUse">`,
			`<rect width="8" height="8"/><path d="`, textures[s%6], `"/></pattern>`)
	}
	d.s(`</defs>`)
}

// bars begins the bars of a series.
func (d *drawing) bars(s int) {
	d.s(`<g class="`, colour(s), `" fill="`)
	d.fill(s)
	d.s(`">`)
}

func (d *drawing) fill(s int) {
	if s%6 == 0 {
		d.s(`currentColor`)
	} else {
		d.s(`url(#`, d.id, "-", strconv.Itoa(s+1), `)`)
	}
}

// legend says which series looks how, where there are several; sample draws
// what stands beside a name, in 28 × 16 pixels. Where a value lacks, it says
// how that looks.
func (d *drawing) legend(sample func(s int), gaps bool) {
	if len(d.Series) < 2 && !gaps {
		return
	}
	d.s(`<ul class="key">`)
	for s := range d.Series {
		if len(d.Series) < 2 {
			break
		}
		d.s(`<li><svg aria-hidden="true" class="`, colour(s), `">`)
		sample(s)
		d.s(`</svg>`)
		d.name(s)
		d.s(`</li>`)
	}
	if gaps {
		d.s(`<li><b>?</b> `)
		d.esc(d.Unknown)
		d.s(`</li>`)
	}
	d.s(`</ul>`)
}

// name writes a series' name outside the drawing.
func (d *drawing) name(s int) {
	if href := d.Series[s].Href; relative(href) {
		d.s(`<a href="`)
		d.esc(href)
		d.s(`">`, d.names[s], `</a>`)
		return
	}
	d.s(d.names[s])
}

// swatch is a bar's sample for the legend.
func (d *drawing) swatch(s int) {
	d.s(`<rect x="6" y="1" width="14" height="14" fill="`)
	d.fill(s)
	d.s(`"/>`)
}
