package site

import (
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/text"
)

// monthOf gives the month that a sitting stands in on the pages of its unit: the
// one it counts for, if the unit has a page of that year.
func (s *Site) monthOf(x *archive.Session) text.Month {
	if x.Period != 0 && s.hasYear(x.Unit, x.Period.Year()) {
		return x.Period
	}
	return x.Date.Month()
}

// ofYear gives a unit's own sittings that a page of its year shows: those held
// in it, and those that count for one of its months.
func (s *Site) ofYear(u *archive.Unit, year int) []*archive.Session {
	var out []*archive.Session
	for _, x := range u.Sessions {
		if x.Date != 0 && (x.Date.Year() == year || s.monthOf(x).Year() == year) {
			out = append(out, x)
		}
	}
	return out
}

// monthOfUnit is a month with what was held in it.
type monthOfUnit struct {
	N, Quarter int // Quarter is told once, by its first month
	Text       string
	Missed     bool // a regular sitting was due, and no minutes of one are adopted
	Sittings   []sittingRow
}

// monthsOf gives a unit's months with their sittings, by period; a month
// without a regular sitting that was due is said to be missed.
func (s *Site) monthsOf(p *page, u *archive.Unit, year int) ([]monthOfUnit, error) {
	missed, err := s.missed(u)
	if err != nil {
		return nil, err
	}
	all := s.ofYear(u, year)
	var out []monthOfUnit
	for n := 1; n <= 12; n++ {
		m := text.Month(year*100 + n)
		row := monthOfUnit{N: n, Text: s.monthName(n), Missed: missed[m]}
		if n%3 == 1 {
			row.Quarter = n/3 + 1
		}
		for _, x := range all {
			if s.monthOf(x) == m {
				row.Sittings = append(row.Sittings, s.sitting(p, x))
			}
		}
		out = append(out, row)
	}
	return out, nil
}

// missed gives the months in which a regular sitting was due and none was
// adopted, as the check `monthly-session` has them.
func (s *Site) missed(u *archive.Unit) (map[text.Month]bool, error) {
	pl := s.own.months
	if pl == nil {
		return nil, nil
	}
	if err := s.load(pl.figure); err != nil {
		return nil, err
	}
	out := map[text.Month]bool{}
	for _, r := range pl.of[u.ID] {
		held, ok := numeric(pl.value(r, "held"))
		if d, isDay := dayOf(pl.value(r, "month")); ok && held == 0 && isDay {
			out[d.Month()] = true
		}
	}
	return out, nil
}
