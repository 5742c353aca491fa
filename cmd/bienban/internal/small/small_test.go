package small

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// random makes units, counts and what is known of them.
func random(r *rand.Rand) (units []Unit, counts []Count, known []bool, years int) {
	years = 1 + r.IntN(2)
	n := 2 + r.IntN(9)
	dense, most, hidden := r.Float64(), 1+r.IntN(9), r.Float64()
	for i := range n {
		units = append(units, Unit{fmt.Sprint("u", i), r.IntN(i+1) - 1})
		if i > 0 && r.IntN(4) > 0 && units[i].Parent < 0 {
			units[i].Parent = r.IntN(i)
		}
		known = append(known, r.Float64() > hidden && r.IntN(2) == 0)
		for m := range 12 * years {
			for base := range 2 {
				if r.Float64() < dense {
					counts = append(counts, Count{i, 2019*12 + m, base, 1 + r.IntN(most)})
				}
			}
		}
	}
	return units, counts, known, years
}

// TestNothingCanBeWorkedOut attacks random plans with a solver that knows all
// that is shown, what readers know anyway, and which counts are nought.
func TestNothingCanBeWorkedOut(t *testing.T) {
	asked := 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		units, counts, known, years := random(r)
		var within *Plan
		if seed%3 == 0 {
			_, other, _, _ := random(r)
			var fits []Count
			for _, c := range other {
				if c.Unit < len(units) && c.Month < 12*(2019+years) {
					fits = append(fits, c)
				}
			}
			within = Make(5, units, 2019, years, fits, known, nil)
		}
		p := Make(5, units, 2019, years, counts, known, within)
		for i := range p.base {
			worked, n := p.worked(&p.base[i])
			asked += n
			for _, at := range worked {
				t.Errorf("seed %d, base %d: node %d time %d = %d can be worked out", seed, i, at[0], at[1], p.base[i].hidden[at[0]*p.grid.times()+at[1]])
			}
			for at, h := range p.base[i].hidden {
				if h > 0 && h < 5 && !p.out[at] {
					t.Errorf("seed %d, base %d: %d is shown", seed, i, h)
				}
			}
		}
		if within != nil {
			for at, out := range within.out {
				if out && !p.out[at] {
					t.Errorf("seed %d: a cell of the other measure is shown", seed)
				}
			}
		}
	}
	if asked < 10_000 {
		t.Errorf("only %d withheld cells were attacked", asked)
	}
}

// TestSolverSeesThrough withholds small cells and nothing else: the solver must
// work some out, or it could never fail.
func TestSolverSeesThrough(t *testing.T) {
	found := 0
	for seed := range uint64(50) {
		units, counts, known, years := random(rand.New(rand.NewPCG(seed, 1)))
		p := Make(1, units, 2019, years, counts, known, nil) // nothing is small
		for i := range p.base {
			for at, h := range p.base[i].hidden {
				if h > 0 && h < 5 {
					p.withhold(at/p.grid.times(), at%p.grid.times())
				}
			}
		}
		for i := range p.base {
			worked, _ := p.worked(&p.base[i])
			found += len(worked)
		}
	}
	if found < 100 {
		t.Errorf("the solver found %d cells of a rule without witnesses", found)
	}
}

// TestNotAllIsWithheld holds the rule to showing what it can: of units with
// enough to show, all years and most quarters.
func TestNotAllIsWithheld(t *testing.T) {
	units := []Unit{{"d", -1}, {"e1", 0}, {"e2", 0}, {"c1", 1}, {"c2", 1}, {"c3", 1}, {"c4", 2}, {"c5", 2}, {"c6", 2}}
	var counts []Count
	for u := 3; u < len(units); u++ {
		for m := range 24 {
			counts = append(counts, Count{u, 2019*12 + m, 0, 1 + (u+m)%2})
		}
	}
	p := Make(5, units, 2019, 2, counts, make([]bool, len(units)), nil)
	shown := map[Level]string{}
	for u := range units {
		node := u + 1
		for at := range p.grid.times() {
			level, _ := p.grid.level(at)
			shown[level] += map[bool]string{true: "x", false: "."}[p.isOut(node, at)]
		}
	}
	if strings.Contains(shown[Year], "x") || strings.Contains(shown[All], "x") {
		t.Errorf("years %s, all %s", shown[Year], shown[All])
	}
	if q := shown[Quarter]; strings.Contains(q[:24], "x") || strings.Contains(q[24:], ".") && strings.Count(q[24:], "x") < 6 {
		t.Errorf("quarters %s", q)
	}
	if m := shown[Month]; strings.Contains(m[:24], "x") || !strings.Contains(m[24:72], "x") || strings.Contains(m[72:], ".") {
		t.Errorf("months %s", m)
	}
}

// TestMarksLeaveAChoice looks at all sums of shown cells: of what is withheld of
// each, that some is said to be small leaves more than one way to make it up.
func TestMarksLeaveAChoice(t *testing.T) {
	silent := 0
	for seed := range uint64(200) {
		units, counts, known, years := random(rand.New(rand.NewPCG(seed, 2)))
		clear(known)
		p := Make(5, units, 2019, years, counts, known, nil)
		g, less := p.grid, p.less()
		for i := range p.base {
			b := &p.base[i]
			ways := func(sum []int) {
				total, told, open := 0, 0, 0
				for _, at := range sum {
					switch h := b.hidden[at]; {
					case !p.out[at]:
					case less[at] && h > 0:
						told, total = told+1, total+h
					default:
						open, total = open+1, total+h
					}
				}
				if told == 0 {
					silent += open
					return
				}
				if total == told || open == 0 && total == 4*told {
					t.Errorf("seed %d: %d small cells and %d others make %d in one way", seed, told, open, total)
				}
			}
			for node := range g.nodes() {
				for at := range g.times() {
					if p.isOut(node, at) {
						continue
					}
					var across, along []int
					for _, n := range g.below[node] {
						across = append(across, n*g.times()+at)
					}
					for from, to := g.parts(at); from < to; from++ {
						along = append(along, node*g.times()+from)
					}
					ways(across)
					ways(along)
				}
			}
		}
	}
	if silent == 0 {
		t.Error("no cell was silenced")
	}
}
