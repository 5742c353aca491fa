package small

// The attacker: exact linear algebra over a prime field. What can be worked out
// over the rationals can over all but a few primes, and the rows here are sums
// of few unknowns.
const field = 1<<31 - 1

// span is the sums that can be made of those shown: rows with a leading 1, by
// the place where it stands.
type span map[int][]uint64

// take adds a shown sum of unknowns.
func (s span) take(row []uint64) {
	if at := s.reduce(row); at >= 0 {
		inverse := inverseBy(row[at], field-2)
		for i := range row {
			row[i] = row[i] * inverse % field
		}
		s[at] = row
	}
}

// tells tells whether a sum can be worked out.
func (s span) tells(row []uint64) bool { return s.reduce(row) < 0 }

// reduce takes from a row what the span has of it, and gives the place of the
// first that is left, -1 if nothing is.
func (s span) reduce(row []uint64) int {
	for i, v := range row {
		if v == 0 {
			continue
		}
		known := s[i]
		if known == nil {
			return i
		}
		for j := i; j < len(row); j++ {
			row[j] = (row[j] + (field-v)*known[j]) % field
		}
	}
	return -1
}

func inverseBy(b, e uint64) uint64 {
	out := uint64(1)
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			out = out * b % field
		}
		b = b * b % field
	}
	return out
}

// worked gives the withheld cells of a base that can be worked out from all
// that are shown, by one who knows where counts are nought, as `node time`.
func (p *Plan) worked(b *base) (out [][2]int, asked int) {
	g := p.grid
	unknown := map[[2]int]int{} // own records and month
	for leaf, months := range b.months {
		for m := range 12 * g.years {
			if months != nil && len(g.below[leaf]) == 0 && common(months, months, m, m+1) >= 0 {
				unknown[[2]int{leaf, m}] = len(unknown)
			}
		}
	}
	row := func(node, t int) []uint64 {
		r := make([]uint64, len(unknown))
		from, to := g.span(t)
		for key, i := range unknown {
			if key[1] < from || key[1] >= to {
				continue
			}
			for at := key[0]; at >= 0; at = g.up[at] {
				if at == node {
					r[i] = 1
				}
			}
		}
		return r
	}
	s := span{}
	for node := range g.nodes() {
		for t := range g.times() {
			if !p.isOut(node, t) {
				s.take(row(node, t))
			}
		}
	}
	for node := range g.nodes() {
		for t := range g.times() {
			if p.isOut(node, t) && b.hidden[node*g.times()+t] != 0 {
				asked++
				if s.tells(row(node, t)) {
					out = append(out, [2]int{node, t})
				}
			}
		}
	}
	return out, asked
}
