package chart

import "html/template"

// Bar gives a bar for a table's cell that says its value in words beside it:
// as wide as the cell's rule in chart.css lets it, filled to value/max, and
// not heard. A value that is no number has no bar.
func Bar(value, max float64) template.HTML {
	if !(value >= 0 && max > 0 && max < largest) {
		return ""
	}
	var p pen
	p.s(`<svg class="bar" aria-hidden="true"><rect`)
	p.pct("width", min(value/max, 1)*100)
	p.s(` height="100%"/></svg>`)
	return template.HTML(p.b)
}
