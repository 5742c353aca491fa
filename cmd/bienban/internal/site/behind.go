package site

import "strings"

// behind gives the page of the records behind a mark: a unit's year for a
// time, and the same page of a unit for a unit.
func (s *Site) behind(p *page, pl *placed, v view, at category, column string) string {
	switch {
	case at.unit != nil && v.to != nil && v.to(at.unit) != "":
		return p.to(v.to(at.unit))
	case at.unit != nil:
		return p.to(unitAt(at.unit.ID))
	case at.Year != 0 && v.unit != nil && s.hasYear(v.unit, at.Year):
		to := p.to(unitYearAt(at.Year, v.unit.ID))
		if at.day != 0 {
			to += anchorOf(at.day, pl.step(column))
		}
		return to
	}
	return ""
}

// evidence gives the link that a row of the answer holds.
func (s *Site) evidence(p *page, pl *placed, row int32) string {
	at, _ := pl.value(row, pl.Link).(string)
	if at == "" {
		return ""
	}
	return s.answered(p, at)
}

// answered links to an address that an answer holds, "" where it is of a page
// that is not in this version.
func (s *Site) answered(p *page, at string) string {
	if to, _, _ := strings.Cut(at, "#"); s.there != nil && !s.there[to] {
		return ""
	}
	return p.place(at)
}
