package demo

import (
	"time"

	"bienban/cmd/bienban/internal/text"
)

// planner finds the days on which one unit may sit.
type planner struct {
	*division
	d     dice
	unit  *unit
	taken map[text.Date]bool
	habit int // day of the month
	lax   int // how easily a month is let pass
	found []*sitting
}

// place plans a sitting on the day or the next free one that is no Sunday; it
// gives nil where the unit or the archive ends before.
func (p *planner) place(kind string, day text.Date) *sitting {
	for p.taken[day] || day.Time().Weekday() == time.Sunday {
		day = day.AddDays(1)
	}
	if day < p.first || day > p.last || !p.unit.exists(day) {
		return nil
	}
	p.taken[day] = true
	s := &sitting{unit: p.unit, kind: kind, date: day, period: day.Month()}
	p.found = append(p.found, s)
	return s
}

// regular plans the monthly sittings of a cell.
func (p *planner) regular() {
	for m := p.first.Month(); m <= p.last.Month(); m = m.Add(1) {
		if !p.unit.exists(m.First()) {
			continue
		}
		var s *sitting
		if m != p.last.Month() && p.d.chance(25) {
			s = p.place("regular", m.Add(1).First()) // held late, for the month before
		}
		if s == nil {
			s = p.place("regular", m.First().AddDays(p.habit-1+p.d.between(-1, 3)))
		}
		s.period = m
		if p.d.chance(40) {
			s.planned = s.date.AddDays(-p.d.between(1, 6))
		}
		s.weight = p.d.below(1_000_000) / p.lax
		if m.MonthOfYear() == 12 {
			s.weight += 800_000
		}
	}
}

// others plans all that is not a cell's monthly sitting. What weighs least is
// taken first: the yearly sittings of the committees.
func (p *planner) others() {
	u := p.unit
	for year := p.first.Year(); year <= p.last.Year(); year++ {
		if u.isCommittee() {
			p.committee(year)
			continue
		}
		if p.d.chance(400) {
			p.any("review", p.day(year, 12, 15, 22))
		}
		for _, m := range []int{2, 5, 8, 11} {
			if p.d.chance(250) {
				p.any("thematic", p.day(year, m, 14, 26))
			}
		}
		if p.d.chance(40) {
			p.any("extraordinary", p.day(year, p.d.between(1, 12), 15, 26))
		}
	}
	for _, doc := range p.documents {
		for again := false; p.d.chance(450); again = true {
			if s := p.any("study", doc.issued.AddDays(p.d.between(42, 110))); s != nil {
				s.doc, s.again = doc, again
			}
		}
	}
}

// committee plans a committee's year.
func (p *planner) committee(year int) {
	first := []int{23, 26, 28}[map[string]int{"section": 0, "grassroots": 1, "higher": 2}[p.unit.kind]]
	reviewed := p.any("review", p.day(year, 12, first, first+1))
	if p.unit.kind != "section" {
		if reviewed != nil {
			reviewed.weight -= sure
		}
		if s := p.any("confidence", p.day(year, 11, 10, 24)); s != nil {
			s.weight -= sure
		}
		if p.d.chance(40) {
			p.any("confidence", p.day(year, p.d.between(2, 9), 10, 24))
		}
	}
	for _, m := range []int{1, 4, 7, 10} {
		p.any("regular", p.day(year, m, 12, 24))
	}
}

// sure takes so much off a weight that the sitting comes before all others.
const sure = 1_000_000

// any plans a sitting of any weight, unless too few would sit.
func (p *planner) any(kind string, day text.Date) *sitting {
	if len(p.unit.roll(day)) < 3 {
		return nil
	}
	s := p.place(kind, day)
	if s != nil {
		s.weight = p.d.below(sure)
	}
	return s
}

func (p *planner) day(year, month, low, high int) text.Date {
	return text.Date(year*10000 + month*100 + p.d.between(low, high))
}
