package site

import (
	"slices"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
)

// event is one part that a person had in a sitting. There are a million of
// them in a large archive, so it is small.
type event struct {
	session *archive.Session
	n       int32 // which review, item, … of the sitting
	of      uint8 // in eventKinds
}

// eventKinds are the parts that a person may have.
var eventKinds = []string{"review", "talk", "absent", record.Shortcoming, record.Task, "confidence", "classified", "commendation", "reminder"}

func newEvent(x *archive.Session, kind string, n int) event {
	return event{x, int32(n), uint8(slices.Index(eventKinds, kind))}
}

func (e event) kind() string { return eventKinds[e.of] }

// indexPeople gathers everybody's events, in order of the sittings' ids.
func (s *Site) indexPeople() {
	s.people = map[string][]event{}
	add := func(r record.Ref, e event) {
		if r.ID != "" {
			s.people[r.ID] = append(s.people[r.ID], e)
		}
	}
	for _, x := range s.Sessions {
		for i, v := range x.Reviews {
			add(v.Member, newEvent(x, "review", i))
		}
		for i, v := range x.Talks {
			add(v.Member, newEvent(x, "talk", i))
		}
		for i, v := range x.Absences {
			add(v.Member, newEvent(x, "absent", i))
		}
		for i, it := range x.Items {
			add(it.Member, newEvent(x, it.Kind, i))
		}
		for i, c := range x.Confidence {
			for _, r := range c.Results {
				add(r.Member, newEvent(x, "confidence", i))
			}
		}
		for i, c := range x.Classifications {
			if !c.OfUnit {
				add(c.Subject, newEvent(x, "classified", i))
			}
		}
		for i, m := range x.Remarks {
			add(m.Member, newEvent(x, m.Kind, i))
		}
	}
	s.indexSpeakers()
}

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

// year gives the year on whose sheet an event stands: a classification is of
// the year that it judges.
func (e event) year() int {
	if e.kind() == "classified" {
		return int(e.session.Classifications[e.n].Year)
	}
	return e.session.Date.Year()
}

// personYear is all that the minutes have of a person in a year.
type personYear struct {
	year     int
	attended []attended
	events   []event // newest first
	spoke    []spoken
}

// rows tells how long a year is on its page.
func (y *personYear) rows() int { return 4 + len(y.attended) + len(y.events) + (len(y.spoke)+3)/4 }

// home gives the unit of most sittings of a person's year, without a register
// of most events, and how many units there are in all.
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
		count(a.unit, 1000*a.held)
	}
	for _, e := range y.events {
		count(e.session.Unit, 1)
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
	for _, a := range attendance(m) {
		y := of(a.year)
		y.attended = append(y.attended, a)
	}
	for _, e := range s.people[m.ID] {
		y := of(e.year())
		y.events = append(y.events, e)
	}
	for _, x := range s.spoke[m.ID] {
		y := of(x.session.Date.Year())
		y.spoke = append(y.spoke, x)
	}
	slices.SortFunc(out, func(a, b *personYear) int { return b.year - a.year })
	for _, y := range out {
		slices.SortStableFunc(y.events, func(a, b event) int { return int(b.session.Date) - int(a.session.Date) })
		slices.SortStableFunc(y.spoke, func(a, b spoken) int { return int(a.session.Date) - int(b.session.Date) })
	}
	return out
}
