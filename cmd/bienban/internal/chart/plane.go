package chart

// plane is where values stand above categories: percent across, pixels down.
type plane struct {
	left, width float64
	top, base   float64
	n           int
	scale
}

// height of a drawing with axes.
const height = 232

// widestLabel is the room of one category's label on a time axis.
const widestLabel = 92

// plane makes room at the left for the axis' numbers, at the right for what
// is asked for, and at both for half a label.
func (d *drawing) plane(right float64) plane {
	p := plane{top: 32, base: 208, n: len(d.X), scale: d.scale()}
	numbers := 0.0
	for _, v := range p.ticks() {
		numbers = max(numbers, width(d.number(v)))
	}
	half := min(d.widest(), widestLabel)/2 - narrow*0.4/float64(p.n)
	p.left = min(30, max(numbers+8, half)/narrow*100)
	right = max(right, 2, min(20, half/narrow*100))
	p.width = 100 - p.left - right
	return p
}

// widest gives the width of the longest label.
func (d *drawing) widest() float64 {
	w := 0.0
	for _, l := range d.X {
		w = max(w, width(l.onAxis()))
	}
	return w
}

// band is the width of one category.
func (p plane) band() float64 { return p.width / float64(p.n) }

// x gives the middle of a category.
func (p plane) x(i int) float64 { return p.left + p.band()*(float64(i)+0.5) }

// y gives the height at which a value stands.
func (p plane) y(v float64) float64 { return p.base - (p.base-p.top)*p.part(v) }

// axes draws the lines and numbers of values, the names of categories, and
// above them what is counted.
func (d *drawing) axes(p plane) {
	d.s(`<g class="g">`)
	ticks := p.ticks()
	for _, v := range ticks {
		d.s(`<line`)
		d.pct("x1", p.left)
		d.pct("x2", p.left+p.width)
		d.px("y1", p.y(v))
		d.px("y2", p.y(v))
		d.s(`/>`)
	}
	d.s(`</g><g class="y" transform="translate(-6 4)">`)
	for _, v := range ticks {
		d.s(`<text`)
		d.pct("x", p.left)
		d.px("y", p.y(v))
		d.s(`>`)
		d.esc(d.number(v))
		d.s(`</text>`)
	}
	d.s(`</g><g class="x">`)
	few, many := thin(p.n, min(d.widest(), widestLabel), p.width/100)
	for i := 0; i < p.n; i += few {
		class := ""
		if i%many != 0 {
			class = "o"
		}
		l := d.X[i]
		d.words(class, l.onAxis(), l.onAxis(), l.Href, widestLabel, p.x(i), height-8)
	}
	d.s(`</g>`)
	if counted := d.counted(); counted != "" {
		d.words("u", counted, counted, "", narrow-8, 0, 12)
	}
}

// counted says what the values are: the one series' name, and the unit.
func (d *drawing) counted() string {
	switch {
	case len(d.Series) != 1 || d.Series[0].Name == "":
		return d.Unit
	case d.Unit == "":
		return d.Series[0].Name
	}
	return d.Series[0].Name + " (" + d.Unit + ")"
}
