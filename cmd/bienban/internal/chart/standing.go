package chart

// standing draws bars over time, side by side or one upon the other.
func (d *drawing) standing() {
	stacked := d.Kind == "stacked"
	p := d.plane(0)
	abreast := p.n
	if !stacked {
		abreast *= len(d.Series)
	}
	least := ""
	switch {
	case abreast > 80:
		least = "w2"
	case abreast > 40:
		least = "w1"
	}
	d.open("columns", least)
	d.legend(d.swatch, d.gaps)
	d.sheet(height)
	d.fills()
	d.axes(p)
	if stacked {
		d.towers(p)
	} else {
		d.columns(p)
	}
	d.s(`</svg>`)
	d.shut()
}

// columns draws the bars of each category side by side, their values above
// them where all have room.
func (d *drawing) columns(p plane) {
	k := float64(len(d.Series))
	wide := p.band() * 0.8 / k
	values := d.widestValue()+6 <= wide*broad/100
	for s := range d.Series {
		d.bars(s)
		for i := range d.X {
			m := d.mark(s, i)
			x := p.x(i) - p.band()*0.4 + wide*float64(s)
			end := d.begin(s, i, m)
			if m.Known {
				y := min(p.y(m.Value), p.base-1)
				d.rect(x, wide*0.94, y, p.base-y)
				if values {
					d.value("o", m.Text, x+wide*0.47, y-5)
				}
			} else {
				d.value("q", "?", x+wide*0.47, p.base-4)
			}
			d.s(end)
		}
		d.s(`</g>`)
	}
}

// towers draws the bars of each category one upon the other.
func (d *drawing) towers(p plane) {
	wide := p.band() * 0.8
	below := make([]float64, p.n)
	for s := range d.Series {
		d.bars(s)
		for i := range d.X {
			m := d.mark(s, i)
			if !m.Known {
				continue
			}
			end := d.begin(s, i, m)
			y, base := p.y(below[i]+m.Value), p.y(below[i])
			below[i] += m.Value
			if m.Value == 0 {
				d.empty(p.x(i)-wide/2, wide, base-1, 1)
			} else {
				d.rect(p.x(i)-wide/2, wide, y, max(base-y, 0.1))
			}
			d.s(end)
		}
		d.s(`</g>`)
	}
	d.s(`<g>`)
	for i := range d.X {
		d.above(i, wide, p.x(i), p.y(below[i])-5)
	}
	d.s(`</g>`)
}

// above writes a tower's sum where it has room; that something in it isn't
// known is said in any room.
func (d *drawing) above(i int, wide, x, y float64) {
	text, open := d.sum(i)
	fits := width(text)+6 <= wide*broad/100
	switch {
	case fits && open && text != "?":
		d.value("o", text, x, y)
		d.value("i", "?", x, y)
	case open:
		d.value("", "?", x, y)
	case fits && text != "":
		d.value("o", text, x, y)
	}
}

// sum writes a category's total, and tells whether something in it isn't
// known: then it is the known part and "?".
func (d *drawing) sum(i int) (text string, open bool) {
	total, whole := d.total(i)
	switch {
	case whole && d.Unit == "%": // shares of one whole
		return "", false
	case whole:
		return d.number(total), false
	case total == 0 || d.Unit == "%":
		return "?", true
	}
	return d.number(total) + " + ?", true
}

// rect draws a bar: percent across, pixels down.
func (d *drawing) rect(x, wide, y, high float64) { d.box("", x, wide, y, high) }

// empty draws nothing that can still be pointed at: a part of a whole that is 0.
func (d *drawing) empty(x, wide, y, high float64) { d.box(` class="z"`, x, wide, y, high) }

func (d *drawing) box(class string, x, wide, y, high float64) {
	d.s(`<rect`, class)
	d.across("x", x)
	d.px("y", y)
	d.pct("width", max(wide, 0.01))
	d.px("height", high)
	d.s(`/>`)
}

// value writes a value around a place.
func (d *drawing) value(class, text string, x, y float64) {
	if class != "" {
		class = ` class="` + class + `"`
	}
	d.s(`<text`, class)
	d.pct("x", x)
	d.px("y", y)
	d.s(`>`)
	d.esc(text)
	d.s(`</text>`)
}

// widestValue gives the width of the longest value.
func (d *drawing) widestValue() float64 {
	w := 0.0
	for s := range d.Series {
		for i := range d.X {
			if m := d.mark(s, i); m.Known {
				w = max(w, width(m.Text))
			}
		}
	}
	return w
}
