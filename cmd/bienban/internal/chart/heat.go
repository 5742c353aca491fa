package chart

import (
	"cmp"
	"math"
	"strconv"
	"strings"
)

// Where a table of colours has its cells: percent across, pixels down.
const (
	heatLeft = 28.0 // at least, and
	heatMost = 38.0 // where its rows' names want it, and more where columns are few
	heatHead = 22
	heatRow  = 24
)

// heatSplit gives the percents that the rows' names have, and their cells.
func (d *drawing) heatSplit() (left, cells float64) {
	most := heatMost
	if len(d.X) <= 6 {
		most += 10
	}
	left = min(most, max(heatLeft, (d.widestName()+10)/broad*100))
	return left, 100 - left
}

// heat draws series as rows of cells in five steps of colour; 0 and what isn't
// known look otherwise.
func (d *drawing) heat() {
	scale := d.scale()
	cols := len(d.X)
	least := "w" + strconv.Itoa(1+min(2, cols/15))
	d.open("heat", least)
	d.heatKey(scale)
	left, cells := d.heatSplit()
	room := broad * cells / 100 / float64(cols)
	numbered := !d.Time && d.widest() > room
	many := (sheetHigh - heatHead) / heatRow
	for from := 0; from < len(d.Series); from += many {
		to := min(from+many, len(d.Series))
		d.sheet(float64(heatHead + heatRow*(to-from)))
		d.heatNames(numbered, left, cells)
		for s := from; s < to; s++ {
			d.heatLine(s, float64(heatHead+heatRow*(s-from)), left, cells, scale)
		}
		d.s(`</svg>`)
	}
	if numbered {
		d.heatNumbers()
	}
	d.shut()
}

// heatNames writes the columns' names above them, or their numbers where
// names have no room.
func (d *drawing) heatNames(numbered bool, left, cells float64) {
	band := cells / float64(len(d.X))
	widest := d.widest()
	if numbered {
		widest = width(strconv.Itoa(len(d.X)))
	}
	few, _ := thin(len(d.X), min(widest, widestLabel), cells/100)
	d.s(`<g>`)
	for i := 0; i < len(d.X); i += few {
		text := d.X[i].onAxis()
		if numbered {
			text = strconv.Itoa(i + 1)
		}
		d.words("", text, text, d.X[i].Href, widestLabel, left+band*(float64(i)+0.5), 14)
	}
	d.s(`</g>`)
}

// heatNumbers says which column has which number.
func (d *drawing) heatNumbers() {
	d.s(`<ol>`)
	for i := range d.X {
		d.s(`<li>`)
		if href := d.X[i].Href; relative(href) {
			d.s(`<a href="`)
			d.esc(href)
			d.s(`">`, d.labels[i], `</a>`)
		} else {
			d.s(d.labels[i])
		}
		d.s(`</li>`)
	}
	d.s(`</ol>`)
}

// heatLine draws a row: its name, and a cell for each column with the value
// in short where that has room.
func (d *drawing) heatLine(s int, y, left, cells float64, scale scale) {
	name := d.Series[s].Name
	d.words("l", name, name, d.Series[s].Href, left/100*broad-8, 0, y+16)
	band := cells / float64(len(d.X))
	room := band / 100 * broad
	for i := range d.X {
		m := d.mark(s, i)
		x := left + band*float64(i)
		end := d.begin(s, i, m)
		step := "x"
		if m.Known {
			step = strconv.Itoa(scale.heat(m.Value))
		}
		d.box(` class="h`+step+`"`, x, band*0.96, y, heatRow-2)
		if text := m.short(); width(text)+2 <= room*0.96 {
			d.value("", text, x+band*0.48, y+16)
		}
		d.s(end)
	}
}

// short gives a value's number alone, without the unit or brackets behind it.
func (m Mark) short() string {
	if !m.Known {
		return cmp.Or(m.Why, "?")
	}
	text, rest, _ := strings.Cut(m.Text, " ")
	if digit(text) && !digit(rest) { // else "1 234" would lose its end
		return text
	}
	return m.Text
}

func digit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// heat gives the step of a value: 0 for nothing at all, else 1 to 5.
func (s scale) heat(v float64) int {
	if v == 0 {
		return 0
	}
	return min(5, 1+int(s.part(v)*5))
}

// heatKey says which colour stands for which values.
func (d *drawing) heatKey(scale scale) {
	d.s(`<ul class="key">`)
	counts := d.Unit != "%" && scale.end <= 10 && d.counts()
	for step := range 6 {
		from := scale.end * float64(step-1) / 5
		if counts && step > 0 { // the first count that has the colour, if any has
			if from = max(1, math.Ceil(from)); scale.heat(from) != step {
				continue
			}
		}
		d.s(`<li><svg aria-hidden="true"><rect class="h`, strconv.Itoa(step), `" x="6" y="1" width="14" height="14"/></svg>`)
		switch {
		case step == 0:
			d.s(`0`)
		case step == 1 && !counts:
			d.s(`&gt; 0`)
		default:
			d.s(`≥ `)
			d.esc(d.number(from))
		}
		if d.Unit != "" {
			d.s(` `)
			d.esc(d.Unit)
		}
		d.s(`</li>`)
	}
	if d.gaps {
		d.s(`<li><svg aria-hidden="true"><rect class="hx" x="6" y="1" width="14" height="14"/></svg>? `)
		d.esc(d.Unknown)
		d.s(`</li>`)
	}
	d.s(`</ul>`)
}

// counts tells whether all values are whole numbers.
func (d *drawing) counts() bool {
	for s := range d.Series {
		for i := range d.X {
			if m := d.mark(s, i); m.Value != math.Trunc(m.Value) {
				return false
			}
		}
	}
	return true
}
