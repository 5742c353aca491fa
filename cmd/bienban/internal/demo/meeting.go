package demo

import (
	"slices"

	"bienban/cmd/bienban/internal/text"
)

// meeting is a sitting as it was held: who came, who led, who was to speak.
type meeting struct {
	*sitting
	roll, present   []*row
	absent          []absence
	official        int // on the roll, the exempt among them
	probationary    int
	exempt          int
	special         int
	away            int // sent elsewhere for a time, not counted among the absent
	presentOfficial int
	chair           *row
	secretary       *row // who takes the minutes; nil: not named
	designated      text.Date
	reviewees       []reviewee
	speakers        []*row
	themes          []*theme // of the shortcomings that the resolution names
}

// absence is one absent member; no reason: not told.
type absence struct {
	who    *row
	reason string
}

// reviewee is one who was designated to criticise himself.
type reviewee struct {
	who     *row
	outcome string // "" spoke
	scope   int    // number of the shortcoming of the resolution, 0 none
	theme   *theme
}

// hold decides who comes to a sitting and who does what there.
func (c *clerk) hold(s *sitting) *meeting {
	m := &meeting{sitting: s, roll: c.unit.roll(s.date)}
	away := 60
	if c.d.chance(35) {
		away = 330
	}
	var here, gone []*row
	for _, r := range m.roll {
		switch r.status {
		case "probationary":
			m.probationary++
		case "exempt":
			m.official++
			m.exempt++
			continue
		default:
			m.official++
		}
		if c.d.chance(away) && len(gone)+4 < len(m.roll)-m.exempt {
			gone = append(gone, r)
		} else {
			here = append(here, r)
		}
	}
	m.present = here
	for _, r := range gone {
		if c.d.chance(50) {
			m.away++
			continue
		}
		m.absent = append(m.absent, absence{r, c.reason(m)})
	}
	for _, r := range here {
		if r.status == "official" {
			m.presentOfficial++
		}
	}
	m.lead(c)
	return m
}

// reason says why someone stayed away, in the sitting's own words.
func (c *clerk) reason(m *meeting) string {
	switch n := c.d.below(100); {
	case n < 20:
		m.special++
		return c.key(text.AbsenceReasons, "special duty")
	case n < 24:
		return c.key(text.AbsenceReasons, "no reason")
	case n < 27:
		return ""
	}
	s := &scene{d: c.d, date: m.date}
	return s.phrase(c.book.groups["lý do vắng"])
}

// lead finds the chair, by role, and a minute-taker.
func (m *meeting) lead(c *clerk) {
	m.chair = m.present[0]
	for _, role := range []string{"deputy", "secretary"} {
		if i := slices.IndexFunc(m.present, func(r *row) bool { return r.role == role }); i >= 0 {
			m.chair = m.present[i]
		}
	}
	others := slices.DeleteFunc(slices.Clone(m.present), func(r *row) bool { return r == m.chair })
	if len(others) > 0 && !c.d.chance(5) {
		m.secretary = others[min(c.d.below(3), len(others)-1)]
	}
}

// designate chooses who criticises himself and who shares experience. The
// longest not heard come first, mostly.
func (c *clerk) designate(m *meeting) {
	n := pick(c.d, []int{1, 1, 1, 2, 2, 2, 1, 2})
	if m.official+m.probationary >= 15 {
		n = pick(c.d, []int{2, 2, 3, 2, 1})
	}
	switch {
	case c.d.chance(35):
		n = 0
	case c.d.chance(12):
		n = 3
	}
	queue := slices.DeleteFunc(slices.Clone(m.roll), func(r *row) bool { return r.status == "exempt" })
	shuffle(c.d, queue)
	if c.d.chance(850) {
		slices.SortStableFunc(queue, func(a, b *row) int { return int(c.reviewed[a.who]) - int(c.reviewed[b.who]) })
	}
	for _, r := range queue {
		if len(m.reviewees) >= min(n, len(queue)-2) {
			break
		}
		v := reviewee{who: r, theme: pick(c.d, c.book.themes)}
		switch here := slices.Contains(m.present, r); {
		case !here && c.d.chance(250):
			v.outcome = "absent"
		case !here:
			continue
		case c.d.chance(12):
			v.outcome = "postponed"
		}
		m.reviewees = append(m.reviewees, v)
		if v.outcome == "" && !m.draft {
			c.reviewed[r.who] = m.date
		}
	}
	c.invite(m)
	if c.d.chance(940) {
		m.designated = m.date.AddDays(-pick(c.d, []int{3, 4, 5, 3, 4, 5, 4, 4, 3, 5, 4, 2, 1, 6, 8}))
	}
}

// invite chooses who shares experience: one who is not reviewed, mostly.
func (c *clerk) invite(m *meeting) {
	n := 1
	if c.d.chance(80) {
		n = 0
	} else if c.d.chance(20) {
		n = 2
	}
	for _, r := range m.present {
		reviewed := slices.ContainsFunc(m.reviewees, func(v reviewee) bool { return v.who == r })
		if len(m.speakers) < n && r != m.chair && c.d.chance(400) && (!reviewed || c.d.chance(30)) {
			m.speakers = append(m.speakers, r)
		}
	}
}
