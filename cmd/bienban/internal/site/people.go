package site

import (
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/review"
)

// spoken is how often a person contributed to others' reviews in a sitting.
type spoken struct {
	session *archive.Session
	times   int
}

// indexSpeakers gathers who contributed to whose reviews; what someone said of
// his own review is no contribution to another.
func (s *Site) indexSpeakers() {
	s.spoke = map[string][]spoken{}
	for _, x := range s.Sessions {
		rest := x.Speakers
		for i := range x.Reviews {
			v := &x.Reviews[i]
			n := min(int(v.Contributed), len(rest))
			for _, id := range rest[:n] {
				if id == "" || id == v.Member.ID {
					continue
				}
				of := s.spoke[id]
				if k := len(of) - 1; k >= 0 && of[k].session == x {
					of[k].times++
					continue
				}
				s.spoke[id] = append(of, spoken{x, 1})
			}
			rest = rest[n:]
		}
	}
}

// yearOf gives the year on whose sheet a part stands: a classification is of
// the year that it judges.
func yearOf(e archive.Part) int {
	if e.Kind == archive.Classified {
		return int(e.In.Classifications[e.N].Year)
	}
	return e.In.Date.Year()
}

// personYear is all that the minutes have of a person in a year.
type personYear struct {
	year     int
	attended []review.Attendance
	parts    []archive.Part // newest first
	spoke    []spoken
}

// rows tells how long a year is on its page.
func (y *personYear) rows() int { return 4 + len(y.attended) + len(y.parts) + (len(y.spoke)+3)/4 }

// home gives the unit of most sittings of a person's year, without a register
// of most parts, and how many units there are in all.
func (y *personYear) home() (*archive.Unit, int) {
	weight := map[*archive.Unit]int{}
	var units []*archive.Unit
	count := func(u *archive.Unit, n int) {
		if u != nil && weight[u] == 0 {
			units = append(units, u)
		}
		weight[u] += n
	}
	for _, a := range y.attended {
		count(a.Unit, 1000*a.Held)
	}
	for _, e := range y.parts {
		count(e.In.Unit, 1)
	}
	if len(units) == 0 {
		return nil, 0
	}
	return slices.MaxFunc(units, func(u, v *archive.Unit) int { return weight[u] - weight[v] }), len(units)
}

// personYears cuts a person's parts by year, newest first.
func (s *Site) personYears(m *archive.Member) []*personYear {
	var out []*personYear
	of := func(year int) *personYear {
		for _, y := range out {
			if y.year == year {
				return y
			}
		}
		out = append(out, &personYear{year: year})
		return out[len(out)-1]
	}
	for _, y := range s.reviews.Years {
		if !s.shows("absences", "attendance", "register") {
			break // it is not known who was there
		}
		for _, a := range s.reviews.Attendance(y.Postings(m), y) {
			if a.Held > 0 {
				to := of(y.Year)
				to.attended = append(to.attended, a)
			}
		}
	}
	for _, e := range s.people[m.ID] {
		y := of(yearOf(e))
		y.parts = append(y.parts, e)
	}
	for _, x := range s.spoke[m.ID] {
		y := of(x.session.Date.Year())
		y.spoke = append(y.spoke, x)
	}
	slices.SortFunc(out, func(a, b *personYear) int { return b.year - a.year })
	for _, y := range out {
		slices.SortStableFunc(y.parts, func(a, b archive.Part) int { return int(b.In.Date) - int(a.In.Date) })
		slices.SortStableFunc(y.spoke, func(a, b spoken) int { return int(a.session.Date) - int(b.session.Date) })
	}
	return out
}
