package small

// prove looks at the withheld cells that have no witness. What can be worked out
// from all that is shown is shown too, if it need not be withheld: it tells
// nothing new. Where it must be, more is withheld. prove tells whether it
// changed anything.
func (p *Plan) prove() (changed bool) {
	g := p.grid
	for i := range p.base {
		b := &p.base[i]
		var left []int
		for at, out := range p.out {
			if out && b.hidden[at] != 0 && !b.proved[at] && !p.witness(b, at/g.times(), at%g.times()) {
				left = append(left, at)
			}
		}
		if left == nil {
			continue
		}
		of := systems(p.sums(b), len(p.out))
		var told []int
		for _, at := range left {
			open, sure := p.open(b, of, at)
			switch b.proved[at] = open; {
			case open:
			case sure && !p.must[at]:
				p.show(i, at)
				changed = true
			default:
				told = append(told, at)
			}
		}
		helped := map[[2]int]bool{} // what is part of the same is helped by the same, mostly
		for _, at := range told {
			node, t := at/g.times(), at%g.times()
			if part := [2]int{g.up[node], g.within(t)}; p.out[at] && !helped[part] {
				p.beside(b, node, t)
				helped[part], changed = true, true
			}
		}
	}
	return changed
}

// show shows a cell again, once, that can be worked out by its i-th base. For
// others that may be news, and they must be proved anew.
func (p *Plan) show(i, at int) {
	p.out[at], p.must[at] = false, true
	p.shown = append(p.shown, at)
	for j := range p.base {
		if j != i {
			clear(p.base[j].proved)
		}
	}
}

// open tells whether a cell can't be worked out: whether in one of the systems
// that have a part in it, its part can't. If not, sure tells that it can.
func (p *Plan) open(b *base, of []*system, at int) (open, sure bool) {
	unknowns := p.unknowns(b, at/p.grid.times(), at%p.grid.times(), nil)
	seen := map[*system]bool{}
	sure = true
	for _, x := range unknowns {
		s := of[x]
		if s == nil {
			return true, true // no shown sum has it
		}
		if seen[s] {
			continue
		}
		if seen[s] = true; !s.tells(unknowns) {
			return true, true
		}
		sure = sure && !s.large
	}
	return false, sure
}
