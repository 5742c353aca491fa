package review

import (
	"cmp"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// Level is one row of a record's classification.
type Level struct {
	Session *archive.Session
	Row     *record.Classification
	Current bool // no later record replaces it
}

func byDate(a, b Level) int {
	return cmp.Or(cmp.Compare(a.Session.Date, b.Session.Date), cmp.Compare(a.Session.ID, b.Session.ID))
}

// classified takes a row of the year: the unit that classifies and a unit that
// is classified have packs of it, and quotas are reckoned with it.
func (x *Index) classified(y *Year, l Level) {
	if l.Current {
		y.open(l.Session.Unit)
	}
	if l.Row.OfUnit {
		u := x.UnitOf(l.Row.Subject.ID)
		x.units[u] = append(x.units[u], l)
		if l.Current {
			y.open(u)
		}
		return
	}
	y.rows[l.Session.Unit] = append(y.rows[l.Session.Unit], l)
	if l.Current {
		x.count(y, l)
	}
}

// Levels gives the rows for a member in a year, in the order of their records:
// each replaces the one before.
func (x *Index) Levels(member string, year int) []Level {
	var out []Level
	for p := range x.counted(member) {
		if p.Kind != archive.Classified {
			continue
		}
		if c := &p.In.Classifications[p.N]; int(c.Year) == year {
			out = append(out, Level{p.In, c, p.In.Standing[p.N]})
		}
	}
	return out
}

// UnitLevels does the same for a unit.
func (x *Index) UnitLevels(u *archive.Unit, year int) []Level {
	var out []Level
	for _, l := range x.units[u] {
		if int(l.Row.Year) == year {
			out = append(out, l)
		}
	}
	return out
}

// Current gives the row that no later one replaces, or nil.
func Current(all []Level) *Level {
	for i := range all {
		if all[i].Current {
			return &all[i]
		}
	}
	return nil
}

// Others gives the people whom the unit classified in the year though they are
// not among the pack's.
func (x *Index) Others(p *Pack) []Person {
	seen := map[string]bool{}
	for _, m := range p.People {
		seen[m.ID] = true
	}
	var out []Person
	for _, l := range p.Year.rows[p.Unit] {
		if id := l.Row.Subject.ID; id != "" && !seen[id] {
			seen[id] = true
			out = append(out, Person{ID: id, Name: x.name(id)})
		}
	}
	slices.SortStableFunc(out, func(a, b Person) int { return cmp.Compare(x.order[a.ID], x.order[b.ID]) })
	return out
}

// Classified counts the members who have a current row of the year.
func (y *Year) Classified() int {
	n := 0
	for _, rows := range y.rows {
		for _, l := range rows {
			if l.Current {
				n++
			}
		}
	}
	return n
}
