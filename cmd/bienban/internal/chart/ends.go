package chart

import "sort"

// apart is the least distance of two names at the lines' ends, in pixels.
const apart = 16

// ends writes each series' name beside its last known point, moved up or down
// where two would touch. chart.css hides them where there is no room.
func (d *drawing) ends(p plane) {
	var at []float64
	var of []int
	for s := range d.Series {
		for i := p.n - 1; i >= 0; i-- {
			if m := d.mark(s, i); m.Known {
				at, of = append(at, p.y(m.Value)), append(of, s)
				break
			}
		}
	}
	sort.Stable(byPlace{at, of})
	spread(at, p.top, p.base)
	d.s(`<g class="e">`)
	x := p.left + p.width + 2
	room := (100-x-2)/100*broad - 4
	for k, s := range of {
		d.s(`<use class="`, colour(s), `"`)
		d.pct("x", x)
		d.px("y", at[k])
		d.s(` href="#`, d.id, "-", shape(s), `"/>`)
		d.words("", d.Series[s].Name, d.Series[s].Name, "", room, x+2, at[k]+4)
	}
	d.s(`</g>`)
}

// widestName gives the width of the longest name of a series.
func (d *drawing) widestName() float64 {
	w := 0.0
	for s := range d.Series {
		w = max(w, width(d.Series[s].Name))
	}
	return w
}

// spread moves sorted places apart, as little as keeps them between two ends.
func spread(at []float64, low, high float64) {
	for k := range at {
		if k > 0 {
			at[k] = max(at[k], at[k-1]+apart)
		}
	}
	for k := len(at) - 1; k >= 0; k-- {
		at[k] = max(low, min(at[k], high-apart*float64(len(at)-1-k)))
	}
}

// byPlace sorts places with the series they belong to.
type byPlace struct {
	at []float64
	of []int
}

func (b byPlace) Len() int           { return len(b.at) }
func (b byPlace) Less(i, j int) bool { return b.at[i] < b.at[j] }
func (b byPlace) Swap(i, j int) {
	b.at[i], b.at[j] = b.at[j], b.at[i]
	b.of[i], b.of[j] = b.of[j], b.of[i]
}
