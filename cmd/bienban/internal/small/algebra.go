package small

import (
	"math/bits"
	"slices"
)

// prime is that of the field in which sums are worked with: what can be worked
// out with fractions can here.
const prime = 1<<61 - 1

// maxWork bounds the multiplications that one system of sums may take; what
// would take more counts as worked out, so that more is withheld.
const maxWork = 50_000_000

// system is unknown counts that shown sums bring together, and these sums.
type system struct {
	unknowns []int // own records and month, as places in the grid
	sums     [][]int
	rows     map[int][]uint64 // reduced: by the place of their leading 1
	large    bool
}

// sums gives those that are shown of a base's withheld counts, each without its
// parts that are shown themselves.
func (p *Plan) sums(b *base) [][]int {
	var out [][]int
	g := p.grid
	for node := range g.nodes() {
		for t := range g.times() {
			if p.isOut(node, t) || !p.hide[node] || p.byParts(node, t) {
				continue
			}
			var sum []int
			if g.below[node] == nil {
				sum = p.unknowns(b, node, t, sum)
			}
			for _, n := range g.below[node] {
				if p.isOut(n, t) {
					sum = p.unknowns(b, n, t, sum)
				}
			}
			if sum != nil {
				out = append(out, sum)
			}
		}
	}
	return out
}

// byParts tells whether all times of a time are shown: the sum says no more.
func (p *Plan) byParts(node, t int) bool {
	from, to := p.grid.parts(t)
	all := from < to
	for ; from < to; from++ {
		all = all && !p.isOut(node, from)
	}
	return all
}

// unknowns adds the withheld counts of a cell.
func (p *Plan) unknowns(b *base, node, t int, to []int) []int {
	g := p.grid
	from, end := g.span(t)
	for _, leaf := range b.leaves[node] {
		for m := from; m < end; m++ {
			if at := leaf*g.times() + g.month(m+12*g.first); p.out[at] && b.hidden[at] != 0 {
				to = append(to, at)
			}
		}
	}
	return to
}

// systems brings the sums together that have unknowns in common, by unknown, of
// which there are fewer than n.
func systems(sums [][]int, n int) []*system {
	top := make([]int32, n) // the place of another of its system, and 1; itself at the top
	find := func(x int) int {
		for top[x] != int32(x+1) {
			if top[x] == 0 {
				top[x] = int32(x + 1)
				break
			}
			top[x] = top[top[x]-1]
			x = int(top[x] - 1)
		}
		return x
	}
	for _, sum := range sums {
		for _, x := range sum {
			top[find(x)] = int32(find(sum[0]) + 1)
		}
	}
	out := make([]*system, n)
	for x := range top {
		if top[x] == 0 {
			continue
		}
		first := find(x)
		if out[first] == nil {
			out[first] = &system{}
		}
		out[x] = out[first]
		out[x].unknowns = append(out[x].unknowns, x)
	}
	for _, sum := range sums {
		s := out[sum[0]]
		s.sums = append(s.sums, sum)
	}
	return out
}

// solve brings the system's sums into a form in which it is seen what they tell.
func (s *system) solve() {
	s.rows = map[int][]uint64{}
	if s.large = len(s.sums)*len(s.sums)*len(s.unknowns) > maxWork; s.large {
		return
	}
	for _, sum := range s.sums {
		row := s.row(sum)
		if at := s.reduce(row); at >= 0 {
			inverse := power(row[at], prime-2)
			for i := range row[at:] {
				row[at+i] = times(row[at+i], inverse)
			}
			s.rows[at] = row
		}
	}
}

// row writes the sum of unknowns, leaving out those of other systems.
func (s *system) row(sum []int) []uint64 {
	row := make([]uint64, len(s.unknowns))
	for _, x := range sum {
		if i, ok := slices.BinarySearch(s.unknowns, x); ok {
			row[i] = 1
		}
	}
	return row
}

// tells tells whether a sum can be worked out from those of the system; of one
// that is too large to say it may be.
func (s *system) tells(sum []int) bool {
	if s.rows == nil {
		s.solve()
	}
	return s.large || s.reduce(s.row(sum)) < 0
}

// reduce takes from a row what the system tells of it, and gives the place of
// the first unknown that is left, -1 where none is.
func (s *system) reduce(row []uint64) int {
	for i, v := range row {
		if v == 0 {
			continue
		}
		known := s.rows[i]
		if known == nil {
			return i
		}
		for j := i; j < len(row); j++ {
			if known[j] != 0 {
				row[j] = plus(row[j], times(prime-v, known[j]))
			}
		}
	}
	return -1
}

func plus(a, b uint64) uint64 {
	if a += b; a >= prime {
		a -= prime
	}
	return a
}

func times(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return plus(low&prime, high<<3|low>>61)
}

func power(b, e uint64) uint64 {
	out := uint64(1)
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			out = times(out, b)
		}
		b = times(b, b)
	}
	return out
}
