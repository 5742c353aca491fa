package small

// grid is the units and times that cells are made of. Node 0 is all units
// together, then the units, then the own records of those that have units below.
// Time 0 is all time, then years, quarters, months.
type grid struct {
	up    []int   // of a node, -1 above all
	below [][]int // of a node
	own   []int   // node of a unit's own records
	unit  []int   // of a node: its place in the tree
	first int     // year
	years int
}

func newGrid(units []Unit, first, years int) *grid {
	g := &grid{up: []int{-1}, unit: []int{-1}, own: make([]int, len(units)), first: first, years: years}
	for i, u := range units {
		g.up, g.unit = append(g.up, u.Parent+1), append(g.unit, i)
	}
	g.below = make([][]int, len(g.up))
	for n := 1; n < len(g.up); n++ {
		g.below[g.up[n]] = append(g.below[g.up[n]], n)
	}
	for i := range units {
		if g.own[i] = i + 1; len(g.below[i+1]) > 0 {
			g.own[i] = len(g.up)
			g.below[i+1] = append(g.below[i+1], len(g.up))
			g.up, g.unit, g.below = append(g.up, i+1), append(g.unit, i), append(g.below, nil)
		}
	}
	return g
}

func (g *grid) nodes() int { return len(g.up) }
func (g *grid) times() int { return 1 + 17*g.years }

// month gives the time of a month.
func (g *grid) month(m int) int { return 1 + 5*g.years + m - 12*g.first }

// level tells what a time is, and which of its kind it is.
func (g *grid) level(t int) (Level, int) {
	switch {
	case t == 0:
		return All, 0
	case t <= g.years:
		return Year, t - 1
	case t <= 5*g.years:
		return Quarter, t - 1 - g.years
	}
	return Month, t - 1 - 5*g.years
}

// within gives the time that one is part of, -1 for all time.
func (g *grid) within(t int) int {
	switch level, n := g.level(t); level {
	case All:
		return -1
	case Year:
		return 0
	case Quarter:
		return 1 + n/4
	default:
		return 1 + g.years + n/3
	}
}

// parts gives the times of which one is made: from, and before to.
func (g *grid) parts(t int) (from, to int) {
	switch level, n := g.level(t); level {
	case All:
		return 1, 1 + g.years
	case Year:
		return 1 + g.years + 4*n, 1 + g.years + 4*n + 4
	case Quarter:
		return 1 + 5*g.years + 3*n, 1 + 5*g.years + 3*n + 3
	}
	return 0, 0
}

// span gives the months of a time, counted from the grid's first: from, and
// before to.
func (g *grid) span(t int) (from, to int) {
	switch level, n := g.level(t); level {
	case All:
		return 0, 12 * g.years
	case Year:
		return 12 * n, 12*n + 12
	case Quarter:
		return 3 * n, 3*n + 3
	default:
		return n, n + 1
	}
}

// has tells whether a node, −1 for none, is another or below it.
func (g *grid) has(node, other int) bool {
	for ; other >= 0 && other != node; other = g.up[other] {
	}
	return other == node
}
