package review

import (
	"cmp"
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// Pack is what the review of one unit in one year reads. A unit has one if
// itself or a unit below it has counted sittings or current classifications of
// the year, or register rows that cover a day of a year with sittings.
type Pack struct {
	Unit       *archive.Unit
	Year       *Year
	People     []Person
	Sittings   []*archive.Session // of this very unit, counted, by date
	NotCounted int                // its sittings of the year that do not count
	Below      []*Pack            // of the units directly below
}

// Person is one of a pack's people.
type Person struct {
	ID, Name string
	Role     string // the party role of the last row of the year; "" not known
}

// open gives a unit, and all above it whose records are there, a pack.
func (y *Year) open(u *archive.Unit) {
	for ; u != nil && !u.Withheld && y.of[u] == nil; u = u.Parent {
		y.of[u] = &Pack{Unit: u, Year: y}
	}
}

// covered tells whether a register row covers a day of the year.
func (y *Year) covered(r *record.Member) bool {
	return (r.From == 0 || r.From.Year() <= y.Year) && (r.To == 0 || r.To.Year() >= y.Year)
}

// fill completes the packs of a year, now that it is known which there are.
func (x *Index) fill(y *Year) {
	for _, u := range x.Units {
		p := y.of[u]
		if p == nil {
			continue
		}
		y.Packs = append(y.Packs, p)
		if up := y.of[u.Parent]; up != nil {
			up.Below = append(up.Below, p)
		}
		for _, s := range u.Sessions {
			switch {
			case s.Date.Year() != y.Year:
			case s.Counted:
				p.Sittings = append(p.Sittings, s)
			default:
				p.NotCounted++
			}
		}
		p.People = x.people(p)
	}
	for _, rows := range y.rows {
		slices.SortStableFunc(rows, byDate)
	}
}

// roles is the order of the party roles; one not said comes last.
var roles = map[string]int{"secretary": 1, "deputy": 2, "committee": 3, "member": 4, "": 5}

// people gives those with a row of the register in the very unit; without a
// register those reviewed, assigned or classified by the unit. They stand in
// the order of their party roles, then by name.
func (x *Index) people(p *Pack) []Person {
	var out []Person
	if x.HasMembers {
		out = x.enrolled(p)
	} else {
		out = x.named(p)
	}
	slices.SortStableFunc(out, func(a, b Person) int {
		return cmp.Or(cmp.Compare(roles[a.Role], roles[b.Role]), cmp.Compare(x.order[a.ID], x.order[b.ID]))
	})
	return out
}

func (x *Index) enrolled(p *Pack) []Person {
	var out []Person
	last := map[string]*record.Member{}
	for _, r := range p.Unit.Roster {
		if !p.Year.covered(r) {
			continue
		}
		before := last[r.ID]
		if before == nil {
			out = append(out, Person{ID: r.ID, Name: x.name(r.ID)})
		}
		if before == nil || r.From > before.From {
			last[r.ID] = r
		}
	}
	for i := range out {
		out[i].Role = last[out[i].ID].Role
	}
	return out
}

func (x *Index) named(p *Pack) []Person {
	var out []Person
	seen := map[string]bool{}
	add := func(r record.Ref) {
		if r.ID != "" && !seen[r.ID] {
			seen[r.ID] = true
			out = append(out, Person{ID: r.ID, Name: x.name(r.ID)})
		}
	}
	for _, s := range p.Sittings {
		for i := range s.Reviews {
			add(s.Reviews[i].Member)
		}
		for _, it := range s.Items {
			add(it.Member)
		}
	}
	for _, l := range p.Year.rows[p.Unit] {
		add(l.Row.Subject)
	}
	return out
}

func (x *Index) name(id string) string {
	if m := x.Member(id); m != nil {
		return m.Name
	}
	return id
}
