package chart

import "math"

// scale is a value axis from 0 to its end, with a line at each step.
type scale struct{ end, step float64 }

// scaleTo gives the axis for values up to the highest: the chart's own end
// where it reaches that far, 100 for percent, else a round number. Whole says
// that parts of one would make no sense.
func (c *Chart) scaleTo(highest float64, whole bool) scale {
	end := c.Max
	if !(end > 0 && end < largest) {
		end = 0
		if c.Unit == "%" {
			end = 100
		}
	}
	own := end >= highest && end > 0
	if !own {
		end = highest
	}
	if end < 1e-6 {
		return scale{1, 1}
	}
	step := round(end/4, whole)
	if !own {
		end = math.Ceil(end/step-1e-9) * step
	}
	return scale{end, step}
}

// round gives the next number above v that people count by.
func round(v float64, whole bool) float64 {
	if whole && v <= 1 {
		return 1
	}
	size := math.Pow(10, math.Floor(math.Log10(v)))
	for _, f := range []float64{1, 2, 2.5, 5} {
		if v <= f*size*(1+1e-9) && !(whole && f*size != math.Floor(f*size)) {
			return f * size
		}
	}
	return 10 * size
}

// ticks gives the values at which the axis has a line.
func (s scale) ticks() []float64 {
	var at []float64
	for v := 0.0; v <= s.end*(1+1e-9); v += s.step {
		at = append(at, v)
	}
	return at
}

// part gives how far along the axis a value lies, 0 to 1.
func (s scale) part(v float64) float64 { return min(v/s.end, 1) }

// scale gives the axis that the chart's values need; stacked, their totals.
func (c *Chart) scale() scale {
	highest, whole := 0.0, true
	for i := range c.X {
		for s := range c.Series {
			v := c.mark(s, i).Value
			highest = max(highest, v)
			whole = whole && v == math.Floor(v)
		}
		if c.Kind == "stacked" {
			total, _ := c.total(i)
			highest = max(highest, total)
		}
	}
	return c.scaleTo(highest, whole)
}
