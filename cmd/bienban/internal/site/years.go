package site

import (
	"cmp"
	"slices"

	"bienban/cmd/bienban/internal/archive"
)

// indexYears finds in which years units have sittings, themselves or below:
// from the first to the last of any sitting, and the last of a counted one. Of
// the whole archive they stand under nil.
func (s *Site) indexYears() {
	s.yearsOf, s.lastYear = map[*archive.Unit][]int{}, map[*archive.Unit]int{}
	span := map[*archive.Unit][2]int{}
	for _, x := range s.Sessions {
		y := x.Date.Year()
		for u := x.Unit; ; u = u.Parent {
			at, ok := span[u]
			if !ok {
				at = [2]int{y, y}
			}
			span[u] = [2]int{min(at[0], y), max(at[1], y)}
			if x.Counted {
				s.lastYear[u] = max(s.lastYear[u], y)
			}
			if u == nil {
				break
			}
		}
	}
	for u, at := range span {
		if u != nil && u.Withheld {
			continue // it has no pages of years
		}
		for y := at[0]; y <= at[1]; y++ {
			s.yearsOf[u] = append(s.yearsOf[u], y)
		}
	}
	for _, u := range s.Units {
		if u.Parent == nil {
			s.roots = append(s.roots, u)
		}
	}
	if len(s.roots) == 1 {
		s.root = s.roots[0]
	}
	s.keyAllYears()
}

func (s *Site) keyAllYears() {
	k := newKey(s.base)
	for _, u := range s.Units {
		s.keyYears(k, u)
	}
	s.years = k.sum()
}

// figuredYears finds the last year of which there are figures of a unit, also
// where its records are withheld.
func (s *Site) figuredYears() error {
	if !s.reduced() {
		return nil
	}
	rows, err := s.figureFacts().Ask("years", `select t.ancestor, max(cast(year(s.date) as bigint)) from sessions s join unit_tree t on t.unit = s.unit group by t.ancestor`)
	if err != nil {
		return err
	}
	for _, row := range rows.Rows {
		id, _ := row[0].(string)
		year, _ := row[1].(int64)
		if u := s.UnitOf(id); u != nil {
			s.lastYear[u], s.lastYear[nil] = int(year), max(s.lastYear[nil], int(year))
		}
	}
	s.keyAllYears()
	return nil
}

// keyYears notes in a key the years of a unit.
func (s *Site) keyYears(k *keyer, u *archive.Unit) {
	k.number(len(s.yearsOf[u]), s.lastYear[u])
	k.number(s.yearsOf[u]...)
}

// active tells whether a unit has sittings, itself or below, be it in figures
// only.
func (s *Site) active(u *archive.Unit) bool { return len(s.yearsOf[u]) > 0 || s.lastYear[u] > 0 }

func (s *Site) hasYear(u *archive.Unit, year int) bool { return slices.Contains(s.yearsOf[u], year) }

// inYear gives a unit's own sittings of a year; Sessions is sorted by date.
func inYear(u *archive.Unit, year int) []*archive.Session {
	at := func(y int) int {
		n, _ := slices.BinarySearchFunc(u.Sessions, y, func(x *archive.Session, y int) int { return cmp.Compare(x.Date.Year(), y) })
		return n
	}
	return u.Sessions[at(year):at(year+1)]
}
