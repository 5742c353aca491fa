package small

import "slices"

// pair is a cell at or above another, with the unit and the time beside it that
// a witness would be in; -1 where nothing sums them up.
type pair struct{ node, beside, time, other int }

// cells gives those that the pair's witness needs to be withheld.
func (w pair) cells(each func(node, t int)) {
	for _, node := range []int{w.node, w.beside} {
		for _, t := range []int{w.time, w.other} {
			if node >= 0 && t >= 0 {
				each(node, t)
			}
		}
	}
}

// pairs gives all that a witness of a cell could be in, until each says stop.
func (p *Plan) pairs(node, t int, each func(pair) (stop bool)) bool {
	g := p.grid
	for c := node; c >= 0 && p.isOut(c, t); c = g.up[c] {
		for s := t; s >= 0 && p.isOut(c, s); s = g.within(s) {
			from, to := -1, 0
			if s > 0 {
				from, to = g.parts(g.within(s))
			}
			units := []int{-1}
			if c > 0 {
				units = g.below[g.up[c]]
			}
			for _, d := range units {
				for o := from; o < to; o++ {
					if d != c && o != s && (d < 0 || p.hide[d]) && each(pair{c, d, s, o}) {
						return true
					}
				}
			}
		}
	}
	return false
}

// witness looks for one of a withheld cell, and notes what it proves.
func (p *Plan) witness(b *base, node, t int) bool {
	return p.pairs(node, t, func(w pair) bool {
		out := true
		w.cells(func(node, t int) { out = out && p.isOut(node, t) })
		if !out {
			return false
		}
		leaf, month := p.found(b, node, t, w)
		if leaf < 0 {
			return false
		}
		g := p.grid
		for n := leaf; ; n = g.up[n] {
			for s := g.month(month + 12*g.first); ; s = g.within(s) {
				b.proved[n*g.times()+s] = true
				if s == w.time {
					break
				}
			}
			if n == w.node {
				return true
			}
		}
	})
}

// found gives the own records and the month in a cell that are in a witness of
// the pair, leaf −1 where there is none.
func (p *Plan) found(b *base, node, t int, w pair) (leaf, month int) {
	from, to := p.grid.span(t)
	otherFrom, otherTo := 0, 0
	if w.other >= 0 {
		otherFrom, otherTo = p.grid.span(w.other)
	}
	meet := func(a, o int) (m, n int) {
		m, n = -1, -1
		if b.months[a] == nil || b.months[o] == nil {
			return m, n
		}
		if w.other >= 0 {
			if n = common(b.months[a], b.months[o], otherFrom, otherTo); n < 0 {
				return m, n
			}
		}
		return common(b.months[a], b.months[o], from, to), n
	}
	if w.beside >= 0 {
		if m, _ := meet(node, w.beside); m < 0 {
			return -1, 0
		}
	}
	for _, a := range b.leaves[node] {
		if w.beside < 0 {
			if m, n := meet(a, a); m >= 0 && !p.tells(a, -1, m, n) {
				return a, m
			}
			continue
		}
		if m, _ := meet(a, w.beside); m < 0 {
			continue
		}
		for _, o := range b.leaves[w.beside] {
			if m, n := meet(a, o); m >= 0 && !p.tells(a, o, m, n) {
				return a, m
			}
		}
	}
	return -1, 0
}

// tells tells whether one of the cells that are shown again would change with a
// witness: with one of its own records, and one of its months.
func (p *Plan) tells(a, o, m, n int) bool {
	g := p.grid
	return slices.ContainsFunc(p.shown, func(at int) bool {
		node, t := at/g.times(), at%g.times()
		from, to := g.span(t)
		return !p.out[at] && (m >= from && m < to) != (n >= from && n < to) && g.has(node, a) != g.has(node, o)
	})
}

// beside withholds more so that a cell can't be worked out: what it lacks for a
// witness, or for sums that have as much in common, whichever is least; where
// nothing is left beside it, the lesser of what it is part of.
func (p *Plan) beside(b *base, node, t int) {
	g := p.grid
	var best pair
	least := -1
	p.pairs(node, t, func(w pair) bool {
		cost, more, whole := 0, false, true
		w.cells(func(node, t int) {
			h := b.hidden[node*g.times()+t]
			whole = whole && h != 0
			if !p.isOut(node, t) {
				cost, more = cost+h, true
			}
		})
		if !whole || !more || least >= 0 && cost >= least {
			return false
		}
		if leaf, _ := p.found(b, node, t, w); leaf < 0 {
			cost *= 3
		}
		if least < 0 || cost < least {
			best, least = w, cost
		}
		return false
	})
	if least >= 0 {
		best.cells(p.withhold)
		return
	}
	p.above(b, node, t)
}

// above withholds the least of what a cell is part of; where all of that is
// withheld, what was shown again.
func (p *Plan) above(b *base, node, t int) {
	g := p.grid
	best := -1
	for c := node; c >= 0; c = g.up[c] {
		for s := t; s >= 0; s = g.within(s) {
			if at := c*g.times() + s; !p.out[at] && (best < 0 || b.hidden[at] < b.hidden[best]) {
				best = at
			}
		}
	}
	if best >= 0 {
		p.withhold(best/g.times(), best%g.times())
		return
	}
	for _, at := range p.shown {
		p.withhold(at/g.times(), at%g.times())
	}
}
