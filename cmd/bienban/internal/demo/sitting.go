package demo

import (
	"cmp"
	"slices"

	"bienban/cmd/bienban/internal/text"
)

// sitting is one that is to be held.
type sitting struct {
	unit     *unit
	kind     string // FORMAT.md's English name
	date     text.Date
	planned  text.Date // zero: as planned
	period   text.Month
	doc      *document // studied
	again    bool      // studied by those who missed it
	draft    bool
	classify bool // levels of the year are given
	weight   int  // what weighs least is left out, or taken, first
}

// Of a hundred regular sittings that were due, so many were not held: as many
// as there are other sittings, so that Cells × Months is the sum.
const missing = 13

// schedule decides which sittings are held: every unit's candidates, then as
// many of them as the archive is to have.
func (v *division) schedule(d dice) {
	var regular, other []*sitting
	for _, u := range v.units {
		if u.kind == "group" {
			continue
		}
		p := &planner{division: v, d: d, unit: u, taken: map[text.Date]bool{}, habit: d.between(2, 8), lax: pick(d, []int{1, 1, 1, 2, 5})}
		if u.isCell() {
			p.regular()
			regular = append(regular, p.found...)
			p.found = nil
		}
		p.others()
		other = append(other, p.found...)
	}
	byWeight := func(a, b *sitting) int { return cmp.Compare(a.weight, b.weight) }
	slices.SortStableFunc(regular, byWeight)
	slices.SortStableFunc(other, byWeight)
	short := v.Cells*v.Months - len(regular)
	extra := min(len(other), len(regular)*missing/100+short)
	for _, s := range slices.Concat(regular[max(0, extra-short):], other[:extra]) {
		s.unit.sittings = append(s.unit.sittings, s)
	}
	for _, u := range v.units {
		slices.SortFunc(u.sittings, func(a, b *sitting) int { return cmp.Compare(a.date, b.date) })
		v.settle(d, u)
	}
}

// settle decides what only the chosen sittings can tell: which of them is the
// year's review, and which are drafts.
func (v *division) settle(d dice, u *unit) {
	for i, s := range u.sittings {
		newest := i == len(u.sittings)-1
		s.draft = d.chance(2) || newest && d.chance(min(350, v.Months*3))
		inYear := func(t *sitting) bool { return t.kind == "review" && t.date.Year() == s.date.Year() }
		lastOfYear := newest || u.sittings[i+1].date.Year() != s.date.Year()
		s.classify = s.kind == "review" ||
			u.isCell() && lastOfYear && s.date.MonthOfYear() == 12 && !slices.ContainsFunc(u.sittings, inYear) && d.chance(950)
	}
}
