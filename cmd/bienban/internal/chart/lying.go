package chart

import "cmp"

import "math"

// A lying bar stands below the name of its thing: so both are legible on the
// narrowest screen, however long the name. Pixels.
const (
	nameHigh = 18
	barHigh  = 12
	barStep  = 17
	rowGap   = 6
	// sheetHigh is half a page of paper: a sheet that has no room on one page
	// leaves at most that much of it empty.
	sheetHigh = 440
)

// lying draws things one below the other.
func (d *drawing) lying() {
	bars := len(d.Series)
	room := d.widestValue()
	if d.Kind == "stacked" {
		bars, room = 1, d.widestSum()
	}
	scale := d.scale()
	full := 100 - min(60, (room+12)/narrow*100)
	row := nameHigh + barStep*bars + rowGap
	d.open("bars", "")
	d.legend(d.swatch, d.Kind == "stacked" && d.gaps)
	many := max(1, sheetHigh/row)
	for from := 0; from < len(d.X); from += many {
		to := min(from+many, len(d.X))
		d.sheet(float64((to - from) * row))
		if from == 0 {
			d.fills()
		}
		for i := from; i < to; i++ {
			y := float64((i - from) * row)
			l := d.X[i]
			d.words("l", l.onAxis(), l.Text, l.Href, narrow, 0, y+13)
			if d.Kind == "stacked" {
				d.stack(i, full, y+nameHigh, scale)
			} else {
				d.group(i, full, y+nameHigh, scale)
			}
		}
		d.s(`</svg>`)
	}
	d.shut()
}

// group draws the bars of a thing, each with its value; where there are
// parts of a hundred, the hundred as well.
func (d *drawing) group(i int, full, y float64, scale scale) {
	hundred := d.Unit == "%" && scale.end == 100
	for s := range d.Series {
		m := d.mark(s, i)
		if hundred && m.Known {
			d.box(` class="k"`, 0, full, y, barHigh)
		}
		d.bars(s)
		end := d.begin(s, i, m)
		if m.Known {
			long := max(full*scale.part(m.Value), 0.3)
			d.rect(0, long, y, barHigh)
			x := long
			if hundred { // where nothing is behind it
				x = full
			}
			d.after(m.Text, x, y)
		} else {
			d.s(`<text class="q"`)
			d.px("y", y+barHigh-1)
			d.s(`>`)
			d.esc(cmp.Or(m.Why, d.Unknown))
			d.s(`</text>`)
		}
		d.s(end, `</g>`)
		y += barStep
	}
}

// stack draws the parts of a thing in one bar, and their sum.
func (d *drawing) stack(i int, full, y float64, scale scale) {
	sum := 0.0
	for s := range d.Series {
		m := d.mark(s, i)
		if !m.Known {
			continue
		}
		from := hundredth(full * scale.part(sum))
		sum += m.Value
		to := hundredth(full * scale.part(sum))
		d.bars(s)
		end := d.begin(s, i, m)
		if m.Value == 0 {
			d.empty(from, 0.3, y, barHigh)
		} else {
			d.rect(from, to-from, y, barHigh)
		}
		d.s(end, `</g>`)
	}
	if text, _ := d.sum(i); text != "" {
		d.after(text, full*scale.part(sum), y)
	}
}

// hundredth rounds as percents are written, so that parts end where the next
// begin.
func hundredth(v float64) float64 { return math.Round(v*100) / 100 }

// after writes a value behind the end of its bar.
func (d *drawing) after(text string, x, y float64) {
	d.s(`<text dx="6"`)
	d.pct("x", x)
	d.px("y", y+barHigh-1)
	d.s(`>`)
	d.esc(text)
	d.s(`</text>`)
}

// widestSum gives the width of the longest sum.
func (d *drawing) widestSum() float64 {
	w := 0.0
	for i := range d.X {
		text, _ := d.sum(i)
		w = max(w, width(text))
	}
	return w
}
