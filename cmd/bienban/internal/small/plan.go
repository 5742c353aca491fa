package small

import "slices"

// Plan is what is withheld of one measure.
type Plan struct {
	n    int
	grid *grid
	base []base
	hide []bool // nodes that hide something
	out  []bool // withheld, by node and time
	// must are cells that stay withheld whatever can be worked out: small ones,
	// those of the measure that this one is within, and what was shown again once.
	must  []bool
	shown []int // again, though something above is withheld
}

// base is one way to count a measure.
type base struct {
	hidden, all []int    // by node and time; one where nothing is known
	months      []months // in which something is hidden, by node; nil where nothing is
	leaves      [][]int  // own records that hide something, by node
	proved      []bool   // withheld cells that can't be worked out
}

// Make withholds figures of a measure so that none less than n can be worked
// out. known tells of each unit whether its own records are; within, if given,
// is the plan of another measure of the same units from which this one's figures
// could be worked out and which could be worked out from this: what it
// withholds is withheld here too. The years are those that the grid spans: from
// the first, so many.
func Make(n int, units []Unit, first, years int, counts []Count, known []bool, within *Plan) *Plan {
	p := &Plan{n: n, grid: newGrid(units, first, years)}
	g := p.grid
	p.hide, p.out, p.must = make([]bool, g.nodes()), make([]bool, g.nodes()*g.times()), make([]bool, g.nodes()*g.times())
	for i := range units {
		for at := g.own[i]; at >= 0 && !known[i]; at = g.up[at] {
			p.hide[at] = true
		}
	}
	p.add(counts, known)
	for i := range p.base {
		for at, h := range p.base[i].hidden {
			if h != 0 && h < n {
				p.must[at] = true
				p.withhold(at/g.times(), at%g.times())
			}
		}
	}
	if within != nil {
		for at, out := range within.out {
			if out {
				p.must[at] = true
				p.withhold(at/g.times(), at%g.times())
			}
		}
	}
	for p.prove() {
	}
	return p
}

// add sums the counts up.
func (p *Plan) add(counts []Count, known []bool) {
	g := p.grid
	anyKnown := slices.Contains(known, true)
	for _, c := range counts {
		for len(p.base) <= c.Base {
			b := base{hidden: make([]int, len(p.out)), months: make([]months, g.nodes()), leaves: make([][]int, g.nodes()), proved: make([]bool, len(p.out))}
			if b.all = b.hidden; anyKnown {
				b.all = make([]int, len(p.out))
			}
			p.base = append(p.base, b)
		}
		b, leaf := &p.base[c.Base], g.own[c.Unit]
		to := b.hidden
		if known[c.Unit] {
			to = nil
		}
		for node := leaf; node >= 0; node = g.up[node] {
			for t := g.month(c.Month); t >= 0; t = g.within(t) {
				if at := node*g.times() + t; to != nil {
					to[at] += c.N
				}
				if anyKnown {
					b.all[node*g.times()+t] += c.N
				}
			}
		}
	}
	for i := range p.base {
		p.base[i].note(g)
	}
}

// note gathers in which months each unit's own records hide something.
func (b *base) note(g *grid) {
	from := 1 + 5*g.years
	for node := range g.nodes() {
		if len(g.below[node]) > 0 {
			continue
		}
		for m := range 12 * g.years {
			if b.hidden[node*g.times()+from+m] == 0 {
				continue
			}
			first := b.months[node] == nil
			for at := node; at >= 0; at = g.up[at] {
				if b.months[at] == nil {
					b.months[at] = make(months, (12*g.years+63)/64)
				}
				if b.months[at].set(m); first {
					b.leaves[at] = append(b.leaves[at], node)
				}
			}
		}
	}
}

func (p *Plan) isOut(node, t int) bool { return p.out[node*p.grid.times()+t] }

// withhold takes a cell out with all below it that hides something.
func (p *Plan) withhold(node, t int) {
	if p.isOut(node, t) || !p.hide[node] {
		return
	}
	p.out[node*p.grid.times()+t] = true
	for _, n := range p.grid.below[node] {
		p.withhold(n, t)
	}
	for from, to := p.grid.parts(t); from < to; from++ {
		p.withhold(node, from)
	}
}
