package small

import "slices"

// Cells gives the withheld cells, and those that are small though readers know
// them, by unit and time.
func (p *Plan) Cells(each func(Cell)) {
	g := p.grid
	less := p.less()
	for node := range g.nodes() {
		for t := range g.times() {
			at := node*g.times() + t
			small := slices.ContainsFunc(p.base, func(b base) bool { return b.all[at] > 0 && b.all[at] < p.n })
			if !p.out[at] && !small {
				continue
			}
			level, _ := g.level(t)
			from, _ := g.span(t)
			each(Cell{Unit: g.unit[node], Own: node > len(g.own), Level: level, Month: from + 12*g.first, Less: less[at]})
		}
	}
}
