package demo

import (
	"cmp"
	"slices"

	"bienban/cmd/bienban/internal/text"
)

// leaver is someone who has left a cell and may turn up in another.
type leaver struct {
	who  *person
	rank string
	left text.Date
}

// recruiter fills every seat of every cell from before the archive's first day
// to its end.
type recruiter struct {
	*division
	d       dice
	namer   *namer
	taken   map[*unit]map[string]bool // names ever on a unit's roll
	leavers map[*unit][]leaver        // by the unit above
}

// enlist makes members.csv: all rows, by unit.
func (v *division) enlist(d dice) error {
	r := &recruiter{division: v, d: d, namer: newNamer(d, v.book), taken: map[*unit]map[string]bool{}, leavers: map[*unit][]leaver{}}
	for _, u := range v.units {
		r.taken[u] = map[string]bool{}
	}
	for _, u := range v.units {
		if !u.isCell() {
			continue
		}
		seats, err := v.seats(u)
		if err != nil {
			return err
		}
		for i := range seats {
			r.fill(u, &seats[i], i)
		}
	}
	for _, p := range v.people {
		v.namesakes[p.name]++
	}
	return nil
}

// fill lets one holder after another have a seat.
func (r *recruiter) fill(u *unit, s *seat, n int) {
	day := max(r.first, u.from)
	since := day
	if u.from == 0 {
		since = day.AddDays(-30 * r.d.below(s.stay[0]))
	}
	for {
		left := months(since, r.d.between(s.stay[0], s.stay[1])).AddDays(r.d.below(28))
		if left <= day {
			left = day.AddDays(r.d.between(20, 200))
		}
		last := u.to
		if last == 0 {
			last = r.last
		}
		if left >= last {
			left = u.to
		}
		who, rank := r.holder(u, s, since)
		rank = r.serve(u, s, n, who, rank, since, left)
		if left == 0 {
			return
		}
		if !s.isJunior() {
			r.leavers[u.parent] = append(r.leavers[u.parent], leaver{who, rank, left})
		}
		if left == u.to {
			return
		}
		since = left.AddDays(1)
	}
}

// holder finds who takes a seat: someone moved from another cell, or new.
func (r *recruiter) holder(u *unit, s *seat, day text.Date) (*person, string) {
	busy := func(name string) bool {
		for _, b := range s.boards {
			if r.taken[b.unit][name] {
				return true
			}
		}
		return r.taken[u][name]
	}
	pool := r.leavers[u.parent]
	if day >= r.first && r.d.chance(650) {
		for i, l := range pool {
			if (l.rank == s.low || l.rank == s.high) && l.left < day && l.left.AddDays(60) >= day && !busy(l.who.name) {
				r.leavers[u.parent] = slices.Delete(pool, i, i+1)
				return l.who, l.rank
			}
		}
	}
	age := r.d.between(24, 34)
	if s.isJunior() {
		age = r.d.between(19, 22)
	} else if s.stay[0] >= 30 {
		age = r.d.between(36, 48)
	}
	p := r.namer.person(day, age, busy)
	r.people = append(r.people, p)
	return p, s.low
}

// change is a day from which a member's standing is another.
type change struct {
	day          text.Date
	status, rank string
}

// serve writes the rows of one holder's time, and gives the last rank.
func (r *recruiter) serve(u *unit, s *seat, n int, who *person, rank string, since, left text.Date) string {
	now := change{since, "official", rank}
	var later []change
	if s.isJunior() {
		now.status = "probationary"
		later = append(later, change{day: months(since, 12), status: "official"})
	}
	if rank != s.high && s.low != s.high {
		later = append(later, change{day: months(since, r.d.between(8, 36)), rank: s.high})
	}
	if s.stay[0] >= 48 && r.d.chance(60) {
		later = append(later, change{day: months(since, s.stay[0]-6), status: "exempt"})
	}
	slices.SortStableFunc(later, func(a, b change) int { return cmp.Compare(a.day, b.day) })
	for _, c := range later {
		if left != 0 && c.day > left || c.day > r.last || c.day <= now.day {
			break
		}
		r.write(u, s, n, who, now, c.day.AddDays(-1))
		now = change{c.day, cmp.Or(c.status, now.status), cmp.Or(c.rank, now.rank)}
	}
	r.write(u, s, n, who, now, left)
	return now.rank
}

// write adds a row to the cell, to its group and to the committees above.
func (r *recruiter) write(u *unit, s *seat, n int, who *person, c change, to text.Date) {
	add := func(at *unit, role string) {
		r.taken[at][who.name] = true
		at.rows = append(at.rows, &row{
			who: who, unit: at, status: c.status, rank: c.rank, post: s.post, role: role,
			leading: s.leading, from: c.day, to: to,
		})
	}
	add(u, s.role)
	if len(u.children) > 0 {
		add(u.children[n%len(u.children)], "member")
	}
	for _, b := range s.boards {
		if c.status == "official" {
			add(b.unit, b.role)
		}
	}
}

// months gives the same day so many months later, at most the 28th.
func months(d text.Date, n int) text.Date {
	return d.Month().Add(n).First().AddDays(min(d.Day(), 28) - 1)
}
