package small

// less tells of which cells readers may be told that they are small: of those
// that are however they are counted, but where their sum would then leave them
// one value.
func (p *Plan) less() []bool {
	g := p.grid
	few, some, out := make([]bool, len(p.out)), make([]bool, len(p.out)), make([]bool, len(p.out))
	for i := range few {
		few[i] = true
	}
	for i := range p.base {
		for at, all := range p.base[i].all {
			few[at] = few[at] && all < p.n
			some[at] = some[at] || all > 0
		}
	}
	for i := range out {
		out[i] = few[i] && some[i]
	}
	at := func(node, t int) int { return node*g.times() + t }
	var line []int
	for i := range p.base {
		b := &p.base[i]
		for node := range g.nodes() {
			for t := range g.times() {
				if p.isOut(node, t) {
					continue
				}
				line = line[:0]
				for _, n := range g.below[node] {
					line = append(line, at(n, t))
				}
				p.line(b, line, out)
				line = line[:0]
				for from, to := g.parts(t); from < to; from++ {
					line = append(line, at(node, from))
				}
				p.line(b, line, out)
			}
		}
	}
	return out
}

// line silences the withheld cells of a line whose sum is shown, where their
// least or their most add up to it.
func (p *Plan) line(b *base, cells []int, less []bool) {
	sum, least, most, open := 0, 0, 0, false
	var out []int
	for _, at := range cells {
		if !p.out[at] {
			continue
		}
		out = append(out, at)
		sum += b.hidden[at]
		if all := b.all[at]; all > 0 && all < p.n {
			known := all - b.hidden[at]
			least += max(0, 1-known)
			most += p.n - 1 - known
		} else {
			open = true
		}
	}
	if least == sum || !open && most == sum {
		for _, at := range out {
			less[at] = false
		}
	}
}
